"""Lines of a block: how wide, and how many."""

import textwrap
from collections.abc import Sequence

from massnahmenplan.bericht.terminal.zeile import BREITE

MITTEL = 74
"""Columns from which on a table shows more than the columns that nobody can do without."""
_MEHR = "   … und {anzahl} weitere: siehe plan.xlsx"


def eingerueckt(titel: str, text: str, breite: int = BREITE) -> list[str]:
    """Return the text in lines, with its title before the first."""
    return textwrap.wrap(text, breite, initial_indent=f"{titel:<11}", subsequent_indent=" " * 11)


def hoechstens(zeilen: Sequence[str], anzahl: int) -> Sequence[str]:
    """Return the lines, or the first of them and how many are left out."""
    if len(zeilen) <= anzahl:
        return zeilen
    return [*zeilen[: anzahl - 1], _MEHR.format(anzahl=len(zeilen) - anzahl + 1)]
