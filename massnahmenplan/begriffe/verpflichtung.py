"""What a payer may promise in one year for payments in later years."""

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.grundlagen.zahlen import Euro, Jahr


class Verpflichtungsermaechtigung(Grundform):
    """One authorisation of the budget (VE): it lapses at the end of its year, used or not."""

    kostentraeger: Kennung
    jahr: Jahr
    """Year in which contracts may be signed."""
    faellig: Jahr | None = None
    """Year in which they fall due; None means all later years together."""
    betrag_eur: Euro
    quelle: Text | None = None
