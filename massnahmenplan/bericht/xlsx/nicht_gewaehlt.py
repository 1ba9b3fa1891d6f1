"""Sheet ``Nicht gewählt``: what is not in the plan, and why."""

from massnahmenplan.bericht import abschnittsworte
from massnahmenplan.bericht.tabellen.nichtwahl import NICHT_GEWAEHLT
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    Spalte("Nr.", "nummer", 5),
    Spalte("Kennung"),
    Spalte("Maßnahme", breite=38),
    Spalte("Handlungsfeld"),
    Spalte("Träger", breite=24),
    Spalte("Kosten wie angegeben", "euro"),
    Spalte("Grund", breite=30),
    Spalte("Begründung", breite=60),
)


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: one row per measure that is not carried out."""
    untertitel = None if ergebnis.nicht_gewaehlt else abschnittsworte.ALLE_GEWAEHLT
    blatt = mappe.blatt(abschnittsworte.NICHT_GEWAEHLT, abschnittsworte.NICHTWAHL, untertitel)
    unten = blatt.tabelle(
        KOPFZEILE, _SPALTEN, ((nr, *zeile) for nr, zeile in enumerate(NICHT_GEWAEHLT[1](ergebnis), start=1))
    )
    blatt.richte_ein(KOPFZEILE, unten - 1, len(_SPALTEN), 3)
