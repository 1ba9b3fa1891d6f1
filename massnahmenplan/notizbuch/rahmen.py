"""Headings and rows as pandas has them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from massnahmenplan.bericht.tabellen import TAGE

if TYPE_CHECKING:
    import pandas

T = TypeVar("T")
OHNE_ZAHLEN = frozenset({"text", "mitte", "ganz", "jahr"})
"""Styles of columns without numbers, and of those whose numbers are whole."""


def waehle(nach_name: Mapping[str, T], name: str, was: str = "Tabelle") -> T:
    """Return what stands under a name. Errors: KeyError with the known names for an unknown one."""
    if name not in nach_name:
        raise KeyError(f"{was} „{name}“ gibt es nicht; bekannt sind: {', '.join(nach_name)}")
    return nach_name[name]


def aus_spalten(spalten: Iterable[tuple[str, str]], zeilen: Iterable[tuple[Any, ...]]) -> "pandas.DataFrame":
    """Return rows under headings with the styles of a workbook, which say where numbers stand."""
    titel_und_stil = list(spalten)
    zahlen = {titel for titel, stil in titel_und_stil if stil not in OHNE_ZAHLEN}
    return als_rahmen([titel for titel, _ in titel_und_stil], zeilen, zahlen)


def als_rahmen(
    spalten: Sequence[str], zeilen: Iterable[tuple[Any, ...]], zahlen: Collection[str] = ()
) -> "pandas.DataFrame":
    """Return headings and rows: numbers as floats, days as days.

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


def _wert(wert: Any) -> Any:
    return float(wert) if isinstance(wert, Decimal) else wert
