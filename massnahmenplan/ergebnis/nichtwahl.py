"""Why a measure is left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nichtwahl:
    """Why a measure is not in the plan."""

    massnahme: str
    grund: str
    """Code: keine_option, verboten, ausgeschlossen, voraussetzung, haushalt, konto, warmmiete, zielwert …"""
    text: str
