"""All-or-nothing thresholds: least cost, least grant, least own share (C14, C15, K6)."""

from decimal import Decimal

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.begriffe.kostentraeger import FINANZSCHWACH
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp
from massnahmenplan.grundlagen.zahlen import Anteil, Euro, Wahrheitswert

KEIN_ZUSCHUSS = "Es bleibt kein Zuschuss übrig."


class Minimum(Grundform):
    """Below ``kosten_eur`` or ``zuschuss_eur`` there is nothing; the own share limits all grants together."""

    kosten_eur: Euro = Decimal(0)
    """Least eligible cost before caps."""
    zuschuss_eur: Euro = Decimal(0)
    """Least grant, tested after every cut."""
    sammelantrag: Wahrheitswert = False
    """True: measures of one applicant may be put into one application, and only their sum has to reach it."""
    eigenanteil: Anteil = Decimal(0)
    """Share of the whole cost that the applicant has to bear himself, whatever else he receives.

    0 still means that all grants together never exceed the cost.
    """
    eigenanteil_finanzschwach: Anteil | None = None
    """The same for financially weak municipalities; None means ``eigenanteil``."""
    stelle: Text | None = None

    def pruefe_kosten(self, foerderfaehig_eur: Decimal) -> Hindernis | None:
        """Return why the cost is too low, or None."""
        if foerderfaehig_eur >= self.kosten_eur:
            return None
        grund = (
            f"Förderfähige Kosten von {euro_knapp(foerderfaehig_eur)} liegen unter dem Mindestbetrag von "
            f"{euro_knapp(self.kosten_eur)}."
        )
        return Hindernis(grund, self.stelle)

    def pruefe_zuschuss(self, zuschuss_eur: Decimal, *, gemeinsam: bool = False) -> Hindernis | None:
        """Return why the grant is too low (or nothing is left of it), or None.

        gemeinsam: the least grant is tested on the sum of a joint application, not here.
        """
        if zuschuss_eur <= 0:
            return Hindernis(KEIN_ZUSCHUSS, self.stelle)
        if zuschuss_eur >= self.zuschuss_eur or (gemeinsam and self.sammelantrag):
            return None
        grund = (
            f"Der Zuschuss von {euro_knapp(zuschuss_eur)} liegt unter dem Mindestzuschuss von "
            f"{euro_knapp(self.zuschuss_eur)}."
        )
        return Hindernis(grund, self.stelle)

    def verlangter_eigenanteil(self, vorhaben: Vorhaben) -> Decimal:
        """Return the own share that the payer has to bear."""
        if FINANZSCHWACH in vorhaben.merkmale and self.eigenanteil_finanzschwach is not None:
            return self.eigenanteil_finanzschwach
        return self.eigenanteil
