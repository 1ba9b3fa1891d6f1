"""Altchemnitz end to end: what the plan for one aim says of itself, against figures recomputed another way."""

from dataclasses import replace
from decimal import Decimal

import pytest

import massnahmenplan as mp
from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.bericht.erklaerung import daten, konsole
from massnahmenplan.ergebnis.erklaerung import Erklaerung
from tests.beispiele.geloest import geloest


@pytest.fixture(scope="module")
def led() -> Erklaerung:
    return mp.erklaere(geloest("altchemnitz", "co2"), "BL04", 3)


def test_ohne_die_hallenbeleuchtung_fehlt_was_ein_neuer_plan_nicht_wettmacht(led: Erklaerung) -> None:
    """Whatever the time allowed: the plan that was found keeps all limits and loses no more than its own part."""
    (grund,) = led.warum
    probe, plan = grund.ohne, geloest("altchemnitz", "co2")
    assert probe.abstand is not None
    assert probe.plan is not None
    assert probe.plan.schritt("BL04") is None
    rechnung = nachrechnung.rechne(led.fall, probe.plan)
    assert not rechnung.verstoesse
    assert not pruefung.pruefe(led.fall, probe.plan, rechnung.bilanz)
    assert rechnung.bilanz.zielwerte["co2"] == probe.abstand.wert
    assert probe.abstand.hoechstens == plan.bilanz.zielwerte["co2"] - probe.abstand.wert
    assert Decimal(0) < probe.abstand.hoechstens <= grund.gemeinsam_t


def test_genannte_verschiebung_ist_so_moeglich_oder_scheitert_wie_genannt(led: Erklaerung) -> None:
    (grund,) = led.warum
    for weg in (grund.frueher, grund.spaeter):
        if weg is None:
            continue
        schritte = tuple(weg.schritt if s.massnahme == "BL04" else s for s in led.plan.schritte)
        plan = replace(led.plan, schritte=schritte)
        rechnung = nachrechnung.rechne(led.fall, plan)
        verstoesse = (*rechnung.verstoesse, *pruefung.pruefe(led.fall, plan, rechnung.bilanz))
        if not weg.moeglich:
            assert verstoesse
        elif not led.plan.kredite:
            assert not verstoesse
            assert weg.abstand is not None
            assert rechnung.bilanz.zielwerte["co2"] == weg.abstand.wert


def test_saetze_und_daten_sagen_dasselbe(led: Erklaerung) -> None:
    (eintrag,) = daten.als_daten(led)["warum"]
    text = " ".join(konsole.text(led).split())
    assert eintrag["name"] == "Hallenbeleuchtung Gießerei auf LED"
    assert all(satz in text for satz in eintrag["saetze"].values())
