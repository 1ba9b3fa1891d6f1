"""What all groups of a case share: what a kWh emits and costs in a year, from the market or from a network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from massnahmenplan.begriffe.jahreswerte import Jahreswerte
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik.netzumbau import Netzumbau
from massnahmenplan.wirkung.waermenetz import faktor_g_kwh, preis_ct_kwh

JeKwh = tuple[Decimal, Decimal]
"""g CO2e and ct."""
Taten = tuple[tuple[str, str], ...]
"""Measures in force with their variants, in order of their ids."""


@dataclass(frozen=True, slots=True)
class Energiewelt:
    """Factors (g/kWh) and prices (ct/kWh) by carrier and year, networks by id; figures once found are kept."""

    faktoren: Mapping[str, Jahreswerte]
    preise: Mapping[str, Jahreswerte]
    netze: Mapping[str, Objekt]
    _traeger: dict[tuple[str, int], JeKwh] = field(default_factory=dict)
    _netze: dict[tuple[str, Taten, int], JeKwh] = field(default_factory=dict)

    def je_kwh(self, traeger: str, jahr: int) -> JeKwh:
        """Return what a kWh of a carrier emits and costs; without a price 0 ct."""
        if (traeger, jahr) not in self._traeger:
            preis = self.preise[traeger].im_jahr(jahr) if traeger in self.preise else Decimal(0)
            self._traeger[traeger, jahr] = self.faktoren[traeger].im_jahr(jahr), preis
        return self._traeger[traeger, jahr]

    def je_kwh_netzwaerme(self, netz: str, taten: Taten, umbauten: list[Netzumbau], jahr: int) -> JeKwh:
        """Return what a kWh of heat from a network emits and costs; ``umbauten`` are what ``taten`` do to it."""
        stelle = netz, taten, jahr
        if stelle not in self._netze:
            objekt = self.netze[netz]
            faktor = faktor_g_kwh(objekt, umbauten, jahr, self.faktoren)
            self._netze[stelle] = faktor, preis_ct_kwh(objekt, umbauten, jahr, self.preise)
        return self._netze[stelle]
