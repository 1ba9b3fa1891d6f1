"""What measures cost and bring that have to be looked at together."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Wirkungsverbund:
    """Planned measures whose effects touch each other: one measure by itself, or several that share an effect."""

    massnahmen: tuple[str, ...]
    """In order of ids."""
    minderung_t: Decimal
    """Joint reduction over all years of the plan."""
    barwert_eur: Decimal
    """Present value of investment, grants, running cost, saved energy and value at the end; what several share
    of a loan, a bridging credit or a missed target is not in it."""

    @property
    def eur_je_t(self) -> Decimal | None:
        """Abatement cost; None where nothing is reduced."""
        return self.barwert_eur / self.minderung_t if self.minderung_t > 0 else None
