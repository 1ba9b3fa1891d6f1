"""From the input to the result: change one fact, and the plan has to change as the arithmetic says.

And what must not change it: order of the input, measures of no use, the unit of all money.
"""

import copy
import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.erschoepfend.faelle import kleiner_fall
from tests.fallbau import Daten, ansaetze, falldaten, massnahme, programm

JAHRE = range(2027, 2031)


def rechne(daten: Daten, ziel: str = "co2") -> Ergebnis:
    return plane(Planungsfall.model_validate(daten), Vorgaben(ziel=[ziel], luecke=0.0))


def grundfall() -> Daten:
    """Return: A with a 40 % grant half a year after completion, B without; money in 2027 for A alone.

    A must be done in 2027: 100,000 are paid from 60,000 and 40,000 of credit. B can follow in 2028.
    """
    return falldaten(
        [
            massnahme(
                "A",
                art="led",
                spaetestes_ende=2027,
                endenergie_kwh_a={"strom": 30_000},
                nutzungsdauer_a=20,
                betriebskosten_eur_a=500,
                ertrag_eur_a=100,
                pflicht=True,
                bedarf={"leitung": 1},
            ),
            massnahme("B", co2_t_a=5, investition_eur=50_000, spaetestes_ende=2028, bedarf={"leitung": 1}),
        ],
        projekt={"diskontsatz": "0.1", "ausgangsemission_t_a": 100},
        stadt={"liquiditaetslinie_eur": 40_000, "liquiditaetszins": "0.05"},
        haushalt=ansaetze([60_000, 52_000, 0, 0], JAHRE),
        beziehungen=[{"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.2"}],
        energietraeger=[{"id": "strom", "emissionsfaktor_g_kwh": 400, "preis_ct_kwh": 20}],
        programme=[programm("alt", auszahlung={"art": "nach_nachweis", "verzug_monate": 6})],
        toepfe={"alt": {2026: 40_000}},
        ressourcen=[{"id": "leitung", "einheit": "VZÄ", "menge": 1}],
        ziele=[
            {"id": "Z", "art": "minderung_summe", "wert": 30, "hart": True},
            {"id": "W", "art": "co2_jahr", "jahr": 2030, "wert": 80, "ueberschreitungspreis": 100},
        ],
    )


def test_grundfall() -> None:
    ergebnis = rechne(grundfall())
    # A: 30,000 kWh · 400 g = 12 t a year from 2028 on. B: 5 t from 2028 or 2029 on, 20 % less beside A.
    # 2027: 60,000 + 40,000 credit. 2028: 52,000 + 40,000 grant - 42,000 repayment = 50,000: exactly B.
    assert {s.massnahme: s.beginn for s in ergebnis.plan.schritte} == {"A": 2027, "B": 2028}
    assert ergebnis.bilanz.zielwerte["co2"] == 3 * 12 + 2 * 4


def zuschuss(ergebnis: Ergebnis) -> Decimal:
    return sum((m.zuschuss_eur for m in ergebnis.bilanz.massnahmen), Decimal(0))


def im_plan(ergebnis: Ergebnis) -> str:
    return "".join(schritt.massnahme for schritt in ergebnis.plan.schritte)


def fassung(daten: Daten) -> Daten:
    return daten["programme"][0]["fassungen"][0]


Aenderung = Callable[[Daten], Any]
Pruefung = Callable[[Ergebnis], bool]


@pytest.mark.parametrize(
    ("aendere", "pruefe"),
    [
        pytest.param(
            lambda d: d["massnahmen"][1].update(investition_eur=50_001),
            lambda e: im_plan(e) == "A",
            id="investition_ein_euro_mehr",
        ),
        pytest.param(
            lambda d: d["haushalt"][1].update(betrag_eur="51999.99"),
            lambda e: im_plan(e) == "A",
            id="haushalt_ein_cent_weniger",
        ),
        pytest.param(
            lambda d: d["kostentraeger"][0].update(liquiditaetszins="0.0501"),
            lambda e: im_plan(e) == "A",
            id="zins_hoeher",
        ),
        pytest.param(
            lambda d: (
                d["kostentraeger"][0].update(liquiditaetszins="0.04") or d["haushalt"][1].update(betrag_eur=51_600)
            ),
            lambda e: im_plan(e) == "AB",
            id="zins_niedriger",
        ),
        pytest.param(
            lambda d: fassung(d)["satz"].update(grund="0.45"),
            # 45,000 are more than the pot of 40,000 holds: no grant, no credit, and A cannot be paid.
            None,
            id="foerdersatz_hoeher_als_der_topf",
        ),
        pytest.param(
            lambda d: fassung(d)["satz"].update(grund="0.45") or d["toepfe"]["alt"].update({2026: 45_000}),
            lambda e: zuschuss(e) == 45_000,
            id="foerdersatz",
        ),
        pytest.param(
            lambda d: (
                fassung(d).update(hoechstgrenzen=[{"je": "massnahme", "stufen": [{"eur": 90_000}], "stelle": "2"}])
                or d["haushalt"][0].update(betrag_eur=64_000)
            ),
            lambda e: zuschuss(e) == 36_000,
            id="hoechstgrenze",
        ),
        pytest.param(
            lambda d: (
                fassung(d)["auszahlung"].update(verzug_monate=13) or d["haushalt"][1].update(betrag_eur=90_000)
            ),
            # The grant comes in 2029. 2028: 90,000 - 50,000 for B - 42,000 paid back: 2,000 are drawn anew.
            lambda e: [z.linie_eur for z in e.bilanz.haushalt if z.art == "investiv"] == [40_000, 2_000, 0, 0],
            id="auszahlungsverzug",
        ),
        pytest.param(
            lambda d: fassung(d)["auszahlung"].update(verzug_monate=0),
            # Paid on the day of completion, in 2027: no credit, and 52,000 are there for B.
            lambda e: im_plan(e) == "AB" and all(z.linie_eur == 0 for z in e.bilanz.haushalt),
            id="auszahlung_ohne_verzug",
        ),
        pytest.param(
            lambda d: d["energietraeger"][0].update(emissionsfaktor_g_kwh=500),
            lambda e: e.bilanz.zielwerte["co2"] == 3 * 15 + 2 * 4,
            id="emissionsfaktor",
        ),
        pytest.param(
            lambda d: d["energietraeger"][0].update(emissionsfaktor_g_kwh={2028: 400, 2030: 300}),
            lambda e: e.bilanz.zielwerte["co2"] == 12 + Decimal("10.5") + 9 + 2 * 4,
            id="emissionsfaktor_je_jahr",
        ),
        pytest.param(
            lambda d: d["beziehungen"][0].update(anteil="0.5"),
            lambda e: e.bilanz.zielwerte["co2"] == 36 + 2 * Decimal("2.5"),
            id="ueberlappung",
        ),
        pytest.param(
            lambda d: d["massnahmen"][0].update(nutzungsdauer_a=2),
            # A works in 2028 and 2029 only; in 2030 B loses nothing.
            lambda e: e.bilanz.zielwerte["co2"] == 2 * 12 + 4 + 5,
            id="nutzungsdauer",
        ),
        pytest.param(
            lambda d: d["massnahmen"][1].update(dauer_planung=1) or d["massnahmen"][1].update(bedarf={}),
            lambda e: next(m for m in e.bilanz.massnahmen if m.massnahme == "B").baubeginn == 2028,
            id="dauer_planung",
        ),
        pytest.param(
            lambda d: d["massnahmen"][1].update(hochlauf=True, dauer_planung=1, bedarf={}),
            # Begun in 2027: 0 in 2027, half in 2028, less the 20 % beside A, then all of it.
            lambda e: e.bilanz.zielwerte["co2"] == 36 + 2 + 2 * 4,
            id="hochlauf",
        ),
        pytest.param(
            lambda d: d["projekt"].update(preissteigerung="0.01"),
            lambda e: im_plan(e) == "A",  # B would cost 50,500 in 2028
            id="preissteigerung",
        ),
        pytest.param(
            lambda d: d["projekt"].update(stichtag="2027-01-01"),
            None,  # too late to apply before building begins on 1 January 2027: no grant, no credit
            id="stichtag",
        ),
        pytest.param(
            lambda d: d["ressourcen"][0].update(fenster=2),
            lambda e: im_plan(e) == "A",
            id="fenster",
        ),
        pytest.param(
            lambda d: d["massnahmen"][1].update(bedarf={"leitung": "1.1"}),
            lambda e: im_plan(e) == "A",
            id="bedarf",
        ),
        pytest.param(
            lambda d: d["beziehungen"].append({"art": "vorgaenger", "mitglieder": "A, B", "abstand": 1}),
            lambda e: im_plan(e) == "A",
            id="abstand",
        ),
        pytest.param(
            lambda d: d["ziele"][0].update(wert="44.0010"),
            None,
            id="hartes_ziel",
        ),
        pytest.param(
            lambda d: d["festlegungen"].append(
                {"massnahme": "B", "art": "darf_nicht", "beschluss": "BV 1"},
            ),
            lambda e: im_plan(e) == "A",
            id="festlegung",
        ),
        pytest.param(
            lambda d: d["varianten"].append(
                {"massnahme": "B", "id": "klein", "investition_eur": 40_000, "co2_t_a": 9}
            ),
            lambda e: (
                e.plan.schritte[1].variante == "klein" and e.bilanz.zielwerte["co2"] == 36 + 2 * Decimal("7.2")
            ),
            id="variante",
        ),
        pytest.param(
            lambda d: d["haushalt"].extend(ansaetze(399, JAHRE, art="konsumtiv")),
            None,  # 500 - 100 = 400 a year
            id="konsumtiver_haushalt",
        ),
    ],
)
def test_jede_angabe_wirkt_bis_ins_ergebnis(aendere: Aenderung, pruefe: Pruefung | None) -> None:
    daten = copy.deepcopy(grundfall())
    daten.setdefault("festlegungen", [])
    daten.setdefault("varianten", [])
    aendere(daten)
    if pruefe is None:
        with pytest.raises(UnerfuellbarFehler):
            rechne(daten)
    else:
        assert pruefe(rechne(daten))


Q = Decimal("1.1")
"""Discount factor of one year in ``grundfall``."""


@pytest.mark.parametrize(
    ("aendere", "unterschied_eur"),
    [
        # The plan stays A and B; years end 2027 = 1, 2028 = 2 … Only the changed item differs.
        pytest.param(lambda d: None, Decimal(0), id="unveraendert"),
        pytest.param(
            lambda d: d["energietraeger"][0].update(preis_ct_kwh=30),
            -3000 * sum(1 / Decimal("1.1") ** n for n in (2, 3, 4)),
            id="energiepreis",
        ),
        pytest.param(
            lambda d: d["massnahmen"][0].update(betriebskosten_eur_a=700),
            200 * sum(1 / Decimal("1.1") ** n for n in (2, 3, 4)),
            id="betriebskosten",
        ),
        pytest.param(
            lambda d: d["massnahmen"][0].update(ertrag_eur_a=101),
            -sum(1 / Decimal("1.1") ** n for n in (2, 3, 4)),
            id="ertrag",
        ),
        pytest.param(
            lambda d: d["massnahmen"][0].update(nutzungsdauer_a=10),
            (Decimal(85_000) - 70_000) / Decimal("1.1") ** 4,
            id="restwert",
        ),
        pytest.param(lambda d: d["ziele"][1].update(ueberschreitungspreis=150), 4 * 50 / Q**4, id="zielpreis"),
        pytest.param(lambda d: d["ziele"][1].update(wert=81), -100 / Q**4, id="weiches_ziel"),
        pytest.param(lambda d: d["projekt"].update(ausgangsemission_t_a=101), 100 / Q**4, id="ausgangsemission"),
    ],
)
def test_jede_angabe_wirkt_bis_in_die_kosten(aendere: Aenderung, unterschied_eur: Decimal) -> None:
    daten = copy.deepcopy(grundfall())
    daten["massnahmen"][1]["pflicht"] = True
    vorher = rechne(copy.deepcopy(daten), "kosten").bilanz.zielwerte["kosten"]
    aendere(daten)
    nachher = rechne(daten, "kosten").bilanz.zielwerte["kosten"]
    assert nachher - vorher == pytest.approx(unterschied_eur, abs=Decimal("1e-9"))


def test_diskontsatz_entscheidet_ob_es_sich_rechnet() -> None:
    # 100 now, 3 · 40 later: worth it at 5 %, not at 15 %.
    daten = falldaten(
        [massnahme("A", investition_eur=100, ertrag_eur_a=40, nutzungsdauer_a=3, spaetestes_ende=2027)]
    )
    for satz, plan in (("0.05", "A"), ("0.15", "")):
        daten["projekt"]["diskontsatz"] = satz
        assert im_plan(rechne(daten, "kosten")) == plan


# Metamorphic: seeded cases of tests/erschoepfend, none of whose results is known here.
SAATEN = range(400, 440)


def wert(daten: Daten, ziel: str) -> Decimal | None:
    try:
        return rechne(daten, ziel).bilanz.zielwerte[ziel]
    except UnerfuellbarFehler:
        return None


def ziel_von(saat: int) -> str:
    return "co2" if saat % 2 == 0 else "kosten"


@pytest.fixture(scope="module")
def ausgang() -> dict[int, Decimal | None]:
    werte = {saat: wert(kleiner_fall(saat), ziel_von(saat)) for saat in SAATEN}
    assert sum(w is not None for w in werte.values()) > 20
    return werte


def nicht_schlechter(neu: Decimal | None, alt: Decimal | None, ziel: str) -> bool:
    if alt is None:
        return True
    return neu is not None and (neu >= alt if ziel == "co2" else neu <= alt + Decimal("1e-9"))


@pytest.mark.parametrize("saat", SAATEN)
def test_mehr_geld_ist_nie_schlechter(saat: int, ausgang: dict[int, Decimal | None]) -> None:
    daten, zufall = kleiner_fall(saat), random.Random(saat)
    for ansatz in daten["haushalt"]:
        ansatz["betrag_eur"] += zufall.choice((0, 10_000, 33_333))
    assert nicht_schlechter(wert(daten, ziel_von(saat)), ausgang[saat], ziel_von(saat))


@pytest.mark.parametrize("saat", SAATEN[:20])
def test_eine_grenze_weniger_ist_nie_schlechter(saat: int, ausgang: dict[int, Decimal | None]) -> None:
    ziel = ziel_von(saat)
    for abschnitt in ("beziehungen", "ressourcen", "ziele"):
        daten = kleiner_fall(saat)
        daten[abschnitt] = [b for b in daten[abschnitt] if b.get("art") == "ueberlappung"]
        if abschnitt == "ressourcen":
            for eine in daten["massnahmen"]:
                eine["bedarf"] = {}
        assert nicht_schlechter(wert(daten, ziel), ausgang[saat], ziel)


@pytest.mark.parametrize("saat", SAATEN[:20])
def test_reihenfolge_der_eingabe_aendert_den_plan_nicht(saat: int) -> None:
    daten, zufall = kleiner_fall(saat), random.Random(saat)
    gemischt = copy.deepcopy(daten)
    for abschnitt in ("massnahmen", "kostentraeger", "haushalt", "beziehungen", "programme"):
        zufall.shuffle(gemischt[abschnitt])
    try:
        vorher = rechne(daten, ziel_von(saat))
    except UnerfuellbarFehler:
        with pytest.raises(UnerfuellbarFehler):
            rechne(gemischt, ziel_von(saat))
        return
    nachher = rechne(gemischt, ziel_von(saat))
    assert nachher.bilanz.zielwerte == vorher.bilanz.zielwerte
    assert nachher.plan == vorher.plan


@pytest.mark.parametrize("saat", SAATEN[:20])
def test_nutzlose_massnahme_aendert_nichts(saat: int, ausgang: dict[int, Decimal | None]) -> None:
    daten = kleiner_fall(saat)
    daten["massnahmen"].append(massnahme("Nutzlos", co2_t_a=0, kostentraeger="werk", investition_eur=1_000))
    assert wert(daten, ziel_von(saat)) == ausgang[saat]


@pytest.mark.parametrize("saat", SAATEN[:20])
def test_zehnfaches_geld_kostet_das_zehnfache(saat: int) -> None:
    """All money times ten, amounts in whole euros: the same plan of least cost, ten times the value."""
    klein = kleiner_fall(saat)
    for ziel in klein["ziele"]:
        ziel.pop("ueberschreitungspreis", None)
    gross = copy.deepcopy(klein)
    _verzehnfache(gross)
    alt, neu = wert(klein, "kosten"), wert(gross, "kosten")
    if alt is None or neu is None:
        assert alt == neu
    else:
        # Rounding to the cent of grants, interest and escalated prices is finer by ten.
        assert abs(neu - 10 * alt) < Decimal("0.5")


def _verzehnfache(daten: Daten) -> None:
    for ansatz in daten["haushalt"]:
        ansatz["betrag_eur"] *= 10
    for eine in daten["massnahmen"]:
        eine["investition_eur"] = {teil: 10 * betrag for teil, betrag in eine["investition_eur"].items()}
        for feld in ("betriebskosten_eur_a", "ertrag_eur_a"):
            if feld in eine:
                eine[feld] *= 10
    for traeger in daten["kostentraeger"]:
        traeger["liquiditaetslinie_eur"] *= 10
    preise = daten["energietraeger"][0]["preis_ct_kwh"]
    daten["energietraeger"][0]["preis_ct_kwh"] = {jahr: 10 * preis for jahr, preis in preise.items()}
    daten["toepfe"]["neu"] = {jahr: 10 * betrag for jahr, betrag in daten["toepfe"]["neu"].items()}
    for eines in daten["programme"]:
        eines["fassungen"][0]["hoechstgrenzen"][0]["stufen"][0]["eur"] *= 10
