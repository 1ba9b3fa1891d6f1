"""Money of one payer in one year."""

from enum import StrEnum

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.grundlagen.zahlen import Euro, Jahr


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
    quelle: Text | None = None
