"""The answers of a study as tables for notebooks (pandas, floats)."""

from typing import TYPE_CHECKING

from massnahmenplan.bericht.studie.tabellen import TABELLEN
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.tabellen import als_rahmen, waehle

if TYPE_CHECKING:
    import pandas


def studientabelle(antworten: Studienantworten, name: str) -> "pandas.DataFrame":
    """Return one of the tables of a study's answers, see ``bericht.studie.tabellen``. NaN: not known.

    Errors: KeyError with the known names for an unknown one.
    """
    tabelle = waehle(TABELLEN, name)
    return als_rahmen(tabelle.kopf, tabelle.zeilen(antworten))
