"""What a purse keeps in reserve in case measures become dearer."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Anstieg:
    """By how much one measure becomes dearer in the worst case of a purse."""

    massnahme: str
    betrag_eur: Decimal


@dataclass(frozen=True, slots=True)
class Vorsorge:
    """What a purse must have in reserve up to the end of a year, in case measures become dearer."""

    traeger: str
    jahr: int
    seit: int
    """First year of the payments that the reserve is for: money carried on makes earlier years count."""
    gamma: Decimal
    """How many measures become dearer."""
    betrag_eur: Decimal
    """Sum of the largest margins."""
    anstiege: tuple[Anstieg, ...]
    """The measures of this worst case, the largest margin first; the last one may count in part."""
    linie_eur: Decimal
    """Bridging credit drawn at the end of the year in the worst case."""
    frei_eur: Decimal
    """Own money left at the end of the year in the worst case; 0 where a bridging credit has to help."""
    fehlbetrag_eur: Decimal
    """What is missing in the worst case; 0 in every plan that is protected."""
