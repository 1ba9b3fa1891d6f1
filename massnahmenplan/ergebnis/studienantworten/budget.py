"""What another euro of budget is worth to the aim."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Budgetschritt:
    """Two runs that differ in one budget only, the smaller one first."""

    von_lauf: int
    bis_lauf: int
    von_eur: Decimal
    """Nominal budgets of all years and payers together."""
    bis_eur: Decimal
    gewinn: Decimal
    """By how much the first aim gets better, in its unit; negative, within the gaps, where none is the best."""
    mindestens: Decimal | None
    """Proven; None where a bound is missing."""
    hoechstens: Decimal | None

    @property
    def mehr_eur(self) -> Decimal:
        """More money."""
        return self.bis_eur - self.von_eur


@dataclass(frozen=True, slots=True)
class Budgetwert:
    """The worth of a budget: all pairs of neighbouring amounts together."""

    stellgroesse: str
    traeger: tuple[str, ...]
    """Payers whose budget changes, in order of ids."""
    schritte: tuple[Budgetschritt, ...]
    """At least one, in order of the amounts."""

    @property
    def je_euro(self) -> Decimal:
        """Gain of the aim per further euro over all steps, in the unit of the aim."""
        return sum((schritt.gewinn for schritt in self.schritte), Decimal(0)) / self._mehr_eur

    @property
    def je_euro_mindestens(self) -> Decimal | None:
        """Proven lower end; None where a bound is missing."""
        return self._je_euro([schritt.mindestens for schritt in self.schritte])

    @property
    def je_euro_hoechstens(self) -> Decimal | None:
        """Proven upper end."""
        return self._je_euro([schritt.hoechstens for schritt in self.schritte])

    @property
    def _mehr_eur(self) -> Decimal:
        return sum((schritt.mehr_eur for schritt in self.schritte), Decimal(0))

    def _je_euro(self, gewinne: list[Decimal | None]) -> Decimal | None:
        bekannte = [gewinn for gewinn in gewinne if gewinn is not None]
        return sum(bekannte, Decimal(0)) / self._mehr_eur if len(bekannte) == len(gewinne) else None
