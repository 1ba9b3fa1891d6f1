"""What a solver swallows without a word is refused before it gets there."""

from dataclasses import replace
from typing import Any

import highspy
import numpy as np
import pyomo.environ as pyo
import pytest

from massnahmenplan.grundlagen.fehler import LoeserFehler, UmgebungsFehler
from massnahmenplan.loeser import Standardform, Wuensche, ZahlFehler, loese, uebersetze
from massnahmenplan.loeser.highs import version
from tests.loeser.modelle import rucksack


def ohne_pforte(form: Standardform) -> Any:
    """Return what HiGHS says if nobody looks at the numbers (and at what it takes over)."""
    highs = highspy.Highs()
    highs.setOptionValue("log_to_console", False)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = form.matrix.shape[1], form.matrix.shape[0]
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = form.kosten, form.spalte_unten, form.spalte_oben
    lp.row_lower_, lp.row_upper_ = form.zeile_unten, form.zeile_oben
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = lp.num_col_, lp.num_row_
    lp.a_matrix_.start_ = form.matrix.indptr.astype(np.int32)
    lp.a_matrix_.index_ = form.matrix.indices.astype(np.int32)
    lp.a_matrix_.value_ = form.matrix.data
    lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    highs.passModel(lp)
    highs.run()
    return highs


@pytest.mark.parametrize("koeffizient", [1e15, 1e12, 1.1e9, 1e-12, 1e-10, -1e15])
def test_koeffizient_ausserhalb_der_grenzen_wird_mit_zeile_und_variable_abgelehnt(koeffizient: float) -> None:
    with pytest.raises(LoeserFehler, match=r"Zeile budget: Koeffizient .* bei x\[2\].*MP-E053"):
        loese(rucksack([100, 200, koeffizient], 150), Wuensche())


def test_winziger_koeffizient_waere_stillschweigend_weg() -> None:
    """The trap itself: HiGHS drops what is below 1e-9, so a condition is gone."""
    highs = ohne_pforte(rucksack([1e-12, 1.0], 0.0))
    assert highs.getNumNz() == 1


def test_koeffizient_den_highs_fallen_laesst_faellt_auf() -> None:
    """Exactly 1e-9 passes the gate, is dropped by HiGHS, and is noticed in what HiGHS took over."""
    with pytest.raises(LoeserFehler, match="übernommen"):
        loese(rucksack([1e-9, 1.0], 1.0), Wuensche())


def test_groesster_erlaubter_koeffizient_zaehlt() -> None:
    loesung = loese(rucksack([1e9, 1.0], 1e9), Wuensche(luecke=0.0))
    assert loesung.werte is not None
    assert loesung.werte.sum() == 1  # both together exceed the budget by one


def test_zahl_die_neben_einer_anderen_untergeht_wird_mit_beiden_abgelehnt() -> None:
    text = r"Zeile budget: Koeffizient 1e-05 bei x\[1\] steht neben 1000000.0 bei x\[2\]"
    with pytest.raises(ZahlFehler, match=text) as gefangen:
        loese(rucksack([100, 1e-5, 1e6], 150), Wuensche())  # a cent beside a thousand million, in thousand EUR
    assert (gefangen.value.zeile, gefangen.value.spalte) == (("budget", None), ("x", 1))
    assert gefangen.value.daneben == (("x", 2), 1e6)
    assert loese(rucksack([100, 1e-4, 1e6], 150), Wuensche()).zielwert == 2  # ten cents are still seen


@pytest.mark.parametrize("falsch", [np.nan, np.inf, -np.inf])
def test_nicht_endliche_zahl_in_der_matrix_wird_abgelehnt(falsch: float) -> None:
    form = rucksack([100, 200, 300], 150)
    form.matrix.data[1] = falsch
    with pytest.raises(LoeserFehler, match=r"Zeile budget: .* bei x\[1\]"):
        loese(form, Wuensche())


@pytest.mark.parametrize("falsch", [np.nan, np.inf, 1e20])
def test_nicht_endliche_zahl_im_ziel_wird_abgelehnt(falsch: float) -> None:
    form = rucksack([100, 200, 300], 150)
    kosten = form.kosten.copy()
    kosten[2] = falsch
    with pytest.raises(LoeserFehler, match=r"Zielfunktion: .* bei x\[2\]"):
        loese(replace(form, kosten=kosten), Wuensche())


@pytest.mark.parametrize(
    "falsch",
    [
        {"zeile_oben": np.array([np.nan])},
        {"zeile_oben": np.array([2e9])},
        {"zeile_oben": np.array([-np.inf])},
        {"zeile_unten": np.array([np.inf])},
        {"zeile_unten": np.array([np.nan])},
        {"offset": np.nan},
        {"spalte_oben": np.array([1.0, np.nan, 1.0])},
        {"spalte_oben": np.array([1.0, -np.inf, 1.0])},
        {"spalte_unten": np.array([0.0, np.inf, 0.0])},
    ],
)
def test_falsche_grenze_wird_abgelehnt(falsch: dict[str, Any]) -> None:
    with pytest.raises(LoeserFehler, match="Grenze"):
        loese(replace(rucksack([100, 200, 300], 150), **falsch), Wuensche())


def test_ohne_pforte_spraeche_highs_trotz_nan_vom_optimum() -> None:
    """The trap itself: NaN in the budget row, and HiGHS speaks of an optimum."""
    form = rucksack([100, 200, 300], 150)
    form.matrix.data[:] = np.nan
    highs = ohne_pforte(form)
    assert highs.modelStatusToString(highs.getModelStatus()) == "Optimal"


@pytest.mark.parametrize("verlust", ["zeilen", "koeffizienten"])
def test_verlorene_zeilen_fallen_auf(verlust: str, monkeypatch: pytest.MonkeyPatch) -> None:
    echt = highspy.Highs.passModel

    def verliere(highs: Any, lp: Any) -> Any:
        zustand = echt(highs, lp)
        if verlust == "zeilen":
            highs.deleteRows(1, np.array([0], dtype=np.int32))
        else:
            highs.changeCoeff(0, 1, 0.0)
        return zustand

    monkeypatch.setattr(highspy.Highs, "passModel", verliere)
    with pytest.raises(LoeserFehler, match="statt"):
        loese(rucksack([100, 200, 300], 150), Wuensche())


@pytest.mark.parametrize("alt", ["1.14.0", "1.15.0", "1.7.2", "0.9.9"])
def test_alte_fassung_wird_abgelehnt(alt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highspy.Highs, "version", lambda _: alt)
    with pytest.raises(UmgebungsFehler, match=rf"{alt}.*pip install 'highspy>=1\.15\.1'"):
        loese(rucksack([100, 200, 300], 150), Wuensche())


@pytest.mark.parametrize("neu", ["1.15.1", "1.16.0", "2.0.0"])
def test_neue_fassung_wird_angenommen(neu: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highspy.Highs, "version", lambda _: neu)
    assert version() == neu


def test_fehlendes_highs_wird_mit_abhilfe_genannt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "highspy", None)
    with pytest.raises(UmgebungsFehler, match=r"HiGHS fehlt.*pip install"):
        version()


def test_modell_ohne_oder_mit_zwei_zielen_wird_abgelehnt() -> None:
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(domain=pyo.Binary)
    modell.grenze = pyo.Constraint(expr=modell.x <= 1)
    with pytest.raises(LoeserFehler, match="0 Zielfunktionen"):
        uebersetze(modell)
    modell.eines = pyo.Objective(expr=modell.x)
    modell.anderes = pyo.Objective(expr=-modell.x)
    with pytest.raises(LoeserFehler, match="2 Zielfunktionen"):
        uebersetze(modell)
