"""The joint model: two scenarios, two measures, every common decision tried by hand; amounts in tonnes."""

import numpy as np
import pytest
from pyomo.environ import Constraint, Expression, Objective, Var

from massnahmenmodell import Modelldaten
from massnahmenmodell.szenarien import OFFEN, Szenario, Szenariodaten, baue_szenariomodell
from massnahmenplan.loeser import Ende, Wuensche, loese, uebersetze
from tests.massnahmenmodell.bausteine import daten, haushalt

GUT = {0: 10.0, 1: 6.0}
SCHLECHT = {0: 0.0, 1: 4.0}


def welt(wirkung: dict[int, float], ansatz: float = 100.0) -> Modelldaten:
    """Return two measures of 100 each of which one can be paid; effect per option."""
    kasse = haushalt([ansatz, 0, 0], {0: {0: 100.0, 1: 100.0}})
    return daten([(0, 0, 0), (1, 0, 0)], haushalte=(kasse,), minderung={2: wirkung})


def aufgabe(*welten: tuple[float, Modelldaten, bool], gewicht: float = 0.0, alpha: float = 0.5, **rest: object):
    szenarien = tuple(
        Szenario(p, modell, np.array([0, 1]), np.array(rest.get("beginn", [OFFEN, OFFEN])), verzicht)
        for p, modell, verzicht in welten
    )
    verworfen = rest.get("verworfen", ())
    return Szenariodaten(szenarien, np.array([0, 1]), int(rest.get("beginne", 0)), gewicht, alpha, verworfen)


def geloest(eingabe: Szenariodaten) -> tuple[float | None, set[int]]:
    """Return the value and the decisions."""
    form = uebersetze(baue_szenariomodell(eingabe))
    loesung = loese(form, Wuensche(luecke=0.0))
    assert loesung.ende in {Ende.OPTIMAL, Ende.UNERFUELLBAR}
    werte = form.nach_spalten(loesung.werte)
    return loesung.zielwert, {d for (art, d), wert in werte.items() if art == "ausgefuehrt" and wert > 0.5}


def test_erwartungswert_entscheidet() -> None:
    # First: 0.7 · 10 = 7. Second: 0.7 · 6 + 0.3 · 4 = 5.4. With 40 %: 4 against 4.8.
    assert geloest(aufgabe((0.7, welt(GUT), False), (0.3, welt(SCHLECHT), False))) == (pytest.approx(7.0), {0})
    assert geloest(aufgabe((0.4, welt(GUT), False), (0.6, welt(SCHLECHT), False))) == (pytest.approx(4.8), {1})


def test_cvar_meidet_den_schlechten_fall() -> None:
    # Worst half: first (0.3 · 0 + 0.2 · 10) / 0.5 = 4; second (0.3 · 4 + 0.2 · 6) / 0.5 = 4.8.
    beide = (0.7, welt(GUT), False), (0.3, welt(SCHLECHT), False)
    assert geloest(aufgabe(*beide, gewicht=1.0)) == (pytest.approx(4.8), {1})
    # Mixed: first (7 + 4) / 2 = 5.5, second (5.4 + 4.8) / 2 = 5.1.
    assert geloest(aufgabe(*beide, gewicht=0.5)) == (pytest.approx(5.5), {0})


def test_verzicht_braucht_kein_geld_das_es_nicht_gibt() -> None:
    arm = welt(SCHLECHT, ansatz=0.0)
    assert geloest(aufgabe((0.7, welt(GUT), False), (0.3, arm, False))) == (pytest.approx(0.0), set())
    assert geloest(aufgabe((0.7, welt(GUT), False), (0.3, arm, True))) == (pytest.approx(7.0), {0})


def test_begonnenes_wird_nicht_aufgegeben() -> None:
    arm = welt(SCHLECHT, ansatz=0.0)
    frueh = aufgabe((0.7, welt(GUT), False), (0.3, arm, True), beginn=[0, 1], beginne=2)
    assert geloest(frueh) == (pytest.approx(0.0), set())


def test_verworfenes_kommt_nicht_wieder() -> None:
    beide = (0.7, welt(GUT), False), (0.3, welt(SCHLECHT), False)
    erste = (frozenset({0}), frozenset[int]())
    assert geloest(aufgabe(*beide, verworfen=(erste,))) == (pytest.approx(5.4), {1})
    alle = (erste, (frozenset({1}), frozenset()), (frozenset(), frozenset()))
    assert geloest(aufgabe(*beide, verworfen=alle)) == (None, set())


def test_jede_zeile_sagt_auf_deutsch_mit_einheit_was_sie_sichert() -> None:
    modell = baue_szenariomodell(aufgabe((1.0, welt(GUT), False), gewicht=0.5))
    for bestandteil in modell.component_objects((Constraint, Expression, Objective, Var)):
        assert bestandteil.doc is not None, bestandteil.name
        assert bestandteil.doc.endswith("]"), bestandteil.name


def test_namen_der_bloecke_bleiben_unterscheidbar() -> None:
    form = uebersetze(baue_szenariomodell(aufgabe((0.5, welt(GUT), False), (0.5, welt(GUT), False))))
    assert len(set(form.spalten)) == len(form.spalten)
    assert {art for art, _ in form.spalten} >= {"s0.x", "s1.x", "ausgefuehrt"}
