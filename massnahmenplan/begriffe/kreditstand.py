"""What has been drawn of a payer's own loan in a year that has happened."""

from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.grundlagen.zahlen import Euro, Jahr


class Kreditstand(Grundform):
    """One loan in one year; years that have happened and are not named had no drawing."""

    kredit: Kennung
    jahr: Jahr
    betrag_eur: Euro
    """Nominal amount; 0 says that nothing was drawn."""
