"""A target: for the emission, the reduction, a criterion, a number of measures, energy, or a share."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import ValidationInfo, field_validator

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.grundlagen.zahlen import Euro, Jahr, Menge, Wahrheitswert, lies_anteil


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
    KRITERIUM = "kriterium"
    """The chosen measures' values of a criterion sum to at least (where less is better: at most) ``wert``."""
    MINDESTANZAHL = "mindestanzahl"
    """At least ``wert`` measures (of one field of action) are completed by the end of ``jahr``."""
    ENERGIE = "energie"
    """At least ``wert`` kWh of end energy are saved in ``jahr``."""
    TAXONOMIE_ANTEIL = "taxonomie_anteil"
    """At least the share ``wert`` of the chosen investment is aligned with the EU taxonomy."""


SUMMENZIELE = frozenset({Zielart.CO2_SUMME, Zielart.MINDERUNG_SUMME})
MENGENZIELE = frozenset({Zielart.KRITERIUM, Zielart.MINDESTANZAHL, Zielart.ENERGIE, Zielart.TAXONOMIE_ANTEIL})
"""Targets in other units than tonnes."""
EMISSIONSZIELE = frozenset({Zielart.CO2_JAHR, Zielart.CO2_SUMME})


class Ziel(Grundform):
    """A target, hard or with a price per tonne of missing it."""

    id: Kennung
    name: Text | None = None
    art: Zielart
    jahr: Jahr | None = None
    """Year of the target, or last year of the sum; None means the last year of the plan."""
    wert: Menge
    """t CO2e (per year, or in sum); for other targets in the unit of the criterion, measures, kWh, or a share."""
    kriterium: Kennung | None = None
    """Criterion of a target for it."""
    handlungsfeld: Kennung | None = None
    """Field of action of a least number of measures; None means all."""
    energietraeger: Kennung | None = None
    """Carrier of an energy target; None means all together."""
    hart: Wahrheitswert | None = None
    """None means: hard unless ``ueberschreitungspreis`` is stated."""
    ueberschreitungspreis: Euro | None = None
    """EUR per t (or other unit) by which the target is missed; for a share per EUR that is missing."""
    quelle: Text | None = None

    @field_validator("wert", mode="before")
    @classmethod
    def _lies_prozent(cls, wert: Any, felder: ValidationInfo) -> Any:
        """Let a share be written as one, ``30 %``; of tonnes and kWh a percentage says nothing."""
        return lies_anteil(wert) if felder.data.get("art") is Zielart.TAXONOMIE_ANTEIL else wert

    @property
    def ist_hart(self) -> bool:
        """True if the target must be met."""
        return self.hart if self.hart is not None else self.ueberschreitungspreis is None

    @property
    def preis_eur(self) -> Decimal:
        """Price of missing the target by one unit; 0 for a hard target."""
        return self.ueberschreitungspreis if self.ueberschreitungspreis is not None else Decimal(0)
