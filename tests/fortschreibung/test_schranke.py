"""The last proof's bound in an update: it holds where the case has become narrower, and only there."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsvorgaben
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.json import Planinhalt, lies, schreibe
from massnahmenplan.ergebnis import Ergebnis, Status
from massnahmenplan.fortschreibung import schranke as modul
from massnahmenplan.fortschreibung import schreibe_fort
from massnahmenplan.fortschreibung.letzter import lies_letzten, nimm_auf
from massnahmenplan.fortschreibung.schranke import geltende_schranke
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.loeser import pforte
from massnahmenplan.loeser.pforte import BEKANNT
from massnahmenplan.nachpruefung.wiedergabe import gib_wieder
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme

GROB = Vorgaben(["co2"], luecke=0.2)
JAHRE = range(2027, 2031)


@pytest.fixture(autouse=True)
def immer_in_stufen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pforte, "lohnen_stufen", lambda form: True)
    monkeypatch.setattr(modul, "lohnen_stufen", lambda form: True)


def fall(
    budget: int = 100_000, erste: dict[str, Any] | None = None, weitere: list[dict[str, Any]] | None = None
) -> Planungsfall:
    """Return four measures of 100,000 EUR with 12, 10, 8 and 2 t a year, and a budget for one of them a year."""
    massnahmen = [massnahme(k, co2_t_a=t) for k, t in {"a": 12, "b": 10, "c": 8, "d": 2}.items()]
    massnahmen[0] |= erste or {}
    return baue_fall([*massnahmen, *(weitere or [])], haushalt=ansaetze(budget, JAHRE))


@pytest.fixture(scope="module")
def alt() -> Ergebnis:
    return plane(fall(), Vorgaben(["co2"], luecke=0.0))


def _schranke(alt: Ergebnis, heute: Planungsfall) -> float | None:
    return geltende_schranke(lies_letzten(alt), bereite_auf(heute.geordnet(), "co2"), "co2")


ENGER = {
    "same": fall(),
    "dearer": fall(erste={"investition_eur": "150000"}),
    "less money": fall(90_000),
    "less saved": fall(erste={"co2_t_a": 11}),
    "later": fall(erste={"fruehester_beginn": 2028}),
}
WEITER = {
    "cheaper": fall(erste={"investition_eur": "50000"}),
    "more money": fall(200_000),
    "more saved": fall(erste={"co2_t_a": 13}),
    "another one": fall(weitere=[massnahme("e", co2_t_a=13)]),
}


@pytest.mark.parametrize("heute", ENGER.values(), ids=ENGER.keys())
def test_schranke_gilt_wo_es_enger_wurde(alt: Ergebnis, heute: Planungsfall) -> None:
    # a 2027 (works 2028 to 2030), b 2028, c 2029: 36 + 20 + 8 t
    assert alt.nachweis.schranke == pytest.approx(64)
    assert _schranke(alt, heute) == pytest.approx(64)
    assert plane(heute, Vorgaben(["co2"], luecke=0.0)).nachweis.zielwert <= 64


@pytest.mark.parametrize("heute", WEITER.values(), ids=WEITER.keys())
def test_schranke_gilt_sonst_nicht(alt: Ergebnis, heute: Planungsfall) -> None:
    assert _schranke(alt, heute) is None
    assert plane(heute, Vorgaben(["co2"], luecke=0.0)).nachweis.zielwert >= 64


def test_der_letzte_nachweis_genuegt(alt: Ergebnis) -> None:
    """What is dearer is not in the last plan: that stands as it is, and nothing has to be proven anew."""
    massnahmen = [massnahme(k, co2_t_a=t) for k, t in {"a": 12, "b": 10, "c": 8, "d": 2}.items()]
    massnahmen[3] |= {"investition_eur": "150000"}
    heute = baue_fall(massnahmen, haushalt=ansaetze(100_000, JAHRE))
    neu = schreibe_fort(alt, heute, vorgaben=GROB)
    assert [(s.massnahme, s.beginn) for s in neu.plan.schritte] == [("a", 2027), ("b", 2028), ("c", 2029)]
    assert neu.nachweis.status is Status.OPTIMAL
    assert neu.nachweis.schranke == pytest.approx(64)
    assert BEKANNT in {schritt.ergebnis for schritt in neu.protokoll}


def test_schranke_einer_fortschreibung_gilt_nicht_fuer_alle(alt: Ergebnis) -> None:
    """It is one for plans that pay no more for changes than this one did."""
    neu = schreibe_fort(alt, ENGER["less money"], vorgaben=GROB)
    assert lies_letzten(neu).schranke_fuer_alle("co2") is None
    assert _schranke(neu, ENGER["less money"]) is None


def test_schranke_gilt_fuer_ihr_ziel_und_ihr_modell(alt: Ergebnis) -> None:
    letzter = lies_letzten(alt)
    assert letzter.schranke_fuer_alle("co2") == Decimal(64)
    assert letzter.schranke_fuer_alle("kosten") is None
    mit_grenzen = replace(letzter, nachweis={**letzter.nachweis, "grenzen": [{"ziel": "kosten"}]})
    assert mit_grenzen.schranke_fuer_alle("co2") is None
    heute = bereite_auf(fall().geordnet(), "co2")
    anderes_modell = replace(letzter, nachweis={**letzter.nachweis, "zeilen": letzter.nachweis["zeilen"] + 1})
    assert geltende_schranke(letzter, heute, "co2") is not None
    assert geltende_schranke(anderes_modell, heute, "co2") is None


def test_kleiner_fall_baut_den_letzten_nicht(alt: Ergebnis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "lohnen_stufen", lambda form: False)
    assert _schranke(alt, ENGER["dearer"]) is None


def _mit_schranke(alt: Ergebnis, schranke: float, **nachweis: Any) -> Planinhalt:
    """Return the file of a plan with a bound that somebody has written into it."""
    daten = json.loads(schreibe(alt))
    daten |= {"schranke": schranke, "luecke": 0.0, "luecke_absolut": 0.0, **nachweis}
    return lies(json.dumps(daten))


def _ohne(alt: Ergebnis, kennung: str) -> Planinhalt:
    """Return the file of a plan from which somebody has deleted a decision, and nothing else."""
    daten = json.loads(schreibe(alt))
    daten["entscheidungen"] = [e for e in daten["entscheidungen"] if e["massnahme"] != kennung]
    return lies(json.dumps(daten))


@pytest.mark.parametrize("in_stufen", [False, True])
def test_von_hand_geaendertes_gilt_nicht_als_bewiesen(
    alt: Ergebnis, monkeypatch: pytest.MonkeyPatch, in_stufen: bool
) -> None:
    """Without b 20 of 64 t are missing, and the file says a gap of 0: it is searched again."""
    monkeypatch.setattr(pforte, "lohnen_stufen", lambda form: in_stufen)
    monkeypatch.setattr(modul, "lohnen_stufen", lambda form: in_stufen)
    hinweise: list[Befund] = []
    neu = schreibe_fort(
        _ohne(alt, "b"), fall(), vorgaben=Vorgaben(["co2"], luecke=0.0), melde_hinweis=hinweise.append
    )
    assert neu.nachweis.zielwert == pytest.approx(64)
    assert neu.fortschreibung is not None
    assert [(a.massnahme, a.art) for a in neu.fortschreibung.aenderungen] == [("b", "neu")]
    (hinweis,) = hinweise
    assert hinweis.kennung == "W317"
    assert "nennt 64,0 t CO2e (co2), seine Entscheidungen ergeben 44,0 t CO2e" in hinweis.text
    assert "nachrechnen" in hinweis.abhilfe


def test_unveraendertes_gilt_als_bewiesen_und_sagt_woher(alt: Ergebnis) -> None:
    hinweise: list[Befund] = []
    neu = schreibe_fort(lies(schreibe(alt)), fall(), melde_hinweis=hinweise.append)
    assert (hinweise, neu.plan) == ([], alt.plan)
    assert worte.status(neu.nachweis).endswith("; Schranke übernommen aus dem Plan vom 01.03.2026")
    assert gib_wieder(lies(schreibe(neu))).nachweis.schranke_vom == date(2026, 3, 1)
    noch_eine = schreibe_fort(lies(schreibe(neu)), fall())
    assert noch_eine.nachweis.schranke_vom == date(2026, 3, 1)
    assert "Schranke übernommen" not in worte.status(alt.nachweis)


def test_schranke_unter_dem_plan_ist_keine(alt: Ergebnis) -> None:
    """50 t are less than the plan itself reaches: nothing of such a file is taken over."""
    datei = _mit_schranke(alt, 50.0)
    letzter = nimm_auf(datei)
    preise = Aenderungsvorgaben().mit_preisen(Decimal(64))
    assert letzter.schranke_fuer_alle("co2") is None
    assert letzter.bewiesen(Decimal("0.5"), preise) == ()
    neu = schreibe_fort(datei, fall(), vorgaben=Vorgaben(["co2"], luecke=0.0))
    assert (neu.nachweis.schranke, neu.nachweis.schranke_vom) == (pytest.approx(64), None)


def test_schranke_die_ein_gefundener_plan_schlaegt_ist_keine(alt: Ergebnis) -> None:
    """Without b and c the file has 36 t, and says that nothing beats 50: the search finds 64."""
    daten = json.loads(schreibe(alt))
    daten["entscheidungen"] = [e for e in daten["entscheidungen"] if e["massnahme"] == "a"]
    daten |= {"schranke": 50.0, "zielwert": 36.0}
    datei = lies(json.dumps(daten))
    assert geltende_schranke(nimm_auf(datei), bereite_auf(fall().geordnet(), "co2"), "co2") == pytest.approx(50)
    neu = schreibe_fort(datei, fall(), vorgaben=Vorgaben(["co2"], luecke=0.0))
    assert neu.nachweis.zielwert == pytest.approx(64)
    assert (neu.nachweis.schranke, neu.nachweis.schranke_vom) == (pytest.approx(64), None)
