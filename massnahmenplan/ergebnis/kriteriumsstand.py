"""What a plan is worth by each criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Kriteriumsstand:
    """What a plan is worth by one criterion."""

    kriterium: str
    name: str
    gruppe: str | None
    gewicht: Decimal
    einheit: str
    schlechtester: Decimal
    """What is worth nothing: of a single measure, or of the plan where the plan as a whole is valued."""
    bester: Decimal
    """What is worth all."""
    wert: Decimal
    """Sum of the places of the chosen measures between worst (0) and best (1), or the value of the plan."""
    anteil: Decimal
    """Share of what all measures of the case would have, or place of the plan between worst and best."""
    punkte: Decimal
    """100 · weight · share."""
    punkte_je_massnahme: Mapping[str, Decimal]
    """Part of single measures; empty where the plan as a whole is valued."""
