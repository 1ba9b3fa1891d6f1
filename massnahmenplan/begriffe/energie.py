"""Quantities of energy in buildings, and the parts of an envelope."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.grundlagen.zahlen import Zahl

Bauteil = Literal["wand", "dach", "fenster", "boden"]
"""A part of the envelope; doors count as windows, a cellar ceiling as floor."""
BAUTEILE: tuple[Bauteil, ...] = ("wand", "dach", "fenster", "boden")
UWert = Annotated[Zahl, Field(gt=0, le=Decimal(10))]
"""Thermal transmittance, W/(m²K)."""
Nutzungsgrad = Annotated[Zahl, Field(gt=0, le=Decimal(10))]
"""Useful heat per end energy over the year: about 0.85 for a boiler, the JAZ of a heat pump."""
Energiemenge = Annotated[Zahl, Field(ge=0, le=Decimal("1e12"))]
"""kWh per year."""
Verlust = Annotated[Zahl, Field(ge=0, le=Decimal("0.9"))]
"""Share of the heat fed into a network that does not arrive."""
