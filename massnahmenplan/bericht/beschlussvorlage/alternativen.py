"""Alternativen: what was left out, and why."""

from collections.abc import Iterator

from massnahmenplan.bericht import abschnittsworte
from massnahmenplan.bericht.entwurf.form import Absatz, Block, Platzhalter, Spalte, Tabelle, Ueberschrift
from massnahmenplan.bericht.tabellen.form import ausgewaehlt
from massnahmenplan.bericht.tabellen.nichtwahl import NICHT_GEWAEHLT
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    *(Spalte("Maßnahme", breite=4), Spalte("Kosten wie angegeben [€]", "ganz", 2), Spalte("Grund", breite=3)),
    Spalte("Begründung", breite=8),
)


def bloecke(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield the section."""
    yield Ueberschrift("Alternativen")
    yield Platzhalter("Folgen, wenn nicht oder anders beschlossen wird")
    zeilen = tuple(ausgewaehlt(NICHT_GEWAEHLT, ergebnis, [spalte.titel for spalte in _SPALTEN]))
    if zeilen:
        yield Absatz("Diese Maßnahmen des Falls sind nicht im Plan:")
        yield Tabelle(abschnittsworte.NICHT_GEWAEHLT, abschnittsworte.NICHTWAHL, _SPALTEN, zeilen)
    else:
        yield Absatz(abschnittsworte.ALLE_GEWAEHLT)
