"""Sheet ``Annahmen und Quellen``: what was assumed, on what terms it was computed, where figures come from."""

from massnahmenplan.bericht.tabellen.annahmen import ANNAHMEN
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    Spalte("Bereich", breite=22),
    Spalte("Kennung", breite=26),
    Spalte("Bezeichnung", breite=60),
    Spalte("Quelle", breite=60),
    Spalte("Stand", "mitte", 12),
    Spalte("Sicherheit", "mitte"),
)


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: assumptions, terms, then one row per stated source."""
    blatt = mappe.blatt("Annahmen und Quellen", "Annahmen und Quellen")
    unten = blatt.tabelle(KOPFZEILE, _SPALTEN, ANNAHMEN[1](ergebnis))
    blatt.richte_ein(KOPFZEILE, unten - 1, len(_SPALTEN))
