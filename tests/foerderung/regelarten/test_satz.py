from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.regelarten.satz import Satz, Staffel
from tests.foerderung.bausteine import baue_vorhaben

LED = {
    "grund": "25 %", "finanzschwach": "40 %", "stelle": "§ 1",
    "klassen": [{"wenn": {"merkmale": ["adaptiv"]}, "satz": "40 %", "finanzschwach": "55 %", "stelle": "§ 2"}],
}  # fmt: skip
HAUS = {
    "grund": "5 %", "stelle": "§ 1",
    "klassen": [
        {"wenn": {"merkmale": ["eh_40"]}, "satz": "25 %", "stelle": "§ 2"},
        {"wenn": {"merkmale": ["eh_55"]}, "satz": "20 %", "stelle": "§ 2"},
    ],
    "boni": [
        {"wenn": {"merkmale": ["nh"]}, "punkte": "5 %", "stelle": "§ 3"},
        {"wenn": {"merkmale": "sersan", "eines_der_merkmale": "eh_40, eh_55"}, "punkte": "15 %", "stelle": "§ 4"},
    ],
    "hoechstsatz": "40 %",
}  # fmt: skip
# Zwei Stufen nach der Reihenfolge (R15): erst 70 %, das Folgevorhaben 40 %
KONZEPT = {
    "grund": "70 %", "finanzschwach": "90 %", "stelle": "§ 1",
    "klassen": [
        {"wenn": {"merkmale": "konzept_vorhanden"}, "satz": "40 %", "finanzschwach": "60 %", "stelle": "§ 2"},
    ],
}  # fmt: skip
# BEG EM Heizung, Nr. 8.4, Antrag am 15.12.2026
HEIZUNG = {
    "grund": "30 %", "stelle": "8.4.1",
    "boni": [
        {"wenn": {"merkmale": "alte_heizung"}, "punkte": "16 %", "nur_selbstnutzer": "ja", "stelle": "8.4.4"},
        {"einkommensstufen": [{"bis_eur": 30_000, "punkte": "40 %"}, {"bis_eur": 40_000, "punkte": "30 %"},
                              {"bis_eur": 50_000, "punkte": "10 %"}],
         "nur_selbstnutzer": "ja", "stelle": "8.4.5"},
    ],
    "kinderabzug_eur": 10_000,
    "hoechstsatz": "70 %", "hoechstsaetze": [{"bis_eur": 30_000, "satz": "80 %"}],
}  # fmt: skip
# BEG EM Hülle, Nr. 8.4.3: 5 Punkte auf den Teil über der Grenze ohne iSFP
HUELLE = {
    "grund": "15 %", "stelle": "8.4.1",
    "staffelbonus": {
        "wenn": {"merkmale": "isfp"}, "punkte": "5 %", "ab_kosten_eur": 30_000, "stelle": "8.4.3",
        "ueber": {"je": "wohneinheit",
                  "stufen": [{"bis": 1, "eur": 30_000}, {"bis": 6, "eur": 15_000}, {"eur": 8_000}]},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("regel", "merkmale", "finanzschwach", "satz", "warum"),
    [
        (LED, [], False, "0.25", "Grundsatz"),
        (LED, [], True, "0.40", "erhöhter Satz für finanzschwache Kommunen ersetzt den Grundsatz"),
        (LED, ["adaptiv"], False, "0.40", "die Klasse ersetzt den Grundsatz"),
        (LED, ["adaptiv"], True, "0.55", "die Klasse hat ihren eigenen erhöhten Satz"),
        (HAUS, ["eh_55"], True, "0.20", "ohne erhöhten Satz ändert finanzschwach nichts"),
        (HAUS, ["eh_55", "eh_40"], False, "0.25", "die erste Klasse, die passt, entscheidet"),
        (HAUS, ["eh_55", "nh"], False, "0.25", "Bonus wird addiert: 20 + 5"),
        (HAUS, ["nh"], False, "0.10", "Bonus auch auf den Grundsatz: 5 + 5"),
        (HAUS, ["sersan"], False, "0.05", "Bonus nur mit Klasse 40 oder 55"),
        (HAUS, ["eh_55", "sersan", "nh"], False, "0.40", "20 + 5 + 15 = 40 schöpft den Höchstsatz genau aus"),
        (HAUS, ["eh_40", "sersan", "nh"], False, "0.40", "25 + 5 + 15 = 45 über dem Höchstsatz"),
        (KONZEPT, [], False, "0.70", "das erste Konzept"),
        (KONZEPT, ["konzept_vorhanden"], False, "0.40", "das Folgevorhaben"),
        (KONZEPT, ["konzept_vorhanden"], True, "0.60", "das Folgevorhaben finanzschwach"),
        (HAUS | {"grund": "50 %", "klassen": []}, [], False, "0.40", "auch der Grundsatz hat den Höchstsatz"),
        (HAUS | {"grund": "0 %", "klassen": []}, ["nh"], False, "0.05", "ohne Grundsatz zählt der Bonus allein"),
    ],
)
def test_satz(regel: dict[str, Any], merkmale: list[str], finanzschwach: bool, satz: str, warum: str) -> None:
    projekt = baue_vorhaben(massnahme={"merkmale": merkmale}, traeger={"finanzschwach": finanzschwach})
    assert Satz.model_validate(regel).bestimme(projekt).wert == Decimal(satz), warum


def test_merkmal_von_traeger_objekt_oder_plan_zaehlt_wie_das_der_massnahme() -> None:
    regel = Satz.model_validate(LED)
    assert regel.bestimme(baue_vorhaben(traeger={"merkmale": ["adaptiv"]})).wert == Decimal("0.40")
    assert regel.bestimme(baue_vorhaben(objekt={"merkmale": ["adaptiv"]})).wert == Decimal("0.40")
    assert regel.bestimme(baue_vorhaben(mit=("adaptiv",))).wert == Decimal("0.40")


def heizung(einheiten: int, selbst: int | None, einkommen: int | None, kinder: int, *merkmale: str) -> Any:
    projekt = baue_vorhaben(
        massnahme={"merkmale": list(merkmale)},
        traeger={"art": "privat", "einkommen_eur": einkommen, "kinder": kinder},
        objekt={"wohneinheiten": einheiten, "selbstgenutzte_wohneinheiten": selbst},
    )
    return Satz.model_validate(HEIZUNG).bestimme(projekt)


@pytest.mark.parametrize(
    ("einheiten", "selbst", "einkommen", "kinder", "alt", "betrag", "zuschuss", "warum"),
    [
        (8, 1, None, 0, True, 119_000, "38080", "30 % + 16 % für eine von acht (Fall F02)"),
        (8, 1, None, 0, False, 119_000, "35700", "ohne alte Heizung kein Bonus"),
        (8, 0, None, 0, True, 119_000, "35700", "niemand nutzt selbst"),
        (8, None, None, 0, True, 119_000, "35700", "Selbstnutzung nicht angegeben: kein Bonus"),
        (8, 5, None, 0, True, 119_000, "47600", "WEG, fünf von acht (Fall F02c)"),
        (
            8,
            1,
            38_000,
            1,
            True,
            119_000,
            "43137.50",
            "28.000 € mit Kind: 86 auf 80 % gekappt, 14.875 × 80 % + 7 × 14.875 × 30 % (Fall F02b)",
        ),
        (8, 9, None, 0, True, 119_000, "54740", "mehr als alle können nicht selbst nutzen: 46 %"),
        (1, 1, None, 0, True, 28_000, "12880", "46 % von 28.000 (Fall F07a)"),
        (1, 1, 30_000, 0, True, 28_000, "22400", "30.000 genau erreicht: 86 auf 80 % (Fall F07b)"),
        (1, 1, "30000.01", 0, True, 28_000, "19600", "einen Cent darüber: 30 + 16 + 30 = 76 auf 70 %"),
        (1, 1, 40_000, 0, False, 28_000, "16800", "40.000 genau erreicht: 30 + 30"),
        (1, 1, "40000.01", 0, False, 28_000, "11200", "einen Cent darüber: 30 + 10"),
        (1, 1, 50_000, 0, False, 28_000, "11200", "50.000 genau erreicht"),
        (1, 1, "50000.01", 0, False, 28_000, "8400", "über der letzten Stufe kein Bonus"),
        (1, 1, 60_000, 3, False, 28_000, "11200", "der Abzug gilt einmal, nicht je Kind: 50.000"),
        (1, 1, 5_000, 1, False, 28_000, "19600", "Abzug unter null: erste Stufe, 30 + 40 = 70"),
        (3, 1, None, 0, True, 100, "35.33333333333333333333333333", "(2 × 30 + 46)/3 = 35,33… von 100"),
        (3, 1, None, 0, True, 75, "26.5", "(2 × 30 + 46)/3 % von 75 = 26,50 genau: einmal dividiert"),
        (7, 3, None, 0, True, 700, "258", "(4 × 30 + 3 × 46)/7 % von 700 genau"),
    ],
)
def test_anteilige_und_nach_einkommen_gestufte_boni(
    einheiten: int, selbst: int, einkommen: Any, kinder: int, alt: bool, betrag: int, zuschuss: str, warum: str
) -> None:
    misch = heizung(einheiten, selbst, einkommen, kinder, *(["alte_heizung"] if alt else []))
    assert misch.mal(Decimal(betrag)) == Decimal(zuschuss), warum


@pytest.mark.parametrize(
    ("einheiten", "selbst", "text"),
    [(8, 0, "30 %"), (8, 1, "(7 × 30 % + 1 × 46 %) / 8"), (8, 8, "46 %"), (1, 1, "46 %")],
)
def test_mischsatz_in_worten(einheiten: int, selbst: int, text: str) -> None:
    assert heizung(einheiten, selbst, None, 0, "alte_heizung").text == text


def test_rechenweg_nennt_grundsatz_bonus_und_hoechstsatz_mit_stelle() -> None:
    projekt = baue_vorhaben(massnahme={"merkmale": ["eh_40", "sersan"]})
    regel = Satz.model_validate(HAUS | {"hoechstsatz": "35 %"})
    assert [(zeile.text, zeile.stelle) for zeile in regel.bestimme(projekt).zeilen] == [
        ("Grundsatz 25 %", "§ 2"),
        ("Bonus 15 %", "§ 4"),
        ("Höchstsatz 35 % statt 40 %", "§ 1"),
    ]


def test_genau_ausgeschoepfter_hoechstsatz_bekommt_keine_zeile() -> None:
    projekt = baue_vorhaben(massnahme={"merkmale": ["eh_55", "sersan", "nh"]})  # 20 + 5 + 15 = 40
    zeilen = Satz.model_validate(HAUS).bestimme(projekt).zeilen
    assert [zeile.text for zeile in zeilen] == ["Grundsatz 20 %", "Bonus 5 %", "Bonus 15 %"]


def test_rechenweg_nennt_selbstnutzer_und_finanzschwaeche() -> None:
    assert [zeile.text for zeile in heizung(8, 1, 38_000, 1, "alte_heizung").zeilen] == [
        "Grundsatz 30 %",
        "Bonus 16 % für 1 von 8 Wohneinheiten (selbstgenutzt)",
        "Bonus 40 % für 1 von 8 Wohneinheiten (selbstgenutzt)",
        "Höchstsatz 80 % statt 86 %",
    ]
    stadt = Satz.model_validate(LED).bestimme(baue_vorhaben(traeger={"finanzschwach": "ja"}))
    assert [zeile.text for zeile in stadt.zeilen] == ["Grundsatz 40 % für finanzschwache Kommunen"]


@pytest.mark.parametrize(
    ("kosten", "merkmale", "schwelle", "warum"),
    [
        ("480000", "isfp", "153000", "Grenze ohne iSFP bei 12 Wohneinheiten (Fall F01)"),
        ("30000.00", "isfp", "153000", "Mindestkosten genau erreicht"),
        ("29999.99", "isfp", None, "einen Cent zu wenig"),
        ("480000", "", None, "ohne iSFP keine Staffel (Fall F01a)"),
    ],
)
def test_staffelbonus(kosten: str, merkmale: str, schwelle: str | None, warum: str) -> None:
    projekt = baue_vorhaben(massnahme={"merkmale": merkmale}, objekt={"wohneinheiten": 12})
    staffel = Satz.model_validate(HUELLE).staffel(projekt, Decimal(kosten))
    if schwelle is None:
        assert staffel is None, warum
    else:
        assert isinstance(staffel, Staffel)
        assert (staffel.schwelle_eur, staffel.punkte) == (Decimal(schwelle), Decimal("0.05")), warum
        assert staffel.zeile.text == "Bonus 5 % auf den Teil über 153.000 €"


def test_staffel_ohne_wohneinheiten_ist_nicht_bestimmbar() -> None:
    hindernis = Satz.model_validate(HUELLE).staffel(
        baue_vorhaben(massnahme={"merkmale": "isfp"}, objekt={}), Decimal(480_000)
    )
    assert hindernis == Hindernis(
        "Schwelle des Bonus nicht bestimmbar: das Objekt nennt keine Wohneinheiten (wohneinheiten).", "8.4.3"
    )


@pytest.mark.parametrize(
    ("bonus", "merkmale", "selbst", "anzahl", "warum"),
    [
        ({}, "wpb", 0, 1, "der Bonus wird genutzt"),
        ({}, "", 0, 0, "ohne Merkmal kein Bonus"),
        ({"punkte": 0}, "wpb", 0, 0, "ein Bonus von null Punkten verbraucht nichts"),
        ({"nur_selbstnutzer": "ja"}, "wpb", 0, 0, "niemand nutzt selbst: der Bonus bringt nichts"),
        ({"nur_selbstnutzer": "ja"}, "wpb", 1, 1, "jemand nutzt selbst"),
    ],
)
def test_kontingent_zaehlt_nur_wirklich_genutzte_boni(
    bonus: dict[str, Any], merkmale: str, selbst: int, anzahl: int, warum: str
) -> None:
    kontingent = {"name": "wpb", "anzahl": 3, "je": "objekt"}
    regel = {"wenn": {"merkmale": "wpb"}, "punkte": "5 %", "kontingent": kontingent, "stelle": "§"} | bonus
    satz = Satz.model_validate({"grund": "15 %", "boni": [regel], "stelle": "§"})
    projekt = baue_vorhaben(
        massnahme={"merkmale": merkmale}, objekt={"wohneinheiten": 8, "selbstgenutzte_wohneinheiten": selbst}
    )
    assert len(list(satz.kontingente(projekt))) == anzahl, warum
