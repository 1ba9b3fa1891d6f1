"""Measures whose state is reported: what is contracted is no question, what is given up stays with its reason."""

import massnahmenplan as mp
from massnahmenplan.bericht.erklaerung import saetze
from tests.fallbau import baue_fall, massnahme


def test_vergebenes_ist_nicht_mehr_zu_entscheiden() -> None:
    fall = baue_fall(
        [massnahme("A", co2_t_a=0), massnahme("B")],
        projekt={"stichtag": "2027-03-01"},
        staende=[{"massnahme": "A", "phase": "vergeben", "datum": "2027-02-01", "beginn": 2027}],
    )
    (grund,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)), "A").warum
    assert saetze.warum(fall, grund).startswith("Sie ist vergeben (Stand vom 01.02.2027)")
    assert (grund.ohne.moeglich, grund.frueher, grund.spaeter) == (False, None, None)


def test_verworfenes_hat_keinen_weg_und_behaelt_seinen_grund() -> None:
    verworfen = {"massnahme": "A", "phase": "idee", "lage": "verworfen", "datum": "2026-02-01", "grund": "Denkmal"}
    fall = baue_fall([massnahme("A"), massnahme("B")], staende=[verworfen])
    (nicht,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)), "A").warum_nicht
    assert (nicht.nichtwahl.grund, nicht.waehlbar, nicht.mehrgeld) == ("verworfen", False, None)
    assert "Denkmal" in saetze.warum_nicht(fall, nicht)
