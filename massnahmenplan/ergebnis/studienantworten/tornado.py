"""What one Stellgroesse alone does to a figure of the plan: a bar of the tornado."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.stellwert import Wert


@dataclass(frozen=True, slots=True)
class Stufe:
    """One value of a Stellgroesse, all else as in the case, and the figure of the best plan there."""

    wert: Wert | None
    """None: as the case says."""
    lauf: int
    ergebnis: Decimal | None
    """None where the run has no plan."""


@dataclass(frozen=True, slots=True)
class Balken:
    """All values of a Stellgroesse that were tried alone, and what they make of one figure."""

    kennzahl: str
    stellgroesse: str
    basis: Decimal | None
    """In the case as it is."""
    stufen: tuple[Stufe, ...]
    """Numbers in their order, the case among them where its value is known; texts in the order of the runs."""

    @property
    def unten(self) -> Stufe:
        """The lowest value; of texts the first."""
        return self.stufen[0]

    @property
    def oben(self) -> Stufe:
        """The highest value; of texts the last."""
        return self.stufen[-1]

    @property
    def von(self) -> Decimal | None:
        """The smallest figure, that of the case included; None without any plan."""
        return min(self._ergebnisse, default=None)

    @property
    def bis(self) -> Decimal | None:
        """The largest figure."""
        return max(self._ergebnisse, default=None)

    @property
    def spanne(self) -> Decimal:
        """How far the figure moves; 0 where fewer than two are known."""
        return Decimal(0) if self.von is None or self.bis is None else self.bis - self.von

    @property
    def ohne_plan(self) -> int:
        """Values with which there is no plan: the bar does not say how bad that is."""
        return sum(stufe.ergebnis is None for stufe in self.stufen)

    @property
    def _ergebnisse(self) -> list[Decimal]:
        bekannte = (self.basis, *(stufe.ergebnis for stufe in self.stufen))
        return [ergebnis for ergebnis in bekannte if ergebnis is not None]
