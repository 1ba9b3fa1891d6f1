"""What is asked of a run: aim, gap, time, seed, threads."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

Zielname = Literal["co2", "kosten"]
EINHEITEN: dict[str, str] = {"co2": "t CO2e", "kosten": "EUR"}
"""Unit of each aim."""
GENAUIGKEIT: dict[str, Decimal] = {"co2": Decimal("0.001"), "kosten": Decimal(1)}
"""Accuracy of a whole computation, one kilogram and one EUR, in the unit of the aim: a smaller gap is none."""


def erlaubter_abstand(ziel: str, verlangte_luecke: Decimal, zielwert: Decimal) -> Decimal:
    """Return how far the bound may be from the value, in the unit of the aim, for the gap to count as proven."""
    return max(GENAUIGKEIT[ziel], (verlangte_luecke + Decimal("1e-6")) * abs(zielwert))


@dataclass(frozen=True, slots=True)
class Vorgaben:
    """What is asked of a run. Errors: ValueError for an unknown aim or a figure out of range."""

    ziel: Sequence[str] = ("co2",)
    """The aim, ``co2`` or ``kosten``; lists of several aims are not solved yet."""
    luecke: float = 0.001
    """Relative gap at which a plan counts as proven."""
    zeitlimit_s: float | None = None
    """Seconds from the beginning of the run; None means without limit."""
    saat: int = 0
    faeden: int = 1

    def __post_init__(self) -> None:
        ziele = (self.ziel,) if isinstance(self.ziel, str) else tuple(self.ziel)
        object.__setattr__(self, "ziel", ziele)
        if len(ziele) != 1 or ziele[0] not in EINHEITEN:
            genannt = ", ".join(ziele) or "(keins)"
            raise ValueError(f"Ziel {genannt}: erlaubt ist eines von {', '.join(EINHEITEN)}.")
        if not 0 <= self.luecke < 1:
            raise ValueError(f"Lücke {self.luecke}: erlaubt ist 0 bis unter 1.")
        if self.zeitlimit_s is not None and not self.zeitlimit_s > 0:
            raise ValueError(f"Zeitlimit {self.zeitlimit_s}: erlaubt ist mehr als 0 Sekunden.")
        if self.saat < 0 or self.faeden < 1:
            raise ValueError("Saat muss mindestens 0, Fäden mindestens 1 sein.")

    @property
    def zielname(self) -> Zielname:
        """The aim."""
        return cast(Zielname, self.ziel[0])
