"""How much of a figure's spread each Stellgroesse explains, from drawn designs."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Verfahren = Literal["sobol", "morris", "lhs"]
Indexname = Literal["S1", "ST", "S2", "mu", "mu_stern", "sigma", "rang"]
"""Sobol: first order, total, pair; Morris: mean, mean of amounts, deviation; LHS: Spearman's rank correlation."""
FUEHREND: dict[Verfahren, Indexname] = {"sobol": "ST", "morris": "mu_stern", "lhs": "rang"}
"""By which the Stellgroessen are put in order."""


@dataclass(frozen=True, slots=True)
class Index:
    """One index of one Stellgroesse, or of a pair."""

    name: Indexname
    stellgroesse: str
    wert: Decimal
    vertrauen: Decimal | None
    """Half width of the 95 % interval, of ``rang`` the larger half; None where the method gives none."""
    mit: str | None = None
    """The other Stellgroesse of a pair."""


@dataclass(frozen=True, slots=True)
class Indexsatz:
    """The indices of one design for one figure, the most important Stellgroesse first."""

    verfahren: Verfahren
    kennzahl: str
    indizes: tuple[Index, ...]
    zeilen: int
    """Rows of the design that were used."""
    weggelassen: int
    """Rows left out: they, or others of the same block or trajectory, have no plan."""
    grund: str | None = None
    """German sentence where there are no indices."""
