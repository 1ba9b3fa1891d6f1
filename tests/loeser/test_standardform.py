"""From Pyomo to arrays: bounds, senses, names, and the margin of last resort."""

import gc

import numpy as np
import pyomo.environ as pyo
import pytest

from massnahmenplan.loeser import Ende, Wuensche, loese, uebersetze


@pytest.fixture
def modell() -> pyo.ConcreteModel:
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(2), domain=pyo.Binary)
    modell.y = pyo.Var(bounds=(-3, None))
    modell.oben = pyo.Constraint([7], rule=lambda b, _: b.x[0] + 2 * b.x[1] + b.y <= 2.5)
    modell.unten = pyo.Constraint(expr=modell.x[0] - modell.y >= -1)
    modell.gleich = pyo.Constraint(expr=modell.x[0] + modell.x[1] == 1)
    modell.ziel = pyo.Objective(expr=3 * modell.x[0] + 4 * modell.x[1] + modell.y + 5, sense=pyo.maximize)
    return modell


def test_zeilen_spalten_und_grenzen_kommen_an(modell: pyo.ConcreteModel) -> None:
    form = uebersetze(modell)
    zeile = {stelle: z for z, stelle in enumerate(form.zeilen)}
    spalte = {stelle: s for s, stelle in enumerate(form.spalten)}
    assert set(zeile) == {("oben", 7), ("unten", None), ("gleich", None)}
    assert set(spalte) == {("x", 0), ("x", 1), ("y", None)}
    oben, unten, gleich = zeile["oben", 7], zeile["unten", None], zeile["gleich", None]
    assert (form.zeile_unten[oben], form.zeile_oben[oben]) == (-np.inf, 2.5)
    assert (form.zeile_unten[unten], form.zeile_oben[unten]) == (-1, np.inf)
    assert (form.zeile_unten[gleich], form.zeile_oben[gleich]) == (1, 1)
    y = spalte["y", None]
    assert (form.spalte_unten[y], form.spalte_oben[y], form.ganzzahlig[y]) == (-3, np.inf, False)
    assert form.ganzzahlig.sum() == 2
    assert form.matrix[oben, spalte["x", 1]] == 2
    assert form.maximiert
    assert form.offset == 5


def test_versatz_der_zielfunktion_zaehlt_im_wert(modell: pyo.ConcreteModel) -> None:
    # x1 = 1: y <= 0.5 and y <= 1: 4 + 0.5 + 5 = 9.5; x0 = 1: y <= 1.5 and y <= 2: 3 + 1.5 + 5 = 9.5
    loesung = loese(uebersetze(modell), Wuensche(luecke=0.0))
    assert loesung.ende is Ende.OPTIMAL
    assert loesung.zielwert == pytest.approx(9.5)
    assert loesung.schranke == pytest.approx(9.5)


def test_abstand_senkt_nur_die_genannten_zeilen(modell: pyo.ConcreteModel) -> None:
    form = uebersetze(modell)
    enger = form.mit_abstand({("oben", 7): 0.25})
    oben = dict(zip(form.zeilen, enger.zeile_oben.tolist(), strict=True))
    assert oben == {("oben", 7): 2.25, ("unten", None): np.inf, ("gleich", None): 1.0}
    assert (enger.zeile_unten == form.zeile_unten).all()


def test_form_ueberlebt_das_modell() -> None:
    """Pyomo's components know their parents by weak references only; the form must not need them."""
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var([1, 2], domain=pyo.Binary)
    modell.budget = pyo.Constraint(["a"], rule=lambda b, _: b.x[1] + b.x[2] <= 1)
    modell.ziel = pyo.Objective(expr=modell.x[1] + 2 * modell.x[2], sense=pyo.maximize)
    form = uebersetze(modell)
    del modell
    gc.collect()
    assert form.zeilen == (("budget", "a"),)
    assert form.spalten == (("x", 1), ("x", 2))
    assert loese(form, Wuensche()).zielwert == 2


def test_was_sich_aufhebt_hinterlaesst_keinen_nullkoeffizienten() -> None:
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var([1, 2], domain=pyo.Binary)
    modell.zeile = pyo.Constraint(expr=5 * modell.x[1] + modell.x[2] - 5 * modell.x[1] >= 1)
    modell.ziel = pyo.Objective(expr=modell.x[1] + modell.x[2])
    assert loese(uebersetze(modell), Wuensche()).zielwert == 1
