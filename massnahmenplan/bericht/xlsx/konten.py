"""Sheet ``Konten``: use and limit of pots and scarce resources."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    Spalte("Konto"),
    Spalte("Bezeichnung", breite=40),
    Spalte("Einheit"),
    Spalte("Zeitraum", "mitte"),
    Spalte("verfügbar", "menge"),
    Spalte("verbraucht", "menge"),
    Spalte("frei", "menge"),
    Spalte("Auslastung", "prozent"),
)


_AUF_EINER_SEITE = 70
"""Rows that are still readable when they are printed on one page."""


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: one row per account and year (or rolling window)."""
    untertitel = None if ergebnis.bilanz.konten else "Der Fall nennt keine Fördertöpfe und keine knappen Mittel."
    blatt = mappe.blatt("Konten", "Fördertöpfe und knappe Mittel", untertitel)
    if len(ergebnis.bilanz.konten) <= _AUF_EINER_SEITE:
        blatt.auf_eine_seite()
    unten = blatt.tabelle(KOPFZEILE, _SPALTEN, _zeilen(ergebnis))
    blatt.richte_ein(KOPFZEILE, unten - 1, len(_SPALTEN))


def _zeilen(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for konto in ergebnis.bilanz.konten:
        yield (
            konto.konto,
            konto.name,
            konto.einheit,
            konto.zeitraum,
            konto.menge,
            konto.verbrauch,
            konto.menge - konto.verbrauch,
            _auslastung(konto.verbrauch, konto.menge),
        )


def _auslastung(verbrauch: Decimal, menge: Decimal) -> Decimal | None:
    return verbrauch / menge if menge else None
