from datetime import date
from decimal import Decimal

import pytest

from massnahmenplan.grundlagen import schreibweise


@pytest.mark.parametrize(
    ("wert", "stellen", "text"),
    [
        ("1234567.89", 2, "1.234.567,89"),
        ("0.125", 2, "0,13"),  # half up, not half even (0,12)
        ("-0.004", 2, "0,00"),  # no -0,00
        ("-1234.5", 1, "-1.234,5"),
        ("999.5", 0, "1.000"),
    ],
)
def test_zahl_steht_deutsch_und_kaufmaennisch_gerundet(wert: str, stellen: int, text: str) -> None:
    assert schreibweise.zahl(Decimal(wert), stellen) == text


def test_einheiten_stehen_hinter_der_zahl() -> None:
    assert schreibweise.euro(Decimal("1234567.89")) == "1.234.567,89 €"
    assert schreibweise.tonnen(Decimal("12.34")) == "12,3 t"
    assert schreibweise.prozent(Decimal("0.0345")) == "3,5 %"
    assert schreibweise.zielgroesse(Decimal("1234.5"), "EUR") == "1.234,50 €"
    assert schreibweise.zielgroesse(Decimal("1234.56"), "t CO2e") == "1.234,6 t CO2e"


def test_fehlende_angabe_ist_ein_strich() -> None:
    assert [schreibweise.euro(None), schreibweise.prozent(None), schreibweise.datum(None)] == ["–", "–", "–"]


def test_datum_und_spanne() -> None:
    assert schreibweise.datum(date(2027, 2, 28)) == "28.02.2027"
    assert (schreibweise.spanne(2027, 2029), schreibweise.spanne(2027, 2027)) == ("2027–2029", "2027")
