"""A Wirkungsgruppe: measures whose effects depend on each other, and the one function that says what they do.

``stand(S, year)`` is what the group emits, uses and costs with the set S of measures in force, each in one
variant. All else follows from it: the effect of S is ``stand(∅) − stand(S)``, the effect of one measure that of
the set of this one alone. So a building never saves more than it emitted, whatever is done to it at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from massnahmenplan.begriffe.energie import Bauteil
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik import Physik, verweise
from massnahmenplan.begriffe.physik.netzumbau import Netzumbau
from massnahmenplan.wirkung.energie import Energie, energie_der_massnahme, energie_des_objekts
from massnahmenplan.wirkung.energiewelt import Energiewelt, JeKwh, Taten

NICHTS = Decimal(0)
_G_JE_T = Decimal(1_000_000)
_CT_JE_EUR = Decimal(100)
Inkraft = Mapping[str, str]
"""Measures in force: id -> variant; others are left out of account."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What a group emits, costs and uses in one year."""

    emission_t: Decimal
    kosten_eur: Decimal
    """End energy at the prices of the year; carriers without a price count 0."""
    endenergie_kwh: dict[str, Decimal]
    """By carrier; heat from a network by the network's own carrier, feed-in is negative."""


@dataclass(frozen=True)
class Wirkungsgruppe:
    """One building, street or network with all that is done to it; or one measure that stands for itself."""

    id: str
    """``objekt:<id>`` or ``massnahme:<id>``."""
    name: str
    objekt: Objekt | None
    """None: traffic and plants, of which only the difference to today is known."""
    u_werte: Mapping[Bauteil, Decimal]
    physik: Mapping[str, Mapping[str, tuple[Physik, ...]]]
    """Measure -> variant -> what it does to this group; ways that do nothing to it are left out."""
    ort: Mapping[str, str]
    """Measure -> object where it is carried out."""
    welt: Energiewelt
    _gerechnet: dict[Taten, Energie] = field(default_factory=dict)

    @cached_property
    def massnahmen(self) -> tuple[str, ...]:
        """All measures of the group, in order of their ids."""
        return tuple(sorted(self.physik))

    @cached_property
    def nur_am_netz(self) -> frozenset[str]:
        """Those that change networks only."""
        return frozenset(
            m
            for m, wege in self.physik.items()
            if all(isinstance(teil, Netzumbau) for weg in wege.values() for teil in weg)
        )

    @property
    def energiekostentraeger(self) -> str | None:
        """Who pays the energy of the object; None: the payer of a measure keeps what it saves."""
        return self.objekt.energiekostentraeger if self.objekt is not None else None

    @property
    def genutzte_traeger(self) -> frozenset[str]:
        """Carriers that the object uses today, or that a measure brings or saves."""
        genannte = (
            verweis for wege in self.physik.values() for teile in wege.values() for verweis in verweise(teile)
        )
        neue = {kennung for _, kennung, liste in genannte if liste == "energietraeger"}
        return frozenset(neue | self.stand({}, 0).endenergie_kwh.keys())

    def stand(self, in_kraft: Inkraft, jahr: int) -> Stand:
        """Return emission, cost and end energy of a year with these measures in force."""
        taten = tuple((m, v) for m in self.massnahmen if (v := in_kraft.get(m, "")) in self.physik[m])
        energie = self._energie(tuple(tat for tat in taten if tat[0] not in self.nur_am_netz))
        kwh, g, ct = dict(energie.traeger), energie.sonstige_t * _G_JE_T, NICHTS
        for traeger, menge in energie.traeger.items():
            faktor, preis = self.welt.je_kwh(traeger, jahr)
            g, ct = g + menge * faktor, ct + menge * preis
        for netz, menge in energie.netze.items():
            faktor, preis = self._netzwaerme(netz, taten, jahr)
            g, ct = g + menge * faktor, ct + menge * preis
            traeger = self.welt.netze[netz].waermetraeger or netz
            kwh[traeger] = kwh.get(traeger, NICHTS) + menge
        return Stand(g / _G_JE_T, ct / _CT_JE_EUR, kwh)

    def _energie(self, taten: Taten) -> Energie:
        """Return the end energy; it is the same in all years and with every state of the networks."""
        if taten not in self._gerechnet:
            physik = [p for m, v in taten for p in self.physik[m][v] if not isinstance(p, Netzumbau)]
            self._gerechnet[taten] = (
                energie_der_massnahme(physik)
                if self.objekt is None
                else energie_des_objekts(self.objekt, self.u_werte, physik)
            )
        return self._gerechnet[taten]

    def _netzwaerme(self, netz: str, taten: Taten, jahr: int) -> JeKwh:
        """Return g and ct per kWh of heat from a network."""
        dort = tuple((m, v) for m, v in taten if self.ort[m] == netz)
        umbauten = [p for m, v in dort for p in self.physik[m][v] if isinstance(p, Netzumbau)]
        return self.welt.je_kwh_netzwaerme(netz, dort, umbauten, jahr)

    def minderung_t(self, in_kraft: Inkraft, jahr: int) -> Decimal:
        """Return the joint reduction of a year in t CO2e."""
        return self.stand({}, jahr).emission_t - self.stand(in_kraft, jahr).emission_t

    def ersparnis_eur(self, in_kraft: Inkraft, jahr: int) -> Decimal:
        """Return the energy cost that is saved in a year; negative where energy costs more."""
        return self.stand({}, jahr).kosten_eur - self.stand(in_kraft, jahr).kosten_eur

    def einsparung_kwh(self, in_kraft: Inkraft, jahr: int, traeger: str | None) -> Decimal:
        """Return the end energy of a carrier (None: of all) saved in a year; negative is additional use."""
        heute, danach = self.stand({}, jahr).endenergie_kwh, self.stand(in_kraft, jahr).endenergie_kwh
        gezaehlt = (heute.keys() | danach.keys()) if traeger is None else {traeger}
        return sum((heute.get(t, NICHTS) - danach.get(t, NICHTS) for t in sorted(gezaehlt)), NICHTS)
