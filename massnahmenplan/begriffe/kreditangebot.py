"""A loan that a payer can take up for his investments: of a bank, of the capital market."""

from typing import Annotated

from pydantic import Field

from massnahmenplan.begriffe.grundform import Kennung, Name, Text
from massnahmenplan.begriffe.kreditbedingungen import Kreditbedingungen
from massnahmenplan.grundlagen.zahlen import Anteil, Euro, Jahr

Kreditbetrag = Annotated[Euro, Field(gt=0)]


class Kreditangebot(Kreditbedingungen):
    """What may be drawn in each year is a loan of its own, with its own term."""

    id: Kennung
    name: Name
    kostentraeger: Kennung
    sollzins: Anteil
    hoechstens_eur: Kreditbetrag | None = None
    """Limit of all that is drawn over the plan; None means no limit."""
    hoechstens_eur_a: Kreditbetrag | None = None
    """Limit of what is drawn in one year; None means no limit."""
    ab_jahr: Jahr | None = None
    """First year in which it can be drawn; None means the first year of the plan."""
    bis_jahr: Jahr | None = None
    """Last year in which it can be drawn; None means the last year of the plan."""
    quelle: Text | None = None

    def abrufjahre(self, jahre: range) -> range:
        """Return those of the years in which the loan can be drawn."""
        erstes = jahre.start if self.ab_jahr is None else max(jahre.start, self.ab_jahr)
        ende = jahre.stop if self.bis_jahr is None else min(jahre.stop, self.bis_jahr + 1)
        return range(erstes, ende)
