"""Mobility: kilometres move from one means of transport to another."""

from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.grundlagen.zahlen import Menge, Zahl

VerbrauchJeKm = Annotated[Zahl, Field(ge=0, le=100)]
"""kWh per kilometre."""
EmissionJeKm = Annotated[Zahl, Field(ge=0, le=10_000)]
"""g CO2e per kilometre."""


class Mobilitaet(Grundform):
    """Kilometres per year with the use or the emission before and after; per kilometre that moves."""

    art: Literal["mobilitaet"]
    fahrleistung_km_a: Menge
    traeger_alt: Kennung | None = None
    verbrauch_alt_kwh_km: VerbrauchJeKm | None = None
    emission_alt_g_km: EmissionJeKm | None = None
    traeger_neu: Kennung | None = None
    """None (and no ``emission_neu_g_km``) means on foot or by bicycle."""
    verbrauch_neu_kwh_km: VerbrauchJeKm | None = None
    emission_neu_g_km: EmissionJeKm | None = None
