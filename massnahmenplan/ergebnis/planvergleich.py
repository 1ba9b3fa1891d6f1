"""Two plans side by side."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.ergebnis.aenderung import Aenderung
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied
from massnahmenplan.ergebnis.fortschreibung import Vorgaenger


@dataclass(frozen=True, slots=True)
class Gegenueber:
    """One figure in both plans; None where a plan has none."""

    was: tuple[str, ...]
    """What it is: ``("stadt", "investiv", "2028")``, ``("2030",)``, ``("co2",)``."""
    alt: Decimal | None
    neu: Decimal | None
    einheit: str
    bezeichnung: str = ""
    """The same in names of the case: ``Stadt (investiv) 2028``; empty: ``was`` is words already."""

    @property
    def unterschied(self) -> Decimal:
        """New minus old."""
        return (self.neu or Decimal(0)) - (self.alt or Decimal(0))


@dataclass(frozen=True, slots=True)
class Planvergleich:
    """What two plans decide, cost and bring, and how their inputs differ; only what is not the same in both."""

    alt: Vorgaenger
    neu: Vorgaenger
    ist_fortschreibung: bool
    """True: the second plan names the first one as its predecessor."""
    andere_faelle: tuple[str, ...]
    """In what the plans are of two different cases, one German clause each; empty: they are of one."""
    ziele: tuple[Gegenueber, ...]
    """Both values of every aim, the same ones too."""
    entscheidungen: tuple[Aenderung, ...]
    haushalt: tuple[Gegenueber, ...]
    """What each payer spends of his own by kind of budget and year, EUR."""
    emissionen: tuple[Gegenueber, ...]
    """Joint reduction by year, t CO2e."""
    eingabe: tuple[Fallunterschied, ...]
