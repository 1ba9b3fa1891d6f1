"""Klimawirkung: emission with and without the plan, and the targets."""

from collections.abc import Iterator

from massnahmenplan.bericht.entwurf.form import Absatz, Block, Liste, Platzhalter, Spalte, Tabelle, Ueberschrift
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import spanne, tonnen

_JAHR = Spalte("Jahr", "jahr")
_OHNE_PLAN, _MIT_PLAN = Spalte("ohne Plan [t]", "tonnen"), Spalte("mit Plan [t]", "tonnen")
_MINDERUNG = Spalte("gemeinsame Minderung [t]", "tonnen")


def bloecke(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield the section."""
    yield Ueberschrift("Klimawirkung")
    yield Platzhalter("Einordnung nach dem Verfahren der Kommune, etwa positiv, neutral, negativ")
    minderung = ergebnis.bilanz.minderung_t
    zeitraum = spanne(ergebnis.fall.projekt.beginn, ergebnis.fall.projekt.ende)
    yield Absatz(f"Der Plan mindert {zeitraum} zusammen {tonnen(minderung)} CO2e; keine Tonne zählt doppelt.")
    if ziele := tuple(_ziele(ergebnis)):
        yield Liste(ziele)
    yield _pfad(ergebnis)


def _pfad(ergebnis: Ergebnis) -> Tabelle:
    """Return the path; what is reduced only, where the case does not say what is emitted without the plan."""
    jahre = ergebnis.bilanz.emissionen
    if ergebnis.fall.projekt.ausgangsemission_t_a is None:
        nur_minderung = tuple((jahr.jahr, jahr.minderung_t) for jahr in jahre)
        return Tabelle("Klimawirkung", "Minderung je Jahr, CO2e", (_JAHR, _MINDERUNG), nur_minderung)
    zeilen = tuple((jahr.jahr, jahr.ohne_plan_t, jahr.mit_plan_t, jahr.minderung_t) for jahr in jahre)
    spalten = (_JAHR, _OHNE_PLAN, _MIT_PLAN, _MINDERUNG)
    return Tabelle("Klimawirkung", "Emission und Minderung je Jahr, CO2e", spalten, zeilen)


def _ziele(ergebnis: Ergebnis) -> Iterator[str]:
    for ziel in ergebnis.bilanz.ziele:
        fehlt = f"verfehlt um {tonnen(ziel.verfehlung_t)}" if ziel.verfehlung_t else "eingehalten"
        yield f"{ziel.benannt}: {fehlt} (erreicht {tonnen(ziel.ist_t)} CO2e)"
    for menge in ergebnis.bilanz.mengenziele:
        yield f"{menge.benannt}: {'verfehlt' if menge.verfehlung else 'eingehalten'}"
