"""How far a figure spreads over all runs with a plan, over the plan as a whole or year by year."""

from dataclasses import dataclass
from decimal import Decimal

QUANTILE = (Decimal("0.05"), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal("0.95"))


@dataclass(frozen=True, slots=True)
class Band:
    """Quantiles of a figure."""

    kennzahl: str
    jahr: int | None
    """None: over the whole plan."""
    laeufe: int
    """Runs that have the figure."""
    kleinster: Decimal
    quantile: tuple[Decimal, ...]
    """At ``QUANTILE``; between two runs in proportion."""
    groesster: Decimal
    basis: Decimal | None
    """In the case as it is."""
