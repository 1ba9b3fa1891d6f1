"""Figures that depend on the year: interpolated paths and amounts stated year by year."""

from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

from massnahmenplan.grundlagen.zahlen import Euro, Jahr, Menge

_JeJahr = Annotated[dict[Jahr, Menge], Field(min_length=1)]


class Jahreswerte(RootModel[Menge | _JeJahr]):
    """A path over the years: one figure for all, or figures for some years.

    Between two stated years the path is a straight line, before the first and after the last it is level.
    """

    model_config = ConfigDict(frozen=True)

    def im_jahr(self, jahr: int) -> Decimal:
        """Return the value of the path in ``jahr``, in the unit of the field it stands in."""
        if isinstance(self.root, Decimal):
            return self.root
        jahre = sorted(self.root)
        if jahr <= jahre[0]:
            return self.root[jahre[0]]
        for frueher, spaeter in pairwise(jahre):
            if jahr <= spaeter:
                schritt = (self.root[spaeter] - self.root[frueher]) / (spaeter - frueher)
                return self.root[frueher] + schritt * (jahr - frueher)
        return self.root[jahre[-1]]


class Jahresmengen(RootModel[Menge | _JeJahr]):
    """An amount available per year: the same in all years, or stated for each year; never interpolated."""

    model_config = ConfigDict(frozen=True)

    def im_jahr(self, jahr: int) -> Decimal | None:
        """Return the amount of ``jahr``; None means that this year is not stated."""
        if isinstance(self.root, Decimal):
            return self.root
        return self.root.get(jahr)


class Jahresbetraege(RootModel[Euro | Annotated[dict[Jahr, Euro], Field(min_length=1)]]):
    """An amount of money per year: the same in all years, or stated for each year; never interpolated."""

    model_config = ConfigDict(frozen=True)

    def im_jahr(self, jahr: int) -> Decimal | None:
        """Return the amount of ``jahr`` in EUR; None means that this year is not stated."""
        if isinstance(self.root, Decimal):
            return self.root
        return self.root.get(jahr)

    def __bool__(self) -> bool:
        """True if there is any money in any year."""
        return bool(self.root) if isinstance(self.root, Decimal) else any(self.root.values())
