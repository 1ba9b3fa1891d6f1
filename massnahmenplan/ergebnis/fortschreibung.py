"""What a plan that was updated says about the one before: predecessors, what was asked, what was kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart, Aenderungsvorgaben
from massnahmenplan.ergebnis.aenderung import Aenderung
from massnahmenplan.ergebnis.plan import Plan


@dataclass(frozen=True, slots=True)
class Vorgaenger:
    """A plan from which this one has come."""

    pruefsumme: str
    """SHA-256 of its ``plan.json``."""
    projekt: str
    stichtag: date
    ziel: str
    zielwerte: dict[str, Decimal]
    massnahmen: int
    """How many measures it had."""


@dataclass(frozen=True, slots=True)
class Fortschreibung:
    """The update: counted, priced, and proven as far as it is."""

    kette: tuple[Vorgaenger, ...]
    """All predecessors, the oldest first; the last one is the plan that was updated."""
    vorgaben: Aenderungsvorgaben
    """With a price for every kind."""
    bisher: Plan
    """Decisions of the last plan."""
    zaehlung: Mapping[Aenderungsart, int]
    """Changes by kind, of what the plan decides."""
    aenderungen: tuple[Aenderung, ...] = ()
    nicht_zu_halten: tuple[str, ...] = ()
    """What the last plan would break today, one German sentence each; empty: it could have stayed."""
    wenigste_bewiesen: bool = True
    """True: no plan within the asked gap has fewer weighted changes."""

    @property
    def preis(self) -> Decimal:
        """Price of the changes, in the unit of the first aim."""
        return self.vorgaben.preis(self.zaehlung)
