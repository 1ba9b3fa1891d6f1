"""Texts for places that do not take every text as it is: ids, spreadsheets, YAML."""

import unicodedata

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_WIE_FORMEL = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins so for a formula (OWASP: CSV injection)."""
_UNSICHTBAR = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Where a word may or may not be broken: soft hyphen, space without width, joiner of words, mark of byte order."""
_OHNE_BILD = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})


def ohne_umlaute(text: str) -> str:
    """Return the text with ``ae`` for ä, as ids have it."""
    return text.translate(_UMLAUTE)


def formelfest(text: str) -> str:
    """Return the text with an apostrophe in front if a spreadsheet would take it for a formula.

    One that has such apostrophes already gets one more, so that :func:`ohne_formelschutz` gives every text back.
    """
    return f"'{text}" if text.lstrip("'").startswith(_WIE_FORMEL) else text


def ohne_formelschutz(text: str) -> str:
    """Return the text without the apostrophe that :func:`formelfest` puts in front."""
    ist_geschuetzt = text.startswith("'") and text.lstrip("'").startswith(_WIE_FORMEL)
    return text[1:] if ist_geschuetzt else text


def ohne_unsichtbare(text: str) -> str:
    """Return the text without characters that only say where a word may be broken: ``Wärme`` stays one word."""
    return text.translate(_UNSICHTBAR)


def ist_zu_sehen(text: str) -> bool:
    """Return whether the text has anything but spaces and characters without a picture."""
    return any(unicodedata.category(zeichen) not in _OHNE_BILD for zeichen in text)


def yaml_text(text: str) -> str:
    """Return a text as a YAML scalar on one line, quoted, so that nothing in it is syntax."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
