"""Why the solver stopped, what it found, and what is proven; None where there is nothing."""

import math

import pyomo.environ as pyo
import pytest

from massnahmenplan.grundlagen.fehler import LoeserFehler
from massnahmenplan.loeser import Ende, Fortschritt, Wuensche, loese, uebersetze
from tests.loeser.modelle import marktaufteilung, rucksack, schwerer_rucksack


def test_optimal_mit_plan_wert_und_schranke() -> None:
    # 100 + 50 fit into 150, worth 5 + 3; 200 does not fit.
    loesung = loese(rucksack([100, 200, 50], 150, [5, 9, 3]), Wuensche(luecke=0.0))
    assert loesung.ende is Ende.OPTIMAL
    assert loesung.werte is not None
    assert loesung.werte.tolist() == [1, 0, 1]
    assert loesung.zielwert == pytest.approx(8)
    assert loesung.schranke == pytest.approx(8)
    assert loesung.signalnummer is None


def test_genau_ausgeschoepftes_budget_ist_erlaubt() -> None:
    assert loese(rucksack([0.1, 0.2], 0.3), Wuensche()).zielwert == 2  # 0.1 + 0.2 > 0.3 in floats


def test_unerfuellbar_hat_weder_plan_noch_schranke() -> None:
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var([0, 1], domain=pyo.Binary)
    modell.c = pyo.Constraint(expr=modell.x[0] + modell.x[1] >= 3)
    modell.ziel = pyo.Objective(expr=modell.x[0])
    loesung = loese(uebersetze(modell), Wuensche())
    assert loesung.ende is Ende.UNERFUELLBAR
    assert (loesung.werte, loesung.zielwert, loesung.schranke) == (None, None, None)


@pytest.mark.parametrize("mit_ganzen", [False, True])
def test_unbeschraenkt_ist_unser_fehler(mit_ganzen: bool) -> None:
    """Presolve says "unbounded or infeasible" of the second one; it must not pass for infeasible."""
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var([0, 1], domain=pyo.Binary if mit_ganzen else pyo.UnitInterval)
    modell.y = pyo.Var(domain=pyo.NonNegativeReals)
    modell.c = pyo.Constraint(expr=modell.y >= modell.x[0] + modell.x[1])
    modell.ziel = pyo.Objective(expr=modell.y + modell.x[0], sense=pyo.maximize)
    with pytest.raises(LoeserFehler, match="Unbounded"):
        loese(uebersetze(modell), Wuensche())


def test_zeitlimit_ohne_plan() -> None:
    loesung = loese(marktaufteilung(), Wuensche(zeitlimit_s=0.3))
    assert loesung.ende is Ende.ZEITLIMIT
    assert loesung.werte is None
    assert loesung.zielwert is None


def test_zeitlimit_mit_plan_nennt_plan_und_schranke() -> None:
    form = schwerer_rucksack()
    loesung = loese(form, Wuensche(zeitlimit_s=0.5, luecke=0.0))
    assert loesung.ende is Ende.ZEITLIMIT
    assert loesung.werte is not None
    assert loesung.zielwert is not None
    assert loesung.schranke is not None
    assert loesung.zielwert < loesung.schranke  # maximised: the bound lies above
    assert (form.matrix @ loesung.werte <= form.zeile_oben + 1e-6).all()
    assert form.kosten @ loesung.werte == pytest.approx(loesung.zielwert)


def test_weite_luecke_gilt_als_optimal() -> None:
    loesung = loese(schwerer_rucksack(), Wuensche(luecke=0.5))
    assert loesung.ende is Ende.OPTIMAL
    assert loesung.zielwert is not None
    assert loesung.schranke is not None
    assert loesung.schranke <= 1.5 * loesung.zielwert


def test_ganze_zahlen_sind_ganz() -> None:
    loesung = loese(schwerer_rucksack(), Wuensche(zeitlimit_s=0.3))
    assert loesung.werte is not None
    assert {float(wert) for wert in loesung.werte} == {0.0, 1.0}


def test_gleiche_saat_gleicher_plan() -> None:
    erste, zweite = (loese(schwerer_rucksack(), Wuensche(luecke=0.012, saat=3)) for _ in range(2))
    assert erste.werte is not None
    assert zweite.werte is not None
    assert erste.werte.tolist() == zweite.werte.tolist()
    assert (erste.zielwert, erste.schranke, erste.knoten) == (zweite.zielwert, zweite.schranke, zweite.knoten)


def test_startplan_bleibt_wenigstens_auch_ohne_einen_knoten() -> None:
    form = schwerer_rucksack()
    guter = loese(form, Wuensche(luecke=0.012))
    assert guter.werte is not None
    assert guter.zielwert is not None
    mit_start = loese(form, Wuensche(knoten=0, luecke=0.0), start=form.nach_spalten(guter.werte))
    assert mit_start.ende is Ende.KNOTENLIMIT
    assert mit_start.zielwert is not None
    assert mit_start.zielwert >= guter.zielwert - 1e-6


def test_fortschritt_nennt_bestes_schranke_und_luecke() -> None:
    meldungen: list[Fortschritt] = []
    loesung = loese(schwerer_rucksack(), Wuensche(zeitlimit_s=0.5, luecke=0.0), meldungen.append)
    assert meldungen
    letzte = meldungen[-1]
    assert loesung.zielwert is not None
    assert letzte.bester is not None
    assert letzte.schranke is not None
    assert letzte.luecke == pytest.approx(abs(letzte.schranke - letzte.bester) / abs(letzte.bester))
    assert letzte.bester <= loesung.zielwert + 1e-6
    assert [m.dauer_s for m in meldungen] == sorted(m.dauer_s for m in meldungen)


def test_fortschritt_nennt_nie_unendlich() -> None:
    meldungen: list[Fortschritt] = []
    loese(marktaufteilung(), Wuensche(zeitlimit_s=0.3), meldungen.append)
    assert meldungen
    assert any(meldung.bester is None and meldung.luecke is None for meldung in meldungen)
    zahlen = [zahl for m in meldungen for zahl in (m.bester, m.schranke, m.luecke) if zahl is not None]
    assert all(math.isfinite(zahl) for zahl in zahlen)


def test_fehler_im_fortschritt_kommt_beim_aufrufer_an() -> None:
    def scheitere(_: Fortschritt) -> None:
        raise BrokenPipeError("Leser ist weg")

    with pytest.raises(BrokenPipeError, match="Leser ist weg"):
        loese(schwerer_rucksack(), Wuensche(zeitlimit_s=5), scheitere)
