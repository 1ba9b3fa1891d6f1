"""Parts of a problem: what is fixed moves to the limits, the aim keeps its value, real columns go along."""

import numpy as np
import pyomo.environ as pyo
import pytest

from massnahmenplan.loeser import Wuensche, loese, uebersetze
from massnahmenplan.loeser.ausschnitt import schneide_aus
from massnahmenplan.loeser.nachbarschaft import KEINE, Wettbewerb, gruppiere


@pytest.fixture
def modell() -> pyo.ConcreteModel:
    """Two purses: x0, x1 and the rest r of the first share one, x2 and x3 the other; x4 stands in both."""
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(5), domain=pyo.Binary)
    modell.r = pyo.Var(range(2), bounds=(0, 10))
    modell.eine = pyo.Constraint(expr=modell.x[0] + modell.x[1] <= 1)
    modell.andere = pyo.Constraint(expr=modell.x[2] + modell.x[3] <= 1)
    modell.kasse = pyo.Constraint(expr=5 * modell.x[0] + 3 * modell.x[1] + 2 * modell.x[4] + modell.r[0] <= 7)
    modell.kasse2 = pyo.Constraint(expr=4 * modell.x[2] + 6 * modell.x[3] + modell.x[4] + modell.r[1] <= 6)
    wert = 9 * modell.x[0] + 4 * modell.x[1] + 5 * modell.x[2] + 8 * modell.x[3] + 3 * modell.x[4]
    modell.ziel = pyo.Objective(expr=wert + modell.r[0] + modell.r[1] + 100, sense=pyo.maximize)
    return modell


def test_ausschnitt_rechnet_mit_dem_was_fest_ist(modell: pyo.ConcreteModel) -> None:
    form = uebersetze(modell)
    plan = {
        ("x", 0): 0.0,
        ("x", 1): 1.0,
        ("x", 2): 1.0,
        ("x", 3): 0.0,
        ("x", 4): 1.0,
        ("r", 0): 2.0,
        ("r", 1): 1.0,
    }
    werte = np.array([plan[stelle] for stelle in form.spalten])
    frei = np.array([stelle in {("x", 0), ("x", 1)} for stelle in form.spalten])
    teil = schneide_aus(form, frei, werte)
    assert set(teil.form.spalten) == {("x", 0), ("x", 1), ("r", 0)}
    assert set(teil.form.zeilen) == {("eine", None), ("kasse", None)}
    oben = dict(zip(teil.form.zeilen, teil.form.zeile_oben.tolist(), strict=True))
    assert oben == {("eine", None): 1.0, ("kasse", None): 5.0}  # 7 - 2 for x4
    loesung = loese(teil.form, Wuensche(luecke=0.0))
    # fixed: 100 + 5 + 3 + 1 = 109; free: x0 for 5 of 5 brings 9, x1 for 3 brings 4 + 2 of rest
    assert loesung.zielwert == pytest.approx(118)
    assert loesung.werte is not None
    ganze = teil.setze_ein(werte, loesung.werte)
    assert form.kosten @ ganze + form.offset == pytest.approx(118)
    assert (form.matrix @ ganze <= form.zeile_oben + 1e-9).all()


def test_gruppen_sind_was_einander_ausschliesst(modell: pyo.ConcreteModel) -> None:
    form = uebersetze(modell)
    gruppe = dict(zip(form.spalten, gruppiere(form).tolist(), strict=True))
    assert gruppe[("x", 0)] == gruppe[("x", 1)] != KEINE
    assert gruppe[("x", 2)] == gruppe[("x", 3)] not in {KEINE, gruppe[("x", 0)]}
    assert gruppe[("x", 4)] == gruppe[("r", 0)] == KEINE


def test_eine_runde_erreicht_jede_gruppe_und_bleibt_klein() -> None:
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(12), range(3), domain=pyo.Binary)
    modell.eine = pyo.Constraint(range(12), rule=lambda b, i: sum(b.x[i, j] for j in range(3)) <= 1)
    kassen = {0: range(6), 1: range(6, 12)}
    modell.kasse = pyo.Constraint(
        [0, 1], rule=lambda b, k: sum(b.x[i, j] for i in kassen[k] for j in range(3)) <= 2
    )
    modell.ziel = pyo.Objective(expr=pyo.quicksum(modell.x.values()), sense=pyo.maximize)
    form = uebersetze(modell)
    preise = np.array([float(name == "kasse") for name, _ in form.zeilen])
    wettbewerb = Wettbewerb(form, gruppiere(form), preise)
    umgebungen = list(wettbewerb.runde(9, np.random.default_rng(0)))
    assert set(np.concatenate(umgebungen).tolist()) == set(range(12))
    for umgebung in umgebungen:
        assert len(umgebung) == 3  # three groups of three columns
        assert len({int(g) // 6 for g in umgebung}) == 1  # they share a purse
