"""Tonnes and saved money by year: begin, ramp-up, lifetime, overlap, targets, residual value."""

from decimal import Decimal

import pytest

from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import baue_fall, massnahme
from tests.nachrechnung.rechnen import bilanz, euro, schritt

STROM = {
    "id": "strom",
    "emissionsfaktor_g_kwh": {2027: 400, 2029: 300},
    "preis_ct_kwh": {2027: 20, 2029: 25},
}


def tonnen(fall: Planungsfall, *schritte: object) -> list[Decimal]:
    return [e.minderung_t for e in bilanz(fall, *schritte).emissionen]


def test_wirkt_ab_dem_jahr_nach_der_fertigstellung() -> None:
    assert tonnen(baue_fall([massnahme("A")]), schritt("A", 2028)) == [0, 0, 10, 10]
    fall = baue_fall([massnahme("A", dauer_planung=1, dauer_bau=2)])
    assert tonnen(fall, schritt("A", 2027)) == [0, 0, 0, 10]


def test_wirkt_so_viele_jahre_wie_die_nutzungsdauer() -> None:
    fall = baue_fall([massnahme("A", nutzungsdauer_a=2)])
    assert tonnen(fall, schritt("A", 2027)) == [0, 10, 10, 0]


def test_hochlauf_waechst_in_gleichen_schritten() -> None:
    # Two years: share 0/2, then 1/2, then all.
    fall = baue_fall([massnahme("A", dauer_bau=2, hochlauf=True)])
    assert tonnen(fall, schritt("A", 2027)) == [0, 5, 10, 10]


def test_energie_zaehlt_mit_faktor_und_preis_des_jahres() -> None:
    # 10,000 kWh: 350 g in 2028 (half way), 300 g from 2029: 3.5 t, 3 t, 3 t; 22.5 ct and 25 ct.
    fall = baue_fall([massnahme("A", endenergie_kwh_a={"strom": 10_000})], energietraeger=[STROM])
    assert tonnen(fall, schritt("A", 2027)) == [0, euro("3.5"), 3, 3]
    gerechnet = bilanz(fall, schritt("A", 2027)).massnahme("A")
    assert gerechnet is not None
    assert gerechnet.ersparnis_eur == {2028: 2250, 2029: 2500, 2030: 2500}


@pytest.mark.parametrize(
    ("beginn_a", "beginn_b", "verlust"),
    [
        (2027, 2027, [0, 4, 4, 4]),
        (2028, 2027, [0, 0, 4, 4]),  # A works from 2029
        (2027, 2028, [0, 0, 4, 4]),  # B has nothing to lose before 2029
        (2030, 2027, [0, 0, 0, 0]),
    ],
)
def test_ueberlappung_mit_anteil(beginn_a: int, beginn_b: int, verlust: list[int]) -> None:
    paar = {"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.4"}
    fall = baue_fall([massnahme("A"), massnahme("B")], beziehungen=[paar])
    emissionen = bilanz(fall, schritt("A", beginn_a), schritt("B", beginn_b)).emissionen
    assert [e.ueberlappung_t for e in emissionen] == verlust
    assert all(e.minderung_t == e.einzelsumme_t - e.ueberlappung_t for e in emissionen)


def test_ueberlappung_ist_gerichtet_und_endet_mit_der_nutzungsdauer_der_ersten() -> None:
    paar = {"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.4"}
    fall = baue_fall([massnahme("A", co2_t_a=1, nutzungsdauer_a=1), massnahme("B")], beziehungen=[paar])
    assert tonnen(fall, schritt("A", 2027), schritt("B", 2027)) == [0, 7, 10, 10]


def test_ueberlappung_in_tonnen_nur_wenn_beide_in_betrieb_sind() -> None:
    paar = {"art": "ueberlappung", "mitglieder": "A, B", "co2_t_a": 3}
    zweite = massnahme("B", dauer_bau=2, hochlauf=True)
    fall = baue_fall([massnahme("A", co2_t_a=0), zweite], beziehungen=[paar])
    # B grows: 0, 5, then 10; the 3 t are lost only from 2029 on.
    assert tonnen(fall, schritt("A", 2027), schritt("B", 2027)) == [0, 5, 7, 7]


def test_ueberlappter_anteil_im_hochlauf_geht_mit_verloren() -> None:
    paar = {"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.4"}
    fall = baue_fall([massnahme("A", co2_t_a=0), massnahme("B", dauer_bau=2, hochlauf=True)], beziehungen=[paar])
    assert tonnen(fall, schritt("A", 2027), schritt("B", 2027)) == [0, 3, 6, 6]


def test_emission_mit_plan_ist_ohne_plan_minus_minderung() -> None:
    fall = baue_fall([massnahme("A")], projekt={"ausgangsemission_t_a": {2027: 100, 2030: 70}})
    emissionen = bilanz(fall, schritt("A", 2027)).emissionen
    assert [e.ohne_plan_t for e in emissionen] == [100, 90, 80, 70]
    assert [e.mit_plan_t for e in emissionen] == [100, 80, 70, 60]
    ohne = bilanz(baue_fall([massnahme("A")]), schritt("A", 2027)).emissionen
    assert {e.mit_plan_t for e in ohne} == {None}


@pytest.mark.parametrize(
    ("art", "jahr", "wert", "ist", "verfehlung"),
    [
        # 10 t in 2028 … 2030; 100 t a year without any measure.
        ("minderung_jahr", 2029, 10, 10, 0),
        ("minderung_jahr", 2027, 1, 0, 1),
        ("minderung_jahr", None, "10.5", 10, "0.5"),
        ("minderung_summe", 2029, 20, 20, 0),
        ("minderung_summe", None, 31, 30, 1),
        ("co2_jahr", 2028, 90, 90, 0),
        ("co2_jahr", 2028, 88, 90, 2),
        ("co2_summe", 2028, 190, 190, 0),
        ("co2_summe", None, 360, 370, 10),
    ],
)
def test_ziele_zaehlen_ihr_jahr_oder_alle_bis_dahin(
    art: str, jahr: int | None, wert: object, ist: int, verfehlung: object
) -> None:
    ziel = {"id": "Z", "art": art, "jahr": jahr, "wert": wert, "ueberschreitungspreis": 200}
    fall = baue_fall([massnahme("A")], projekt={"ausgangsemission_t_a": 100}, ziele=[ziel])
    (stand,) = bilanz(fall, schritt("A", 2027)).ziele
    assert (stand.ist_t, stand.verfehlung_t) == (ist, Decimal(str(verfehlung)))
    assert stand.strafe_eur == Decimal(str(verfehlung)) * 200
    assert not stand.hart


def test_milligramm_aus_einer_division_verfehlen_kein_ziel() -> None:
    # 2029 lies two thirds between 400 and 300 g: 333.33… g · 30,000 kWh = 9.99…9 t in 28 digits, meant are 10 t.
    strom = {"id": "strom", "emissionsfaktor_g_kwh": {2027: 400, 2030: 300}}
    ziel = {"id": "Z", "art": "minderung_jahr", "jahr": 2029, "wert": 10}
    fall = baue_fall([massnahme("A", endenergie_kwh_a={"strom": 30_000})], energietraeger=[strom], ziele=[ziel])
    (stand,) = bilanz(fall, schritt("A", 2027)).ziele
    assert stand.verfehlung_t == 0
    (daneben,) = bilanz(
        fall.model_copy(update={"ziele": (fall.ziele[0].model_copy(update={"wert": Decimal("10.00001")}),)}),
        schritt("A", 2027),
    ).ziele
    assert daneben.verfehlung_t == Decimal("0.00001")


@pytest.mark.parametrize(
    ("beginn", "dauer", "restwert"),
    [
        (2027, 20, "85000"),  # three of twenty years used: 17/20
        (2030, 20, "100000"),  # done at the end of the plan
        (2027, 3, "0"),
        (2027, 2, "0"),
        (2027, 4, "25000"),
        (2027, None, "0"),
    ],
)
def test_restwert_ist_der_anteil_der_restlichen_nutzungsdauer(
    beginn: int, dauer: int | None, restwert: str
) -> None:
    fall = baue_fall([massnahme("A", nutzungsdauer_a=dauer)])
    gerechnet = bilanz(fall, schritt("A", beginn)).massnahme("A")
    assert gerechnet is not None
    assert gerechnet.restwert_eur == euro(restwert)
