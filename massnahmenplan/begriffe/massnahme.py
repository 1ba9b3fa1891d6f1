"""A measure, its variants, and the one way in which it is carried out."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from massnahmenplan.begriffe.anteile import Anteile
from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Name, Text
from massnahmenplan.begriffe.physik import Physiken
from massnahmenplan.grundlagen.zahlen import (
    Anteil,
    Euro,
    Ganzzahl,
    Kilowattstunden,
    Kostenspanne,
    Menge,
    Tonnen,
    Wahrheitswert,
    Zahl,
)
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.grundlagen.zeitangabe import Zeitangabe

PLANUNG = "planung"
BAU = "bau"
BASIS = "basis"
"""Id of the measure as stated, beside its variants."""

Phase = Literal["idee", "vorbereitet", "beantragt", "bewilligt", "vergeben", "im_bau", "fertig", "in_betrieb"]


def _kostenteile(wert: Any) -> Any:
    return wert if isinstance(wert, dict) else {BAU: wert}


Kostenteile = Annotated[dict[Kennung, Euro], BeforeValidator(_kostenteile)]
"""Investment by cost part in EUR; ``planung`` falls due while planning, every other part while building.

A single figure is the part ``bau``.
"""
Taxonomie = Literal["konform", "nicht", "offen"]
Dnsh = Literal["erfuellt", "nicht", "offen"]
Umweltziel = Literal[
    "klimaschutz", "klimaanpassung", "wasser", "kreislaufwirtschaft", "umweltverschmutzung", "biodiversitaet"
]
"""The six environmental objectives of the EU taxonomy (Regulation (EU) 2020/852, article 9)."""
Dauer = Annotated[Ganzzahl, Field(ge=0, le=120)]
"""A number of periods: at most thirty years of quarters."""
Baudauer = Annotated[Dauer, Field(ge=1)]
Wohneinheiten = Annotated[Ganzzahl, Field(ge=0, le=100_000)]
Nutzungsdauer = Annotated[Ganzzahl, Field(ge=1, le=200)]


Umlageart = Literal["modernisierung", "heizung"]
Zuschussempfaenger = Literal["anteilig", "antragsteller"]


class Massnahme(Grundform):
    """What could be done: once, at one place; one payer applies for grants, others may share the cost."""

    id: Kennung
    name: Name
    handlungsfeld: Kennung
    """energieversorgung, gebaeudesanierung, beleuchtung, mobilitaet, gruen, or an own one."""
    kostentraeger: Kennung
    """Who applies for funding, and pays what ``kostenanteile`` do not give to others."""
    kostenanteile: Anteile = Field(default_factory=dict)
    """Who bears which share of the investment; empty: ``kostentraeger`` all of it."""
    kostenanteile_je_teil: dict[Kennung, Anteile] = Field(default_factory=dict)
    """Cost part -> other shares than ``kostenanteile``."""
    betriebsanteile: Anteile = Field(default_factory=dict)
    """Shares in running cost, revenue and saved energy; empty: ``kostenanteile``."""
    zuschuss_an: Zuschussempfaenger = "anteilig"
    """Who gets the grants: all as they bear the cost, or the applicant alone."""
    art: Kennung | None = None
    """Kind of measure as funding programmes name it, e.g. ``waermepumpe``, ``gebaeudehuelle``."""
    objekt: Kennung | None = None
    investition_eur: Kostenteile
    kostenrisiko_anteil: Kostenspanne | None = None
    """By which share the investment can become dearer; None means as in ``projekt``."""
    betriebskosten_eur_a: Euro = Decimal(0)
    """Additional running cost per year of operation."""
    ertrag_eur_a: Euro = Decimal(0)
    """Revenue per year of operation, e.g. feed-in."""
    umlage: Wahrheitswert = False
    """True: the landlord adds the cost to the rent, as far as the law lets him."""
    umlageart: Umlageart = "modernisierung"
    """General rule, or that for a heating system."""
    instandhaltungsanteil: Anteil = Decimal(0)
    """Share of the investment that is maintenance, not modernisation."""
    instandhaltung_eur: Euro | None = None
    """The same as an amount in prices of the base year; None means ``instandhaltungsanteil``."""
    foerderfaehig_anteil: Anteil = Decimal(1)
    """Share of the investment that funding programmes accept as eligible."""
    dauer_planung: Dauer = 0
    """Periods of planning before building begins."""
    dauer_bau: Baudauer = 1
    """Periods of building; the measure works from the period after the last of them."""
    fruehester_beginn: Zeitangabe | None = None
    """Earliest period in which planning may begin (of a year the first); None means the first of the plan."""
    spaetestes_ende: Zeitangabe | None = None
    """Latest period in which building may end (of a year the last); None means the last of the plan."""
    nutzungsdauer_a: Nutzungsdauer | None = None
    """Years of effect after completion; None means to the end of the plan."""
    co2_t_a: Tonnen | None = None
    """Reduction in t CO2e per year of operation, as a concept states it."""
    endenergie_kwh_a: dict[Kennung, Kilowattstunden] = Field(default_factory=dict)
    """Saved end energy per carrier in kWh per year of operation; negative is additional use."""
    physik: Physiken = ()
    """What it does physically: then its effect follows from the object and from what else is done to it."""
    hochlauf: Wahrheitswert = False
    """True: the effect grows in equal steps while the measure is carried out (campaigns, programmes)."""
    bedarf: dict[Kennung, Menge] = Field(default_factory=dict)
    """Use of each scarce resource per period in which the resource is needed."""
    menge: Menge | None = None
    """Quantity for grants per unit, in ``einheit``."""
    einheit: Text | None = None
    merkmale: Kennungen = ()
    """Facts that funding rules ask for, e.g. ``isfp``, ``eu_herkunft``, ``adaptiv``."""
    kriterien: dict[Kennung, Zahl] = Field(default_factory=dict)
    """Value by own criterion, in the criterion's unit or on its scale."""
    taxonomie: Taxonomie = "offen"
    """Whether the investment is aligned with the EU taxonomy."""
    dnsh: dict[Umweltziel, Dnsh] = Field(default_factory=dict)
    """Environmental objective -> whether the measure does it no significant harm."""
    kennwerte: dict[Kennung, Zahl] = Field(default_factory=dict)
    """Technical figures that funding rules ask for, e.g. ``u_wert``, ``scop``, ``waerme_mwh_a``."""
    betroffene_wohneinheiten: Wohneinheiten | None = None
    """Dwellings that the measure concerns; None means all of the object."""
    wirtschaftlichkeitsluecke_eur: Euro | None = None
    """Funding gap, for grants that are limited by it."""
    liefert: Kennungen = ()
    """Facts that hold for all measures at the same object once this one is done, e.g. ``isfp``."""
    netz: Kennung | None = None
    """Network measure to which this measure connects its object."""
    phase: Phase = "idee"
    lage: Text | None = None
    pflicht: Wahrheitswert = False
    beschreibung: Text | None = None
    quelle: Text | None = None

    def anteile_am_teil(self, teil: str) -> dict[str, Decimal]:
        """Return who bears which share of a cost part."""
        return self.kostenanteile_je_teil.get(teil) or self.kostenanteile or {self.kostentraeger: Decimal(1)}

    @property
    def anteile_am_betrieb(self) -> dict[str, Decimal]:
        """Who has which share of running cost, revenue and saved energy."""
        return self.betriebsanteile or self.kostenanteile or {self.kostentraeger: Decimal(1)}

    @property
    def zahlende(self) -> frozenset[str]:
        """Everybody who bears a share of the investment."""
        return frozenset(t for teil in self.investition_eur for t, a in self.anteile_am_teil(teil).items() if a)

    @property
    def beteiligte(self) -> frozenset[str]:
        """The applicant and everybody who bears or gets a share."""
        genannt = (self.kostenanteile, self.betriebsanteile, *self.kostenanteile_je_teil.values())
        return frozenset({self.kostentraeger, *(t for anteile in genannt for t, a in anteile.items() if a)})

    @property
    def dauer(self) -> int:
        """Periods of planning and building together."""
        return self.dauer_planung + self.dauer_bau

    def fenster(self, achse: Zeitachse) -> range:
        """Return the periods of the plan in which planning and building have to lie."""
        frueh, spaet = self.fruehester_beginn, self.spaetestes_ende
        von = achse.perioden.start if frueh is None else max(achse.perioden.start, achse.perioden_von(frueh).start)
        bis = achse.perioden.stop if spaet is None else min(achse.perioden.stop, achse.perioden_von(spaet).stop)
        return range(von, bis)

    def beginne(self, achse: Zeitachse) -> range:
        """Return the periods in which the measure may begin so that it is completed in time."""
        fenster = self.fenster(achse)
        return range(fenster.start, fenster.stop - self.dauer + 1)

    @property
    def ist_taxonomiekonform(self) -> bool:
        """True if the investment counts as aligned with the EU taxonomy."""
        return self.taxonomie == "konform"

    @property
    def schadet_nicht(self) -> bool:
        """True if every stated DNSH criterion is met, and any is stated."""
        return bool(self.dnsh) and all(stand == "erfuellt" for stand in self.dnsh.values())


class Variante(Grundform):
    """Another way to carry out a measure: the fields that differ from it."""

    massnahme: Kennung
    id: Kennung
    name: Name | None = None
    kostenanteile: Anteile | None = None
    kostenanteile_je_teil: dict[Kennung, Anteile] | None = None
    betriebsanteile: Anteile | None = None
    zuschuss_an: Zuschussempfaenger | None = None
    art: Kennung | None = None
    investition_eur: Kostenteile | None = None
    kostenrisiko_anteil: Kostenspanne | None = None
    betriebskosten_eur_a: Euro | None = None
    ertrag_eur_a: Euro | None = None
    umlage: Wahrheitswert | None = None
    umlageart: Umlageart | None = None
    instandhaltungsanteil: Anteil | None = None
    instandhaltung_eur: Euro | None = None
    foerderfaehig_anteil: Anteil | None = None
    dauer_planung: Dauer | None = None
    dauer_bau: Baudauer | None = None
    fruehester_beginn: Zeitangabe | None = None
    spaetestes_ende: Zeitangabe | None = None
    nutzungsdauer_a: Nutzungsdauer | None = None
    co2_t_a: Tonnen | None = None
    endenergie_kwh_a: dict[Kennung, Kilowattstunden] | None = None
    physik: Physiken | None = None
    hochlauf: Wahrheitswert | None = None
    bedarf: dict[Kennung, Menge] | None = None
    menge: Menge | None = None
    einheit: Text | None = None
    merkmale: Kennungen | None = None
    kriterien: dict[Kennung, Zahl] | None = None
    taxonomie: Taxonomie | None = None
    dnsh: dict[Umweltziel, Dnsh] | None = None
    kennwerte: dict[Kennung, Zahl] | None = None
    betroffene_wohneinheiten: Wohneinheiten | None = None
    wirtschaftlichkeitsluecke_eur: Euro | None = None
    quelle: Text | None = None

    def angewandt_auf(self, massnahme: Massnahme) -> Massnahme:
        """Return the measure as this variant carries it out; fields not stated stay as they are.

        An effect stated in one way (``co2_t_a``, ``endenergie_kwh_a``, ``physik``) takes the place of one stated
        in another.
        """
        genannt = {feld: getattr(self, feld) for feld in self.model_fields_set - {"massnahme", "id", "name"}}
        abweichend = {feld: wert for feld, wert in genannt.items() if wert is not None}
        wirkungen: dict[str, Any] = {"physik": (), "endenergie_kwh_a": {}, "co2_t_a": None}
        if any(abweichend.get(feld) or (feld == "co2_t_a" and feld in abweichend) for feld in wirkungen):
            abweichend = {**wirkungen, **abweichend}
        return massnahme.model_copy(update=abweichend)


def baukosten(massnahme: Massnahme) -> Decimal:
    """Return the investment without planning in EUR, in prices of the base year."""
    return gesamtkosten(massnahme) - massnahme.investition_eur.get(PLANUNG, Decimal(0))


def gesamtkosten(massnahme: Massnahme) -> Decimal:
    """Return the whole investment in EUR, in prices of the base year."""
    return sum(massnahme.investition_eur.values(), Decimal(0))
