"""The tables of a result for notebooks (pandas, floats) and as CSV (exact)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from massnahmenplan.bericht import csv
from massnahmenplan.bericht.datei import schreibe_datei
from massnahmenplan.bericht.tabellen import TABELLEN, TAGE
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler

if TYPE_CHECKING:
    import pandas

T = TypeVar("T")
OHNE_ZAHLEN = frozenset({"text", "mitte", "ganz", "jahr"})
"""Styles of columns without numbers, and of those whose numbers are whole."""


def tabelle(ergebnis: Ergebnis, name: str) -> "pandas.DataFrame":
    """Return one of the tables, see ``TABELLEN``.

    One row is one planned measure, year of a purse, application, year of a loan or an account, year, target, kind
    of payment in a year, payer of a measure, or year of a rent. NaN, NaT: not known. KeyError: an unknown name.
    """
    spalten, zeilen = waehle(TABELLEN, name)
    return als_rahmen(spalten, zeilen(ergebnis))


def waehle(tabellen: Mapping[str, T], name: str, was: str = "Tabelle") -> T:
    """Return what stands under a name. Errors: KeyError with the known names for an unknown one."""
    if name not in tabellen:
        raise KeyError(f"{was} „{name}“ gibt es nicht; bekannt sind: {', '.join(tabellen)}")
    return tabellen[name]


def aus_spalten(spalten: Iterable[tuple[str, str]], zeilen: Iterable[tuple[Any, ...]]) -> "pandas.DataFrame":
    """Return rows under headings with the styles of a workbook, which say where numbers stand."""
    titel_und_stil = list(spalten)
    zahlen = {titel for titel, stil in titel_und_stil if stil not in OHNE_ZAHLEN}
    return als_rahmen([titel for titel, _ in titel_und_stil], zeilen, zahlen)


def als_rahmen(
    spalten: Sequence[str], zeilen: Iterable[tuple[Any, ...]], zahlen: Collection[str] = ()
) -> "pandas.DataFrame":
    """Return headings and rows as pandas has them: numbers as floats, days as days.

    Numbers stand in ``zahlen`` and under headings with a unit in brackets, also where no row has one.
    """
    import pandas

    daten = pandas.DataFrame([[_wert(wert) for wert in zeile] for zeile in zeilen], columns=list(spalten))
    for spalte in spalten:
        if spalte in TAGE:
            daten[spalte] = pandas.to_datetime(daten[spalte])
        elif spalte.endswith("]") or spalte in zahlen:
            daten[spalte] = daten[spalte].astype(float)
    return daten


def schreibe_csv(ergebnis: Ergebnis, name: str, ziel: Path | str) -> Path:
    """Write one of the tables as German CSV, amounts exact, and return its path.

    Errors: KeyError with the known names for an unknown one, UmgebungsFehler when it cannot be written.
    """
    spalten, zeilen = waehle(TABELLEN, name)
    return schreibe_datei(Path(ziel), csv.schreibe(spalten, zeilen(ergebnis)))


def schreibe_tabelle(ergebnis: Ergebnis, name: str, ziel: Path | str) -> Path:
    """Write one of the tables, its format by its suffix (.csv), and return its path.

    Errors: as ``schreibe_csv``, and EingabeFehler for another suffix.
    """
    pfad = Path(ziel)
    if pfad.suffix.lower() != ".csv":
        text = "ist kein bekanntes Tabellenformat"
        raise EingabeFehler([Befund("E112", text, wert=pfad.name, abhilfe="Möglich ist .csv.")])
    return schreibe_csv(ergebnis, name, pfad)


def _wert(wert: Any) -> Any:
    return float(wert) if isinstance(wert, Decimal) else wert
