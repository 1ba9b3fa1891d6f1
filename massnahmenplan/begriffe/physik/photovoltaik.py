"""Photovoltaics: own use that grows with the electricity the building needs, the rest is fed in."""

from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.energie import Energiemenge
from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.grundlagen.zahlen import Anteil


class Photovoltaik(Grundform):
    """Electricity made at the building."""

    art: Literal["photovoltaik"]
    ertrag_kwh_a: Energiemenge
    eigenverbrauch_anteil: Anteil
    """Share of the yield used in the building with its electricity demand of today."""
    waermestrom_anteil: Anteil = Decimal("0.5")
    """How much of the electricity for heat counts as demand here: it is needed in winter above all."""
    einspeisetraeger: Kennung | None = None
    """Carrier whose factor and price the fed-in electricity is credited with; None means without credit."""
