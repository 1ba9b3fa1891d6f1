"""A front in a notebook: tables and its figure."""

from typing import TYPE_CHECKING

from massnahmenplan.bericht import schaubild
from massnahmenplan.bericht.front import zeilen
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.front import Front
from massnahmenplan.notizbuch.rahmen import aus_spalten, waehle

if TYPE_CHECKING:
    import pandas

TABELLEN = {
    "punkte": (zeilen.spalten, zeilen.reihen),
    "massnahmen": (zeilen.massnahmenspalten, zeilen.massnahmenreihen),
    "preise": (zeilen.preisspalten, zeilen.preisreihen),
}
"""Name -> headings and rows."""


def fronttabelle(front: Front, name: str) -> "pandas.DataFrame":
    """Return one of the tables. NaN, None: there is none.

    Errors: KeyError with the known names for an unknown one.
    """
    spalten, reihen = waehle(TABELLEN, name)
    return aus_spalten(spalten(front), reihen(front))


def frontbild(front: Front, plan: Ergebnis | None) -> Schaubild:
    """Return the figure, a plan of the case beside its points."""
    return schaubild.frontbild(front, plan)
