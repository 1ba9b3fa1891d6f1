"""The search in stages finds and proves what one run over everything does, and stops as it does."""

import math
import os
import signal
from itertools import product
from types import SimpleNamespace

import numpy as np
import pyomo.environ as pyo
import pytest

from massnahmenplan.loeser import (
    Ende,
    Fortschritt,
    Standardform,
    Wuensche,
    loese,
    pforte,
    stand,
    uebersetze,
    verbesserung,
)
from massnahmenplan.loeser.pforte import lohnen_stufen
from tests.loeser.modelle import marktaufteilung, schwerer_rucksack

GENAU = Wuensche(luecke=0.0)


@pytest.fixture(autouse=True)
def immer_in_stufen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send the smallest problem through the stages, in parts of three columns and more."""
    monkeypatch.setattr(pforte, "KLEIN", 0)
    monkeypatch.setattr(pforte, "VIELE_GRUPPEN", 0)
    monkeypatch.setattr(verbesserung, "KLEINSTER_TEIL", 3)
    monkeypatch.setattr(verbesserung, "GROESSTER_TEIL", 12)


def auswahl(saat: int, pflicht: bool = False) -> Standardform:
    """Return: of four things two ways each, two scarce goods, a loan that costs; one thing may be compulsory."""
    zufall = np.random.default_rng(saat)
    nutzen, verbrauch = zufall.integers(1, 30, (4, 2)), zufall.integers(1, 20, (2, 4, 2))
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(4), range(2), domain=pyo.Binary)
    modell.kredit = pyo.Var(bounds=(0, 5))

    @modell.Constraint(range(4))
    def eine(b, i):
        ways = b.x[i, 0] + b.x[i, 1]
        return ways == 1 if pflicht and i == 0 else ways <= 1

    @modell.Constraint(range(2))
    def gut(b, k):
        return sum(int(verbrauch[k, i, j]) * b.x[i, j] for i in range(4) for j in range(2)) <= 25 + b.kredit

    ziel = sum(int(nutzen[i, j]) * b for (i, j), b in modell.x.items()) - 1.5 * modell.kredit
    modell.ziel = pyo.Objective(expr=ziel, sense=pyo.maximize)
    return uebersetze(modell)


def bestes_von_hand(form: Standardform) -> float:
    """Return the best over all choices; the loan is what is missing."""
    spalten = [s for s, (name, _) in enumerate(form.spalten) if name == "x"]
    kredit = next(s for s, (name, _) in enumerate(form.spalten) if name == "kredit")
    bester = -np.inf
    for wahl in product((0.0, 1.0), repeat=len(spalten)):
        werte = np.zeros(len(form.spalten))
        werte[spalten] = wahl
        fehlbetrag = form.matrix @ werte - form.zeile_oben
        werte[kredit] = max(
            0.0, *(f for f, (name, _) in zip(fehlbetrag, form.zeilen, strict=True) if name == "gut")
        )
        zeilen = form.matrix @ werte
        if werte[kredit] <= 5 and (zeilen <= form.zeile_oben).all() and (zeilen >= form.zeile_unten).all():
            bester = max(bester, float(form.kosten @ werte))
    return bester


@pytest.mark.parametrize("saat", range(12))
@pytest.mark.parametrize("pflicht", [False, True])
def test_gleiches_optimum_wie_alle_moeglichkeiten(saat: int, pflicht: bool) -> None:
    form = auswahl(saat, pflicht)
    loesung = loese(form, GENAU)
    von_hand = bestes_von_hand(form)
    assert loesung.ende is (Ende.OPTIMAL if np.isfinite(von_hand) else Ende.UNERFUELLBAR)
    if loesung.zielwert is not None:
        assert loesung.werte is not None
        assert loesung.zielwert == pytest.approx(von_hand)
        assert loesung.schranke == pytest.approx(von_hand)
        assert form.kosten @ loesung.werte == pytest.approx(von_hand)
        assert (form.matrix @ loesung.werte <= form.zeile_oben + 1e-6).all()


def test_minimiert_wird_ebenso() -> None:
    # At least 12 of 10, 7, 4 with costs 9, 6, 5: 10 + 4 costs 14, 7 + 4 is too little, 10 + 7 costs 15.
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(3), domain=pyo.Binary)
    modell.genug = pyo.Constraint(expr=10 * modell.x[0] + 7 * modell.x[1] + 4 * modell.x[2] >= 12)
    modell.eine = pyo.Constraint(range(3), rule=lambda b, i: (None, b.x[i], 1))
    modell.ziel = pyo.Objective(expr=9 * modell.x[0] + 6 * modell.x[1] + 5 * modell.x[2])
    loesung = loese(uebersetze(modell), GENAU)
    assert (loesung.ende, loesung.zielwert, loesung.schranke) == (
        Ende.OPTIMAL,
        pytest.approx(14),
        pytest.approx(14),
    )


def test_kern_ohne_das_was_immer_gelten_muss_ist_kein_plan() -> None:
    """A row of real columns alone is no part of the kernel: what ignores it must not pass for a plan."""
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(3), domain=pyo.Binary)
    modell.y = pyo.Var(range(2), bounds=(0, 5))
    modell.eine = pyo.Constraint(range(3), rule=lambda b, i: (None, b.x[i], 1))
    modell.budget = pyo.Constraint(expr=3 * modell.x[0] + 4 * modell.x[1] + 5 * modell.x[2] <= 8)
    modell.immer = pyo.Constraint(expr=modell.y[0] + modell.y[1] >= 4)
    wert = 3 * modell.x[0] + 5 * modell.x[1] + 6 * modell.x[2] - modell.y[0] - 2 * modell.y[1]
    modell.ziel = pyo.Objective(expr=wert, sense=pyo.maximize)
    loesung = loese(uebersetze(modell), GENAU)
    assert loesung.zielwert == pytest.approx(5)  # x0 and x2 for 8 bring 9, y0 = 4 costs 4
    assert loesung.schranke == pytest.approx(5)


def test_was_die_relaxation_schon_beweist_braucht_highs_nicht_mehr() -> None:
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(2), domain=pyo.Binary)
    modell.eine = pyo.Constraint(range(2), rule=lambda b, i: (None, b.x[i], 1))
    modell.budget = pyo.Constraint(expr=100 * modell.x[0] + 50 * modell.x[1] <= 150)  # everything fits
    modell.ziel = pyo.Objective(expr=5 * modell.x[0] + 3 * modell.x[1], sense=pyo.maximize)
    loesung = loese(uebersetze(modell), GENAU)
    assert loesung.ende is Ende.OPTIMAL
    assert (loesung.zielwert, loesung.schranke) == (pytest.approx(8), pytest.approx(8))
    assert loesung.weg == pforte.OHNE_HIGHS_UEBER_ALLES


class Uhr:
    """Stands still until a plan is worth something: then the time is up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.jetzt = 0.0
        monkeypatch.setattr(stand, "time", SimpleNamespace(monotonic=lambda: self.jetzt))

    def laeuft_ab(self, meldung: Fortschritt) -> None:
        if meldung.bester:
            self.jetzt = 1000.0


def test_startplan_geht_nicht_verloren(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no time for anything else."""
    form = schwerer_rucksack()
    guter = loese(form, Wuensche(luecke=0.012))
    assert guter.werte is not None
    zeitlimit = Wuensche(zeitlimit_s=900, luecke=0.0)
    mit_start = loese(form, zeitlimit, Uhr(monkeypatch).laeuft_ab, start=form.nach_spalten(guter.werte))
    assert mit_start.ende is Ende.ZEITLIMIT
    assert mit_start.werte is not None
    assert mit_start.werte.tolist() == guter.werte.tolist()
    assert mit_start.zielwert == pytest.approx(guter.zielwert)


def test_zeitlimit_behaelt_plan_und_schranke(monkeypatch: pytest.MonkeyPatch) -> None:
    form = schwerer_rucksack()
    loesung = loese(form, Wuensche(zeitlimit_s=900, luecke=0.0), Uhr(monkeypatch).laeuft_ab)
    assert loesung.ende is Ende.ZEITLIMIT
    assert loesung.weg == pforte.OHNE_HIGHS_UEBER_ALLES
    assert loesung.werte is not None
    assert loesung.zielwert is not None
    assert loesung.schranke is not None
    assert 0 < loesung.zielwert < loesung.schranke
    assert (form.matrix @ loesung.werte <= form.zeile_oben + 1e-6).all()
    assert form.kosten @ loesung.werte == pytest.approx(loesung.zielwert)


def test_zeitlimit_ohne_plan() -> None:
    loesung = loese(marktaufteilung(), Wuensche(zeitlimit_s=0.3))
    assert (loesung.ende, loesung.werte, loesung.zielwert) == (Ende.ZEITLIMIT, None, None)


@pytest.mark.skipif(os.name == "nt", reason="Signale an den eigenen Prozess gibt es nur unter POSIX")
@pytest.mark.parametrize(
    ("schranken", "weg"), [(1, pforte.OHNE_HIGHS_UEBER_ALLES), (2, pforte.MIT_HIGHS_UEBER_ALLES)]
)
def test_signal_beendet_jede_stufe_und_behaelt_den_plan(schranken: int, weg: str) -> None:
    """The first bound is that of the relaxation, only HiGHS over everything finds another one."""
    gesehen: set[float] = set()

    def unterbrich(stand: Fortschritt) -> None:
        gesehen.add(stand.schranke or 0.0)
        if stand.bester is not None and len(gesehen) == schranken:
            gesehen.add(math.nan)  # once is enough: a second signal acts at once
            os.kill(os.getpid(), signal.SIGINT)

    loesung = loese(schwerer_rucksack(), Wuensche(luecke=0.0, zeitlimit_s=60), unterbrich)
    assert loesung.ende is Ende.UNTERBROCHEN
    assert loesung.signalnummer == signal.SIGINT
    assert loesung.weg == weg
    assert loesung.werte is not None
    assert loesung.schranke is not None


def test_fortschritt_wird_ueber_alle_stufen_nie_schlechter() -> None:
    meldungen: list[Fortschritt] = []
    loesung = loese(schwerer_rucksack(), Wuensche(luecke=0.012), meldungen.append)
    beste = [m.bester for m in meldungen if m.bester is not None]
    schranken = [m.schranke for m in meldungen if m.schranke is not None]
    assert len(set(beste)) > 1
    assert beste == sorted(beste)
    assert schranken == sorted(schranken, reverse=True)
    assert [m.dauer_s for m in meldungen] == sorted(m.dauer_s for m in meldungen)
    assert loesung.zielwert is not None
    assert beste[-1] <= loesung.zielwert + 1e-6


def test_gleiche_saat_gleicher_plan() -> None:
    erste, zweite = (loese(schwerer_rucksack(), Wuensche(luecke=0.012, saat=3)) for _ in range(2))
    assert erste.werte is not None
    assert zweite.werte is not None
    assert erste.werte.tolist() == zweite.werte.tolist()
    assert (erste.zielwert, erste.schranke) == (zweite.zielwert, zweite.schranke)


def test_kleines_und_strukturloses_geht_ganz_an_highs(monkeypatch: pytest.MonkeyPatch) -> None:
    form = auswahl(0)
    assert lohnen_stufen(form)
    monkeypatch.setattr(pforte, "VIELE_GRUPPEN", 5)
    assert not lohnen_stufen(form)  # four groups
    monkeypatch.setattr(pforte, "VIELE_GRUPPEN", 4)
    assert lohnen_stufen(form)
    monkeypatch.setattr(pforte, "KLEIN", 8)
    assert not lohnen_stufen(form)  # eight integer columns
    assert loese(form, GENAU).weg == "HiGHS über alles"


@pytest.mark.parametrize("saat", range(10))
def test_bloecke_aendern_das_ergebnis_nicht(saat: int) -> None:
    form = auswahl(saat)
    bloecke = {("x", (i, j)): i % 2 for i in range(4) for j in range(2)}  # both goods bind the two blocks
    loesung = loese(form, GENAU, bloecke=bloecke)
    assert loesung.ende is Ende.OPTIMAL
    assert loesung.zielwert == pytest.approx(bestes_von_hand(form))
    assert loesung.schranke == pytest.approx(loesung.zielwert)


def test_ein_block_der_fast_alles_ist_hilft_nicht() -> None:
    form = auswahl(0)
    assert pforte._blocknummern(form, {("x", (i, j)): int(i > 2) for i in range(4) for j in range(2)}) is None
    assert pforte._blocknummern(form, {}) is None
