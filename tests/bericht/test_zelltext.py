"""One rendering of each kind of cell, in every format: page, Markdown, papers, CSV."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.bericht.entwurf.form import zelltext
from massnahmenplan.bericht.html.zellen import tabelle, tabelle_mit_stil
from massnahmenplan.bericht.zelltext import als_text, zum_rechnen

MILLION = Decimal("-1234567.895")


@pytest.mark.parametrize(
    ("wert", "art", "text"),
    [
        (None, "euro", "–"),
        ("nicht gemeldet", "euro", "nicht gemeldet"),
        ("", "text", ""),
        (True, "mitte", "ja"),
        (False, "text", "nein"),
        (date(2027, 3, 1), "mitte", "01.03.2027"),
        (2027, "jahr", "2027"),
        (2027, "mitte", "2027"),
        (-2, "zahl", "−2"),
        (12_345, "ganz", "12.345"),
        (MILLION, "euro", "−1.234.568"),
        (MILLION, "cent", "−1.234.567,90"),
        (MILLION, "geld", "−1.234.567,90 €"),
        (Decimal("1234.56"), "kwh", "1.235"),
        (Decimal("1234.56"), "tonnen", "1.234,6"),
        (Decimal("0.0375"), "menge", "0,038"),
        (Decimal("3.75"), "menge", "3,8"),
        (Decimal("0.1666"), "prozent", "16,7 %"),
        (Decimal("0.0004"), "prozent_genau", "0,04 %"),
        (Decimal("0.15"), "satz", "15 %"),
        (Decimal("0.6667"), "satz", "66,67 %"),
        (Decimal("0.0004"), "faktor", "0,000"),
        (Decimal("0.125"), "zahl", "0,125"),
        (Decimal("2.5"), "zahl", "2,5"),
        (0.5, "menge", "0,500"),
    ],
)
def test_jede_art_hat_eine_schreibweise(wert: Any, art: str, text: str) -> None:
    assert als_text(wert, art) == text


def test_seite_und_papier_schreiben_dieselbe_zahl() -> None:
    """They differ in cents and unit of amounts only: a paper is booked by, a heading of the page has the unit."""
    for wert in (Decimal("0.333"), Decimal("12.25"), Decimal(-5), None, "unbekannt"):
        for art, einheit in (("tonnen", "t CO2e"), ("kwh", "kWh"), ("ganz", "Tage")):
            auf_der_seite = tabelle("T", ("Name", f"Wert [{einheit}]"), [("x", wert), ("y", Decimal(1))])
            assert auf_der_seite.zeilen[0][1] == zelltext(wert, art) == als_text(wert, art)
        mit_stil = tabelle_mit_stil("T", [("Anteil", "prozent")], [(wert,), (Decimal(1),)])
        assert mit_stil.zeilen[0][0] == zelltext(wert, "prozent")


def test_in_einer_spalte_hat_jeder_betrag_gleich_viele_stellen() -> None:
    mieten = [(Decimal("1234.5"), Decimal("0.6")), (Decimal(7), Decimal(1))]
    kopf = ("Anstieg der Warmmiete [€/a]", "Anstieg der Warmmiete [€/m² und Monat]")
    assert tabelle("T", kopf, mieten).zeilen == (("1.235", "0,60"), ("7", "1,00"))


def test_zum_rechnen_steht_mehr_da_als_zum_lesen() -> None:
    wert = Decimal("0.12345678")
    assert [zum_rechnen(wert, art) for art in ("euro", "tonnen", "kwh", "prozent", "text")] == [
        Decimal("0.12"), Decimal("0.123"), Decimal("0.123"), Decimal("12.3457"), wert,
    ]  # fmt: skip
