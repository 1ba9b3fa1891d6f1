"""What each physical kind needs of its object, and what of its own figures cannot be."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from massnahmenplan.begriffe.energie import Bauteil
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik import Physik
from massnahmenplan.begriffe.physik.begruenung import Begruenung
from massnahmenplan.begriffe.physik.beleuchtung import Beleuchtung
from massnahmenplan.begriffe.physik.huelle import Huelle
from massnahmenplan.begriffe.physik.mobilitaet import Mobilitaet
from massnahmenplan.begriffe.physik.netzanschluss import Netzanschluss
from massnahmenplan.begriffe.physik.netzumbau import Netzumbau
from massnahmenplan.begriffe.physik.photovoltaik import Photovoltaik
from massnahmenplan.begriffe.physik.stromeinsparung import Stromeinsparung
from massnahmenplan.begriffe.physik.waermeerzeuger import Waermeerzeuger
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.wirkung.waermeverlust import lueftung_w_k

U_Werte = Mapping[Bauteil, Decimal]
Mangel = tuple[str, str, str, str]
"""Code, field of the kind (empty: all of it), what is wrong, remedy."""
_ANGABEN: Mapping[type, tuple[str, ...]] = {
    Huelle: ("heizwaerme_kwh_a", "waermetraeger oder waermenetz"),
    Waermeerzeuger: ("heizwaerme_kwh_a oder warmwasser_kwh_a", "waermetraeger oder waermenetz"),
    Netzanschluss: ("heizwaerme_kwh_a oder warmwasser_kwh_a", "waermetraeger oder waermenetz"),
    Netzumbau: ("waermetraeger",),
    Photovoltaik: (),
    Stromeinsparung: ("strom_kwh_a", "stromtraeger"),
    Beleuchtung: ("lichtpunkte", "lichtleistung_w", "brenndauer_h_a", "stromtraeger"),
}
"""Kind -> fields of the object that it cannot do without."""


def fehlende_angaben(teil: Physik, objekt: Objekt | None, u_werte: U_Werte) -> Iterator[tuple[str, str]]:
    """Yield field of the object, and what is missing."""
    if type(teil) not in _ANGABEN:
        return  # stands for itself
    if objekt is None:
        yield "objekt", "ohne Objekt ist nicht bekannt, worauf es wirkt"
        return
    for angabe in _ANGABEN[type(teil)]:
        if not any(getattr(objekt, feld) for feld in angabe.split(" oder ")):
            yield angabe, f"das Objekt {objekt.id} nennt {angabe} nicht"
    if isinstance(teil, Photovoltaik) and teil.eigenverbrauch_anteil:
        for feld in ("strom_kwh_a", "stromtraeger"):
            if not getattr(objekt, feld):
                yield feld, f"für den Eigenverbrauch nennt das Objekt {objekt.id} {feld} nicht"
    if isinstance(teil, Huelle):
        yield from _huellangaben(teil, objekt, u_werte)


def _huellangaben(teil: Huelle, objekt: Objekt, u_werte: U_Werte) -> Iterator[tuple[str, str]]:
    bekannt = objekt.verlustanteil or objekt.flaeche_m2
    for bauteil in teil.u_wert_w_m2k:
        if bauteil not in bekannt:
            yield f"flaeche_m2.{bauteil}", f"das Objekt {objekt.id} nennt die Fläche von {bauteil} nicht"
        if bauteil not in u_werte:
            yield "gebaeudetyp oder u_wert_w_m2k", f"das Objekt {objekt.id} nennt den U-Wert von {bauteil} nicht"
    if not objekt.verlustanteil and lueftung_w_k(objekt) is None:
        feld = "lueftung_w_k oder nettogrundflaeche_m2"
        yield feld, f"das Objekt {objekt.id} nennt {feld} nicht: der Lüftungsverlust ist nicht bekannt"


def maengel(teil: Physik, objekt: Objekt | None, u_werte: U_Werte) -> Iterator[Mangel]:
    """Yield what cannot be, or is no better than today."""
    pruefe: Mapping[type, Callable[..., Iterator[Mangel]]] = {
        Huelle: _huelle,
        Waermeerzeuger: _waermeerzeuger,
        Netzumbau: _netzumbau,
        Photovoltaik: _photovoltaik,
        Stromeinsparung: _stromeinsparung,
        Beleuchtung: _beleuchtung,
        Mobilitaet: _mobilitaet,
        Begruenung: _begruenung,
    }
    if type(teil) in pruefe:
        yield from pruefe[type(teil)](teil, objekt, u_werte)


def _huelle(teil: Huelle, _objekt: Objekt | None, u_werte: U_Werte) -> Iterator[Mangel]:
    if not teil.u_wert_w_m2k and not teil.lueftung_minderung_anteil:
        yield "E247", "", "kein Bauteil bekommt einen neuen U-Wert", "wand_w_m2k, dach_w_m2k … angeben."
    for bauteil, neu in teil.u_wert_w_m2k.items():
        if bauteil in u_werte and neu >= u_werte[bauteil]:
            text = f"der neue U-Wert ist nicht besser als der heutige ({anzahl(u_werte[bauteil])} W/(m²K))"
            yield "E246", f"{bauteil}_w_m2k", text, "Neuen oder heutigen U-Wert berichtigen."


def _waermeerzeuger(teil: Waermeerzeuger, _objekt: Objekt | None, _u_werte: U_Werte) -> Iterator[Mangel]:
    saniert = teil.nutzungsgrad_saniert
    if saniert is not None and not teil.nutzungsgrad <= saniert < 2 * teil.nutzungsgrad:
        text = "liegt nicht zwischen nutzungsgrad und dem Doppelten davon"
        yield "E247", "nutzungsgrad_saniert", text, "Für das Gebäude mit halbem Wärmeverlust angeben."


def _netzumbau(teil: Netzumbau, objekt: Objekt | None, _u_werte: U_Werte) -> Iterator[Mangel]:
    if objekt is not None and objekt.art != "netz":
        yield "E242", "", f"das Objekt {objekt.id} ist kein Netz ({objekt.art})", "Ein Objekt der Art netz nennen."
    if teil.traeger is None and teil.netzverlust_anteil is None:
        yield "E247", "", "am Netz ändert sich nichts", "traeger oder netzverlust_anteil angeben."
    neu, heute = teil.netzverlust_anteil, objekt.netzverlust_anteil if objekt is not None else Decimal(1)
    if neu is not None and neu >= heute:
        text = f"ist nicht weniger als heute ({anzahl(heute)})"
        yield "E246", "netzverlust_anteil", text, "Neuen oder heutigen Verlust berichtigen."


def _photovoltaik(teil: Photovoltaik, objekt: Objekt | None, _u_werte: U_Werte) -> Iterator[Mangel]:
    eigen = teil.ertrag_kwh_a * teil.eigenverbrauch_anteil
    if objekt is not None and 0 < objekt.strom_kwh_a < eigen:
        text = (
            f"{anzahl(eigen)} kWh Eigenverbrauch sind mehr als {objekt.id} braucht ({anzahl(objekt.strom_kwh_a)})"
        )
        yield "E246", "eigenverbrauch_anteil", text, "Ertrag, Anteil oder Strombedarf berichtigen."


def _stromeinsparung(teil: Stromeinsparung, objekt: Objekt | None, _u_werte: U_Werte) -> Iterator[Mangel]:
    if objekt is not None and 0 < objekt.strom_kwh_a < teil.strom_kwh_a:
        text = f"ist mehr, als {objekt.id} an Strom verbraucht ({anzahl(objekt.strom_kwh_a)} kWh)"
        yield "E246", "strom_kwh_a", text, "Ersparnis oder Strombedarf berichtigen."


def _beleuchtung(teil: Beleuchtung, objekt: Objekt | None, _u_werte: U_Werte) -> Iterator[Mangel]:
    if teil.leistung_w is None and not teil.dimmung_anteil:
        yield "E247", "", "an den Leuchten ändert sich nichts", "leistung_w oder dimmung_anteil angeben."
    if teil.leistung_w is not None and objekt is not None and 0 < objekt.lichtleistung_w <= teil.leistung_w:
        text = f"ist nicht weniger als heute ({anzahl(objekt.lichtleistung_w)} W)"
        yield "E246", "leistung_w", text, "Neue oder heutige Leistung berichtigen."


def _mobilitaet(teil: Mobilitaet, _objekt: Objekt | None, _u_werte: U_Werte) -> Iterator[Mangel]:
    for wann, pflicht in (("alt", True), ("neu", False)):
        traeger, verbrauch = getattr(teil, f"traeger_{wann}"), getattr(teil, f"verbrauch_{wann}_kwh_km")
        emission = getattr(teil, f"emission_{wann}_g_km")
        if (traeger is None) != (verbrauch is None) or (traeger is not None and emission is not None):
            text = f"braucht traeger_{wann} mit verbrauch_{wann}_kwh_km, oder allein emission_{wann}_g_km"
            yield "E247", "", text, "Genau eine der beiden Angaben machen."
        elif pflicht and traeger is None and emission is None:
            text = "nennt nicht, was die Kilometer bisher verbrauchen oder ausstoßen"
            yield "E247", "", text, "traeger_alt mit verbrauch_alt_kwh_km oder emission_alt_g_km angeben."


def _begruenung(teil: Begruenung, _objekt: Objekt | None, _u_werte: U_Werte) -> Iterator[Mangel]:
    if not (teil.baeume or teil.dachflaeche_m2 or teil.kuehlstrom_kwh_a):
        yield "E247", "", "nichts wird begrünt", "baeume, dachflaeche_m2 oder kuehlstrom_kwh_a angeben."
    if (teil.traeger is None) == bool(teil.kuehlstrom_kwh_a):
        yield "E247", "traeger", "traeger und kuehlstrom_kwh_a gehören zusammen", "Beides oder keines angeben."
