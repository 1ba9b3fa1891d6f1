"""The tables of a result for notebooks (pandas, floats) and as CSV (exact)."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from massnahmenplan.bericht import csv
from massnahmenplan.bericht.datei import schreibe_datei
from massnahmenplan.bericht.tabellen import TABELLEN, TAGE
from massnahmenplan.bericht.tabellen.form import Form
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler

if TYPE_CHECKING:
    import pandas


def tabelle(ergebnis: Ergebnis, name: str) -> "pandas.DataFrame":
    """Return one of the tables, see ``TABELLEN``.

    One row is one planned measure, year of a purse, application, year of a loan or an account, year, target, kind
    of payment in a year, payer of a measure, or year of a rent. NaN, NaT: not known. KeyError: an unknown name.
    """
    spalten, zeilen = _form(name)
    return als_rahmen(spalten, zeilen(ergebnis))


def als_rahmen(spalten: list[str], zeilen: Iterable[tuple[Any, ...]]) -> "pandas.DataFrame":
    """Return headings and rows as pandas has them: numbers as floats, days as days."""
    import pandas

    daten = pandas.DataFrame([[_wert(wert) for wert in zeile] for zeile in zeilen], columns=spalten)
    for spalte in spalten:
        if spalte in TAGE:
            daten[spalte] = pandas.to_datetime(daten[spalte])
        elif spalte.endswith("]"):
            daten[spalte] = daten[spalte].astype(float)
    return daten


def schreibe_csv(ergebnis: Ergebnis, name: str, ziel: Path | str) -> Path:
    """Write one of the tables as German CSV, amounts exact, and return its path.

    Errors: KeyError with the known names for an unknown one, UmgebungsFehler when it cannot be written.
    """
    spalten, zeilen = _form(name)
    return schreibe_datei(Path(ziel), csv.schreibe(spalten, zeilen(ergebnis)))


def schreibe_tabelle(ergebnis: Ergebnis, name: str, ziel: Path | str) -> Path:
    """Write one of the tables, its format by its suffix (.csv), and return its path.

    Errors: as ``schreibe_csv``, and EingabeFehler for another suffix.
    """
    pfad = Path(ziel)
    if pfad.suffix.lower() != ".csv":
        text = "ist kein bekanntes Tabellenformat"
        raise EingabeFehler([Befund("E112", text, wert=pfad.name, abhilfe="möglich ist .csv")])
    return schreibe_csv(ergebnis, name, pfad)


def _form(name: str) -> Form:
    if name not in TABELLEN:
        raise KeyError(f"Tabelle „{name}“ gibt es nicht; bekannt sind: {', '.join(TABELLEN)}")
    return TABELLEN[name]


def _wert(wert: Any) -> Any:
    return float(wert) if isinstance(wert, Decimal) else wert
