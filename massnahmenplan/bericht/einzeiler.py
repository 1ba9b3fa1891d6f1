"""Text from a case on one line of a report: without line breaks and control characters, no wider than a column."""


def einzeilig(text: str) -> str:
    """Return the text on one line; what cannot be printed becomes a space."""
    return " ".join("".join(zeichen if zeichen.isprintable() else " " for zeichen in text).split())


def kurz(text: str, breite: int) -> str:
    """Return the text on one line, cut to ``breite`` characters with an ellipsis."""
    zeile = einzeilig(text)
    return zeile if len(zeile) <= breite else zeile[: breite - 1].rstrip() + "…"
