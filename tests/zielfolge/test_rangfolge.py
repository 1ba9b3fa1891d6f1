"""Several aims one after the other: against the enumeration of all plans, and what is said of them."""

import json
import random
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

import pytest

from massnahmenplan import rangfolge
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.ergebnis import Ergebnis, Status
from massnahmenplan.grundlagen.fehler import KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.erschoepfend.aufzaehlung import _wege, bewerte
from tests.erschoepfend.faelle import kleinster_fall
from tests.fallbau import ansaetze, baue_fall, falldaten, massnahme

JAHRE = range(2027, 2031)
SAATEN = range(500, 516)
TOLERANZ = Fraction(1, 10)


@cache
def alle_werte(saat: int) -> list[tuple[Fraction, Fraction]]:
    """Return tonnes and net present value of every feasible plan."""
    fall = kleinster_fall(saat)
    wege = {m["id"]: [None, *_wege(fall, m)] for m in fall["massnahmen"]}
    werte = []
    for wahl in product(*wege.values()):
        plan = {kennung: weg for kennung, weg in zip(wege, wahl, strict=True) if weg is not None}
        if (tonnen := bewerte(fall, plan, "co2")) is not None:
            kosten = bewerte(fall, plan, "kosten")
            assert kosten is not None
            werte.append((tonnen, kosten))
    return werte


def _plane(saat: int, ziele: list[str], toleranz: float) -> Ergebnis | None:
    try:
        vorgaben = Vorgaben(ziele, luecke=0.0, toleranz=[toleranz, 0.0])
        return plane(Planungsfall.model_validate(kleinster_fall(saat)), vorgaben)
    except UnerfuellbarFehler:
        return None


@pytest.mark.parametrize("toleranz", [Fraction(0), TOLERANZ])
@pytest.mark.parametrize("saat", SAATEN)
def test_erst_tonnen_dann_kosten(saat: int, toleranz: Fraction) -> None:
    werte, ergebnis = alle_werte(saat), _plane(saat, ["co2", "kosten"], float(toleranz))
    if not werte:
        assert ergebnis is None
        return
    assert ergebnis is not None
    meiste = max(tonnen for tonnen, _ in werte)
    # within 10 % of 30 t are 27 t and more; a grain of a gram is rounding
    genug = [(t, k) for t, k in werte if t >= meiste - toleranz * abs(meiste)]
    erste, zweite = ergebnis.nachweis.stufen
    assert abs(Fraction(erste.bester) - meiste) <= Fraction(1, 10**6)
    assert abs(Fraction(zweite.zielwert) - min(k for _, k in genug)) <= Fraction(1, 10)
    assert Fraction(erste.zielwert) >= meiste - toleranz * abs(meiste) - Fraction(1, 10**5)
    assert ergebnis.nachweis.status is Status.OPTIMAL


@pytest.mark.parametrize("saat", [s for s in SAATEN if s % 2])
def test_erst_kosten_dann_tonnen(saat: int) -> None:
    werte, ergebnis = alle_werte(saat), _plane(saat, ["kosten", "co2"], 0.1)
    if not werte:
        assert ergebnis is None
        return
    assert ergebnis is not None
    kleinste = min(kosten for _, kosten in werte)
    # interest is rounded to the cent: plans within ten cents of the limit may be on either side
    meiste = [
        max(t for t, k in werte if k <= kleinste + TOLERANZ * abs(kleinste) + rand)
        for rand in (Fraction(0), Fraction(3, 10))
    ]
    assert meiste[0] <= Fraction(ergebnis.nachweis.stufen[1].zielwert) + Fraction(1, 10**6)
    assert Fraction(ergebnis.nachweis.stufen[1].zielwert) <= meiste[1] + Fraction(1, 10**6)


def test_die_toleranz_macht_einen_unterschied() -> None:
    """The mix keeps its teeth: 10 % buy a cheaper plan in several cases."""
    ohne = {saat: _plane(saat, ["co2", "kosten"], 0.0) for saat in SAATEN}
    mit = {saat: _plane(saat, ["co2", "kosten"], 0.1) for saat in SAATEN}
    billiger = [
        saat
        for saat, plan in mit.items()
        if plan is not None and plan.bilanz.zielwerte["kosten"] < ohne[saat].bilanz.zielwerte["kosten"]  # type: ignore[union-attr]
    ]
    assert len(billiger) >= 2


def drei_zur_wahl(**projekt: Any) -> Planungsfall:
    """Return: money for one of A (10 t, 100,000), B (9.9 t, 50,000), C (9 t, 10,000) a year, from 2028 to 2030."""
    return baue_fall(
        [
            massnahme("A"),
            massnahme("B", co2_t_a="9.9", investition_eur=50_000),
            massnahme("C", co2_t_a=9, investition_eur=10_000),
        ],
        haushalt=ansaetze([100_000, 0, 0, 0], JAHRE),
        beziehungen=[{"art": "ausschluss", "mitglieder": "A, B, C"}],
        projekt=projekt,
    )


@pytest.mark.parametrize(
    ("toleranz", "gewaehlt"), [(0.0, "A"), (0.0099, "A"), (0.01, "B"), (0.0999, "B"), (0.1, "C")]
)
def test_toleranz_genau_ausgeschoepft(toleranz: float, gewaehlt: str) -> None:
    # 30, 29.7 and 27 t: B is 1 % below A, C is 10 % below.
    ergebnis = plane(drei_zur_wahl(), Vorgaben(["co2", "kosten"], luecke=0.0, toleranz=toleranz))
    assert [s.massnahme for s in ergebnis.plan.schritte] == [gewaehlt]
    erste, zweite = ergebnis.nachweis.stufen
    assert (erste.bester, erste.toleranz) == (30, Decimal(repr(toleranz)))
    assert (zweite.ziel, zweite.luecke) == ("kosten", pytest.approx(0, abs=1e-6))


def test_der_fall_nennt_ziele_und_toleranzen() -> None:
    ergebnis = plane(drei_zur_wahl(zielfolge="co2, kosten", zieltoleranz={"co2": "1 %"}))
    assert [s.massnahme for s in ergebnis.plan.schritte] == ["B"]
    gefragt = plane(drei_zur_wahl(zielfolge="co2, kosten", zieltoleranz={"co2": "1 %"}), Vorgaben("co2"))
    assert [s.massnahme for s in gefragt.plan.schritte] == ["A"]
    assert gefragt.nachweis.stufen == ()


def test_alle_stufen_stehen_im_bericht_und_werden_nachgerechnet() -> None:
    ergebnis = plane(drei_zur_wahl(), Vorgaben(["co2", "kosten"], luecke=0.0, toleranz=0.01))
    text = zusammenfassung(ergebnis)
    text = " ".join(text.split())
    assert "1. Ziel: CO2-Minderung 29,7 t CO2e; für sich 30,0 t CO2e; Toleranz 1 %; Schranke 30,0 t CO2e" in text
    assert "2. Ziel: Kapitalwert 50.000,00 €; Schranke 50.000,00 €, Lücke 0,00 %" in text
    plan_json = schreibe(ergebnis)
    gerechnet = rechne_nach(lies(plan_json))
    assert gerechnet.bestanden
    zu_eng = rechne_nach(lies(plan_json.replace('"toleranz": 0.01', '"toleranz": 0.001')))
    assert "um mehr als die Toleranz hinter dem besten Wert 30" in zu_eng.abweichungen[0]


def test_was_fuer_spaetere_ziele_aufgegeben_wird_ist_keine_luecke() -> None:
    # 30 t are proven and 29.7 t planned, for 1 % is allowed: the bound of 30 t is met, nothing is open.
    ergebnis = plane(drei_zur_wahl(), Vorgaben(["co2", "kosten"], luecke=0.0, toleranz=0.01))
    nachweis = ergebnis.nachweis
    assert nachweis.schranke is not None
    assert (nachweis.zielwert, round(nachweis.schranke, 6)) == (Decimal("29.7"), 30)
    assert nachweis.luecke == max(stufe.luecke or 0 for stufe in nachweis.stufen) < Decimal("1e-6")
    assert nachweis.luecke_absolut is not None
    assert nachweis.luecke_absolut < Decimal("1e-4")
    text = " ".join(zusammenfassung(ergebnis).split())
    assert "Beweis: je Ziel, siehe oben; größte Lücke 0,0" in text
    falsch = schreibe(ergebnis).replace('"luecke_absolut": 0.0', '"luecke_absolut": 0.3')
    assert "luecke_absolut: angegeben 0.3" in rechne_nach(lies(falsch)).abweichungen[0]


def test_die_luecke_des_plans_ist_die_groesste_seiner_ziele() -> None:
    vorgaben = Vorgaben(["co2", "kosten"], luecke=0.0, toleranz=0.01)
    plan_json = json.loads(schreibe(plane(drei_zur_wahl(), vorgaben)))
    plan_json["luecke"] = plan_json["nachweis"]["stufen"][0]["luecke"] = 0.0
    zweite = plan_json["nachweis"]["stufen"][1]
    zweite |= {"schranke": 40_000, "luecke": 0.2}
    # the second aim: 50,000 found, no plan is below 40,000: (50 - 40) / 50
    assert rechne_nach(lies(json.dumps(plan_json))).abweichungen == (
        "luecke: angegeben 0.0, die größte der Ziele ist 0.2",
    )
    zweite["luecke"] = 0.1
    gerechnet = rechne_nach(lies(json.dumps(plan_json)))
    assert any("stufen: kosten: luecke: angegeben 0.1" in satz for satz in gerechnet.abweichungen)


def test_ein_ziel_das_nicht_mehr_gesucht_wird_ist_genannt(monkeypatch: pytest.MonkeyPatch) -> None:
    suche = rangfolge.suche

    def nur_tonnen(fall: Any, aufbereitung: Any, *rest: Any) -> Any:
        if aufbereitung.daten.zielfunktion == "kosten":
            raise KeinPlanFehler("Zeit")
        return suche(fall, aufbereitung, *rest)

    monkeypatch.setattr(rangfolge, "suche", nur_tonnen)
    ergebnis = plane(drei_zur_wahl(), Vorgaben(["co2", "kosten"], luecke=0.0, toleranz=0.01))
    assert [s.massnahme for s in ergebnis.plan.schritte] == ["A"]
    assert [s.status for s in ergebnis.nachweis.stufen] == [Status.OPTIMAL, Status.ZEITLIMIT]
    assert (ergebnis.nachweis.status, ergebnis.nachweis.luecke) == (Status.ZEITLIMIT, None)
    assert rechne_nach(lies(schreibe(ergebnis))).vollstaendig
    assert "nichts bewiesen" in zusammenfassung(ergebnis)


def gemischt(daten: dict[str, Any], saat: int) -> Planungsfall:
    """Return the same case with the rows of all its lists in another order."""
    zufall = random.Random(saat)
    neu = {name: [*wert] if isinstance(wert, list) else wert for name, wert in daten.items()}
    for wert in neu.values():
        if isinstance(wert, list):
            zufall.shuffle(wert)
    return Planungsfall.model_validate(neu)


@pytest.mark.parametrize("ziele", [["co2"], ["kosten"], ["co2", "kosten"]])
def test_andere_reihenfolge_der_zeilen_gleicher_plan(ziele: list[str]) -> None:
    """Twelve alike measures and money for five: only a rule can choose the same ones each time."""
    massnahmen = [massnahme(f"M{n:02}", nutzungsdauer_a=1) for n in range(12)]
    daten = falldaten(
        massnahmen,
        haushalt=ansaetze([200_000, 0, 300_000, 0], JAHRE),
        ziele=[{"id": "z", "art": "minderung_summe", "wert": 50}],
        beziehungen=[
            {"id": "b1", "art": "anfangsfolge", "mitglieder": "M03, M01"},
            {"id": "b2", "art": "ausschluss", "mitglieder": "M05, M06"},
        ],
    )
    plaene = [plane(gemischt(daten, saat), Vorgaben(ziele, luecke=0.0)).plan for saat in range(3)]
    assert plaene[0] == plaene[1] == plaene[2]
    assert [s.massnahme for s in plaene[0].schritte] == ["M00", "M01", "M02", "M03", "M04"]


def test_bei_gleichstand_frueher() -> None:
    """It has to be, brings nothing and costs the same in every year: nothing but the rule speaks for 2027."""
    fall = baue_fall([massnahme("A", co2_t_a=0, pflicht=True)], projekt={"diskontsatz": "0"})
    for ziel in ("co2", "kosten"):
        assert plane(fall, Vorgaben([ziel], luecke=0.0)).plan.schritte[0].beginn == 2027
