"""Greening: what plants bind, and electricity for cooling that shade saves."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.energie import Energiemenge
from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.grundlagen.zahlen import Menge, Zahl


class Begruenung(Grundform):
    """Trees and green roofs."""

    art: Literal["begruenung"]
    baeume: Menge = Decimal(0)
    bindung_kg_baum_a: Annotated[Zahl, Field(ge=0, le=1000)] = Decimal("12.5")
    """kg CO2 that a tree binds per year: 1 t in 80 years (Mannheim, Climate City Contract)."""
    dachflaeche_m2: Menge = Decimal(0)
    bindung_kg_m2_a: Annotated[Zahl, Field(ge=0, le=100)] = Decimal("0.9")
    """kg CO2 that a square metre of extensive green roof binds per year (Aachen, IKSK)."""
    kuehlstrom_kwh_a: Energiemenge = Decimal(0)
    """Electricity for cooling that is saved."""
    traeger: Kennung | None = None
    """Carrier of that electricity."""
