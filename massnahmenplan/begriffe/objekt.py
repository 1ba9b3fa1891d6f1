"""Building, street, square or network to which a measure belongs."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.energie import Bauteil, Energiemenge, Nutzungsgrad, UWert, Verlust
from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text
from massnahmenplan.grundlagen.zahlen import Anteil, Dezimalgrad, Ganzzahl, Menge

Objektart = Literal["wohngebaeude", "nichtwohngebaeude", "strasse", "platz", "netz", "flaeche", "sonstiges"]


OBJEKTVERWEISE = {
    "waermetraeger": "energietraeger",
    "stromtraeger": "energietraeger",
    "waermenetz": "objekte",
    "energiekostentraeger": "kostentraeger",
}
"""Fields that name a row, and the list in which it must be stated."""


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
    heizwaerme_kwh_a: Energiemenge = Decimal(0)
    """Useful heat for rooms per year, as the building is today."""
    warmwasser_kwh_a: Energiemenge = Decimal(0)
    """Useful heat for hot water per year."""
    waermetraeger: Kennung | None = None
    """Carrier of the heat; of a network: the heat as it arrives, with its factor and price by year."""
    waermenetz: Kennung | None = None
    """Network that feeds the building today, an object of kind ``netz``; instead of ``waermetraeger``."""
    nutzungsgrad: Nutzungsgrad | None = None
    """Useful heat per end energy; None means 1."""
    strom_kwh_a: Energiemenge = Decimal(0)
    """Electricity per year without that for heat."""
    stromtraeger: Kennung | None = None
    flaeche_m2: dict[Bauteil, Menge] = Field(default_factory=dict)
    """Area of the envelope by part."""
    u_wert_w_m2k: dict[Bauteil, UWert] = Field(default_factory=dict)
    """U-values of today by part; where none is stated, those of the ``gebaeudetyp``."""
    gebaeudetyp: Kennung | None = None
    """Type of the catalogue, e.g. ``MFH_E``."""
    lueftung_w_k: Menge | None = None
    """Heat loss coefficient of ventilation; None means from the floor area."""
    verlustanteil: dict[Bauteil, Anteil] = Field(default_factory=dict)
    """Share of the heat loss by part, where areas are not known."""
    energiekostentraeger: Kennung | None = None
    """Who pays the energy; None means that the payer of a measure keeps what it saves."""
    lichtpunkte: Menge = Decimal(0)
    """Lamps of a street or square."""
    lichtleistung_w: Menge = Decimal(0)
    """Power of one lamp with ballast."""
    brenndauer_h_a: Annotated[Menge, Field(le=8784)] = Decimal(0)
    netzverlust_anteil: Verlust = Decimal(0)
    """Network: share of the heat fed in that does not arrive today."""
    sonstiger_absatz_kwh_a: Energiemenge = Decimal(0)
    """Network: heat per year for customers that are no objects of the case."""
    quelle: Text | None = None
