"""A building, a network and a street with round figures, and measures with physics."""

from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik import Physik
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import Daten, baue_fall, massnahme

HAUS: Daten = {
    "id": "haus",
    "name": "Haus",
    "art": "wohngebaeude",
    "heizwaerme_kwh_a": 100_000,
    "warmwasser_kwh_a": 20_000,
    "waermetraeger": "gas",
    "nutzungsgrad": "0.8",
    "strom_kwh_a": 20_000,
    "stromtraeger": "strom",
    # H = 500 + 250 + 150 + 100 W/K of 1,000: wall 1/2, windows 1/4, roof 0.15, ventilation 1/10
    "flaeche_m2": {"wand": 500, "fenster": 100, "dach": 300},
    "u_wert_w_m2k": {"wand": 1, "fenster": "2.5", "dach": "0.5"},
    "lueftung_w_k": 100,
}
NETZ: Daten = {
    "id": "netz",
    "name": "Netz",
    "art": "netz",
    "waermetraeger": "nahwaerme",
    "netzverlust_anteil": "0.2",
}
STRASSE: Daten = {
    "id": "strasse",
    "name": "Straße",
    "art": "strasse",
    "stromtraeger": "strom",
    "lichtpunkte": 100,
    "lichtleistung_w": 100,
    "brenndauer_h_a": 4000,
}
TRAEGER: list[Daten] = [
    {"id": "gas", "emissionsfaktor_g_kwh": 250, "preis_ct_kwh": 10},
    {"id": "strom", "emissionsfaktor_g_kwh": {2027: 400, 2030: 100}, "preis_ct_kwh": 30},
    {"id": "nahwaerme", "emissionsfaktor_g_kwh": 200, "preis_ct_kwh": 12},
    {"id": "abwaerme", "emissionsfaktor_g_kwh": 40, "preis_ct_kwh": 8},
    {"id": "einspeisung", "emissionsfaktor_g_kwh": 100, "preis_ct_kwh": 7},
    {"id": "diesel", "emissionsfaktor_g_kwh": 300},
]
WAND: Daten = {"art": "huelle", "wand_w_m2k": "0.2"}
FENSTER: Daten = {"art": "huelle", "fenster_w_m2k": "0.5"}
DACH: Daten = {"art": "huelle", "dach_w_m2k": "0.1"}
PUMPE: Daten = {"art": "waermeerzeuger", "traeger": "strom", "nutzungsgrad": "2.5", "nutzungsgrad_saniert": 4}
ANSCHLUSS: Daten = {"art": "netzanschluss", "waermenetz": "netz"}
NETZWAERMEPUMPE: Daten = {"art": "netzumbau", "traeger": "strom", "nutzungsgrad": 4, "anteil": "0.5"}
NETZROHRE: Daten = {"art": "netzumbau", "netzverlust_anteil": "0.1"}
SOLARSTROM: Daten = {"art": "photovoltaik", "ertrag_kwh_a": 20_000, "eigenverbrauch_anteil": "0.5"}


def tat(kennung: str, physik: Any, objekt: str | None = "haus", **felder: Any) -> Daten:
    """Return a measure whose effect follows from physics."""
    return massnahme(kennung, co2_t_a=None, physik=physik, objekt=objekt, **felder)


def fall_mit(
    *massnahmen: Daten, haus: Daten | None = None, netz: Daten | None = None, **rest: Any
) -> Planungsfall:
    """Return a case with the building, the network and the street; ``haus`` and ``netz`` change their figures."""
    objekte = [{**HAUS, **(haus or {})}, {**NETZ, **(netz or {})}, STRASSE, *rest.pop("weitere_objekte", [])]
    return baue_fall(list(massnahmen), objekte=objekte, energietraeger=TRAEGER, **rest)


def gebaeude(**felder: Any) -> Objekt:
    """Return the building with some figures changed."""
    return Objekt.model_validate({**HAUS, **felder})


def lies(physik: Daten) -> Physik:
    """Return a checked physical change."""
    return TypeAdapter[Physik](Physik).validate_python(physik)


def rund(wert: Decimal, stellen: int = 6) -> Decimal:
    """Return the value without the noise of divisions."""
    return round(wert, stellen)
