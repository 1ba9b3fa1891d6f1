from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.zuschuss import Zuschuss, berechne_zuschuss
from tests.foerderung.bausteine import baue_fassung, baue_vorhaben, zuschuss_von

GRENZE_KOSTEN = {"je": "massnahme", "stufen": [{"eur": 60_000}], "stelle": "§ 3"}
GRENZE_ZUSCHUSS = {"wovon": "zuschuss", "je": "massnahme", "stufen": [{"eur": 20_000}], "stelle": "§ 4"}


def berechne(kosten: str, massnahme: dict[str, Any] | None = None, **fassung: Any) -> Zuschuss | Hindernis:
    projekt = baue_vorhaben(kosten, massnahme=massnahme)
    return berechne_zuschuss(projekt, baue_fassung(**fassung))


@pytest.mark.parametrize(
    ("kosten", "massnahme", "regeln", "foerderfaehig", "betrag", "warum"),
    [
        ("100000", {}, {}, "100000", "30000.00", "30 % von 100.000"),
        ("100000", {"foerderfaehig_anteil": "0,8"}, {}, "80000.00", "24000.00", "nur 80 % sind förderfähig"),
        ("100000", {}, {"hoechstgrenzen": [GRENZE_KOSTEN]}, "60000.00", "18000.00", "Kosten auf 60.000 begrenzt"),
        ("100000", {}, {"hoechstgrenzen": [GRENZE_ZUSCHUSS]}, "100000", "20000.00", "Zuschuss höchstens 20.000"),
        ("100000", {}, {"hoechstgrenzen": [GRENZE_ZUSCHUSS, GRENZE_KOSTEN]}, "60000.00", "18000.00",
         "beide Grenzen: die auf den Zuschuss greift nicht mehr"),
        ("100000", {"foerderfaehig_anteil": "0,5"}, {"hoechstgrenzen": [GRENZE_KOSTEN]}, "50000.00", "15000.00",
         "erst der förderfähige Anteil, dann die Höchstgrenze"),
        ("33333.35", {}, {}, "33333.35", "10000.01", "10.000,005 wird aufgerundet"),
        ("33333.31", {}, {}, "33333.31", "9999.99", "9.999,993 wird abgerundet"),
    ],
)  # fmt: skip
def test_zuschuss(
    kosten: str, massnahme: dict[str, Any], regeln: dict[str, Any], foerderfaehig: str, betrag: str, warum: str
) -> None:
    zuschuss = berechne(kosten, massnahme, **regeln)
    assert isinstance(zuschuss, Zuschuss)
    assert zuschuss.foerderfaehig_eur == Decimal(foerderfaehig), warum
    assert zuschuss.betrag_eur == Decimal(betrag), warum
    assert zuschuss.rechenweg[-1].betrag_eur == zuschuss.betrag_eur


def test_rechenweg_zeigt_jeden_schritt_mit_stelle_und_endet_mit_dem_betrag() -> None:
    boni = [{"wenn": {"merkmale": "isfp"}, "punkte": "5 %", "stelle": "§ 2"}]
    zuschuss = berechne(
        "90000.01",
        {"foerderfaehig_anteil": "0,9", "merkmale": "isfp"},
        satz={"grund": "30 %", "boni": boni, "stelle": "§ 1"},
        hoechstgrenzen=[GRENZE_KOSTEN, GRENZE_ZUSCHUSS],
    )
    assert isinstance(zuschuss, Zuschuss)
    # 90.000,01 × 0,9 = 81.000,009 -> 81.000,01; begrenzt auf 60.000; × 35 % = 21.000; begrenzt auf 20.000
    assert [(z.text, z.betrag_eur, z.stelle) for z in zuschuss.rechenweg] == [
        ("Investition (nominal)", Decimal("90000.01"), "Planungsfall"),
        ("davon förderfähig 90 %", Decimal("81000.01"), "Planungsfall"),
        ("Höchstgrenze der förderfähigen Kosten: 60.000 €", Decimal(60_000), "§ 3"),
        ("Grundsatz 30 %", None, "§ 1"),
        ("Bonus 5 %", None, "§ 2"),
        ("35 % von 60.000 €", Decimal(21_000), "§ 1"),
        ("Höchstgrenze des Zuschusses: 20.000 €", Decimal(20_000), "§ 4"),
        ("Zuschuss", Decimal(20_000), "Testrichtlinie"),
    ]


def test_rundung_steht_mit_ihrem_grund_im_rechenweg() -> None:
    zuschuss = berechne("33333.35", rundung={"art": "abwaerts", "grund": "Nr. 7: abzurunden"})
    assert isinstance(zuschuss, Zuschuss)
    assert zuschuss.betrag_eur == Decimal("10000.00")
    assert ("Gerundet", "Nr. 7: abzurunden") in [(zeile.text, zeile.stelle) for zeile in zuschuss.rechenweg]


def test_mindestkosten_gelten_vor_der_hoechstgrenze() -> None:
    regeln: dict[str, Any] = {"minimum": {"kosten_eur": 80_000}, "hoechstgrenzen": [GRENZE_KOSTEN]}
    assert isinstance(berechne("80000", **regeln), Zuschuss)
    hindernis = berechne("79999.99", **regeln)
    assert isinstance(hindernis, Hindernis)
    assert hindernis.grund == ("Förderfähige Kosten von 79.999,99 € liegen unter dem Mindestbetrag von 80.000 €.")


@pytest.mark.parametrize("wovon", ["kosten", "zuschuss"])
def test_fehlende_bezugsgroesse_einer_grenze_verhindert_den_zuschuss(wovon: str) -> None:
    grenze = {"wovon": wovon, "je": "m2", "stufen": [{"eur": 500}], "stelle": "§"}
    assert isinstance(berechne("100000", hoechstgrenzen=[grenze]), Hindernis)


@pytest.mark.parametrize(
    ("kosten", "luecke", "grenze", "betrag", "warum"),
    [
        ("4200000", None, None, "1680000.00", "40 % (Fall F09a)"),
        ("4200000", 1_450_000, None, "1450000.00", "auf die Lücke begrenzt (Fall F09b)"),
        ("4200000", 1_450_000, 1_000_000, "1000000.00", "die Grenze des Zuschusses liegt noch darunter"),
        ("4200000", 1_450_000, 1_600_000, "1450000.00", "die Lücke liegt darunter"),
    ],
)
def test_wirtschaftlichkeitsluecke(
    kosten: str, luecke: int | None, grenze: int | None, betrag: str, warum: str
) -> None:
    grenzen = [] if grenze is None else [GRENZE_ZUSCHUSS | {"stufen": [{"eur": grenze}]}]
    regeln = {"satz": {"grund": "40 %", "stelle": "§"}, "luecke": {"stelle": "M2"}, "hoechstgrenzen": grenzen}
    projekt = baue_vorhaben(kosten, massnahme={"wirtschaftlichkeitsluecke_eur": luecke})
    assert zuschuss_von(projekt, regeln).betrag_eur == Decimal(betrag), warum


@pytest.mark.parametrize(
    ("wohneinheiten", "selbst", "text", "betrag"),
    [
        (8, 1, "(7 × 30 % + 1 × 46 %) / 8 von 100.000 €", "32000.00"),
        (8, 0, "30 % von 100.000 €", "30000.00"),
        (1, 1, "46 % von 100.000 €", "46000.00"),
        (3, 1, "(2 × 30 % + 1 × 46 %) / 3 von 100.000 €", "35333.33"),
    ],
)
def test_anteiliger_bonus_im_rechenweg(wohneinheiten: int, selbst: int, text: str, betrag: str) -> None:
    bonus = {"punkte": "16 %", "nur_selbstnutzer": "ja", "stelle": "§"}
    objekt = {"wohneinheiten": wohneinheiten, "selbstgenutzte_wohneinheiten": selbst}
    zuschuss = zuschuss_von(
        baue_vorhaben(objekt=objekt), {"satz": {"grund": "30 %", "boni": [bonus], "stelle": "§"}}
    )
    assert zuschuss.betrag_eur == Decimal(betrag)
    assert text in [zeile.text for zeile in zuschuss.rechenweg]


def test_drei_drittel_ergeben_den_ganzen_betrag() -> None:
    # Fall F16: Bund, Land und Kommune je ein Drittel von 1.500.000; zwei Drittel kommen als Zuschuss
    satz = {"grund": "0,6666666666666666", "stelle": "§"}
    for art in ("kaufmaennisch", "abwaerts"):
        zuschuss = zuschuss_von(baue_vorhaben(1_500_000), {"satz": satz, "rundung": {"art": art}})
        assert zuschuss.betrag_eur == 1_000_000


def test_schwelle_wird_vor_dem_geld_geprueft() -> None:
    schwelle = {"kennwert": "scop", "name": "SCOP", "mindestens": "2,5", "stelle": "§ 1"}
    projekt = baue_vorhaben(100, massnahme={"kennwerte": {"scop": "2,4"}})
    hindernis = berechne_zuschuss(projekt, baue_fassung(schwellen=[schwelle], minimum={"kosten_eur": 300}))
    assert hindernis == Hindernis("SCOP: 2,4, verlangt ist mindestens 2,5.", "§ 1")


def test_bedingungen_kommen_aus_allen_regeln_in_fester_reihenfolge() -> None:
    zuschuss = zuschuss_von(
        baue_vorhaben(teile={"bau": 1000}),
        {
            "filter": {"antragsteller": ["kommune"], "massnahmenarten": "waermepumpe", "mindestalter_jahre": 5},
            "foerderfaehig": {"anteilsgrenzen": [{"teil": "material", "anteil": "30 %", "stelle": "Nr. 8"}]},
            "schwellen": [{"kennwert": "scop", "name": "SCOP", "mindestens": "2,5", "stelle": "§ 1"}],
            "luecke": {"stelle": "§ 2"},
            "kredit": {"laufzeit_jahre": 10, "braucht_zuschuss": "BEG EM", "stelle": "§ 3"},
            "fristen": {"startsperre": "antrag", "folgeantrag_monate": 6},
            "bedingungen": "Fachunternehmererklärung vorlegen.",
        },
    )
    assert zuschuss.bedingungen == (
        "Das Gebäude muss mindestens 5 Jahre alt sein (kein Baujahr angegeben).",
        "Der Kostenteil „material“ ist nicht ausgewiesen (investition_eur); er zählt nur begrenzt (Nr. 8).",
        "SCOP: mindestens 2,5 ist nachzuweisen.",
        "Eine Wirtschaftlichkeitslücke von mindestens 300 € ist nachzuweisen.",
        "Der Kredit setzt die Zusage von „BEG EM“ voraus.",
        "Zusatzanträge sind nur bis 6 Monate nach der Bewilligung möglich.",
        "Fachunternehmererklärung vorlegen.",
    )
