"""What is lost if a plan is decided and then another scenario comes true."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Reuewert:
    """A candidate, as it stands, under the case of one run."""

    lauf: int
    zielwert: Decimal
    """Recounted there, also where it breaks a limit and so is of no use."""
    reue: Decimal
    """How much worse it is than the run's own plan. Negative, by no more than the run's gap (and the tolerance of
    several aims), where that one is not the best there is."""
    hoechstens: Decimal | None
    """How much worse it is than the proven bound of the run; None where there is none."""
    verstoesse: tuple[str, ...]
    """Limits that it breaks there, the first ones, a German sentence each; then it cannot be carried out there."""

    @property
    def durchfuehrbar(self) -> bool:
        """True if it keeps all limits."""
        return not self.verstoesse


@dataclass(frozen=True, slots=True)
class Kandidat:
    """A plan that at least one run has chosen, in every run it was compared in."""

    lauf: int
    """The first run that chose it; its name as a candidate."""
    haeufigkeit: int
    """Runs that chose exactly this plan."""
    massnahmen: tuple[str, ...]
    werte: tuple[Reuewert, ...]
    """In order of the runs."""

    @property
    def undurchfuehrbar(self) -> tuple[Reuewert, ...]:
        """Where it breaks a limit."""
        return tuple(wert for wert in self.werte if not wert.durchfuehrbar)

    @property
    def schlimmster(self) -> Reuewert | None:
        """Where its regret is largest, of those where it can be carried out; the first run of several."""
        return max((wert for wert in self.werte if wert.durchfuehrbar), key=lambda wert: wert.reue, default=None)

    @property
    def groesste_reue(self) -> Decimal | None:
        """Its regret there."""
        return None if self.schlimmster is None else self.schlimmster.reue

    @property
    def mittlere_reue(self) -> Decimal | None:
        """The mean over the runs where it can be carried out, each with the same weight."""
        reue = [wert.reue for wert in self.werte if wert.durchfuehrbar]
        return sum(reue, Decimal(0)) / len(reue) if reue else None

    @property
    def rang(self) -> tuple[int, Decimal, int]:
        """What candidates are put in order by: fewest runs where it fails, least maximum regret, first run."""
        reue = Decimal("Infinity") if self.groesste_reue is None else self.groesste_reue
        return len(self.undurchfuehrbar), reue, self.lauf


@dataclass(frozen=True, slots=True)
class Reue:
    """All candidates, the plan of least maximum regret first."""

    kandidaten: tuple[Kandidat, ...]
    laeufe: tuple[int, ...]
    """Runs in which they were compared: all with a plan, or a part that is stated."""
    ohne_vergleich: int
    """Runs without a plan of their own, and so without anything to compare with."""
    weitere_plaene: int
    """Distinct plans that were not examined."""
    weitere_laeufe: int
    """Runs with a plan in which nothing was recounted."""

    @property
    def bester(self) -> Kandidat | None:
        """The plan of least maximum regret, of those that fail in the fewest runs; None without any plan."""
        return next(iter(self.kandidaten), None)
