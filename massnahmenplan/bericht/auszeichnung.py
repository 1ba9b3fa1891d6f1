"""Text that stays text in Markdown: on one line, with its marks escaped."""

import re

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.typografie import gesetzt

_ZEICHEN = re.compile(r"([\\`*_{}\[\]<>#|~!=$&])")


def als_markdown(text: str) -> str:
    """Return a text for Markdown, set the German way."""
    return _ZEICHEN.sub(r"\\\1", gesetzt(einzeilig(text)))
