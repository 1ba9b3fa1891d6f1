"""A target for the emission of the district or for the reduction by the plan."""

from decimal import Decimal
from enum import StrEnum

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.grundlagen.zahlen import Euro, Jahr, Menge, Wahrheitswert


class Zielart(StrEnum):
    """What is measured."""

    CO2_JAHR = "co2_jahr"
    """Emission of the district in one year is at most ``wert`` t CO2e; needs the emission without measures."""
    CO2_SUMME = "co2_summe"
    """Emission from the first year of the plan to ``jahr`` is at most ``wert`` t CO2e."""
    MINDERUNG_JAHR = "minderung_jahr"
    """Reduction by the plan in one year is at least ``wert`` t CO2e."""
    MINDERUNG_SUMME = "minderung_summe"
    """Reduction from the first year of the plan to ``jahr`` is at least ``wert`` t CO2e."""


SUMMENZIELE = frozenset({Zielart.CO2_SUMME, Zielart.MINDERUNG_SUMME})
EMISSIONSZIELE = frozenset({Zielart.CO2_JAHR, Zielart.CO2_SUMME})


class Ziel(Grundform):
    """A target, hard or with a price per tonne of missing it."""

    id: Kennung
    name: Text | None = None
    art: Zielart
    jahr: Jahr | None = None
    """Year of the target, or last year of the sum; None means the last year of the plan."""
    wert: Menge
    """t CO2e (per year, or in sum)."""
    hart: Wahrheitswert | None = None
    """None means: hard unless ``ueberschreitungspreis`` is stated."""
    ueberschreitungspreis: Euro | None = None
    """EUR per t by which the target is missed."""
    quelle: Text | None = None

    @property
    def ist_hart(self) -> bool:
        """True if the target must be met."""
        return self.hart if self.hart is not None else self.ueberschreitungspreis is None

    @property
    def preis_eur_t(self) -> Decimal:
        """Price of missing the target by one tonne; 0 for a hard target."""
        return self.ueberschreitungspreis if self.ueberschreitungspreis is not None else Decimal(0)
