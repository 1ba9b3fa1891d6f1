"""Energy carriers and the dated series of facts about them."""

from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Name, Text
from massnahmenplan.begriffe.jahreswerte import Jahreswerte

Reihenname = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z0-9_]+$", max_length=60)]
"""Name of a catalogue series, ``system.traeger``, e.g. ``iinas.strommix``."""


class Energietraeger(Grundform):
    """A carrier with emission factor and price by year."""

    id: Kennung
    name: Text | None = None
    emissionsfaktor_g_kwh: Reihenname | Jahreswerte
    """g CO2e per kWh end energy, by year, or the name of a catalogue series."""
    preis_ct_kwh: Jahreswerte | None = None
    """Price by year in ct per kWh; None means that saved energy is not valued in money."""
    quelle: Text | None = None


class Emissionsreihe(Grundform):
    """A sourced series of emission factors from the catalogue."""

    id: Reihenname
    name: Name
    system: Literal["gmodg", "bafa", "bisko", "iinas", "uba"]
    g_kwh: Jahreswerte
    quelle: Text
    stand: Text
    hinweis: Text | None = None
