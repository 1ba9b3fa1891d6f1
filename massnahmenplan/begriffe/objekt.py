"""Building, street, square or network to which a measure belongs."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.energie import Bauteil, Energiemenge, Nutzungsgrad, UWert, Verlust
from massnahmenplan.begriffe.geometrie import Geometrie
from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Name, Text
from massnahmenplan.grundlagen.zahlen import Anteil, Dezimalgrad, Ganzzahl, Menge, Wahrheitswert

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
    name: Name
    art: Objektart
    laenge: Annotated[Dezimalgrad, Field(ge=Decimal(-180), le=Decimal(180))] | None = None
    """Longitude, WGS 84."""
    breite: Annotated[Dezimalgrad, Field(ge=Decimal(-90), le=Decimal(90))] | None = None
    """Latitude, WGS 84."""
    geometrie: Geometrie | None = None
    """Shape on the map; None means the point of ``laenge`` and ``breite``."""
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
    vermietet: Wahrheitswert = False
    """True: tenants live here; rent and its limits are looked at."""
    vermieter: Kennung | None = None
    """Payer who gets the rent; None means who pays for the measures with a levy here."""
    wohnflaeche_m2: Menge | None = None
    """Living space that is let."""
    kaltmiete_eur_m2_monat: Menge | None = None
    """Rent of today without heating."""
    heizkosten_eur_m2_monat: Menge | None = None
    """Heating cost of today."""
    warmmiete_hoechstens_eur_m2_monat: Menge | None = None
    """Limit on cold rent, levies and heating cost together; None means none."""
    warmmietenanstieg_hoechstens_eur_m2_monat: Menge | None = None
    """Limit on what measures add to the warm rent; 0: they must not make it dearer."""
    warmmiete_ueberschreitungspreis: Menge | None = None
    """EUR per EUR by which the rent of a year is above its limit; None means that the limit must be kept."""
    quelle: Text | None = None

    @property
    def ort(self) -> Geometrie | None:
        """Its shape, or the point at which it lies; None if the case does not say where it is."""
        if self.geometrie is None and self.laenge is not None and self.breite is not None:
            return Geometrie.punkt(self.laenge, self.breite)
        return self.geometrie

    @property
    def warmmiete_ist_begrenzt(self) -> bool:
        """True if tenants live here and their warm rent has a limit."""
        return self.vermietet and self.warmmietenspielraum_eur_m2_monat is not None

    @property
    def warmmietenspielraum_eur_m2_monat(self) -> Decimal | None:
        """By how much measures may raise the warm rent; negative if it is above its limit; None without limit."""
        grenzen = [self.warmmietenanstieg_hoechstens_eur_m2_monat]
        if self.warmmiete_hoechstens_eur_m2_monat is not None:
            heute = (self.kaltmiete_eur_m2_monat or Decimal(0)) + (self.heizkosten_eur_m2_monat or Decimal(0))
            grenzen.append(self.warmmiete_hoechstens_eur_m2_monat - heute)
        return min((grenze for grenze in grenzen if grenze is not None), default=None)
