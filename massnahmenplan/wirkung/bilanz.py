"""What measures do year by year: by Wirkungsgruppe, by carrier, by payer of the energy."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Gruppenjahr:
    """What the measures of one Wirkungsgruppe do in one year: each by itself, and together."""

    gruppe: str
    """``objekt:<id>`` or ``massnahme:<id>``."""
    name: str
    massnahmen: tuple[str, ...]
    """Planned measures of the group, in force or not."""
    jahr: int
    ohne_plan_t: Decimal | None
    """What the object emits without any of them; None where only differences are known."""
    einzelsumme_t: Decimal
    """Sum of the effects that each would have by itself."""
    minderung_t: Decimal
    """Joint effect."""
    einzelersparnis_eur: Decimal
    ersparnis_eur: Decimal
    """Energy cost saved together."""
    endenergie_kwh: dict[str, Decimal]
    """Carrier -> saved end energy; negative is additional use."""


@dataclass(frozen=True, slots=True)
class Endenergiejahr:
    """End energy of one carrier in one year."""

    jahr: int
    traeger: str
    ohne_plan_kwh: Decimal | None
    """What the objects that state their energy use today; None if none of them uses this carrier."""
    mit_plan_kwh: Decimal | None
    """The same with the plan, as far as physics says what measures change; None if no object states its energy."""
    einsparung_kwh: Decimal
    """Saved by all measures that say so, stated effects included; negative is additional use."""


@dataclass(frozen=True, slots=True)
class Energieersparnis:
    """Energy cost that one payer saves in one year, measures taken together; negative where it costs him more."""

    traeger: str
    jahr: int
    betrag_eur: Decimal
