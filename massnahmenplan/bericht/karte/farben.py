"""Colours of fields of action on a map: dark enough to be seen on white ground and on tiles."""

from collections.abc import Sequence

from massnahmenplan.bericht.schaubild.farben import PALETTE

_FARBEN = tuple(dict.fromkeys(fuellung.farbe for fuellung in PALETTE))
GEMISCHT = "#3a3f45"
"""A place with measures of several fields."""


def farben(felder: Sequence[str]) -> dict[str, str]:
    """Return a colour for each field; from the ninth on they repeat."""
    return {feld: _FARBEN[nummer % len(_FARBEN)] for nummer, feld in enumerate(felder)}
