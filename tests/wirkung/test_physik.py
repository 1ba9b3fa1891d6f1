"""The physics of each kind, by hand."""

from decimal import Decimal

import pytest

from massnahmenplan.begriffe.energietraeger import Energietraeger
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik.huelle import Huelle
from massnahmenplan.begriffe.physik.netzumbau import Netzumbau
from massnahmenplan.begriffe.physik.photovoltaik import Photovoltaik
from massnahmenplan.begriffe.physik.waermeerzeuger import Waermeerzeuger
from massnahmenplan.wirkung.energie import energie_der_massnahme, energie_des_objekts
from massnahmenplan.wirkung.gruppen import u_werte
from massnahmenplan.wirkung.solarstrom import eigenverbrauch_kwh
from massnahmenplan.wirkung.waermenetz import faktor_g_kwh, preis_ct_kwh
from massnahmenplan.wirkung.waermeverlust import lueftung_w_k, restverlust
from massnahmenplan.wirkung.waermeversorgung import aufwandszahl
from tests.wirkung.haeuser import (
    ANSCHLUSS,
    DACH,
    FENSTER,
    NETZ,
    NETZROHRE,
    NETZWAERMEPUMPE,
    PUMPE,
    SOLARSTROM,
    STRASSE,
    TRAEGER,
    WAND,
    gebaeude,
    lies,
    rund,
)

D = Decimal
ALLE = [Energietraeger.model_validate(t) for t in TRAEGER]
FAKTOREN = {t.id: t.emissionsfaktor_g_kwh for t in ALLE if not isinstance(t.emissionsfaktor_g_kwh, str)}
PREISE = {t.id: t.preis_ct_kwh for t in ALLE if t.preis_ct_kwh is not None}


def rest(*physik: dict, **felder: object) -> Decimal:
    haus = gebaeude(**felder)
    return restverlust(haus, u_werte(haus, {}), [Huelle.model_validate(p) for p in physik])


def kwh(*physik: dict, **felder: object) -> dict[str, Decimal]:
    haus = gebaeude(**felder)
    energie = energie_des_objekts(haus, u_werte(haus, {}), [lies(p) for p in physik])
    return {name: rund(menge) for name, menge in {**energie.traeger, **energie.netze}.items()}


@pytest.mark.parametrize(
    ("physik", "erwartet"),
    [
        ([], "1"),
        ([WAND], "0.6"),  # the wall's half of the loss falls to a fifth: 1 - 0.5 x 0.8
        ([FENSTER], "0.8"),  # 1 - 0.25 x 0.8
        ([WAND, FENSTER, DACH], "0.28"),  # 0.1 + 0.05 + 0.03 + 0.1
        ([WAND, {"art": "huelle", "wand_w_m2k": "0.5"}], "0.6"),  # the better one counts
        ([{"art": "huelle", "wand_w_m2k": 2}], "1"),  # worse than today changes nothing
        ([{"art": "huelle", "lueftung_minderung_anteil": "0.5"}], "0.95"),
        ([{"art": "huelle", "boden_w_m2k": "0.2"}], "1"),  # the floor is not among the known areas
    ],
)
def test_restverlust(physik: list[dict], erwartet: str) -> None:
    assert rest(*physik) == D(erwartet)


def test_verlustanteile_statt_flaechen() -> None:
    # Wall 40 %, U 1 -> 0.2: 1 - 0.4 x 0.8; the rest, floor and ventilation, stays.
    assert rest(WAND, flaeche_m2={}, verlustanteil={"wand": "0.4"}) == D("0.68")


def test_lueftung_aus_der_flaeche() -> None:
    # 0.34 Wh/(m3K) x 0.7 1/h x 2.5 m = 0.595 W/(m2K)
    assert lueftung_w_k(gebaeude(lueftung_w_k=None, nettogrundflaeche_m2=1000)) == D("595")
    assert lueftung_w_k(gebaeude(lueftung_w_k=None)) is None
    assert lueftung_w_k(gebaeude()) == 100


@pytest.mark.parametrize(
    ("verlust", "erwartet"), [("1", "0.4"), ("0.5", "0.25"), ("0.75", "0.325"), ("0.25", "0.175")]
)
def test_aufwand_einer_waermepumpe_faellt_geradlinig(verlust: str, erwartet: str) -> None:
    # JAZ 2.5 today (0.4), 4 with half the loss (0.25): half way 0.325, beyond it goes on
    assert aufwandszahl(Waermeerzeuger.model_validate(PUMPE), D(verlust)) == D(erwartet)
    fest = Waermeerzeuger.model_validate({**PUMPE, "nutzungsgrad_saniert": None})
    assert aufwandszahl(fest, D(verlust)) == D("0.4")


def test_endenergie_heute_und_mit_jedem_erzeuger() -> None:
    assert kwh() == {"gas": 150_000, "strom": 20_000}  # 120,000 / 0.8
    assert kwh(PUMPE) == {"strom": 68_000}  # 20,000 + 120,000 x 0.4
    assert kwh(ANSCHLUSS) == {"netz": 120_000, "strom": 20_000}
    # Wall and pump: 60,000 + 20,000 of heat at 0.4 - 0.15 x 0.4 / 0.5 = 0.28
    assert kwh(WAND, PUMPE) == {"strom": 42_400}


def test_teilweise_erzeuger_nehmen_dem_uebrigen_ihren_anteil() -> None:
    solar = {"art": "waermeerzeuger", "traeger": "abwaerme", "nutzungsgrad": 1, "anteil": "0.25"}
    assert kwh(solar) == {"abwaerme": 30_000, "gas": 112_500, "strom": 20_000}
    assert kwh(solar, PUMPE) == {"abwaerme": 30_000, "strom": 56_000}  # 90,000 x 0.4
    # 0.75 + 0.75 is cut to one half each; nothing is left for the boiler
    viel = {**solar, "anteil": "0.75"}
    assert kwh(viel, {**viel, "traeger": "diesel"}) == {"abwaerme": 60_000, "diesel": 60_000, "strom": 20_000}


def test_eigenverbrauch_waechst_mit_dem_bedarf() -> None:
    anlage = [Photovoltaik.model_validate(SOLARSTROM)]
    # kappa x Y = 20,000 x (1 - 0.5) / 0.5 = 20,000: C = D x 20,000 / (D + 20,000)
    assert eigenverbrauch_kwh(anlage, D(20_000), D(20_000)) == 10_000
    assert eigenverbrauch_kwh(anlage, D(20_000), D(60_000)) == 15_000
    assert eigenverbrauch_kwh(anlage, D(20_000), D(0)) == 0
    assert eigenverbrauch_kwh(anlage, D(0), D(20_000)) == 0
    # two plants: 40,000 kWh, kappa x Y = 40,000 in sum; 20,000 x 40,000 / 60,000
    assert rund(eigenverbrauch_kwh(anlage * 2, D(20_000), D(20_000)), 3) == D("13333.333")
    # never more than is needed: nearly all of a small yield, and the demand falls to 100 kWh
    alles = [Photovoltaik.model_validate({**SOLARSTROM, "eigenverbrauch_anteil": 1})]
    assert eigenverbrauch_kwh(alles, D(20_000), D(100)) == 100


def test_waermepumpe_hebt_den_eigenverbrauch() -> None:
    assert kwh(SOLARSTROM) == {"gas": 150_000, "strom": 10_000}
    # demand 20,000 + half of 48,000: 44,000 x 20,000 / 64,000 = 13,750 own use of 68,000 bought
    assert kwh(SOLARSTROM, PUMPE) == {"strom": 54_250}
    einspeisung = {**SOLARSTROM, "einspeisetraeger": "einspeisung"}
    assert kwh(einspeisung, PUMPE) == {"strom": 54_250, "einspeisung": -6_250}


def test_stromheizung_von_heute_zaehlt_zum_bedarf_von_heute() -> None:
    # today: 20,000 + half of 120,000 = 80,000, half of the yield is used: nothing changes, 10,000
    heute = kwh(SOLARSTROM, waermetraeger="strom", nutzungsgrad=1)
    assert heute == {"strom": 130_000}


def test_stromeinsparung_spart_nie_mehr_als_verbraucht_wird() -> None:
    assert kwh({"art": "stromeinsparung", "strom_kwh_a": 5_000})["strom"] == 15_000
    assert "strom" not in kwh(*[{"art": "stromeinsparung", "strom_kwh_a": 15_000}] * 2)


def test_strassenlicht() -> None:
    strasse = Objekt.model_validate(STRASSE)

    def licht(*physik: dict) -> Decimal:
        return energie_des_objekts(strasse, {}, [lies(p) for p in physik]).traeger["strom"]

    led, dimmung = {"art": "beleuchtung", "leistung_w": 30}, {"art": "beleuchtung", "dimmung_anteil": "0.25"}
    assert licht() == 40_000  # 100 x 100 W x 4,000 h
    assert licht(led) == 12_000
    assert licht(dimmung) == 30_000
    assert licht(led, dimmung) == 9_000
    assert licht(led, {**led, "leistung_w": 50}) == 12_000


def test_waermenetz() -> None:
    netz = Objekt.model_validate(NETZ)
    pumpe, rohre = (Netzumbau.model_validate(p) for p in (NETZWAERMEPUMPE, NETZROHRE))
    abwaerme = Netzumbau.model_validate({"art": "netzumbau", "traeger": "abwaerme", "anteil": "0.5"})

    def faktor(*umbauten: Netzumbau, jahr: int = 2027) -> Decimal:
        return rund(faktor_g_kwh(netz, umbauten, jahr, FAKTOREN))

    assert faktor() == 200
    assert faktor(rohre) == rund(D(160) / D("0.9"))  # 200 x 0.8 fed in, 0.9 arrive
    # half of 160 fed in, half of 400 / 4 = 100: 130 / 0.8; in 2030 100 / 4 = 25: 92.5 / 0.8
    assert faktor(pumpe) == D("162.5")
    assert faktor(pumpe, jahr=2030) == D("115.625")
    assert faktor(pumpe, rohre) == rund(D(130) / D("0.9"))
    assert faktor(abwaerme) == 120  # (200 + 40) / 2, both as they arrive
    assert preis_ct_kwh(netz, [pumpe], 2027, PREISE) == 12  # the operator's matter
    assert preis_ct_kwh(netz, [abwaerme], 2027, PREISE) == 10
    ganz = Netzumbau.model_validate({"art": "netzumbau", "traeger": "abwaerme"})
    assert rund(faktor_g_kwh(netz, [ganz, pumpe], 2027, FAKTOREN)) == rund(
        (D(2) / 3 * 32 + D(1) / 3 * 100) / D("0.8")
    )


def test_verkehr_und_gruen() -> None:
    rad = {"art": "mobilitaet", "fahrleistung_km_a": 10_000, "emission_alt_g_km": 160}
    assert energie_der_massnahme([lies(rad)]).sonstige_t == D("-1.6")
    bus = {
        "art": "mobilitaet",
        "fahrleistung_km_a": 10_000,
        "traeger_alt": "diesel",
        "verbrauch_alt_kwh_km": "0.6",
        "traeger_neu": "strom",
        "verbrauch_neu_kwh_km": "0.2",
    }
    assert energie_der_massnahme([lies(bus)]).traeger == {"diesel": -6_000, "strom": 2_000}
    gruen = {
        "art": "begruenung",
        "baeume": 80,
        "dachflaeche_m2": 1000,
        "kuehlstrom_kwh_a": 500,
        "traeger": "strom",
    }
    energie = energie_der_massnahme([lies(gruen)])
    assert energie.sonstige_t == D("-1.9")  # 80 x 12.5 kg and 1,000 x 0.9 kg
    assert energie.traeger == {"strom": -500}
