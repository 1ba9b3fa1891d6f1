"""End energy of a building or street with some measures in force, by carrier and network, in any year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from massnahmenplan.begriffe.energie import Bauteil
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik import Physik
from massnahmenplan.begriffe.physik.begruenung import Begruenung
from massnahmenplan.begriffe.physik.beleuchtung import Beleuchtung
from massnahmenplan.begriffe.physik.huelle import Huelle
from massnahmenplan.begriffe.physik.mobilitaet import Mobilitaet
from massnahmenplan.begriffe.physik.netzanschluss import Netzanschluss
from massnahmenplan.begriffe.physik.photovoltaik import Photovoltaik
from massnahmenplan.begriffe.physik.stromeinsparung import Stromeinsparung
from massnahmenplan.begriffe.physik.waermeerzeuger import Waermeerzeuger
from massnahmenplan.wirkung.solarstrom import eigenverbrauch_kwh
from massnahmenplan.wirkung.waermeverlust import restverlust
from massnahmenplan.wirkung.waermeversorgung import lieferungen

EINS, NICHTS, TAUSEND, MILLION = Decimal(1), Decimal(0), Decimal(1000), Decimal(1_000_000)
T = TypeVar("T")


@dataclass(slots=True)
class Energie:
    """kWh per year by carrier and by network that delivers heat; tonnes that no carrier stands for."""

    traeger: dict[str, Decimal] = field(default_factory=dict)
    netze: dict[str, Decimal] = field(default_factory=dict)
    sonstige_t: Decimal = NICHTS

    def addiere(self, traeger: str | None, kwh: Decimal) -> None:
        """Add end energy of a carrier; what has no carrier or is 0 is left out."""
        if traeger is not None and kwh:
            self.traeger[traeger] = self.traeger.get(traeger, NICHTS) + kwh

    def addiere_netz(self, netz: str | None, kwh: Decimal) -> None:
        """Add heat that a network delivers."""
        if netz is not None and kwh:
            self.netze[netz] = self.netze.get(netz, NICHTS) + kwh


def energie_des_objekts(objekt: Objekt, u_werte: Mapping[Bauteil, Decimal], physik: Sequence[Physik]) -> Energie:
    """Return the end energy of a building or street: heat, electricity, light, minus own use and feed-in."""
    energie = Energie()
    rest = restverlust(objekt, u_werte, _nur(Huelle, physik))
    waerme = objekt.heizwaerme_kwh_a * rest + objekt.warmwasser_kwh_a
    erzeuger = [teil for teil in physik if isinstance(teil, Waermeerzeuger | Netzanschluss)]
    for traeger, netz, kwh in lieferungen(objekt, waerme, rest, erzeuger):
        energie.addiere(traeger, kwh)
        energie.addiere_netz(netz, kwh)
    waermestrom = energie.traeger.get(objekt.stromtraeger, NICHTS) if objekt.stromtraeger else NICHTS
    gespart = sum((teil.strom_kwh_a for teil in _nur(Stromeinsparung, physik)), NICHTS)
    strom = max(objekt.strom_kwh_a - gespart, NICHTS)
    energie.addiere(objekt.stromtraeger, strom + _licht_kwh(objekt, _nur(Beleuchtung, physik)))
    _ziehe_solarstrom_ab(energie, objekt, _nur(Photovoltaik, physik), strom, waermestrom)
    energie.addiere_netz(objekt.id, objekt.sonstiger_absatz_kwh_a)
    return energie


def _ziehe_solarstrom_ab(
    energie: Energie, objekt: Objekt, anlagen: Sequence[Photovoltaik], strom: Decimal, waermestrom: Decimal
) -> None:
    """Take own use off the electricity that is bought, and the rest of the yield off the carrier of feed-in."""
    ertrag = sum((anlage.ertrag_kwh_a for anlage in anlagen), NICHTS)
    if not ertrag:
        return
    zur_sonnenzeit = sum((anlage.ertrag_kwh_a * anlage.waermestrom_anteil for anlage in anlagen), NICHTS) / ertrag
    heute = objekt.strom_kwh_a + zur_sonnenzeit * _waermestrom_heute(objekt)
    eigen = eigenverbrauch_kwh(anlagen, heute, strom + zur_sonnenzeit * waermestrom)
    energie.addiere(objekt.stromtraeger, -eigen)
    for anlage in anlagen:
        energie.addiere(anlage.einspeisetraeger, -(ertrag - eigen) * anlage.ertrag_kwh_a / ertrag)


def _waermestrom_heute(objekt: Objekt) -> Decimal:
    if objekt.waermetraeger is None or objekt.waermetraeger != objekt.stromtraeger:
        return NICHTS
    return (objekt.heizwaerme_kwh_a + objekt.warmwasser_kwh_a) / (objekt.nutzungsgrad or EINS)


def _licht_kwh(objekt: Objekt, aenderungen: Sequence[Beleuchtung]) -> Decimal:
    """Return lamps · W · hours; of several changes the lowest power and the deepest dimming count."""
    leistungen = [a.leistung_w for a in aenderungen if a.leistung_w is not None]
    dimmung = max((a.dimmung_anteil for a in aenderungen), default=NICHTS)
    leistung = min([*leistungen, objekt.lichtleistung_w])
    return objekt.lichtpunkte * leistung * objekt.brenndauer_h_a / TAUSEND * (EINS - dimmung)


def energie_der_massnahme(physik: Sequence[Physik]) -> Energie:
    """Return what traffic and plants change, as the difference to today: saved is negative."""
    energie = Energie()
    for fahrt in _nur(Mobilitaet, physik):
        km = fahrt.fahrleistung_km_a
        energie.addiere(fahrt.traeger_alt, -km * (fahrt.verbrauch_alt_kwh_km or NICHTS))
        energie.addiere(fahrt.traeger_neu, km * (fahrt.verbrauch_neu_kwh_km or NICHTS))
        energie.sonstige_t += (
            km * ((fahrt.emission_neu_g_km or NICHTS) - (fahrt.emission_alt_g_km or NICHTS)) / MILLION
        )
    for gruen in _nur(Begruenung, physik):
        energie.addiere(gruen.traeger, -gruen.kuehlstrom_kwh_a)
        gebunden = gruen.baeume * gruen.bindung_kg_baum_a + gruen.dachflaeche_m2 * gruen.bindung_kg_m2_a
        energie.sonstige_t -= gebunden / TAUSEND
    return energie


def _nur(art: type[T], physik: Sequence[Physik]) -> list[T]:
    return [teil for teil in physik if isinstance(teil, art)]
