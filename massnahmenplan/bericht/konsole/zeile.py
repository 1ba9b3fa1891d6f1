"""Lines of a block: how wide, and how many."""

import textwrap
import unicodedata
from collections.abc import Sequence

from massnahmenplan.bericht.einzeiler import einzeilig

BREITE = 100
MITTEL = 74
"""Columns from which on a table shows more than the columns that nobody can do without."""
_ZEICHEN_JE_SPALTE = 4
"""A letter with more accents than that is cut."""
_MEHR = "   … und {anzahl} weitere: siehe plan.xlsx"


def eingerueckt(titel: str, text: str, breite: int = BREITE) -> list[str]:
    """Return the text in lines, with its title before the first."""
    return textwrap.wrap(text, breite, initial_indent=f"{titel:<11}", subsequent_indent=" " * 11)


def hoechstens(zeilen: Sequence[str], anzahl: int) -> Sequence[str]:
    """Return the lines, or the first of them and how many are left out."""
    if len(zeilen) <= anzahl:
        return zeilen
    return [*zeilen[: anzahl - 1], _MEHR.format(anzahl=len(zeilen) - anzahl + 1)]


def links(text: str, breite: int) -> str:
    """Return the text cut or filled to so many columns of a terminal; wide characters take two, accents none."""
    zeile = einzeilig(text)
    if len(zeile) > _ZEICHEN_JE_SPALTE * breite or _spalten(zeile) > breite:
        zeile = zeile[: _ZEICHEN_JE_SPALTE * breite]
        while _spalten(zeile) >= breite:
            zeile = zeile[:-1]
        zeile = zeile.rstrip() + "…"
    return zeile + " " * (breite - _spalten(zeile))


def _spalten(text: str) -> int:
    return sum(
        0 if unicodedata.combining(zeichen) else 2 if unicodedata.east_asian_width(zeichen) in {"W", "F"} else 1
        for zeichen in text
    )
