"""Text from a case on one line of a report: without line breaks and control characters, no wider than a column."""

from massnahmenplan.grundlagen.texte import ohne_unsichtbare

_VERBINDER = "\u200c\u200d"
"""They join letters and emoji to one sign, or keep them apart."""


def einzeilig(text: str) -> str:
    """Return the text on one line; marks of breaks fall out, what else cannot be printed becomes a space."""
    if text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(map(_gedruckt, ohne_unsichtbare(text))).split())


def _gedruckt(zeichen: str) -> str:
    return zeichen if zeichen.isprintable() or zeichen in _VERBINDER else " "


def kurz(text: str, breite: int) -> str:
    """Return the text on one line, cut to ``breite`` characters with an ellipsis."""
    zeile = einzeilig(text)
    return zeile if len(zeile) <= breite else zeile[: breite - 1].rstrip() + "…"
