"""What comes out of a portfolio in a notebook: tables."""

from typing import TYPE_CHECKING

from massnahmenplan.bericht.portfolio import zeilen
from massnahmenplan.ergebnis.portfolioergebnis import Portfolioergebnis
from massnahmenplan.notizbuch.rahmen import aus_spalten, waehle

if TYPE_CHECKING:
    import pandas

TABELLEN = {
    "quartiere": (zeilen.quartierspalten, zeilen.quartiere),
    "konten": (zeilen.kontospalten, zeilen.konten),
    "ziele": (zeilen.zielspalten, zeilen.ziele),
}
"""Name -> headings and rows."""


def portfoliotabelle(ergebnis: Portfolioergebnis, name: str) -> "pandas.DataFrame":
    """Return one of the tables. NaN: there is none.

    Errors: KeyError with the known names for an unknown one.
    """
    spalten, reihen = waehle(TABELLEN, name)
    return aus_spalten(spalten(ergebnis), reihen(ergebnis))
