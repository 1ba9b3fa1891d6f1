"""Lines no wider than the terminal: broken between words and never between a number and its unit."""

import os
import re
import textwrap
from typing import TextIO

UEBLICH, MINDESTENS = 100, 40
"""Columns where a terminal does not say how many it has, and how many are taken for granted."""
_EINZUG = 4
_ZUSAMMEN = re.compile(r"(?<=[\d.,%€]) (?=(?:€|%|t|kWh|EUR|s)(?:\W|$))")
_FEST = "\u00a0"


def breite_von(strom: TextIO | None) -> int | None:
    """Return how many columns the terminal has, or COLUMNS says; None where nobody watches, as in a pipe."""
    try:
        if strom is None or not strom.isatty():
            return None
        gesetzt = os.environ.get("COLUMNS", "")
        if gesetzt.isdecimal() and int(gesetzt):
            return max(MINDESTENS, int(gesetzt))
        return max(MINDESTENS, os.get_terminal_size(strom.fileno()).columns or UEBLICH)
    except (OSError, ValueError):
        return None


def umbrochen(text: str, breite: int) -> str:
    """Return the text with lines of at most ``breite`` columns; what is continued stands further in."""
    return "\n".join(_zeile(zeile, breite) for zeile in text.split("\n"))


def _zeile(zeile: str, breite: int) -> str:
    if len(zeile) <= breite:
        return zeile
    vorn = len(zeile) - len(zeile.lstrip(" "))
    teile = textwrap.wrap(
        _ZUSAMMEN.sub(_FEST, zeile), breite, subsequent_indent=" " * min(vorn + _EINZUG, breite // 2),
        break_long_words=False, break_on_hyphens=False, replace_whitespace=False,
    )  # fmt: skip
    return "\n".join(teile).replace(_FEST, " ")
