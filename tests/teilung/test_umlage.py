"""Levies on rents by hand, in the recomputation; and the model against it for every plan of small cases."""

import random
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from massnahmenmodell import baue_modell
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.ergebnis import Bilanz, Mietjahr
from massnahmenplan.loeser import Ende, Wuensche, loese, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, programm
from tests.nachrechnung.rechnen import bilanz, euro, kasse, schritt, verstoesse
from tests.teilung.mietfall import am_haus, mietfall

JAHRE = range(2027, 2031)
ALT = ("alt", "2026-12-31")
WOHN = {"antragsteller": ["wohnungsunternehmen"], "massnahmenarten": ["led"]}


def miete(rechnung: Bilanz, jahr: int, objekt: str = "haus") -> Mietjahr:
    return next(m for m in rechnung.mieten if (m.objekt, m.jahr) == (objekt, jahr))


@pytest.mark.parametrize(
    ("felder", "umlage_eur"),
    [
        # § 559 BGB: 8 % of 100,000.10 = 8,000.008 -> 8,000.01.
        ({"investition_eur": "100000.10"}, "8000.01"),
        # 30 % maintenance: 8 % of 70,000.
        ({"instandhaltungsanteil": "30 %"}, "5600.00"),
        ({"instandhaltung_eur": 30000}, "5600.00"),
        # Maintenance is everything: nothing to charge.
        ({"instandhaltungsanteil": 1}, "0.00"),
        # A heating system without a grant falls under the general rule, its own limit (6,000) still cuts it.
        ({"umlageart": "heizung", "investition_eur": 50000}, "4000.00"),
        ({"umlageart": "heizung"}, "6000.00"),
        # Only 60 % of the cost is the landlord's: 8 % of 60,000.
        ({"kostenanteile": {"wohn": "60 %", "stadt": "40 %"}}, "4800.00"),
        ({"umlage": False}, "0"),
    ],
)
def test_umlage_ohne_zuschuss(felder: dict[str, Any], umlage_eur: str) -> None:
    rechnung = bilanz(mietfall([am_haus("A", **felder)]), schritt("A", 2027))
    assert miete(rechnung, 2027).umlage_eur == 0  # built in 2027, charged from the year after
    assert [miete(rechnung, jahr).umlage_eur for jahr in (2028, 2029, 2030)] == [euro(umlage_eur)] * 3


@pytest.mark.parametrize(
    ("felder", "umlage_eur"),
    [
        # 40 % grant on 100,000: 8 % of (100,000 - 40,000).
        ({}, "4800.00"),
        # 30 % maintenance: 8 % of (70,000 - 40,000).
        ({"instandhaltungsanteil": "0.3"}, "2400.00"),
        # Maintenance and grant are more than the cost: nothing, not less than nothing.
        ({"instandhaltungsanteil": "0.7"}, "0.00"),
        # § 559e BGB: 10 % of (85,000 - 40,000), whatever maintenance is stated.
        ({"umlageart": "heizung", "instandhaltungsanteil": "0.7"}, "4500.00"),
        # Shares 60:40, the grant follows them: 8 % of (60,000 - 24,000).
        ({"kostenanteile": {"wohn": "60 %", "stadt": "40 %"}}, "2880.00"),
        # The whole grant to the applicant, who is the landlord: 8 % of (60,000 - 40,000).
        ({"kostenanteile": {"wohn": "60 %", "stadt": "40 %"}, "zuschuss_an": "antragsteller"}, "1600.00"),
    ],
)
def test_umlage_nach_zuschuss(felder: dict[str, Any], umlage_eur: str) -> None:
    fall = mietfall([am_haus("A", art="led", **felder)], programme=[programm("alt", filter=WOHN)])
    assert miete(bilanz(fall, schritt("A", 2027, ALT)), 2028).umlage_eur == euro(umlage_eur)


@pytest.mark.parametrize(
    ("kaltmiete", "investition", "umlage_eur", "gekappt_eur"),
    [
        # Below 7 EUR: 2 EUR/m² · 1,000 m² · 12 = 24,000 a year, that is 8 % of 300,000.
        ("6.99", 300000, "24000.00", "0.00"),
        ("6.99", "300000.20", "24000.00", "0.02"),
        # From 7 EUR on: 36,000, 8 % of 450,000.
        ("7.00", 450000, "36000.00", "0.00"),
        ("7.00", 600000, "36000.00", "12000.00"),
    ],
)
def test_kappung_einer_massnahme(kaltmiete: str, investition: Any, umlage_eur: str, gekappt_eur: str) -> None:
    fall = mietfall([am_haus("A", investition_eur=investition)], {"kaltmiete_eur_m2_monat": kaltmiete})
    jahr = miete(bilanz(fall, schritt("A", 2027)), 2028)
    assert (jahr.umlage_neu_eur, jahr.gekappt_eur) == (euro(umlage_eur), euro(gekappt_eur))


def test_fenster_von_sechs_jahren() -> None:
    # 24,000 within six years. A (16,000) begins in 2028; B (16,000) finds 8,000 left in 2033, the sixth year, and
    # the whole limit in 2034, the seventh. What is cut once is not charged later.
    massnahmen = [am_haus("A", investition_eur=200000), am_haus("B", investition_eur=200000)]
    fall = mietfall(massnahmen, projekt={"ende": 2036})
    sechstes = bilanz(fall, schritt("A", 2027), schritt("B", 2032))
    assert [miete(sechstes, jahr).umlage_eur for jahr in (2032, 2033, 2036)] == [16000, 24000, 24000]
    assert miete(sechstes, 2033).gekappt_eur == 8000
    siebtes = bilanz(fall, schritt("A", 2027), schritt("B", 2033))
    assert [miete(siebtes, jahr).umlage_eur for jahr in (2033, 2034)] == [16000, 32000]


def test_heizung_hat_eine_eigene_grenze_in_der_gemeinsamen() -> None:
    # Heating 8,000 cut to 6,000 (0.50 EUR/m²); with 19,200 of the envelope in the same year 25,200, cut to 24,000.
    fall = mietfall([am_haus("A", investition_eur=240000), am_haus("B", umlageart="heizung")])
    jahr = miete(bilanz(fall, schritt("A", 2027), schritt("B", 2027)), 2028)
    assert (jahr.umlage_neu_eur, jahr.gekappt_eur) == (euro("24000.00"), euro("3200.00"))


def test_umlage_ist_ertrag_des_vermieters_und_kein_kapitalwert() -> None:
    haushalt = ansaetze(0, JAHRE, "wohn", "konsumtiv")
    fall = mietfall([am_haus("A", betriebskosten_eur_a=1000)], haushalt=haushalt)
    rechnung = bilanz(fall, schritt("A", 2027))
    # Running cost 1,000 - levy 8,000.
    assert [kasse(rechnung, jahr, "wohn", "konsumtiv").ausgaben_eur for jahr in (2027, 2028)] == [0, -7000]
    assert not verstoesse(fall, schritt("A", 2027))
    ohne = mietfall([am_haus("A", betriebskosten_eur_a=1000, umlage=False)], haushalt=haushalt)
    assert bilanz(ohne, schritt("A", 2027)).zielwerte == rechnung.zielwerte
    erster, *_ = verstoesse(ohne, schritt("A", 2027))
    assert erster.grenze == "haushalt:wohn:konsumtiv:2028"


def test_genannter_vermieter_bekommt_die_umlage_und_traegt_hier_nichts() -> None:
    fall = mietfall([am_haus("A")], {"vermieter": "stadt"})
    assert miete(bilanz(fall, schritt("A", 2027)), 2028).umlage_eur == 0
    beide = mietfall([am_haus("A", kostenanteile="wohn: 0,5 | stadt: 0,5")], {"vermieter": "stadt"})
    zeile = miete(bilanz(beide, schritt("A", 2027)), 2028)
    assert (zeile.vermieter, zeile.umlage_eur) == ("stadt", 4000)


def modell_sagt(
    fall: Planungsfall, aufbereitung: Aufbereitung, beginne: dict[str, int | None]
) -> tuple[bool, tuple[str, ...], Bilanz]:
    """Return whether the model allows the plan, where it disagrees with the recomputation, and the latter."""
    modell = baue_modell(aufbereitung.daten)
    schritte = []
    for o, option in enumerate(aufbereitung.optionen):
        gewaehlt = beginne[option.massnahme] == option.beginn
        modell.x[o].setlb(float(gewaehlt))
        modell.x[o].setub(float(gewaehlt))
        if gewaehlt:
            foerderung = tuple((a.programm, a.antrag_am.isoformat()) for a in option.paket.antraege)
            schritte.append(schritt(option.massnahme, option.beginn, *foerderung))
    form = uebersetze(modell)
    loesung = loese(form, Wuensche(luecke=0.0))
    rechnung = bilanz(fall, *schritte)
    if loesung.ende is Ende.UNERFUELLBAR:
        return False, (), rechnung
    return True, gleiche_ab(aufbereitung, form, loesung, rechnung).abweichungen, rechnung


@pytest.mark.parametrize("saat", range(3))
def test_modell_und_nachrechnung_bei_jedem_plan(saat: int) -> None:
    # Three levied measures, one of them a heating system with a share of 70 %, begun in any of four years or not
    # at all; a limit of three years; purse of the landlord and a limit on the warm rent decide what is allowed.
    wuerfel = random.Random(saat)
    fall = mietfall(
        [
            am_haus(k, investition_eur=wuerfel.randrange(20, 400) * 1000, umlageart=art, spaetestes_ende=2030,
                    endenergie_kwh_a={"gas": wuerfel.randrange(0, 150) * 1000}, betriebskosten_eur_a=9000, **rest)
            for k, art, rest in (
                ("A", "modernisierung", {}),
                ("B", "heizung", {"kostenanteile": {"wohn": "70 %", "stadt": "30 %"}}),
                ("C", "modernisierung", {"instandhaltungsanteil": "0.25"}),
            )
        ],
        {"warmmietenanstieg_hoechstens_eur_m2_monat": wuerfel.choice(["0", "0.5", "1.2"])},
        beziehungen=[{"art": "ueberlappung", "mitglieder": ["A", "B"], "anteil": "0.3"}],
        haushalt=ansaetze(wuerfel.choice([0, 5000]), range(2027, 2033), "wohn", "konsumtiv"),
        projekt={"ende": 2032},
    )  # fmt: skip
    kurz = [f.model_copy(update={"kappung": f.kappung.model_copy(update={"jahre": 3})}) for f in fall.mietrecht]
    fall = fall.model_copy(update={"mietrecht": tuple(kurz)})
    erlaubte, aufbereitung = 0, bereite_auf(fall, "kosten")
    for wahl in product((None, *range(2027, 2031)), repeat=3):
        beginne = dict(zip("ABC", wahl, strict=True))
        erlaubt, abweichungen, rechnung = modell_sagt(fall, aufbereitung, beginne)
        zu_viel = any(m.ueberschreitung_eur > Decimal("0.01") for m in rechnung.mieten)
        fehlt = any(z.fehlbetrag_eur > Decimal("0.01") for z in rechnung.haushalt)
        assert (erlaubt, abweichungen) == (not zu_viel and not fehlt, ())
        erlaubte += erlaubt
    assert 0 < erlaubte < 125
