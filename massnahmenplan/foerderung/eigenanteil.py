"""What of a cost that turns out lower than stated is saved by the payer himself, and not by who funds it."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.foerderung.paket import Antrag


def eigener_anteil(antraege: Sequence[Antrag], kosten_eur: Decimal) -> Decimal:
    """Return the share of the cost that the payer bears if every award is as high as it can be; 0 to 1.

    A grant is reckoned from the cost. Of each euro that is saved it would have paid its share, so this share is
    not the payer's saving. The highest award counts, not the one that other measures of the plan leave.
    """
    if not kosten_eur:
        return Decimal(1)
    zuschuesse = sum((_hoechstens(a, kosten_eur) for a in antraege if a.in_finanzierung), Decimal(0))
    return max(Decimal(0), 1 - zuschuesse / kosten_eur)


def _hoechstens(antrag: Antrag, kosten_eur: Decimal) -> Decimal:
    """Return an upper bound of the award that is the same whatever else is in the plan."""
    geteilt = antrag.geteilt
    if geteilt is not None:
        return max(geteilt.satz_unten, geteilt.satz_oben) * min(geteilt.wunsch_eur, geteilt.grenze_eur)
    if antrag.konten:  # an account may have cut it
        return (antrag.satz or Decimal(1)) * kosten_eur
    return antrag.zuschuss_eur
