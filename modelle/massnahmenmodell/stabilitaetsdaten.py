"""What the last plan decided, as coefficients: changes by kind, what each costs, and their limits."""

from dataclasses import dataclass

from massnahmenmodell.bewertung import Zielname
from massnahmenmodell.linearform import Ganze, Linearform, Reelle


@dataclass(frozen=True, slots=True)
class Aenderungszahl:
    """How many changes of one kind a choice means: ``konstante`` + Σ value · x."""

    name: str
    konstante: float
    """Changes of the plan that does nothing: measures that the last plan has."""
    form: Linearform
    preis: float
    """What each change takes off the aim, in the unit of the model."""
    gewicht: float
    """What each change counts where the fewest are searched for."""
    hoechstens: float | None
    """None means no limit."""

    def anzahl(self, x: Reelle) -> float:
        """Return the changes of a choice; ``x`` has a value per option."""
        return self.konstante + float(self.form.werte @ x[self.form.optionen])


@dataclass(frozen=True, slots=True)
class Stabilitaet:
    """The last plan, as far as a new one should keep it."""

    zahlen: tuple[Aenderungszahl, ...]
    ziel: Zielname
    """Aim that the prices are taken off."""
    fest: tuple[tuple[str, Ganze], ...] = ()
    """Measure, and the options of it that leave its decision as it is: one of them is chosen."""
    hoechstgewicht: float | None = None
    """Limit on the weighted changes of all kinds together; None means none."""
    ist_ziel: bool = False
    """True: the fewest weighted changes are searched for; the aims are limits (``rangfolge``)."""
