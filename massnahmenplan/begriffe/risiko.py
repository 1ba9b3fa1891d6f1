"""How values of several scenarios are weighed together: expected value, and the mean of the worst share."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

NICHTS, EINS = Decimal(0), Decimal(1)
Verteilung = Sequence[tuple[Decimal, Decimal]]
"""Probability and value, one pair per scenario; probabilities sum to 1."""


@dataclass(frozen=True, slots=True)
class Risikomass:
    """(1 − ``gewicht``) · expected value + ``gewicht`` · CVaR. Errors: ValueError for a figure out of range."""

    gewicht: Decimal = NICHTS
    alpha: Decimal = Decimal("0.9")
    """The CVaR is the mean of the worst share 1 − alpha."""

    def __post_init__(self) -> None:
        if not 0 <= self.gewicht <= 1:
            raise ValueError(f"Gewicht des CVaR {self.gewicht}: erlaubt ist 0 bis 1.")
        if not 0 <= self.alpha < 1:
            raise ValueError(f"CVaR-Niveau {self.alpha}: erlaubt ist 0 bis unter 1.")

    def wert(self, verteilung: Verteilung, viel_ist_gut: bool) -> Decimal:
        """Return what the aim is worth over all scenarios."""
        rand = cvar(verteilung, self.alpha, viel_ist_gut)
        return (1 - self.gewicht) * erwartungswert(verteilung) + self.gewicht * rand


def erwartungswert(verteilung: Verteilung) -> Decimal:
    """Return the expected value."""
    return sum((anteil * wert for anteil, wert in verteilung), NICHTS)


def cvar(verteilung: Verteilung, alpha: Decimal, viel_ist_gut: bool) -> Decimal:
    """Return the mean of the worst share 1 − alpha, worst scenario first, the last one as far as it is needed."""
    offen = EINS - alpha
    summe = NICHTS
    for anteil, wert in sorted(verteilung, key=lambda paar: paar[1] if viel_ist_gut else -paar[1]):
        genommen = min(anteil, offen)
        summe += genommen * wert
        offen -= genommen
    return summe / (EINS - alpha - offen)
