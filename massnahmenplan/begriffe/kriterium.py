"""A criterion by which plans are valued: what is counted, what is best, how much it weighs."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Name, Text
from massnahmenplan.grundlagen.zahlen import Anteil, Zahl


class Grundlage(StrEnum):
    """What a criterion counts."""

    MASSNAHME = "massnahme"
    """What measures state under its id in ``kriterien``."""
    CO2 = "co2"
    """Tonnes reduced over the plan."""
    KOSTEN = "kosten"
    """Net present value of the plan."""
    TAXONOMIE = "taxonomie"
    """Investment in measures aligned with the EU taxonomy."""
    DNSH = "dnsh"
    """Investment in measures that meet every stated DNSH criterion (do no significant harm)."""


PLANWEIT = frozenset({Grundlage.CO2, Grundlage.KOSTEN})
"""Counted for the plan as a whole, between stated bounds."""
INVESTITION = frozenset({Grundlage.TAXONOMIE, Grundlage.DNSH})


class Kriterium(Grundform):
    """One criterion with its weight; which bounds it needs follows from ``grundlage`` and ``normierung``."""

    id: Kennung
    name: Name
    gruppe: Kennung | None = None
    """oekonomisch, oekologisch, sozial, klimaanpassung, staedtebau, or an own one."""
    gewicht: Anteil
    """The weights of all criteria sum to 1."""
    grundlage: Grundlage = Grundlage.MASSNAHME
    richtung: Literal["mehr", "weniger"] = "mehr"
    """Whether more or less is better; stated bounds say it themselves."""
    normierung: Literal["spanne", "grenzen", "skala"] = "spanne"
    """``spanne``: between the worst and the best measure of the case; ``grenzen``: stated; ``skala``: 1 to 5."""
    schlechtester: Zahl | None = None
    """Value that is worth nothing."""
    bester: Zahl | None = None
    """Value that is worth all."""
    einheit: Text | None = None
    quelle: Text | None = None

    @property
    def feste_grenzen(self) -> tuple[Decimal, Decimal] | None:
        """Worst and best value as stated, or of the scale; None where the measures decide."""
        if self.schlechtester is not None and self.bester is not None:
            return self.schlechtester, self.bester
        if self.normierung == "skala":
            skala = Decimal(1), Decimal(5)
            return skala if self.richtung == "mehr" else (skala[1], skala[0])
        return None
