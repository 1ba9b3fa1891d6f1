"""The report of a plan that was updated: its changes with their causes, and its predecessor by checksum."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import massnahmenplan as mp
from massnahmenplan.bericht.jahresbericht import daten, markdown
from massnahmenplan.bericht.json import Planinhalt, lies, schreibe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.planungsfall import Planungsfall
from tests.jahresbericht.zweijahre import BESCHEID, GEMELDET_2027, fall

NACHTRAG = GEMELDET_2027[1] | {"datum": "2028-01-20", "kosten_eur": {"2027": "31500"}, "grund": "Grunderwerb"}


@pytest.fixture(scope="module")
def erster() -> Ergebnis:
    return mp.plane(fall(), mp.Vorgaben(["co2"]))


@pytest.fixture(scope="module")
def zweiter(erster: Ergebnis) -> Ergebnis:
    """All of it reported by February 2028: led dearer, rad as begun, park given up."""
    gemeldet = fall([GEMELDET_2027[0], NACHTRAG, GEMELDET_2027[2]], "2028-02-01", bescheide=[BESCHEID])
    jetzt = fall(stichtag="2028-02-01")
    return mp.schreibe_fort(erster, jetzt, gemeldet.staende, gemeldet.bescheide, mp.Vorgaben(["co2"]))


def _gelesen(ergebnis: Ergebnis) -> Planinhalt:
    return lies(schreibe(ergebnis))


def test_bericht_der_fortschreibung_aus_dateien(erster: Ergebnis, zweiter: Ergebnis) -> None:
    """All is reported: 110,000 + 31,500 for 100,000 + 30,000; the grant is 38,000."""
    bericht = mp.jahresbericht(_gelesen(zweiter), 2027, _gelesen(erster))
    kosten = {m.massnahme: m.groessen["kosten_eur"].jahr for m in bericht.massnahmen if m.stand_am}
    assert {k: v.ist for k, v in kosten.items() if v.ist is not None} == {"led": 110000, "rad": 31500}
    assert {k: v.soll for k, v in kosten.items() if v.soll} == {"led": 100000, "rad": 30000}
    assert bericht.massnahme("led").groessen["bewilligt_eur"].bisher.ist == 38000
    assert not any("Vorgängern" in punkt for punkt in bericht.offen)


def test_aenderungen_stehen_mit_ursache_da(erster: Ergebnis, zweiter: Ergebnis) -> None:
    bericht = mp.jahresbericht(zweiter, 2027, erster)
    assert bericht.aenderungen == zweiter.aenderungen
    assert bericht.aenderungen_seit == date(2026, 3, 1)
    teurer = next(a for a in bericht.aenderungen if (a.massnahme, a.art) == ("led", "teurer"))
    assert teurer.unterschied == Decimal(10000)
    text = markdown.schreibe(bericht).decode()
    assert "### Was sich am Plan ändert" in text
    assert teurer.ursache.text.split(".")[0][:30] in text.replace("\\", "")
    assert "| park | Maßnahme park | Lage | nicht geplant | verworfen |" in text
    genannt: list[dict[str, Any]] = daten.als_daten(bericht)["aenderungen"]
    assert [(a["massnahme"], a["art"]) for a in genannt] == [(a.massnahme, a.art) for a in zweiter.aenderungen]


def test_fremder_vorgaenger_ist_ein_offener_punkt(erster: Ergebnis, zweiter: Ergebnis) -> None:
    anderer = mp.plane(fall(), mp.Vorgaben(["kosten"]))
    bericht = mp.jahresbericht(_gelesen(zweiter), 2027, _gelesen(anderer))
    assert bericht.offen[0].startswith("Der angegebene frühere Plan gehört nicht zu den Vorgängern")


def test_gestrichenes_nennt_die_ursache_der_fortschreibung(erster: Ergebnis) -> None:
    """Without money for anything new from 2028 on, what was planned then goes; the update says why."""
    daten_jetzt = fall(stichtag="2028-02-01").model_dump(mode="json")
    for ansatz in daten_jetzt["haushalt"][1:]:
        ansatz["betrag_eur"] = 0
    gemeldet = fall([GEMELDET_2027[0]], "2028-02-01", bescheide=[BESCHEID])
    jetzt = Planungsfall.model_validate(daten_jetzt)
    neu = mp.schreibe_fort(erster, jetzt, gemeldet.staende, gemeldet.bescheide, mp.Vorgaben(["co2"]))
    gestrichen = {a.massnahme: a.ursache.text for a in neu.aenderungen if a.art == "gestrichen"}
    bericht = mp.jahresbericht(_gelesen(neu), 2027, _gelesen(erster))
    assert gestrichen
    assert {a.massnahme: a.grund for a in bericht.abgaenge if a.lage is None} == gestrichen
