"""Colours of fields of action on a map: dark enough to be seen on white ground and on tiles."""

from collections.abc import Sequence

_FARBEN = ("#1f6f54", "#2f5d8a", "#b07d1e", "#7a4b7a", "#3e8e8c", "#a8503a", "#5b6570", "#7c8a3b")
GEMISCHT = "#3a3f45"
"""A place with measures of several fields."""


def farben(felder: Sequence[str]) -> dict[str, str]:
    """Return a colour for each field; from the ninth on they repeat."""
    return {feld: _FARBEN[nummer % len(_FARBEN)] for nummer, feld in enumerate(felder)}
