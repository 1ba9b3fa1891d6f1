"""Distributions, each by its quantile function: a number between 0 and 1 becomes a value.

All are bounded, so that the ends of a design (0 and 1) are values as well. Only ``math`` and ``statistics`` of the
standard library are used: the same number gives the same value everywhere, once it is rounded.
"""

from math import exp, log, sqrt
from statistics import NormalDist
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.grundlagen.zahlen import Prozentzahl

SCHNITT = 3
"""Where nothing is stated, a normal distribution ends at so many standard deviations."""
_STANDARD = NormalDist()


class Gleichverteilung(Grundform):
    """Every value between two ends is as likely as any other."""

    art: Literal["gleich"]
    von: Prozentzahl
    bis: Prozentzahl

    def bei(self, anteil: float) -> float:
        """Return the quantile."""
        return float(self.von) + anteil * float(self.bis - self.von)


class Dreiecksverteilung(Grundform):
    """A most likely value between two ends."""

    art: Literal["dreieck"]
    von: Prozentzahl
    haeufigster: Prozentzahl
    bis: Prozentzahl

    def bei(self, anteil: float) -> float:
        """Return the quantile."""
        von, spitze, bis = float(self.von), float(self.haeufigster), float(self.bis)
        if anteil * (bis - von) <= spitze - von:
            return von + sqrt(anteil * (bis - von) * (spitze - von))
        return bis - sqrt((1 - anteil) * (bis - von) * (bis - spitze))


class Normalverteilung(Grundform):
    """A normal distribution without what lies beyond its ends."""

    art: Literal["normal"]
    mittel: Prozentzahl
    streuung: Annotated[Prozentzahl, Field(gt=0)]
    """Standard deviation of the whole distribution, before its ends are cut off."""
    von: Prozentzahl | None = None
    """None means three standard deviations below the mean."""
    bis: Prozentzahl | None = None
    """None means three standard deviations above the mean."""

    def bei(self, anteil: float) -> float:
        """Return the quantile."""
        mittel, streuung = float(self.mittel), float(self.streuung)
        unten = -SCHNITT if self.von is None else (float(self.von) - mittel) / streuung
        oben = SCHNITT if self.bis is None else (float(self.bis) - mittel) / streuung
        return mittel + streuung * _gestutzt(anteil, unten, oben)


class Lognormalverteilung(Grundform):
    """A value whose logarithm is normally distributed: never negative, with a long tail above."""

    art: Literal["lognormal"]
    median: Annotated[Prozentzahl, Field(gt=0)]
    streufaktor: Annotated[Prozentzahl, Field(gt=1)]
    """About two thirds of all values lie between ``median`` divided by it and ``median`` times it."""
    von: Annotated[Prozentzahl, Field(gt=0)] | None = None
    """None means ``median`` divided three times by ``streufaktor``."""
    bis: Annotated[Prozentzahl, Field(gt=0)] | None = None
    """None means ``median`` times ``streufaktor`` three times over."""

    def bei(self, anteil: float) -> float:
        """Return the quantile."""
        mitte, streuung = log(self.median), log(self.streufaktor)
        unten = -SCHNITT if self.von is None else (log(self.von) - mitte) / streuung
        oben = SCHNITT if self.bis is None else (log(self.bis) - mitte) / streuung
        return exp(mitte + streuung * _gestutzt(anteil, unten, oben))


Verteilung = Annotated[
    Gleichverteilung | Dreiecksverteilung | Normalverteilung | Lognormalverteilung, Field(discriminator="art")
]


def _gestutzt(anteil: float, unten: float, oben: float) -> float:
    """Return the quantile of the standard normal distribution between two ends."""
    if anteil <= 0:
        return unten
    if anteil >= 1:
        return oben
    von, bis = _STANDARD.cdf(unten), _STANDARD.cdf(oben)
    return min(max(_STANDARD.inv_cdf(von + anteil * (bis - von)), unten), oben)
