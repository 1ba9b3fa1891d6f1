"""Purses as blocks: the same plan with one and two threads, every row kept, and Ctrl-C in every stage."""

import os
import signal
import subprocess

import numpy as np
import pyomo.environ as pyo
import pytest

from massnahmenplan.loeser import Ende, Fortschritt, Standardform, Wuensche, gehilfen, loese, pforte, uebersetze
from massnahmenplan.loeser.aufstieg import Aufstieg
from massnahmenplan.loeser.highs import loese as loese_ganz
from massnahmenplan.loeser.nachbarschaft import Wettbewerb, gruppiere
from massnahmenplan.loeser.relaxation import ergaenze_plan, relaxiere
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.loeser.zerlegung import teile
from tests.loeser.zerlegung.test_zerlegung import kasse_je_spalte, zwei_kassen


@pytest.fixture(autouse=True)
def immer_in_stufen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pforte, "lohnen_stufen", lambda form: True)


def zwei_wege(saat: int) -> Standardform:
    """Return: five things to pay from each of two purses, two ways each, and staff that both share."""
    zufall = np.random.default_rng(saat)
    kosten, nutzen = zufall.integers(20, 90, (2, 5, 2)), zufall.integers(10, 99, (2, 5, 2))
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(2), range(5), range(2), domain=pyo.Binary)
    modell.eine = pyo.Constraint(range(2), range(5), rule=lambda b, k, i: b.x[k, i, 0] + b.x[k, i, 1] <= 1)

    @modell.Constraint(range(2))
    def kasse(b, k):
        return sum(int(kosten[k, i, j]) * b.x[k, i, j] for i in range(5) for j in range(2)) <= 150

    modell.personal = pyo.Constraint(expr=sum(modell.x.values()) <= 5)
    ziel = sum(int(nutzen[stelle]) * x for stelle, x in modell.x.items())
    modell.ziel = pyo.Objective(expr=ziel, sense=pyo.maximize)
    return uebersetze(modell)


def bloecke(form: Standardform) -> dict:
    return {(name, index): index[0] for name, index in form.spalten if name == "x"}


@pytest.mark.parametrize("saat", range(6))
@pytest.mark.parametrize("maximiert", [True, False])
def test_gleiches_optimum_wie_in_einem_stueck(saat: int, maximiert: bool) -> None:
    form = zwei_kassen(saat, maximiert=maximiert)
    loesung = loese(form, Wuensche(luecke=0.0), bloecke=bloecke(form))
    bestes = loese_ganz(form, Wuensche(luecke=0.0)).zielwert
    assert loesung.ende is Ende.OPTIMAL
    assert (loesung.zielwert, loesung.schranke) == (pytest.approx(bestes), pytest.approx(bestes))
    assert form.haelt_ein(loesung.werte)


def test_zwei_faeden_finden_denselben_plan_wie_einer() -> None:
    form = zwei_kassen(2, je_kasse=14)
    einer, zwei = (loese(form, Wuensche(luecke=0.0, faeden=f), bloecke=bloecke(form)) for f in (1, 2))
    assert einer.werte.tolist() == zwei.werte.tolist()
    assert (einer.zielwert, einer.schranke) == (zwei.zielwert, zwei.schranke)


def test_stand_nennt_zahlen_von_python() -> None:
    """``Decimal(repr(…))`` makes values exact later; the repr of a number of numpy has its type in it."""
    with Unterbrechung() as unterbrechung:
        stand = Stand(True, Wuensche(), unterbrechung, None)
        stand.nimm_plan(np.zeros(1), np.float64(2.5))
        stand.nimm_schranke(np.float64(3.5))
    loesung = stand.als_loesung(Ende.ZEITLIMIT, "")
    assert (repr(loesung.zielwert), repr(loesung.schranke)) == ("2.5", "3.5")


@pytest.mark.parametrize("saat", range(4))
@pytest.mark.parametrize("groesster_teil", [3, 100])
def test_aufstieg_bricht_keine_zeile_und_wird_nie_schlechter(
    saat: int, groesster_teil: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("massnahmenplan.loeser.aufstieg.GROESSTER_TEIL", groesster_teil)
    form = zwei_wege(saat)
    werte: list[np.ndarray] = []
    with Unterbrechung() as unterbrechung:
        stand = Stand(form.maximiert, Wuensche(), unterbrechung, lambda _: werte.append(stand.werte))
        relaxation = relaxiere(form, stand.wuensche(), unterbrechung)
        leer = ergaenze_plan(form, {}, stand.wuensche(), unterbrechung)
        stand.nimm_plan(leer.werte, leer.zielwert)
        wettbewerb = Wettbewerb(form, gruppiere(form), relaxation.preise)
        kasse = teile(form, kasse_je_spalte(form)).je_spalte
        aufstieg = Aufstieg(form, stand, wettbewerb, relaxation.preise, kasse)
        zufall = np.random.default_rng(saat)
        aufstieg.erste_runde(leer.werte, zufall, 1.0)
        aufstieg.weitere_runde(zufall, 1.0)
    ziele = [form.kosten @ w + form.offset for w in werte]
    assert len(werte) > 1
    assert all(form.haelt_ein(w) for w in werte)
    assert ziele == sorted(ziele)
    assert stand.bester == pytest.approx(ziele[-1])


@pytest.fixture
def gestartete(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen]:
    """Every helper that the search starts."""
    alle: list[subprocess.Popen] = []
    starte = gehilfen.starte

    def merke(modul: str) -> subprocess.Popen:
        alle.append(starte(modul))
        return alle[-1]

    monkeypatch.setattr(gehilfen, "starte", merke)
    return alle


def test_getoeteter_gehilfe_aendert_nichts_am_ergebnis(gestartete: list[subprocess.Popen]) -> None:
    form = zwei_kassen(2, je_kasse=14)

    def toete(_: Fortschritt) -> None:
        for prozess in gestartete:
            prozess.kill()

    allein = loese(form, Wuensche(luecke=0.0), bloecke=bloecke(form))
    mit_totem = loese(form, Wuensche(luecke=0.0, faeden=2), toete, bloecke=bloecke(form))
    assert len(gestartete) == 1
    assert allein.werte.tolist() == mit_totem.werte.tolist()
    assert allein.schranke == mit_totem.schranke


@pytest.mark.parametrize("faeden", [1, 2])
def test_zeitlimit_behaelt_plan_und_schranke(faeden: int, gestartete: list[subprocess.Popen]) -> None:
    form = zwei_kassen(5, je_kasse=60)
    bestes = loese_ganz(form, Wuensche(luecke=0.0)).zielwert
    loesung = loese(form, Wuensche(luecke=0.0, faeden=faeden, zeitlimit_s=0.2), bloecke=bloecke(form))
    assert loesung.ende in {Ende.ZEITLIMIT, Ende.OPTIMAL}
    assert loesung.schranke >= bestes - 1e-6
    if loesung.werte is not None:
        assert form.haelt_ein(loesung.werte)
    assert len(gestartete) == faeden - 1
    assert all(prozess.returncode is not None for prozess in gestartete)


@pytest.mark.skipif(os.name == "nt", reason="Signale an den eigenen Prozess gibt es nur unter POSIX")
@pytest.mark.parametrize(("meldung", "faeden"), [(1, 1), (2, 1), (3, 1), (4, 1), (1, 2), (3, 2)])
def test_signal_in_jeder_stufe_behaelt_plan_und_schranke(
    meldung: int, faeden: int, gestartete: list[subprocess.Popen]
) -> None:
    form = zwei_kassen(5, je_kasse=16)
    gezaehlt: list[Fortschritt] = []

    def unterbrich(stand: Fortschritt) -> None:
        gezaehlt.append(stand)
        if len(gezaehlt) == meldung + 1:  # the first is the bound alone
            os.kill(os.getpid(), signal.SIGINT)

    loesung = loese(form, Wuensche(luecke=0.0, faeden=faeden), unterbrich, bloecke=bloecke(form))
    assert loesung.signalnummer == signal.SIGINT
    assert loesung.ende in {Ende.UNTERBROCHEN, Ende.OPTIMAL}
    assert form.haelt_ein(loesung.werte)
    bestes = loese_ganz(form, Wuensche(luecke=0.0)).zielwert
    assert loesung.zielwert <= bestes + 1e-6
    assert loesung.schranke >= bestes - 1e-6
    assert all(prozess.returncode is not None for prozess in gestartete)


def test_start_der_nicht_mehr_erlaubt_ist_bringt_seinen_besten_teil() -> None:
    form = zwei_wege(1)
    alle = {(name, index): 1.0 for name, index in form.spalten if name == "x" and index[2] == 0}
    with Unterbrechung() as unterbrechung:
        stand = Stand(form.maximiert, Wuensche(), unterbrechung, None)
        assert pforte._beginne(form, stand, alle)
    gewaehlt = {stelle for stelle, wert in form.nach_spalten(stand.werte).items() if wert > 0.5}
    assert gewaehlt
    assert gewaehlt <= set(alle)
    assert form.haelt_ein(stand.werte)


def test_start_von_dem_nichts_bleibt_ist_keiner() -> None:
    form = zwei_wege(1)
    with Unterbrechung() as unterbrechung:
        stand = Stand(form.maximiert, Wuensche(), unterbrechung, None)
        assert not pforte._beginne(form, stand, {("x", (9, 9, 9)): 1.0})


@pytest.mark.parametrize("saat", range(4))
def test_start_aendert_nicht_was_bewiesen_wird(saat: int) -> None:
    form, fremd = zwei_kassen(saat), zwei_kassen(saat + 10)
    start = fremd.nach_spalten(loese_ganz(fremd, Wuensche(luecke=0.0)).werte)
    mit, ohne = (loese(form, Wuensche(luecke=0.0), start=s, bloecke=bloecke(form)) for s in (start, None))
    assert (mit.ende, mit.zielwert) == (ohne.ende, pytest.approx(ohne.zielwert))
    assert form.haelt_ein(mit.werte)
