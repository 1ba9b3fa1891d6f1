"""How far a plan meets its targets."""

from dataclasses import dataclass
from decimal import Decimal


def benannt(kennung: str, name: str, satz: str) -> str:
    """Return the sentence of a target; if the case names it, its name and the sentence."""
    return satz if name == kennung else f"{name} ({satz})"


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

    @property
    def benannt(self) -> str:
        """The target with the name that the case gives it."""
        return benannt(self.ziel, self.name, self.satz)

    @property
    def eigener_name(self) -> str | None:
        """What the case calls it; None if it has no other name than its id."""
        return None if self.name == self.ziel else self.name


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

    @property
    def benannt(self) -> str:
        """The target with the name that the case gives it."""
        return benannt(self.ziel, self.name, self.satz)

    @property
    def eigener_name(self) -> str | None:
        """What the case calls it; None if it has no other name than its id."""
        return None if self.name == self.ziel else self.name
