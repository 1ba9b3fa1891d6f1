"""Caps that several applications share: what an application takes, and what earlier ones leave."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.paket import Geteilt, Teilungsart
from massnahmenplan.foerderung.zuschuss import geteilt_am
from tests.foerderung.bausteine import baue_fassung, baue_vorhaben, haus, zuschuss_von

GRENZE_KOSTEN = {"je": "massnahme", "stufen": [{"eur": 60_000}], "stelle": "§ 3"}
GRENZE_ZUSCHUSS = {"wovon": "zuschuss", "je": "massnahme", "stufen": [{"eur": 20_000}], "stelle": "§ 4"}
# BEG EM Hülle (Fall F01): mit iSFP doppelte Grenze je Gebäude und Jahr, 5 Punkte über der einfachen
OHNE_ISFP = [{"bis": 1, "eur": 30_000}, {"bis": 6, "eur": 15_000}, {"eur": 8_000}]
MIT_ISFP = [{"bis": 1, "eur": 60_000}, {"bis": 6, "eur": 30_000}, {"eur": 15_000}]
HUELLE: dict[str, Any] = {
    "satz": {
        "grund": "15 %", "stelle": "8.4.1",
        "staffelbonus": {"wenn": {"merkmale": "isfp"}, "punkte": "5 %", "ab_kosten_eur": 30_000, "stelle": "8.4.3",
                         "ueber": {"je": "wohneinheit", "stufen": OHNE_ISFP}},
    },
    "hoechstgrenzen": [
        {"je": "wohneinheit", "stufen": MIT_ISFP, "wenn": {"merkmale": "isfp"}, "stelle": "8.3.1",
         "geteilt": {"name": "huelle", "je": "objekt_jahr"}},
        {"je": "wohneinheit", "stufen": OHNE_ISFP, "wenn": {"ohne_merkmale": "isfp"}, "stelle": "8.3.1",
         "geteilt": {"name": "huelle", "je": "objekt_jahr"}},
    ],
}  # fmt: skip
# BEG EM Heizung (Fall F18): eine Grenze je Gebäude auf Dauer, Etagenheizungen anteilig
HEIZUNG: dict[str, Any] = {
    "satz": {"grund": "30 %", "stelle": "8.4.1"},
    "hoechstgrenzen": [
        {"je": "wohneinheit", "stufen": [{"bis": 1, "eur": 28_000}, {"bis": 6, "eur": 15_000}, {"eur": 8_000}],
         "anteilig": "ja", "geteilt": {"name": "heizung", "je": "objekt"}, "stelle": "8.3.1"},
    ],
}  # fmt: skip
HEIZUNG_2027: dict[str, Any] = {
    "satz": {"grund": "15 %", "stelle": "8.4.1"},
    "hoechstgrenzen": [
        HEIZUNG["hoechstgrenzen"][0]
        | {"stufen": [{"bis": 1, "eur": 26_500}, {"bis": 6, "eur": 15_000}, {"eur": 8_000}]}
    ],
}
# Köln (Fall F22): 40 € je m², höchstens 20.000 € je Objekt und Jahr
ENTSIEGELUNG: dict[str, Any] = {
    "satz": None,
    "festbetrag": {"je": "menge", "stufen": [{"eur": 40}], "stelle": "Nr. 5"},
    "hoechstgrenzen": [
        {"wovon": "zuschuss", "je": "massnahme", "stufen": [{"eur": 20_000}], "stelle": "Nr. 6",
         "geteilt": {"name": "gruen", "je": "objekt_jahr"}},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kosten", "merkmale", "belegt", "foerderfaehig", "betrag", "warum"),
    [
        (480_000, "isfp", 0, "300000", "52350.00", "15 % × 300.000 + 5 % × 147.000 (Fall F01)"),
        (480_000, "", 0, "153000", "22950.00", "ohne iSFP 15 % × 153.000 (Fall F01a)"),
        (200_000, "isfp", 0, "200000", "32350.00", "30.000 + 5 % × 47.000 (Fall F01d, erstes Jahr)"),
        (280_000, "isfp", 0, "280000", "48350.00", "42.000 + 5 % × 127.000 (Fall F01d, zweites Jahr)"),
        (
            280_000,
            "isfp",
            200_000,
            "100000",
            "20000.00",
            "im selben Jahr: Rest 100.000, ganz über der Schwelle: 20 %; zusammen 52.350 wie in einem Antrag",
        ),
        (153_000, "isfp", 0, "153000", "22950.00", "genau bis zur Schwelle bringt der Bonus nichts"),
        ("153000.20", "isfp", 0, "153000.20", "22950.04", "20 Cent darüber: 22.950,03 + 0,01"),
        (100_000, "isfp", 100_000, "100000", "17350.00", "47.000 der 100.000 liegen über der Schwelle"),
        (100_000, "isfp", 153_000, "100000", "20000.00", "Schwelle genau belegt: alles darüber"),
        (100_000, "isfp", 300_000, "0", "0.00", "Grenze ausgeschöpft"),
        (29_000, "isfp", 153_000, "29000", "4350.00", "unter 30.000 € Kosten kein Bonus"),
        (30_000, "isfp", 153_000, "30000", "6000.00", "ab 30.000 € Kosten 20 %"),
    ],
)
def test_staffel_zaehlt_ab_dem_was_fruehere_antraege_belegt_haben(
    kosten: int | str, merkmale: str, belegt: int, foerderfaehig: str, betrag: str, warum: str
) -> None:
    zuschuss = zuschuss_von(haus(kosten, 12, merkmale), HUELLE, belegt)
    assert zuschuss.foerderfaehig_eur == Decimal(foerderfaehig), warum
    assert zuschuss.betrag_eur == Decimal(betrag), warum


@pytest.mark.parametrize("erster", [1, 30_000, 100_000, 153_000, 200_000, 299_999, 300_000])
def test_zwei_antraege_im_selben_jahr_bringen_zusammen_so_viel_wie_einer(erster: int) -> None:
    regeln = HUELLE | {
        "satz": HUELLE["satz"] | {"staffelbonus": HUELLE["satz"]["staffelbonus"] | {"ab_kosten_eur": 0}}
    }
    eins = zuschuss_von(haus(erster, 12, "isfp"), regeln)
    assert eins.geteilt is not None
    zwei = zuschuss_von(haus(480_000 - erster, 12, "isfp"), regeln, str(eins.geteilt.angesetzt_eur))
    assert eins.betrag_eur + zwei.betrag_eur == Decimal(52_350)


def test_rechenweg_der_staffel_und_ihr_mittlerer_satz() -> None:
    zuschuss = zuschuss_von(haus(480_000, 12, "isfp"), HUELLE)
    assert zuschuss.satz == Decimal("0.1745")  # 52.350 / 300.000
    assert [(z.text, z.betrag_eur) for z in zuschuss.rechenweg] == [
        ("Investition (nominal)", Decimal(480_000)),
        ("Höchstgrenze der förderfähigen Kosten je Objekt und Kalenderjahr für 12 Wohneinheiten: "
         "60.000 € + 5 × 30.000 € + 6 × 15.000 €", Decimal(300_000)),
        ("Grundsatz 15 %", None),
        ("15 % von 300.000 €", Decimal(45_000)),
        ("Bonus 5 % auf den Teil über 153.000 €: 147.000 €", Decimal(7_350)),
        ("Zuschuss", Decimal(52_350)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fassung", "belegt", "foerderfaehig", "betrag", "warum"),
    [
        (HEIZUNG, 0, "59500", "17850", "4/8 × 119.000 × 30 % (Fall F18, erster Antrag)"),
        (HEIZUNG_2027, 59_500, "58000", "8700", "117.500 − 59.500 = 58.000 × 15 % (Fall F18, zweiter Antrag)"),
        (HEIZUNG_2027, 117_500, "0", "0", "nichts mehr übrig"),
        (HEIZUNG_2027, 119_000, "0", "0", "die gesunkene Grenze ist schon überschritten"),
    ],
)
def test_grenze_je_gebaeude_auf_dauer(
    fassung: dict[str, Any], belegt: int, foerderfaehig: str, betrag: str, warum: str
) -> None:
    zuschuss = zuschuss_von(haus(70_000, 8, betroffene_wohneinheiten=4), fassung, belegt)
    assert zuschuss.foerderfaehig_eur == Decimal(foerderfaehig), warum
    assert zuschuss.betrag_eur == Decimal(betrag), warum


@pytest.mark.parametrize(
    ("menge", "belegt", "betrag", "warum"),
    [
        (650, 0, "20000", "26.000 auf 20.000 (Fall F22)"),
        (325, 0, "13000", "in einem anderen Jahr (Fall F22b)"),
        (325, 13_000, "7000", "im selben Jahr bleiben 7.000"),
        (325, 20_000, "0", "ausgeschöpft"),
    ],
)
def test_festbetrag_unter_geteilter_grenze_des_zuschusses(
    menge: int, belegt: int, betrag: str, warum: str
) -> None:
    projekt = baue_vorhaben(50_000, massnahme={"menge": menge}, objekt={})
    zuschuss = zuschuss_von(projekt, ENTSIEGELUNG, belegt)
    assert (zuschuss.betrag_eur, zuschuss.satz) == (Decimal(betrag), Decimal(0)), warum
    assert zuschuss.geteilt is not None
    assert zuschuss.geteilt.wovon == "zuschuss"
    assert zuschuss.geteilt.angesetzt_eur == Decimal(betrag)
    assert zuschuss.geteilt.wunsch_eur == min(menge * 40, 20_000)


def test_geteilt_beschreibt_was_von_der_grenze_genommen_wird() -> None:
    zuschuss = zuschuss_von(haus(480_000, 12, "isfp"), HUELLE, 200_000)
    assert zuschuss.geteilt == Geteilt(
        inhaber="",
        jahr=None,
        text="Höchstgrenze der förderfähigen Kosten je Objekt und Kalenderjahr",
        wovon="kosten",
        wunsch_eur=Decimal(300_000),
        grenze_eur=Decimal(300_000),
        angesetzt_eur=Decimal(100_000),
        schwelle_eur=Decimal(153_000),
        satz_unten=Decimal("0.15"),
        satz_oben=Decimal("0.20"),
        mindestens_eur=Decimal("0.01"),
        art=Teilungsart.FREI,
    )


@pytest.mark.parametrize(
    ("fassung", "inhaber", "jahr"),
    [(HUELLE, "huelle:o", 2027), (HEIZUNG, "heizung:o", None), (ENTSIEGELUNG, "gruen:o", 2027)],
)
def test_inhaber_und_jahr_der_grenze_haengen_am_antragstag(
    fassung: dict[str, Any], inhaber: str, jahr: int | None
) -> None:
    projekt = haus(100_000, 8, menge=5)
    geteilt = geteilt_am(zuschuss_von(projekt, fassung), projekt, baue_fassung(**fassung), date(2027, 1, 1))
    assert geteilt is not None
    assert (geteilt.inhaber, geteilt.jahr) == (inhaber, jahr)


def test_ohne_geteilte_grenze_wird_nichts_geteilt() -> None:
    projekt = baue_vorhaben()
    zuschuss = zuschuss_von(projekt, {"hoechstgrenzen": [GRENZE_KOSTEN]})
    assert zuschuss.geteilt is None
    assert geteilt_am(zuschuss, projekt, baue_fassung(), date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    ("regeln", "frei", "warum"),
    [
        ({}, True, "die Formel sagt alles"),
        ({"hoechstgrenzen": [*HUELLE["hoechstgrenzen"], GRENZE_ZUSCHUSS]}, False, "eine Grenze des Zuschusses"),
        ({"hoechstgrenzen": [*HUELLE["hoechstgrenzen"], GRENZE_ZUSCHUSS | {"wenn": {"merkmale": "nie"}}]}, True,
         "eine Grenze, die nicht gilt, stört nicht"),
        ({"luecke": {"stelle": "§"}}, False, "die Wirtschaftlichkeitslücke"),
        ({"rundung": {"auf_eur": 100}}, False, "Rundung auf volle hundert Euro"),
        ({"rundung": {"art": "abwaerts"}}, True, "abwärts auf volle Cent ist weniger als ein Cent"),
        ({"minimum": {"eigenanteil": "85 %"}}, False, "20 % von 300.000 > 15 % von 300.000"),
        ({"minimum": {"eigenanteil": "80 %"}}, True, "20 % von 300.000 = 20 % von 300.000"),
        ({"kredit": {"laufzeit_jahre": 10, "anteil_kosten": "50 %", "stelle": "§"}}, False,
         "nur die halben Kosten"),
        ({"kredit": {"laufzeit_jahre": 10, "stelle": "§"}}, True, "der ganze Kredit"),
    ],
)  # fmt: skip
def test_frei_heisst_dass_nichts_sonst_den_zuschuss_begrenzt(
    regeln: dict[str, Any], frei: bool, warum: str
) -> None:
    geteilt = zuschuss_von(haus(300_000, 12, "isfp"), HUELLE | regeln).geteilt
    assert geteilt is not None
    assert geteilt.art is (Teilungsart.FREI if frei else Teilungsart.ERSTER), warum


@pytest.mark.parametrize(
    ("regeln", "mindestens"),
    [({}, "0.01"), ({"minimum": {"zuschuss_eur": 5000}}, "5000")],
)
def test_geteilt_nennt_den_mindestzuschuss(regeln: dict[str, Any], mindestens: str) -> None:
    geteilt = zuschuss_von(haus(300_000, 12, "isfp"), HUELLE | regeln).geteilt
    assert geteilt is not None
    assert geteilt.mindestens_eur == Decimal(mindestens)


def test_eigene_grenze_gilt_vor_der_geteilten() -> None:
    # erst je Antrag 60.000, dann von den 119.000 des Gebäudes der Rest 50.000
    regeln = HEIZUNG | {"hoechstgrenzen": [*HEIZUNG["hoechstgrenzen"], GRENZE_KOSTEN]}
    zuschuss = zuschuss_von(haus(100_000, 8), regeln, 69_000)
    assert zuschuss.foerderfaehig_eur == 50_000
    assert zuschuss.geteilt is not None
    assert zuschuss.geteilt.wunsch_eur == 60_000
