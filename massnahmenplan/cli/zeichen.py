"""Characters that a terminal may be given: none that command it, none that its code page lacks."""

import codecs
import unicodedata

ERSATZVERFAHREN = "massnahmenplan.ersatz"
"""Name under which ``ersetze`` is known to Python's streams."""
_BEFEHLEND = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control characters, what turns the direction of writing, halves of characters, separators of lines."""
_ERSATZ = {
    "€": "EUR", "…": "...", "–": "-", "—": "-", "−": "-", "·": "-", "•": "-", "→": "->", "←": "<-", "×": "x",
    "≤": "<=", "≥": ">=", "„": '"', "“": '"', "”": '"', "‚": "'", "‘": "'", "’": "'", "Γ": "Gamma", "\u2011": "-",
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
}  # fmt: skip


def harmlos(text: str) -> str:
    """Return the text without what moves the cursor, colours or turns the writing; lines stay lines."""
    return text if text.isprintable() else "".join(map(_harmlos, text))


def _harmlos(zeichen: str) -> str:
    return " " if unicodedata.category(zeichen) in _BEFEHLEND and zeichen != "\n" else zeichen


def ersetze(fehler: UnicodeError) -> tuple[str, int]:
    """Return what stands for the characters that the code page lacks: ``CO₂`` as ``CO2``, ``→`` as ``->``."""
    if not isinstance(fehler, UnicodeEncodeError):
        raise fehler
    zeichen = fehler.object[fehler.start]
    for ersatz in (_ERSATZ.get(zeichen, zeichen), unicodedata.normalize("NFKD", zeichen)[:1]):
        if _passt(ersatz, fehler.encoding):
            return ersatz, fehler.start + 1
    return "?", fehler.start + 1


def _passt(text: str, kodierung: str) -> bool:
    try:
        text.encode(kodierung)
    except UnicodeEncodeError:
        return False
    return True


def melde_ersatz_an() -> None:
    """Let streams replace by the name ``ERSATZVERFAHREN``."""
    codecs.register_error(ERSATZVERFAHREN, ersetze)
