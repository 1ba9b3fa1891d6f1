"""Rates: base rate, rate by class, raised rate, additive boni with an overall cap (R1–R4, R7)."""

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.grundlagen.zahlen import Anteil


class Bonus(Grundform):
    """Percentage points on top, if measure or payer has the fact."""

    merkmal: Kennung
    punkte: Anteil
    stelle: Text


class Satz(Grundform):
    """Share of the eligible cost that is granted."""

    grund: Anteil
    finanzschwach: Anteil | None = None
    """Base rate for financially weak municipalities; None means the same."""
    nach_merkmal: dict[Kennung, Anteil] = Field(default_factory=dict)
    """Base rate by class: the first fact that measure or payer has decides."""
    boni: tuple[Bonus, ...] = ()
    hoechstsatz: Anteil | None = None
    stelle: Text
