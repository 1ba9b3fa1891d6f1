from decimal import Decimal

import pytest

from massnahmenplan.foerderung.rechenweg import Schritt
from massnahmenplan.foerderung.regelarten.luecke import Luecke
from tests.foerderung.bausteine import baue_vorhaben

REGEL = Luecke(stelle="Modul 2")


@pytest.mark.parametrize(
    ("luecke", "zuschuss", "erwartet", "warum"),
    [
        (None, "1680000", "1680000", "ohne Angabe nicht begrenzt (Fall F09a)"),
        (1_450_000, "1680000", "1450000", "auf die Lücke begrenzt (Fall F09b)"),
        (1_450_000, "1450000.00", "1450000.00", "genau die Lücke"),
        (1_450_000, "1450000.01", "1450000", "einen Cent darüber"),
        (0, "1680000", "0", "ohne Lücke nichts"),
    ],
)
def test_luecke_begrenzt(luecke: int | None, zuschuss: str, erwartet: str, warum: str) -> None:
    projekt = baue_vorhaben(massnahme={"wirtschaftlichkeitsluecke_eur": luecke})
    schritt = REGEL.begrenze(Decimal(zuschuss), projekt)
    assert schritt.wert == Decimal(erwartet), warum
    assert (schritt.zeilen != ()) is (Decimal(zuschuss) != Decimal(erwartet))


def test_zeile_und_bedingung_nennen_den_betrag() -> None:
    mit = baue_vorhaben(massnahme={"wirtschaftlichkeitsluecke_eur": 1_450_000})
    zeile = REGEL.begrenze(Decimal(1_680_000), mit).zeilen[0]
    assert (zeile.text, zeile.stelle) == ("Begrenzt auf die Wirtschaftlichkeitslücke von 1.450.000 €", "Modul 2")
    assert REGEL.bedingung(Decimal(1_450_000), mit) is None
    ohne = baue_vorhaben()
    assert REGEL.begrenze(Decimal(5), ohne) == Schritt(Decimal(5))
    assert REGEL.bedingung(Decimal("1680000"), ohne) == (
        "Eine Wirtschaftlichkeitslücke von mindestens 1.680.000 € ist nachzuweisen."
    )
