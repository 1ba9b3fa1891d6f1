"""In which runs of a study a measure is chosen, when it begins there, and what sets these runs apart."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.stellwert import Wert

Klasse = Literal["kern", "bedingt", "nie"]
"""In (nearly) all runs with a plan; in some of them; in none."""


@dataclass(frozen=True, slots=True)
class Trennung:
    """What varies most differently between two sets of runs, such as those with a measure and those without it."""

    stellgroesse: str
    staerke: Decimal
    """1: the values do not overlap; 0: no difference (Cliff's delta; of texts the total variation distance)."""
    mit: Wert
    """Median of the values in the first set; of texts the most frequent one."""
    ohne: Wert


@dataclass(frozen=True, slots=True)
class Massnahmenanteil:
    """A measure over all runs with a plan; years are those in which planning or building begins."""

    massnahme: str
    name: str
    klasse: Klasse
    gewaehlt: int
    laeufe: int
    """Runs with a plan, at least one."""
    fruehestes_jahr: int | None
    """None where it is never chosen, as in the two below."""
    uebliches_jahr: int | None
    """Median; of two middle ones the earlier."""
    spaetestes_jahr: int | None
    varianten: tuple[tuple[str, int], ...]
    """Variant and runs with it, the most frequent first."""
    trennung: Trennung | None
    """None where it is in all runs or none, or nothing sets them apart clearly, by usual values that differ."""

    @property
    def anteil(self) -> Decimal:
        """Share of the runs with a plan, between 0 and 1."""
        return Decimal(self.gewaehlt) / self.laeufe
