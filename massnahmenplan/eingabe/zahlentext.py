"""Why a text is no number although people read one, and how it has to be written."""

import re
from decimal import Decimal

from pydantic_core import PydanticCustomError

from massnahmenplan.grundlagen.zahlen import lies_zahl

_TRENNENDE = "\\s'’"
"""Blanks of every width, and the apostrophe of Swiss amounts."""
_GRUPPE = re.compile(rf"(?<=\d)[{_TRENNENDE}](?=\d{{3}}(?!\d))")
_TEILE = re.compile(rf"(?P<davor>[^\W\d_]+|[€$])?\s*(?P<zahl>[+-]?\d(?:[\d.,{_TRENNENDE}]*\d)?)\s*(?P<danach>.*)$")
_EINHEIT = re.compile(r"[^\W\d_€$].{0,19}$|[€$].{0,19}$")


def deute_zahlentext(wert: object) -> tuple[str, str] | None:
    """Return cause and remedy for blanks between digits, a unit in the cell, a minus at the end; else None."""
    teile = _TEILE.match(wert.strip()) if isinstance(wert, str) else None
    if teile is None:
        return None
    ziffern = _GRUPPE.sub("", teile["zahl"])
    gruende = ["enthält Leerzeichen (oder ') als Tausendertrennzeichen"] if ziffern != teile["zahl"] else []
    danach = teile["danach"]
    if danach[:1] in ("-", "−", "–") and not danach[1:].strip() and teile["davor"] is None:
        gruende.append("hat das Minuszeichen hinter der Zahl")
        ziffern, danach = f"-{ziffern}", ""
    einheit = teile["davor"] or danach
    if _EINHEIT.match(einheit):
        gruende.append(f"enthält neben der Zahl „{einheit}“")
    geschrieben = _geschrieben(ziffern)
    if not gruende or geschrieben is None:
        return None
    return f"ist so keine Zahl: {' und '.join(gruende)}", f"Nur die Zahl schreiben, ohne Einheit: {geschrieben}"


def _geschrieben(ziffern: str) -> str | None:
    """Return the number as it can be read; both ways where only the writer knows; None for no number at all."""
    try:
        zahl: Decimal = lies_zahl(ziffern)
    except PydanticCustomError as fehler:
        if fehler.type != "zahl_mehrdeutig":
            return None
        return f"{ziffern.replace('.', '')} oder {ziffern.replace('.', ',')}"
    return f"{zahl:f}".replace(".", ",")
