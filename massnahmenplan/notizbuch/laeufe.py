"""The runs of a study in a notebook: a table."""

from typing import TYPE_CHECKING

from massnahmenplan.bericht import laeufe
from massnahmenplan.ergebnis.studienergebnis import Laufliste, Studienergebnis
from massnahmenplan.notizbuch.rahmen import als_rahmen, waehle

if TYPE_CHECKING:
    import pandas

TABELLEN = {"laeufe": (laeufe.spalten, laeufe.zeilen)}
"""Name -> headings and rows."""


def lauftabelle(ergebnis: Studienergebnis | Laufliste, name: str) -> "pandas.DataFrame":
    """Return one row per run, with the columns of ``laeufe.csv``. NaN, None: the run has none.

    Errors: KeyError with the known name for an unknown one.
    """
    spalten, zeilen = waehle(TABELLEN, name)
    return als_rahmen(spalten(ergebnis), zeilen(ergebnis), laeufe.ZAHLEN)
