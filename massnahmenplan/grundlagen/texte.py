"""Texts for places that do not take every text as it is: ids, spreadsheets, YAML."""

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_WIE_FORMEL = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins so for a formula (OWASP: CSV injection)."""


def ohne_umlaute(text: str) -> str:
    """Return the text with ``ae`` for ä, as ids have it."""
    return text.translate(_UMLAUTE)


def formelfest(text: str) -> str:
    """Return the text with an apostrophe in front if a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_WIE_FORMEL) else text


def yaml_text(text: str) -> str:
    """Return a text as a YAML scalar on one line, quoted, so that nothing in it is syntax."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
