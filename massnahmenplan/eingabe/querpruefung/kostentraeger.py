"""Payers: facts that this version does not use yet."""

from massnahmenplan.eingabe.rohfall import Rohfall
from massnahmenplan.eingabe.sammler import Befundsammler

_ABHILFE = {
    "vorsteuerabzug": "Kosten netto angeben; kein Programm kürzt deswegen von selbst.",
}
"""Field without use -> what to do meanwhile."""


def melde_ungenutzte(fall: Rohfall, sammler: Befundsammler) -> None:
    """Hint W218 for stated facts that nothing evaluates."""
    for zeile in fall.kostentraeger:
        for feld, abhilfe in _ABHILFE.items():
            if getattr(zeile.gegenstand, feld):
                zeile.hinweis(sammler, "W218", feld, "wird von dieser Version noch nicht ausgewertet", abhilfe)
