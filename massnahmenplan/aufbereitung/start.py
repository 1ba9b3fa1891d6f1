"""A plan made for another case as a place to begin a search: the options that come closest to its decisions."""

from collections.abc import Mapping
from typing import Any

from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.ergebnis.plan import Plan


def start_von(aufbereitung: Aufbereitung, plan: Plan) -> Mapping[tuple[str, Any], float]:
    """Return the columns to set: per decision the option with the same funding, else the one that brings most.

    Decisions for which this case has no option of the same variant and begin are left out.
    """
    erste: dict[tuple[str, str, int], int] = {}
    genaue: dict[tuple[Any, ...], int] = {}
    for nummer, option in enumerate(aufbereitung.optionen):
        wann = (option.massnahme, option.variante, option.beginn)
        erste.setdefault(wann, nummer)  # packages come in order, most money first
        genaue[*wann, tuple(antrag.wahl for antrag in option.paket.antraege)] = nummer
    wanns = ((schritt, (schritt.massnahme, schritt.variante, schritt.beginn)) for schritt in plan.schritte)
    gewaehlt = (genaue.get((*wann, schritt.foerderung), erste.get(wann)) for schritt, wann in wanns)
    return {("x", nummer): 1.0 for nummer in gewaehlt if nummer is not None}
