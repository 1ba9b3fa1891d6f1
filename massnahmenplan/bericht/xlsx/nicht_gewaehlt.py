"""Sheet ``Nicht gewählt``: what is not in the plan, and why."""

from collections.abc import Iterator

from massnahmenplan.begriffe.massnahme import gesamtkosten
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    Spalte("Nr.", "ganz", 5),
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
    untertitel = None if ergebnis.nicht_gewaehlt else "Alle Maßnahmen des Falls sind im Plan."
    blatt = mappe.blatt("Nicht gewählt", "Nicht gewählte Maßnahmen", untertitel)
    unten = blatt.tabelle(KOPFZEILE, _SPALTEN, _zeilen(ergebnis))
    blatt.richte_ein(KOPFZEILE, unten - 1, len(_SPALTEN), 3)


def _zeilen(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for nr, eintrag in enumerate(ergebnis.nicht_gewaehlt, start=1):
        massnahme = ergebnis.fall.massnahme_mit_id[eintrag.massnahme]
        yield (
            nr,
            massnahme.id,
            massnahme.name,
            worte.handlungsfeld(massnahme.handlungsfeld),
            worte.traeger(ergebnis.fall, massnahme.kostentraeger),
            gesamtkosten(massnahme),
            worte.grund(eintrag.grund),
            eintrag.text,
        )
