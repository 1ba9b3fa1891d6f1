"""German typography of finished texts: a unit does not leave its number."""

import re

SCHMAL = "\u202f"
"""Narrow space that does not break."""
_EINHEIT = re.compile(r"(?<=\d) (?=(?:€|%|t|kWh|MWh|kW|kWp|m²|m|s|min|h|Mio\.|Tsd\.)(?:[\s/.,;:)\]]|$))")


def gesetzt(text: str) -> str:
    """Return the text with narrow spaces before units; a hyphen stays one, it may stand in a name."""
    return _EINHEIT.sub(SCHMAL, text)
