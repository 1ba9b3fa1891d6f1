"""Text that stays text in Markdown: on one line, with its marks escaped."""

import re

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.typografie import gesetzt

_ZEICHEN = re.compile(r"([\\`*_{}\[\]<>#|~!=$&])")
_ANFANG = re.compile(r"^([+-](?= |$)|\d+(?=[.)](?: |$)))")
"""What would begin a list."""


def als_markdown(text: str) -> str:
    """Return a text for Markdown, set the German way."""
    return _ZEICHEN.sub(r"\\\1", gesetzt(einzeilig(text)))


def wie_geschrieben(text: str) -> str:
    """Return a text for Markdown with its spaces as they are, at the beginning of a line or of a point too."""
    zeile = _ZEICHEN.sub(r"\\\1", einzeilig(text))
    return _ANFANG.sub(lambda anfang: f"{anfang[1]}\\" if anfang[1].isdigit() else f"\\{anfang[1]}", zeile)
