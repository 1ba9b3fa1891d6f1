"""Änderungen: what an update changes of the last plan, and why."""

from collections.abc import Iterator

from massnahmenplan.bericht import aenderungsworte
from massnahmenplan.bericht.entwurf.form import Absatz, Block, Spalte, Tabelle, Ueberschrift
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import datum

_SPALTEN = (
    *(Spalte("Maßnahme", breite=4), Spalte("Änderung", breite=5), Spalte("Ursache", breite=3)),
    Spalte("Begründung", breite=8),
)


def bloecke(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield the section; nothing for a plan that was made anew."""
    fort = ergebnis.fortschreibung
    if fort is None:
        return
    seit = fort.kette[-1].stichtag
    yield Ueberschrift(aenderungsworte.ueberschrift(seit))
    yield Absatz(aenderungsworte.zusammen(fort, ergebnis.fall, ergebnis.nachweis.einheit))
    zeilen = tuple(
        (a.name, aenderungsworte.was(a), aenderungsworte.ursache(a.ursache.art), text)
        for a, text in zip(fort.aenderungen, aenderungsworte.begruendungen(fort.aenderungen), strict=True)
    )
    if zeilen:
        yield Tabelle("Änderungen", f"Änderungen seit {datum(seit)}, mit Ursachen", _SPALTEN, zeilen)
