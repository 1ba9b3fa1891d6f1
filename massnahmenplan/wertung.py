"""How far a plan meets its targets, and what it is worth by each criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Zielstand:
    """How far a target is met."""

    ziel: str
    name: str
    satz: str
    """The target as a German sentence."""
    jahr: int
    """Year of the target, or last year of the sum."""
    soll_t: Decimal
    ist_t: Decimal
    verfehlung_t: Decimal
    """0 if met."""
    hart: bool
    strafe_eur: Decimal
    """Overshoot price times the tonnes missed."""


@dataclass(frozen=True, slots=True)
class Mengenzielstand:
    """How far a target for a criterion, a number of measures, energy or the taxonomy share is met."""

    ziel: str
    name: str
    satz: str
    """The target as a German sentence."""
    jahr: int
    """Year of the target, or last year of the plan."""
    einheit: str
    soll: Decimal
    ist: Decimal
    verfehlung: Decimal
    """0 if met; for a share the EUR of investment that are missing."""
    verfehlung_einheit: str
    hart: bool
    strafe_eur: Decimal
    """Overshoot price times what is missing."""


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
