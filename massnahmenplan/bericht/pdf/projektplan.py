"""The schedule as figures for paper beside what the page shows of measures."""

from typing import Any

from massnahmenplan.bericht.html.abschnitte import projektplan
from massnahmenplan.bericht.schaubild import zeitplan
from massnahmenplan.ergebnis import Ergebnis

_AUF_EINER_SEITE = 30
"""So many measures stand in one schedule; more of them get one per field of action."""


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return what the page shows, and the schedules."""
    d = projektplan.daten(ergebnis)
    felder = [feld for feld, _ in d["felder"]] if len(d["blaetter"]) > _AUF_EINER_SEITE else [None]
    return {**d, "zeitplaene": [zeitplan(ergebnis, feld) for feld in felder]}
