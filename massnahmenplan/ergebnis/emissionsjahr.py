"""CO2 of one year, with the plan and without it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Emissionsjahr:
    """CO2 of one year: what single effects add up to, what overlaps, what is left."""

    jahr: int
    einzelsumme_t: Decimal
    """Sum of the single effects."""
    ueberlappung_t: Decimal
    """Lost by overlap."""
    ohne_plan_t: Decimal | None
    """Emission without any measure; None if the case does not state it."""

    @property
    def minderung_t(self) -> Decimal:
        """Joint effect of all measures."""
        return self.einzelsumme_t - self.ueberlappung_t

    @property
    def mit_plan_t(self) -> Decimal | None:
        """Emission with the plan; None if the emission without it is not known."""
        return None if self.ohne_plan_t is None else self.ohne_plan_t - self.minderung_t
