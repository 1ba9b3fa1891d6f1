"""Building, street, square or network to which a measure belongs."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text
from massnahmenplan.grundlagen.zahlen import Dezimalgrad, Ganzzahl, Menge

Objektart = Literal["wohngebaeude", "nichtwohngebaeude", "strasse", "platz", "netz", "flaeche", "sonstiges"]


class Objekt(Grundform):
    """A place in the district, with what funding rules and the map need to know of it."""

    id: Kennung
    name: Text
    art: Objektart
    laenge: Annotated[Dezimalgrad, Field(ge=Decimal(-180), le=Decimal(180))] | None = None
    """Longitude, WGS 84."""
    breite: Annotated[Dezimalgrad, Field(ge=Decimal(-90), le=Decimal(90))] | None = None
    """Latitude, WGS 84."""
    wohneinheiten: Annotated[Ganzzahl, Field(ge=0, le=100_000)] | None = None
    selbstgenutzte_wohneinheiten: Annotated[Ganzzahl, Field(ge=0, le=100_000)] | None = None
    """Dwellings that their owners live in."""
    nettogrundflaeche_m2: Menge | None = None
    baujahr: Annotated[Ganzzahl, Field(ge=1000, le=2150)] | None = None
    gebiete: Kennungen = ()
    """Funding areas in which the object lies, e.g. ``efre_altchemnitz``."""
    merkmale: Kennungen = ()
    """Facts that funding rules ask for, e.g. ``wpb``, ``am_waermenetz``."""
    quelle: Text | None = None
