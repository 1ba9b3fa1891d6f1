"""Sheet ``Änderungen``: what an update changed of the last plan, and why; only for an update."""

from collections.abc import Iterator

from massnahmenplan.bericht import aenderungsworte
from massnahmenplan.bericht.tabellen.aenderungen import AENDERUNGEN
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis, Fortschreibung

_SPALTEN = (
    Spalte("Kennung"),
    Spalte("Maßnahme", breite=34),
    Spalte("Änderung", breite=22),
    Spalte("bisher", breite=24),
    Spalte("jetzt", breite=24),
    Spalte("Unterschied", "menge"),
    Spalte("Einheit"),
    Spalte("Ursache", breite=20),
    Spalte("Begründung", breite=70),
)
_KETTE = (
    Spalte("Stichtag", "datum"),
    Spalte("Projekt", breite=34),
    Spalte("Maßnahmen", "ganz"),
    Spalte("Prüfsumme der plan.json", breite=24),
)


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: one row per change, below it the predecessors."""
    fort = ergebnis.fortschreibung
    if fort is None:
        return
    titel = aenderungsworte.ueberschrift(fort.kette[-1].stichtag)
    blatt = mappe.blatt(
        "Änderungen", titel, aenderungsworte.zusammen(fort, ergebnis.fall, ergebnis.nachweis.einheit)
    )
    unten = blatt.tabelle(KOPFZEILE, _SPALTEN, AENDERUNGEN[1](ergebnis))
    blatt.tabelle(unten + 1, _KETTE, _kette(fort))
    blatt.richte_ein(KOPFZEILE, unten - 1, len(_SPALTEN), 2)


def _kette(fort: Fortschreibung) -> Iterator[tuple[Wert, ...]]:
    for eintrag in reversed(fort.kette):
        yield eintrag.stichtag, eintrag.projekt, eintrag.massnahmen, eintrag.pruefsumme
