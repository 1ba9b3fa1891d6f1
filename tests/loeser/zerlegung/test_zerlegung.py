"""Blocks, their master problem, and the bound they prove: against the whole problem solved in one piece."""

from dataclasses import replace
from itertools import product

import numpy as np
import pyomo.environ as pyo
import pytest

from massnahmenplan.loeser import Standardform, Wuensche, uebersetze
from massnahmenplan.loeser.gehilfen import Gehilfen
from massnahmenplan.loeser.highs import loese
from massnahmenplan.loeser.relaxation import Relaxation, relaxiere
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.loeser.zerlegung import Zerlegung, teile
from massnahmenplan.loeser.zerlegung.aufteilung import OHNE
from massnahmenplan.loeser.zerlegung.meister import Vorrat, gueltige_preise, wert_der_zeilen


def zwei_kassen(saat: int, je_kasse: int = 8, maximiert: bool = True) -> Standardform:
    """Return: things to pay from two purses with a rest, staff that both share, and one offset."""
    zufall = np.random.default_rng(saat)
    kosten, nutzen = zufall.integers(20, 90, (2, je_kasse)), zufall.integers(10, 99, (2, je_kasse))
    modell = pyo.ConcreteModel()
    stellen = [(k, i) for k in range(2) for i in range(je_kasse)]
    modell.x = pyo.Var(stellen, domain=pyo.Binary)
    modell.rest = pyo.Var([0, 1], bounds=(0, 30))

    @modell.Constraint([0, 1])
    def kasse(b, k):
        return sum(int(kosten[k, i]) * b.x[k, i] for i in range(je_kasse)) + b.rest[k] == 150

    modell.personal = pyo.Constraint(expr=sum(modell.x.values()) <= 5)
    vorzeichen = 1 if maximiert else -1
    ziel = sum(int(nutzen[k, i]) * modell.x[k, i] for k, i in stellen) - 0.1 * (modell.rest[0] + modell.rest[1])
    modell.ziel = pyo.Objective(expr=vorzeichen * (ziel + 7), sense=pyo.maximize if maximiert else pyo.minimize)
    return uebersetze(modell)


def bestes_von_hand(form: Standardform) -> float:
    """Return the best over all choices of sixteen things; what a purse has left follows."""
    stelle = {spalte: s for s, spalte in enumerate(form.spalten)}
    dinge = [stelle["x", (k, i)] for k in range(2) for i in range(8)]
    wahl = np.array(list(product((0.0, 1.0), repeat=16)))
    zeilen = (form.matrix[:, dinge] @ wahl.T).T  # what each choice takes of each row
    erlaubt, wert = np.ones(len(wahl), dtype=bool), wahl @ form.kosten[dinge] + form.offset
    for z, (familie, k) in enumerate(form.zeilen):
        rest = form.zeile_oben[z] - zeilen[:, z]
        erlaubt &= (rest >= 0) & ((familie != "kasse") | (rest <= 30))
        if familie == "kasse":
            wert = wert + form.kosten[stelle["rest", k]] * rest
    return float(wert[erlaubt].max() if form.maximiert else wert[erlaubt].min())


def kasse_je_spalte(form: Standardform) -> np.ndarray:
    return np.array([index[0] if name == "x" else OHNE for name, index in form.spalten])


def ergebnis(form: Standardform, block: np.ndarray, plan: bool = True) -> Stand:
    with Unterbrechung() as unterbrechung:
        stand = Stand(form.maximiert, Wuensche(luecke=1e-6), unterbrechung, None)
        relaxation = relaxiere(form, stand.wuensche(), unterbrechung)
        assert relaxation is not None
        stand.nimm_schranke(relaxation.zielwert)
        if plan:
            start = loese(form, Wuensche(luecke=0.5))
            stand.nimm_plan(start.werte, start.zielwert)
        zerlege(form, stand, relaxation, block)
    return stand


def zerlege(form: Standardform, stand: Stand, relaxation: Relaxation, block: np.ndarray) -> None:
    with Gehilfen(0, stand.unterbrechung) as gehilfen:
        zerlegung = Zerlegung(form, stand, teile(form, block), gehilfen, 1.0)
        anfrage = zerlegung.frage_zuerst(relaxation)
        zerlegung.verhandle(zerlegung.sammle(anfrage), anfrage.preise)


def test_freie_spalten_gehen_zu_ihren_nachbarn_und_nur_geteilte_zeilen_binden() -> None:
    form = zwei_kassen(1)
    aufteilung = teile(form, kasse_je_spalte(form))
    assert [form.zeilen[z] for z in aufteilung.zeilen] == [("personal", None)]
    for k, block in enumerate(aufteilung.bloecke):
        assert {form.spalten[s] for s in block.spalten} == {("rest", k)} | {("x", (k, i)) for i in range(8)}
        assert block.form.zeilen == (("kasse", k),)
    with pytest.raises(ValueError, match="no column"):
        teile(form, np.full(len(form.spalten), OHNE))


@pytest.mark.parametrize("saat", range(8))
@pytest.mark.parametrize("maximiert", [True, False])
def test_schranke_gilt_und_ist_enger_als_ohne_ganzzahligkeit(saat: int, maximiert: bool) -> None:
    form = zwei_kassen(saat, maximiert=maximiert)
    bestes = bestes_von_hand(form)
    stand = ergebnis(form, kasse_je_spalte(form))
    with Unterbrechung() as unterbrechung:
        lose = relaxiere(form, Wuensche(), unterbrechung)
    assert None not in (bestes, lose, stand.schranke, stand.bester)
    vorzeichen = 1 if maximiert else -1
    assert vorzeichen * stand.schranke >= vorzeichen * bestes - 1e-6
    if abs(lose.zielwert - bestes) > 1e-3:
        assert vorzeichen * stand.schranke < vorzeichen * lose.zielwert - 1e-3
    assert vorzeichen * stand.bester <= vorzeichen * bestes + 1e-6


@pytest.mark.parametrize("saat", range(4))
def test_zusammengesetzter_plan_haelt_alle_zeilen(saat: int) -> None:
    form = zwei_kassen(saat)
    stand = ergebnis(form, kasse_je_spalte(form), plan=False)
    assert stand.werte is not None
    summen = form.matrix @ stand.werte
    assert (summen <= form.zeile_oben + 1e-6).all()
    assert (summen >= form.zeile_unten - 1e-6).all()
    assert form.kosten @ stand.werte + form.offset == pytest.approx(stand.bester)


@pytest.mark.parametrize("saat", range(4))
@pytest.mark.parametrize("maximiert", [True, False])
def test_block_den_niemand_geloest_hat_zaehlt_wie_in_der_relaxation(saat: int, maximiert: bool) -> None:
    form = zwei_kassen(saat, maximiert=maximiert)
    with Unterbrechung() as unterbrechung, Gehilfen(0, unterbrechung) as gehilfen:
        stand = Stand(form.maximiert, Wuensche(), unterbrechung, None)
        relaxation = relaxiere(form, stand.wuensche(), unterbrechung)
        zerlegung = Zerlegung(form, stand, teile(form, kasse_je_spalte(form)), gehilfen, 1.0)
        anfrage = zerlegung.frage_zuerst(relaxation)
        unterbrechung.signalnummer = 2  # before anybody has begun
        zerlegung.sammle(anfrage)
    assert stand.schranke == pytest.approx(relaxation.zielwert)


def test_ohne_bindende_zeilen_ist_die_erste_runde_der_beweis() -> None:
    form = zwei_kassen(3)
    lose = replace(form, zeile_oben=np.where([z[0] == "personal" for z in form.zeilen], np.inf, form.zeile_oben))
    stand = ergebnis(lose, kasse_je_spalte(form))
    assert stand.bester == pytest.approx(loese(lose, Wuensche(luecke=0.0)).zielwert)
    assert stand.luecke == pytest.approx(0.0, abs=1e-6)


def test_preis_einer_offenen_seite_ist_null() -> None:
    form = zwei_kassen(1)  # staff has an upper limit only: more of it can only help, its price is negative
    aufteilung = teile(form, kasse_je_spalte(form))
    assert gueltige_preise(aufteilung, np.array([2.0])).tolist() == [0.0]
    assert gueltige_preise(aufteilung, np.array([-2.0])).tolist() == [-2.0]
    assert wert_der_zeilen(aufteilung, np.array([-2.0])) == -10.0
    assert wert_der_zeilen(aufteilung, np.array([0.0])) == 0.0


def test_gleicher_plan_eines_blocks_steht_einmal_im_vorrat() -> None:
    form = zwei_kassen(1)
    vorrat = Vorrat(teile(form, kasse_je_spalte(form)))
    nichts = np.zeros(9)
    assert vorrat.lege_ab(0, nichts)
    anders_im_rest = np.where(vorrat.aufteilung.bloecke[0].form.ganzzahlig, 0.0, 5.0)
    assert not vorrat.lege_ab(0, anders_im_rest)


def test_block_ohne_schranke_laesst_bekanntes_stehen() -> None:
    modell = pyo.ConcreteModel()  # each purse has an amount that nothing but the binding row holds
    modell.x = pyo.Var(range(2), range(3), domain=pyo.Binary)
    modell.y = pyo.Var(range(2), domain=pyo.NonNegativeReals)

    @modell.Constraint(range(2))
    def kasse(b, k):
        return b.y[k] >= sum(b.x[k, i] for i in range(3)) - 1

    modell.gemeinsam = pyo.Constraint(expr=modell.y[0] + modell.y[1] <= 5)
    modell.ziel = pyo.Objective(expr=sum(modell.x.values()) + sum(modell.y.values()), sense=pyo.maximize)
    form = uebersetze(modell)
    with Unterbrechung() as unterbrechung:
        stand = Stand(form.maximiert, Wuensche(luecke=1e-6), unterbrechung, None)
        stand.nimm_schranke(11.0)
        nichts = np.zeros(len(form.spalten))
        relaxation = Relaxation(11.0, nichts, nichts, np.zeros(len(form.zeilen)))
        zerlege(form, stand, relaxation, kasse_je_spalte(form))
    assert (stand.schranke, stand.werte) == (11.0, None)
