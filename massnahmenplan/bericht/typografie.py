"""German typography of finished texts: a minus is no hyphen, a unit does not leave its number."""

import re

SCHMAL = "\u202f"
"""Narrow space that does not break."""
_MINUS = re.compile(r"(?<![\w\-.,)])-(?=\d)")
_EINHEIT = re.compile(r"(?<=\d) (?=(?:€|%|t|kWh|MWh|kW|kWp|m²|m|s|min|h|Mio\.|Tsd\.)(?:[\s/.,;:)\]]|$))")


def gesetzt(text: str) -> str:
    """Return the text with ``−`` before negative numbers and narrow spaces before units."""
    return _EINHEIT.sub(SCHMAL, _MINUS.sub("−", text))
