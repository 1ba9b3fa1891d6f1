"""A cell of a table as people read it: all numbers of one unit with the same number of decimals."""

from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.grundlagen.schreibweise import FEHLT, anzahl, datum, prozent_knapp, zahl

_STELLEN = {"€": 0, "€/t CO2e": 0, "t CO2e": 1, "t CO2e/a": 1, "kWh": 0, "Tage": 0, "Punkte": 1}


def als_text(wert: Any, einheit: str = "") -> str:
    """Return a cell as people read it."""
    if wert is None or wert == "":
        return FEHLT if wert is None else ""
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, date):
        return datum(wert)
    if isinstance(wert, Decimal):
        return _zahl(wert, einheit)
    return f"−{-wert}" if isinstance(wert, int) and wert < 0 else str(wert)


def _zahl(wert: Decimal, einheit: str) -> str:
    if einheit == "Anteil":
        return prozent_knapp(wert)
    return zahl(wert, _STELLEN[einheit]) if einheit in _STELLEN else anzahl(round(wert, 2))
