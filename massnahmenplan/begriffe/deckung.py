"""Purses that may pay for each other."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.grundlagen.zahlen import CENT, Anteil, Euro, Wahrheitswert

Kasse = tuple[str, Haushaltsart]
"""Payer and kind of purse."""


class Deckung(Grundform):
    """One purse may use money of another one in the same year (Deckungsfähigkeit)."""

    von: Kennung
    """Payer that gives."""
    von_art: Haushaltsart = Haushaltsart.INVESTIV
    nach: Kennung
    """Payer that receives."""
    nach_art: Haushaltsart = Haushaltsart.INVESTIV
    anteil: Anteil = Decimal(1)
    """Largest share of the giver's usable budget of the year."""
    hoechstens_eur: Euro | None = None
    """Largest amount per year; None means that only the share counts."""
    gegenseitig: Wahrheitswert = False
    """True: the other way round as well, with the same limits."""
    quelle: Text | None = None

    @property
    def richtungen(self) -> Iterator[tuple[Kasse, Kasse]]:
        """Giver and receiver, for each way in which money may go."""
        von, nach = (self.von, self.von_art), (self.nach, self.nach_art)
        yield von, nach
        if self.gegenseitig:
            yield nach, von

    def grenze_eur(self, nutzbar_eur: Decimal) -> Decimal:
        """Return how much may be given of a year's usable budget, in whole cents."""
        aus_anteil = (self.anteil * nutzbar_eur).quantize(CENT, rounding=ROUND_DOWN)
        return aus_anteil if self.hoechstens_eur is None else min(aus_anteil, self.hoechstens_eur)
