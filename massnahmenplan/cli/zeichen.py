"""Characters that a terminal may be given: none that command it, none that its code page lacks."""

import codecs
import unicodedata

from massnahmenplan.grundlagen.texte import ohne_unsichtbare

ERSATZVERFAHREN = "massnahmenplan.ersatz"
"""Name under which ``ersetze`` is known to Python's streams."""
_BEFEHLEND = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control characters, what turns the direction of writing, halves of characters, separators of lines."""
_ERLAUBT = "\n\u200c\u200d"
"""Lines stay lines; what joins letters and emoji to one sign commands nothing."""
_NICHT = "\u0338"
"""The stroke that makes ``≮`` of ``<``: left out it would say the opposite."""
_TRENNER = {"<super>": "^", "<sub>": "_"}
"""What stands between a figure and one that was set high or low behind it."""
_ERSATZ = {
    "€": "EUR", "…": "...", "–": "-", "—": "-", "−": "-", "·": "-", "•": "-", "→": "->", "←": "<-", "×": "x",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "±": "+-", "⁄": "/", "§": "Par.",
    "„": '"', "“": '"', "”": '"', "‚": "'", "‘": "'", "’": "'", "Γ": "Gamma", "\u2011": "-",
    "\u200c": "", "\u200d": "",
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
}  # fmt: skip


def harmlos(text: str) -> str:
    """Return the text without what moves the cursor, colours or turns the writing; lines stay lines."""
    return text if text.isprintable() else "".join(map(_harmlos, ohne_unsichtbare(text)))


def _harmlos(zeichen: str) -> str:
    return " " if unicodedata.category(zeichen) in _BEFEHLEND and zeichen not in _ERLAUBT else zeichen


def ersetze(fehler: UnicodeError) -> tuple[str, int]:
    """Return what stands for the characters that the code page lacks: ``CO₂`` as ``CO2``, ``→`` as ``->``."""
    if not isinstance(fehler, UnicodeEncodeError):
        raise fehler
    zeichen = fehler.object[fehler.start]
    for ersatz in (_ERSATZ.get(zeichen, zeichen), _zerlegt(zeichen)):
        if _passt(ersatz, fehler.encoding):
            return _abgesetzt(ersatz, fehler), fehler.start + 1
    return "?", fehler.start + 1


def _zerlegt(zeichen: str) -> str:
    """Return the plain characters that one is made of: ``é`` as ``e``, ``½`` as ``1/2``, ``٣`` as ``3``."""
    if zeichen.isdecimal():
        return str(unicodedata.decimal(zeichen))
    teile = unicodedata.normalize("NFKD", zeichen)
    return "".join(_ERSATZ.get(teil, teil) for teil in teile if not unicodedata.combining(teil) or teil == _NICHT)


def _abgesetzt(ersatz: str, fehler: UnicodeEncodeError) -> str:
    """Return the replacement so that no digits run together: ``1½`` as ``1 1/2``, ``10²`` as ``10^2``."""
    zeichen, stelle = fehler.object[fehler.start], fehler.start
    if zeichen.isdecimal() or not _ist_ziffer(zeichen):
        return ersatz
    davor, danach = fehler.object[max(0, stelle - 1) : stelle], fehler.object[stelle + 1 : stelle + 2]
    art = _satzart(zeichen)
    if _ist_ziffer(davor) and (_satzart(davor) != art or art not in _TRENNER):
        ersatz = f"{_TRENNER.get(art, ' ')}{ersatz}"
    return f"{ersatz} " if _ist_ziffer(danach) and _passt(danach, fehler.encoding) else ersatz


def _ist_ziffer(zeichen: str) -> bool:
    """Return whether it is part of a figure, the signs of one set high or low included; not so for none."""
    return zeichen.isnumeric() or _satzart(zeichen) in _TRENNER


def _satzart(zeichen: str) -> str:
    """Return how its plain characters are set: ``<super>`` for ``²``, ``<fraction>`` for ``½``."""
    return unicodedata.decomposition(zeichen).partition(" ")[0] if zeichen else ""


def _passt(text: str, kodierung: str) -> bool:
    try:
        text.encode(kodierung)
    except UnicodeEncodeError:
        return False
    return True


def melde_ersatz_an() -> None:
    """Let streams replace by the name ``ERSATZVERFAHREN``."""
    codecs.register_error(ERSATZVERFAHREN, ersetze)
