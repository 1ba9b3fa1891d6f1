"""A front as tables for notebooks (pandas, floats)."""

from typing import TYPE_CHECKING

from massnahmenplan.bericht.front import zeilen
from massnahmenplan.ergebnis.front import Front
from massnahmenplan.tabellen import aus_spalten, waehle

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
