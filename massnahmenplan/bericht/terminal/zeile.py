"""Texts in columns of a terminal: wide characters take two of them, accents none."""

import unicodedata

from massnahmenplan.bericht.einzeiler import einzeilig

BREITE = 100
"""Columns that are used at most, and where nobody says how many there are."""
_ZEICHEN_JE_SPALTE = 4
"""A letter with more accents than that is cut."""


def links(text: str, breite: int) -> str:
    """Return the text cut or filled to so many columns of a terminal; wide characters take two, accents none."""
    zeile = einzeilig(text)
    if len(zeile) > _ZEICHEN_JE_SPALTE * breite or spalten_von(zeile) > breite:
        zeile = zeile[: _ZEICHEN_JE_SPALTE * breite]
        while spalten_von(zeile) >= breite:
            zeile = zeile[:-1]
        zeile = zeile.rstrip() + "…"
    return zeile + " " * (breite - spalten_von(zeile))


def spalten_von(text: str) -> int:
    """Return how many columns of a terminal a text on one line takes."""
    return sum(
        0 if unicodedata.combining(zeichen) else 2 if unicodedata.east_asian_width(zeichen) in {"W", "F"} else 1
        for zeichen in text
    )
