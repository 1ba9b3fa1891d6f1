"""A plan in a notebook: tables, figures by name, itself in short."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from massnahmenplan.bericht import csv, schaubild
from massnahmenplan.bericht.datei import schreibe_datei
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.bericht.tabellen import TABELLEN
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.notizbuch.rahmen import als_rahmen, waehle

if TYPE_CHECKING:
    import pandas

BILDER: Mapping[str, Callable[[Ergebnis], Schaubild | None]] = {
    "zeitplan": schaubild.zeitplan,
    "geld": schaubild.geldbild,
    "foerderfluss": schaubild.foerderfluss,
    "co2_pfad": schaubild.co2_pfad,
    "minderung": schaubild.minderungsbild,
    "kostenkurve": schaubild.kostenkurve,
}


def plantabelle(ergebnis: Ergebnis, name: str) -> "pandas.DataFrame":
    """Return one of the tables, see ``bericht.tabellen``.

    One row is one planned measure, year of a purse, application, year of a loan or an account, year, target, kind
    of payment in a year, payer of a measure, or year of a rent. NaN, NaT: not known. KeyError: an unknown name.
    """
    spalten, zeilen = waehle(TABELLEN, name)
    return als_rahmen(spalten, zeilen(ergebnis))


def planbild(ergebnis: Ergebnis, name: str) -> Schaubild | None:
    """Return a figure. Errors: KeyError with the known names for an unknown one."""
    return waehle(BILDER, name, "Schaubild")(ergebnis)


def kurzansicht(ergebnis: Ergebnis) -> str:
    """Return aim, status and gap, and the measures in short, as HTML."""
    from massnahmenplan.bericht.html.kurzansicht import schreibe

    return schreibe(ergebnis)


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
