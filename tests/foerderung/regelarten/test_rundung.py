from decimal import Decimal

import pytest

from massnahmenplan.foerderung.regelarten.rundung import Rundung

ZWEI_DRITTEL = Decimal("0.6666666666666666")


@pytest.mark.parametrize(
    ("regel", "roh", "gerundet", "warum"),
    [
        ({}, "10.005", "10.01", "kaufmännisch: die Hälfte wird aufgerundet"),
        ({}, "10.0049", "10.00", "darunter wird abgerundet"),
        ({"art": "abwaerts"}, "10.009", "10.00", "abwärts nie mehr als der genaue Wert"),
        ({"art": "abwaerts"}, "10.009999", "10.00", "auch knapp darunter nicht"),
        ({"auf_eur": 1}, "10.50", "11.00", "auf volle Euro"),
        ({"auf_eur": 1}, "10.49", "10.00", "einen Cent weniger"),
        ({"auf_eur": 100, "art": "abwaerts"}, "1999.99", "1900.00", "auf volle hundert Euro abwärts"),
        ({"auf_eur": 1, "art": "abwaerts"}, "0.99", "0.00", "weniger als ein Euro ist keiner"),
    ],
)
def test_rundung(regel: dict[str, object], roh: str, gerundet: str, warum: str) -> None:
    schritt = Rundung.model_validate(regel).runde(Decimal(roh))
    assert str(schritt.wert) == gerundet, warum
    assert [zeile.betrag_eur for zeile in schritt.zeilen] == [Decimal(gerundet)]


@pytest.mark.parametrize(
    ("regel", "betrag"),
    [
        ({}, "10.01"), ({"art": "abwaerts"}, "10.01"), ({"auf_eur": 100}, "1900"), ({}, "0"),
        ({"auf_eur": 100, "art": "abwaerts"}, "1900.00"),
    ],
)  # fmt: skip
def test_was_schon_rund_ist_bekommt_keine_zeile(regel: dict[str, object], betrag: str) -> None:
    schritt = Rundung.model_validate(regel).runde(Decimal(betrag))
    assert schritt.wert == Decimal(betrag)
    assert schritt.zeilen == ()


@pytest.mark.parametrize("art", ["kaufmaennisch", "abwaerts"])
@pytest.mark.parametrize("kosten", [300, 1_500_000, 150_000_000])
def test_zwei_drittel_verlieren_keinen_cent(art: str, kosten: int) -> None:
    # Städtebau (Fall F16): 2/3 von 1.500.000 = 1.000.000, obwohl der Satz nur auf 16 Stellen bekannt ist
    schritt = Rundung.model_validate({"art": art}).runde(kosten * ZWEI_DRITTEL)
    assert schritt.wert == kosten * 2 // 3
    assert schritt.zeilen == ()
