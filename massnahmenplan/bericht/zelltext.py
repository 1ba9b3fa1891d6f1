"""Cells as people read them: the kinds there are, and one German rendering of each; formats add only markup.

Where the heading has the unit, as on the page, amounts are whole euros. Papers that money is booked by say each
amount to the cent, with its unit (``geld``).
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.grundlagen.schreibweise import FEHLT, anzahl, datum, euro, prozent, prozent_knapp, zahl

_STELLEN: Mapping[str, int] = {
    **{"euro": 0, "betrag": 0, "ganz": 0, "kwh": 0, "cent": 2},
    **{"tonnen": 1, "zehntel": 1, "menge": 1, "faktor": 3},
}
"""Kind of a number -> decimals. A ``menge`` below one has three, so that it does not vanish."""
_PROZENT: Mapping[str, int] = {"prozent": 1, "prozent_genau": 2}
_GENAU: Mapping[str, int] = {"euro": 2, "kwh": 3, "prozent": 4, "tonnen": 3}
_JE_EINHEIT: Mapping[str, str] = {
    **{"€": "euro", "€/a": "euro", "€/t CO2e": "euro", "€/m² und Monat": "cent"},
    **{"t CO2e": "tonnen", "t CO2e/a": "tonnen", "kWh": "kwh", "Tage": "ganz", "Punkte": "zehntel"},
    "Anteil": "satz",
}


def art_von(einheit: str) -> str:
    """Return the kind of the cells below a heading with this unit."""
    return _JE_EINHEIT.get(einheit, "zahl")


def als_text(wert: Any, art: str = "zahl") -> str:
    """Return a cell; a text stays one, whatever kind its column is of."""
    if wert is None:
        return FEHLT
    if isinstance(wert, str):
        return wert
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, date):
        return datum(wert)
    return _zahltext(wert if isinstance(wert, int) else Decimal(wert), art)


def _zahltext(wert: int | Decimal, art: str) -> str:
    if art == "geld":
        return euro(Decimal(wert))
    if art == "satz":
        return prozent_knapp(Decimal(wert))
    if art in _PROZENT:
        return prozent(Decimal(wert), _PROZENT[art])
    klein = -1 < wert < 1 and wert != 0
    if art in _STELLEN:
        return zahl(wert, 3 if art == "menge" and klein else _STELLEN[art])
    if isinstance(wert, int):  # a year, or a number of them
        return zahl(wert).replace(".", "")
    return anzahl(round(wert, 3 if klein else 2))


def zum_rechnen(wert: Decimal, art: str) -> Decimal:
    """Return a figure for tables that go on being computed with: more exact than it is read, shares in percent."""
    if art not in _GENAU:
        return wert
    return round(wert * 100 if art == "prozent" else wert, _GENAU[art])
