"""One thing that varies: what it is, what it applies to, and which values it takes."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.jahreswerte import Jahreswerte
from massnahmenplan.begriffe.stellwert import Stellwert, Wert
from massnahmenplan.grundlagen.zahlen import Anteil, Jahr, Prozentzahl
from massnahmenplan.sensitivitaet.verteilung import Verteilung

_SECHS_STELLEN = Context(prec=6, rounding=ROUND_HALF_UP)
"""Drawn values have six digits: more than anybody knows, and what the last bit of a platform does is not seen."""


class Stellart(StrEnum):
    """What is varied."""

    WERT = "wert"
    """Any figure of the case, by its path."""
    INVESTITION = "investition"
    BETRIEBSKOSTEN = "betriebskosten"
    ERTRAG = "ertrag"
    WIRKUNG = "wirkung"
    """Stated effect (t, kWh)."""
    BETEILIGUNG = "beteiligung"
    """How many take part or connect: effect, revenue, running cost, quantity, and a share of the investment."""
    ENERGIEPREIS = "energiepreis"
    EMISSIONSFAKTOR = "emissionsfaktor"
    HAUSHALT = "haushalt"
    KREDITZINS = "kreditzins"
    DISKONTSATZ = "diskontsatz"
    PREISSTEIGERUNG = "preissteigerung"
    ZIEL = "ziel"
    """What a target asks for."""
    PROGRAMMENDE = "programmende"
    """From when on a programme takes no applications any more."""
    BEGINN = "beginn"
    """When a measure begins."""
    SZENARIO = "szenario"
    """One of the scenarios of the case."""


class Weise(StrEnum):
    """What a value does to the figure of the case."""

    FAKTOR = "faktor"
    ZUSCHLAG = "zuschlag"
    ABSOLUT = "absolut"
    STEIGERUNG = "steigerung"
    """Additional rise per year, from the first year of the plan on."""
    FEST = "fest"
    """Begin in this year, if carried out."""
    NICHT_VOR = "nicht_vor"
    VERZUG = "verzug"
    """Begin so many years later than would be possible."""


RECHENWEISEN = (Weise.FAKTOR, Weise.ZUSCHLAG, Weise.ABSOLUT)
_SATZWEISEN = (Weise.ABSOLUT, Weise.ZUSCHLAG, Weise.FAKTOR)
WEISEN: Mapping[Stellart, tuple[Weise, ...]] = {
    Stellart.WERT: _SATZWEISEN,
    Stellart.INVESTITION: (Weise.FAKTOR,),
    Stellart.BETRIEBSKOSTEN: (Weise.FAKTOR,),
    Stellart.ERTRAG: (Weise.FAKTOR,),
    Stellart.WIRKUNG: (Weise.FAKTOR,),
    Stellart.BETEILIGUNG: (Weise.FAKTOR,),
    Stellart.ENERGIEPREIS: (*RECHENWEISEN, Weise.STEIGERUNG),
    Stellart.EMISSIONSFAKTOR: (*RECHENWEISEN, Weise.STEIGERUNG),
    Stellart.HAUSHALT: RECHENWEISEN,
    Stellart.KREDITZINS: _SATZWEISEN,
    Stellart.DISKONTSATZ: _SATZWEISEN,
    Stellart.PREISSTEIGERUNG: _SATZWEISEN,
    Stellart.ZIEL: _SATZWEISEN,
    Stellart.PROGRAMMENDE: (),
    Stellart.BEGINN: (Weise.NICHT_VOR, Weise.FEST, Weise.VERZUG),
    Stellart.SZENARIO: (),
}
"""Kind -> what its values can do; the first is meant where nothing is said, none if the value says it itself."""
IN_JAHREN = frozenset({Stellart.PROGRAMMENDE, Stellart.BEGINN})
"""Kinds whose numbers are years or counts of years, always whole."""
NIE = "nie"
"""Kind ``programmende``: the programme stays."""
_SAETZE = frozenset({Stellart.KREDITZINS, Stellart.DISKONTSATZ, Stellart.PREISSTEIGERUNG})
"""Kinds whose figure is a rate."""
_NICHTS_TUT: Mapping[Weise, Decimal] = {
    Weise.FAKTOR: Decimal(1),
    Weise.ZUSCHLAG: Decimal(0),
    Weise.STEIGERUNG: Decimal(0),
    Weise.VERZUG: Decimal(0),
}


def _als_liste(wert: Any) -> Any:
    """One value, or several in one text: ``80 %, 120 %`` (a decimal comma has no blank after it)."""
    if isinstance(wert, str):
        return tuple(teil.strip() for teil in wert.split(", ") if teil.strip())
    return wert if isinstance(wert, list | tuple) else (wert,)


class Stellgroesse(Grundform):
    """What varies in a study, and its values: exactly one of a list, a range, a distribution, named paths."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    id: Kennung
    name: Text | None = None
    art: Stellart
    fuer: Kennungen = ()
    """What it applies to: ids of the case, Handlungsfelder, or ``alle``."""
    pfad: Text | None = None
    """Kind ``wert``: where the figure stands, e.g. ``massnahmen[led].investition_eur.bau``."""
    wie: Weise | None = None
    """None means the first of its kind in ``WEISEN``."""
    jahre: Annotated[tuple[Jahr, ...], BeforeValidator(_als_liste)] = ()
    """Kind ``haushalt``: years in which it holds; empty means all."""
    haushaltsart: Haushaltsart | None = None
    """Kind ``haushalt``: one purse; None means both."""
    ab: Text | None = None
    """Kind ``programmende`` with ja and nein: first year, or first day, without applications."""
    mitwachsend_anteil: Anteil = Decimal(1)
    """Kind ``beteiligung``: share of the investment that grows with the number of those who take part."""
    werte: Annotated[tuple[Stellwert, ...], BeforeValidator(_als_liste)] = ()
    gewichte: tuple[Anteil, ...] = ()
    """How likely each of ``werte`` is; empty means all alike."""
    von: Prozentzahl | None = None
    bis: Prozentzahl | None = None
    schrittweite: Annotated[Prozentzahl, Field(gt=0)] | None = None
    """None means every value between ``von`` and ``bis``; years always go by whole years."""
    verteilung: Verteilung | None = None
    pfade: dict[Kennung, Jahreswerte] = Field(default_factory=dict)
    """Kinds ``energiepreis`` and ``emissionsfaktor``: named paths over the years, one of which is the value."""
    quelle: Text | None = None

    @property
    def bezeichnung(self) -> str:
        """Return the name, or the id where there is none."""
        return self.name or self.id

    @property
    def weise(self) -> Weise | None:
        """What a value does to the figure; None where the value says it itself."""
        return None if self.pfade else self.wie or next(iter(WEISEN[self.art]), None)

    @property
    def in_prozent(self) -> bool:
        """Return True if people read its numbers as percentages: factors, rises per year, rates."""
        return self.weise in {Weise.FAKTOR, Weise.STEIGERUNG} or self.art in _SAETZE

    @property
    def zaehlbare(self) -> int:
        """How many values there are where they can be counted; 0 for a continuous range or distribution."""
        schritt = self.schrittweite or (Decimal(1) if self.art in IN_JAHREN else None)
        if self.von is None or self.bis is None or schritt is None:
            return len(self.pfade) or len(self.werte)
        return int((self.bis - self.von) / schritt) + 1

    @cached_property
    def einzelwerte(self) -> tuple[Wert, ...]:
        """All values where they can be counted; empty for a continuous range or distribution."""
        if self.pfade or self.werte or self.von is None:
            return tuple(self.pfade) or self.werte
        schritt = self.schrittweite or Decimal(1)
        return tuple(self.von + nummer * schritt for nummer in range(self.zaehlbare))

    def stufen(self, quantil: Decimal) -> tuple[Wert, ...]:
        """Return the values that are tried one by one; of a continuous one its two ends.

        quantil: which share of a distribution lies beyond each of the two ends.
        """
        if self.einzelwerte:
            return self.einzelwerte
        if self.verteilung is None:
            return tuple(ende for ende in (self.von, self.bis) if ende is not None)
        enden = (self._gezogen(self.verteilung.bei(float(anteil))) for anteil in (quantil, 1 - quantil))
        return tuple(dict.fromkeys(enden))

    def wert_bei(self, anteil: float) -> Wert:
        """Return the value at a point between 0 and 1 of its distribution."""
        if self.einzelwerte:
            return self.einzelwerte[self._nummer(anteil)]
        if self.verteilung is not None:
            return self._gezogen(self.verteilung.bei(anteil))
        assert self.von is not None
        assert self.bis is not None
        return self._gezogen(float(self.von) + anteil * float(self.bis - self.von))

    def aendert_nichts(self, wert: Wert) -> bool:
        """Return True if the value leaves the case as it is, whatever the case says."""
        if self.art is Stellart.PROGRAMMENDE:
            return wert in (NIE, False)
        return isinstance(wert, Decimal) and self.weise is not None and _NICHTS_TUT.get(self.weise) == wert

    def _nummer(self, anteil: float) -> int:
        """Return which of the single values a point between 0 and 1 means; 1 is the last one."""
        gewichte = self.gewichte or (Decimal(1),) * len(self.einzelwerte)
        grenze, summe = Decimal(0), sum(gewichte, Decimal(0))
        for nummer, gewicht in enumerate(gewichte):
            grenze += gewicht / summe
            if round(anteil, 9) < round(float(grenze), 9):  # a level of 1/3 lies on the border of three values
                return nummer
        return len(gewichte) - 1

    def _gezogen(self, zahl: float) -> Decimal:
        if self.art in IN_JAHREN:
            return Decimal(repr(zahl)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        gerundet = _SECHS_STELLEN.create_decimal(repr(zahl)).normalize()
        return gerundet.quantize(Decimal(1)) if gerundet == gerundet.to_integral_value() else gerundet
