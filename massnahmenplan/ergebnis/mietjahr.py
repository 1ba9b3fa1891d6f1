"""What comes out for a rented building: levies, saved energy and warm rent of one year."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Mietjahr:
    """The rent of one building in one year: what measures add to it and take from it."""

    objekt: str
    vermieter: str | None
    """Payer who gets the levies; None: there are none."""
    jahr: int
    wohnflaeche_m2: Decimal
    umlage_neu_eur: Decimal
    """Levy that begins in this year, in EUR a year."""
    gekappt_eur: Decimal
    """What the limits of the law cut of it, in EUR a year."""
    umlage_eur: Decimal
    """All levies of the plan in this year."""
    ersparnis_eur: Decimal
    """Energy cost that the measures of the building save together; negative if it costs more."""
    spielraum_eur: Decimal | None
    """By how much the warm rent of the year may rise; None without limit."""
    ueberschreitung_eur: Decimal
    """What it rises beyond; 0 if the limit is kept."""
    hart: bool
    strafe_eur: Decimal
    """Price of the excess, where the limit is soft."""

    @property
    def anstieg_eur(self) -> Decimal:
        """By how much measures raise the warm rent of the year; negative if they lower it."""
        return self.umlage_eur - self.ersparnis_eur

    def je_m2_monat(self, betrag_eur: Decimal) -> Decimal:
        """Return an amount of a year per m² and month."""
        return betrag_eur / self.wohnflaeche_m2 / 12
