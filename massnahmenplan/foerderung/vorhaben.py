"""What the law looks at: one measure in one variant, with its payer, object, dates and payments."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.stand import Bescheid


@dataclass(frozen=True, slots=True)
class Zahlung:
    """An amount that falls due in one year."""

    jahr: int
    betrag_eur: Decimal


@dataclass(frozen=True, slots=True)
class Vorhaben:
    """Everything a funding rule may look at: one measure in one variant, begun in one period."""

    massnahme: Massnahme
    """With the variant applied."""
    traeger: Kostentraeger
    objekt: Objekt | None
    stichtag: date
    """Applications cannot be dated before this day."""
    baubeginn: date
    fertigstellung: date
    """Last day of building."""
    zahlungen: tuple[Zahlung, ...]
    """The whole investment by year, nominal, in order of years."""
    teile: tuple[tuple[str, Decimal], ...] = ()
    """The same by cost part, nominal; empty means that the parts are not told apart."""
    mit: tuple[str, ...] = ()
    """Facts that other measures of the plan provide."""
    ohne: tuple[str, ...] = ()
    """Facts that the applicant does not make use of."""
    tag: date | None = None
    """Day whose facts hold; None means those that hold at any time."""
    je_jahr: int = 1
    """Periods in a year of the case: on their first days other measures can begin."""
    bescheide: tuple[Bescheid, ...] = ()
    """What is known of applications for this measure, at most one notice for each programme."""

    kosten_eur: Decimal = field(init=False)
    """The whole nominal investment."""
    merkmale: frozenset[str] = field(init=False)
    """The facts of measure, payer and object together."""

    def __post_init__(self) -> None:
        kosten_eur = sum((zahlung.betrag_eur for zahlung in self.zahlungen), Decimal(0))
        object.__setattr__(self, "kosten_eur", kosten_eur)
        am_objekt = self.objekt.merkmale if self.objekt is not None else ()
        stets = self.traeger.merkmale_am(self.tag).union(self.massnahme.merkmale, am_objekt, self.mit)
        object.__setattr__(self, "merkmale", stets.difference(self.ohne))

    def bescheid(self, programm: str) -> Bescheid | None:
        """Return what is known of the application to a programme."""
        return next((bescheid for bescheid in self.bescheide if bescheid.programm == programm), None)

    def mit_angaben(self, mit: Iterable[str], ohne: Iterable[str]) -> "Vorhaben":
        """Return the project with facts that the plan provides, and without those that are waived."""
        mit, ohne = tuple(mit), tuple(ohne)
        return self if (mit, ohne) == (self.mit, self.ohne) else replace(self, mit=mit, ohne=ohne)

    def am(self, tag: date) -> "Vorhaben":
        """Return the project with the facts that hold on this day."""
        return replace(self, tag=tag)
