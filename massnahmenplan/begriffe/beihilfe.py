"""Aid that a payer has already been granted and that counts on an account."""

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.grundlagen.zahlen import Euro
from massnahmenplan.grundlagen.zeit import Datum


class Beihilfe(Grundform):
    """One earlier award, e.g. from a De-minimis certificate."""

    kostentraeger: Kennung
    konto: Kennung = "de_minimis"
    """Account on which it counts."""
    datum: Datum
    """Day of the award."""
    betrag_eur: Euro
    """Gross grant equivalent."""
    quelle: Text | None = None
