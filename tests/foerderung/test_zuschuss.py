from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.paket import Hindernis
from massnahmenplan.foerderung.zuschuss import Zuschuss, berechne_zuschuss
from tests.foerderung.bausteine import baue_fassung, baue_vorhaben

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
    assert hindernis.grund == (
        "Förderfähige Kosten von 79.999,99 € liegen unter dem Mindestbetrag von 80.000 €."
    )


@pytest.mark.parametrize("wovon", ["kosten", "zuschuss"])
def test_fehlende_bezugsgroesse_einer_grenze_verhindert_den_zuschuss(wovon: str) -> None:
    grenze = {"wovon": wovon, "je": "m2", "stufen": [{"eur": 500}], "stelle": "§"}
    assert isinstance(berechne("100000", hoechstgrenzen=[grenze]), Hindernis)
