"""All-or-nothing thresholds: least cost, least grant, least own share (C14, C15, K6)."""

from decimal import Decimal

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.grundlagen.zahlen import Anteil, Euro


class Minimum(Grundform):
    """Below ``kosten_eur`` or ``zuschuss_eur`` there is nothing; the own share limits all grants together."""

    kosten_eur: Euro = Decimal(0)
    zuschuss_eur: Euro = Decimal(0)
    eigenanteil: Anteil = Decimal(0)
    """Share of the whole cost that the applicant has to bear himself, whatever else he receives."""
    eigenanteil_finanzschwach: Anteil | None = None
    stelle: Text | None = None
