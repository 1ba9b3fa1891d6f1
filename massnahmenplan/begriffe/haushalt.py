"""Money of one payer in one year."""

from decimal import Decimal
from enum import StrEnum

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.grundlagen.zahlen import Anteil, Euro, Jahr, auf_cent


class Haushaltsart(StrEnum):
    """Investment and running cost are separate purses."""

    INVESTIV = "investiv"
    KONSUMTIV = "konsumtiv"


class Haushaltsansatz(Grundform):
    """What a payer may spend of his own in one year."""

    kostentraeger: Kennung
    jahr: Jahr
    art: Haushaltsart = Haushaltsart.INVESTIV
    betrag_eur: Euro
    sperre_anteil: Anteil = Decimal(0)
    """Share that must not be spent (haushaltswirtschaftliche Sperre); it is lost, not carried over."""
    quelle: Text | None = None

    @property
    def gesperrt_eur(self) -> Decimal:
        """The locked part, in whole cents."""
        return auf_cent(self.betrag_eur * self.sperre_anteil)

    @property
    def nutzbar_eur(self) -> Decimal:
        """What may be spent."""
        return self.betrag_eur - self.gesperrt_eur
