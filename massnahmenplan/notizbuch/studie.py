"""The answers of a study in a notebook: tables, figures by name."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from massnahmenplan.bericht import schaubild
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.bericht.studie.tabellen import TABELLEN
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.notizbuch.rahmen import als_rahmen, waehle

if TYPE_CHECKING:
    import pandas

BILDER: Mapping[str, Callable[[Studienantworten], Schaubild | None]] = {
    "anteile": schaubild.anteile,
    "tornado": schaubild.tornado,
    "reue": schaubild.reuebild,
    "co2_band": lambda antworten: schaubild.bandbild(antworten, "minderung_t"),
    "kosten_band": lambda antworten: schaubild.bandbild(antworten, "belastung_eur"),
    "budgets": schaubild.budgetbild,
}


def studientabelle(antworten: Studienantworten, name: str) -> "pandas.DataFrame":
    """Return one of the tables, see ``bericht.studie.tabellen``. NaN: not known.

    Errors: KeyError with the known names for an unknown one.
    """
    tabelle = waehle(TABELLEN, name)
    return als_rahmen(tabelle.kopf, tabelle.zeilen(antworten))


def studienbild(antworten: Studienantworten, name: str) -> Schaubild | None:
    """Return a figure. Errors: KeyError with the known names for an unknown one."""
    return waehle(BILDER, name, "Schaubild")(antworten)
