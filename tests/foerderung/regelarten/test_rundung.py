from decimal import Decimal

import pytest

from massnahmenplan.foerderung.regelarten.rundung import Rundung


@pytest.mark.parametrize(
    ("regel", "roh", "gerundet", "warum"),
    [
        ({}, "10.005", "10.01", "kaufmännisch: die Hälfte wird aufgerundet"),
        ({}, "10.0049", "10.00", "darunter wird abgerundet"),
        ({"art": "abwaerts"}, "10.009", "10.00", "abwärts nie mehr als der genaue Wert"),
        ({"auf_eur": 1}, "10.50", "11.00", "auf volle Euro"),
        ({"auf_eur": 100, "art": "abwaerts"}, "1999.99", "1900.00", "auf volle hundert Euro abwärts"),
    ],
)
def test_rundung(regel: dict[str, object], roh: str, gerundet: str, warum: str) -> None:
    schritt = Rundung.model_validate(regel).runde(Decimal(roh))
    assert str(schritt.wert) == gerundet, warum
    assert [zeile.betrag_eur for zeile in schritt.zeilen] == [Decimal(gerundet)]


def test_was_schon_rund_ist_bekommt_keine_zeile() -> None:
    assert Rundung().runde(Decimal("10.01")).zeilen == ()
