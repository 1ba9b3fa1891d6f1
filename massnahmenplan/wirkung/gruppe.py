"""A Wirkungsgruppe: measures whose effects depend on each other, and the one function that says what they do.

``stand(S, year)`` is what the group emits, uses and costs with the set S of measures in force, each in one
variant. All else follows from it: the effect of S is ``stand(∅) − stand(S)``, the effect of one measure that of
the set of this one alone. So a building never saves more than it emitted, whatever is done to it at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from massnahmenplan.begriffe.energie import Bauteil
from massnahmenplan.begriffe.jahreswerte import Jahreswerte
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik import Physik, verweise
from massnahmenplan.begriffe.physik.netzumbau import Netzumbau
from massnahmenplan.wirkung.energie import Energie, energie_der_massnahme, energie_des_objekts
from massnahmenplan.wirkung.waermenetz import faktor_g_kwh, preis_ct_kwh

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


@dataclass(frozen=True, slots=True)
class Energiewelt:
    """What all groups of a case share: factors (g/kWh) and prices (ct/kWh) by carrier and year, networks by id."""

    faktoren: Mapping[str, Jahreswerte]
    preise: Mapping[str, Jahreswerte]
    netze: Mapping[str, Objekt]


@dataclass(frozen=True, slots=True)
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
    _gerechnet: dict[tuple[Physik, ...], Energie] = field(default_factory=dict)

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
        teile = {m: p for m in sorted(self.physik) if (p := self.physik[m].get(in_kraft.get(m, ""), ()))}
        energie = self._energie(tuple(p for teil in teile.values() for p in teil if not isinstance(p, Netzumbau)))
        kwh, t, ct = dict(energie.traeger), energie.sonstige_t * _G_JE_T, NICHTS
        for traeger, menge in energie.traeger.items():
            t += menge * self.welt.faktoren[traeger].im_jahr(jahr)
            ct += menge * self.welt.preise[traeger].im_jahr(jahr) if traeger in self.welt.preise else NICHTS
        for kennung, menge in energie.netze.items():
            netz = self.welt.netze[kennung]
            umbauten = [p for m, teil in teile.items() if self.ort[m] == kennung for p in _umbauten(teil)]
            t += menge * faktor_g_kwh(netz, umbauten, jahr, self.welt.faktoren)
            ct += menge * preis_ct_kwh(netz, umbauten, jahr, self.welt.preise)
            assert netz.waermetraeger is not None, "checked on reading"
            kwh[netz.waermetraeger] = kwh.get(netz.waermetraeger, NICHTS) + menge
        return Stand(t / _G_JE_T, ct / _CT_JE_EUR, kwh)

    def _energie(self, physik: tuple[Physik, ...]) -> Energie:
        """Return the end energy; it is the same in all years and with every state of the networks."""
        if physik not in self._gerechnet:
            self._gerechnet[physik] = (
                energie_der_massnahme(physik)
                if self.objekt is None
                else energie_des_objekts(self.objekt, self.u_werte, physik)
            )
        return self._gerechnet[physik]

    def minderung_t(self, in_kraft: Inkraft, jahr: int) -> Decimal:
        """Return the joint reduction of a year in t CO2e."""
        return self.stand({}, jahr).emission_t - self.stand(in_kraft, jahr).emission_t

    def ersparnis_eur(self, in_kraft: Inkraft, jahr: int) -> Decimal:
        """Return the energy cost that is saved in a year; negative where energy costs more."""
        return self.stand({}, jahr).kosten_eur - self.stand(in_kraft, jahr).kosten_eur


def _umbauten(physik: Iterable[Physik]) -> list[Netzumbau]:
    return [teil for teil in physik if isinstance(teil, Netzumbau)]
