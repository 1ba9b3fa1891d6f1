"""Plans of blocks as columns: bound and plans against all combinations, counted out; helpers change nothing."""

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pyomo.environ as pyo
import pytest

from massnahmenplan.loeser import Ende, Standardform, Wuensche, uebersetze
from massnahmenplan.loeser.blockweise import AUS_PLAENEN, _block_je_spalte, loese_als_ganzes, loese_blockweise
from massnahmenplan.loeser.gehilfen import Gehilfen
from massnahmenplan.loeser.relaxation import relaxiere
from massnahmenplan.loeser.spaltenerzeugung import Spaltenerzeugung
from massnahmenplan.loeser.spaltenvorrat import Spaltenvorrat
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.teilform import teilform
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.loeser.zerlegung import teile

DINGE, BLOECKE = 5, 3
ERSTES, ZWEITES, REST, TOPF, EIGENES = 120.0, 60.0, 40.0, 7, 200.0
"""Money of two years, what of the first may go on, things that all may have together, money of a block's own."""
KNAPP = 90.0
"""Money of a block's own that is too little for most of its things."""
Zahlen = np.ndarray


def zahlen(saat: int) -> tuple[Zahlen, Zahlen, Zahlen, Zahlen]:
    """Return use of both years, of the own money, and worth, by block and thing."""
    zufall = np.random.default_rng(saat)
    form = (BLOECKE, DINGE)
    return tuple(
        zufall.integers(von, bis, form).astype(float) for von, bis in ((0, 50), (0, 40), (20, 80), (10, 99))
    )


def verbund(saat: int, maximiert: bool = True, geld: float = EIGENES) -> Standardform:
    """Return: each block buys things from its own purse, and from one of two years that all share."""
    erstes, zweites, eigenes, wert = zahlen(saat)
    modell = pyo.ConcreteModel()
    modell.rest = pyo.Var(bounds=(0, None))
    bloecke = []
    for b in range(BLOECKE):
        block = pyo.ConcreteModel()
        block.x = pyo.Var(range(DINGE), domain=pyo.Binary)
        block.kasse = pyo.Constraint(expr=sum(eigenes[b, i] * block.x[i] for i in range(DINGE)) <= geld)
        modell.add_component(f"s{b}", block)
        bloecke.append(block)

    def summe(werte: Zahlen) -> object:
        return sum(float(werte[b, i]) * bloecke[b].x[i] for b in range(BLOECKE) for i in range(DINGE))

    modell.erstes = pyo.Constraint(expr=summe(erstes) + modell.rest <= ERSTES)
    modell.zweites = pyo.Constraint(expr=summe(zweites) - modell.rest <= ZWEITES)
    modell.frist = pyo.Constraint(expr=modell.rest <= REST)
    modell.topf = pyo.Constraint(expr=summe(np.ones((BLOECKE, DINGE))) <= TOPF)
    richtung = 1 if maximiert else -1
    modell.ziel = pyo.Objective(
        expr=richtung * (summe(wert) + 3), sense=pyo.maximize if maximiert else pyo.minimize
    )
    return uebersetze(modell)


def bestes_von_hand(saat: int, geld: float = EIGENES) -> float:
    erstes, zweites, eigenes, wert = zahlen(saat)
    wahl = np.array(list(product((0.0, 1.0), repeat=DINGE)))
    je_block = [wahl[wahl @ eigenes[b] <= geld] for b in range(BLOECKE)]
    nutzung = [
        np.stack([x @ erstes[b], x @ zweites[b], x.sum(axis=1), x @ wert[b]], axis=1)
        for b, x in enumerate(je_block)
    ]
    summe = nutzung[0]
    for weitere in nutzung[1:]:
        summe = (summe[:, None, :] + weitere[None, :, :]).reshape(-1, 4)
    e, z, anzahl, w = summe.T
    erlaubt = (e <= ERSTES) & (anzahl <= TOPF) & (z <= ZWEITES + np.minimum(REST, ERSTES - e))
    return float(w[erlaubt].max()) + 3


VERLANGT, PREIS = 9, 25.0
"""Things that all together shall have, and the price of one that is missing."""


def mit_weichem_ziel(saat: int) -> Standardform:
    """Return: each block buys from its own purse; what is missing of the things asked for belongs to no block."""
    _, _, eigenes, wert = zahlen(saat)
    modell = pyo.ConcreteModel()
    modell.fehlt = pyo.Var(bounds=(0, VERLANGT))
    for b in range(BLOECKE):
        block = pyo.ConcreteModel()
        block.x = pyo.Var(range(DINGE), domain=pyo.Binary)
        block.kasse = pyo.Constraint(expr=sum(eigenes[b, i] * block.x[i] for i in range(DINGE)) <= EIGENES)
        modell.add_component(f"s{b}", block)
    dinge = [(b, i, modell.component(f"s{b}").x[i]) for b in range(BLOECKE) for i in range(DINGE)]
    modell.ziel_erreicht = pyo.Constraint(expr=sum(x for *_, x in dinge) + modell.fehlt >= VERLANGT)
    modell.ziel = pyo.Objective(expr=sum(float(wert[b, i]) * x for b, i, x in dinge) + PREIS * modell.fehlt)
    return uebersetze(modell)


def bestes_mit_weichem_ziel(saat: int) -> float:
    """Return the least cost: of each block the cheapest so many things, in all combinations."""
    _, _, eigenes, wert = zahlen(saat)
    wahl = np.array(list(product((0.0, 1.0), repeat=DINGE)))
    je_block = []
    for b in range(BLOECKE):
        erlaubt = wahl[wahl @ eigenes[b] <= EIGENES]
        mengen = erlaubt.sum(axis=1)
        je_block.append([(n, (erlaubt[mengen == n] @ wert[b]).min()) for n in set(mengen.tolist())])
    return min(
        sum(kosten for _, kosten in teile_) + PREIS * max(0, VERLANGT - sum(n for n, _ in teile_))
        for teile_ in product(*je_block)
    )


def erzeuge(form: Standardform, runden: int, helfer: int = 0) -> tuple[Spaltenerzeugung, Stand]:
    with Unterbrechung() as unterbrechung:
        stand = Stand(form.maximiert, Wuensche(luecke=1e-9), unterbrechung, None)
        relaxation = relaxiere(form, stand.wuensche(), unterbrechung)
        assert relaxation is not None
        with Gehilfen(helfer, unterbrechung) as gehilfen:
            spalten = Spaltenerzeugung(form, stand, teile(form, _block_je_spalte(form)), gehilfen, 1.0)
            spalten.sammle(spalten.beginne(relaxation, 1_000))
            spalten.verhandle(1_000, runden)
            spalten.setze_zusammen()
    return spalten, stand


@pytest.mark.parametrize("maximiert", [True, False])
@pytest.mark.parametrize("saat", range(8))
def test_schranke_und_plan_umschliessen_das_optimum(saat: int, maximiert: bool) -> None:
    form, bestes = verbund(saat, maximiert), bestes_von_hand(saat)
    richtung = 1 if maximiert else -1
    for runden in (0, 3):
        _, stand = erzeuge(form, runden)
        assert stand.schranke is not None
        assert richtung * stand.schranke >= bestes - 1e-6
        if stand.werte is not None:
            assert form.haelt_ein(stand.werte)
            assert richtung * (stand.bester or 0.0) <= bestes + 1e-6
            assert abs(form.kosten @ stand.werte + form.offset - (stand.bester or 0.0)) < 1e-6


@pytest.mark.parametrize("saat", range(4))
def test_mit_genug_runden_ist_die_schranke_die_aller_plaene(saat: int) -> None:
    """The best bound that prices can give is the value of the master that knows all plans."""
    form = verbund(saat)
    spalten, _ = erzeuge(form, 60)
    alle = Spaltenvorrat(spalten.aufteilung)
    for b in alle.bloecke:
        block = spalten.aufteilung.bloecke[b].form
        for wahl in product((0.0, 1.0), repeat=DINGE):
            if block.haelt_ein(np.array(wahl)):
                alle.lege_ab(b, np.array(wahl))
    with Unterbrechung() as unterbrechung:
        bestes = relaxiere(alle.meister(ganzzahlig=False), Wuensche(), unterbrechung)
    assert bestes is not None
    assert abs(spalten.schranke - bestes.zielwert) <= 1e-3 * abs(bestes.zielwert)


def test_helfer_aendern_nichts() -> None:
    form = verbund(3)
    allein, stand = erzeuge(form, 4)
    zu_zweit, anderer = erzeuge(form, 4, helfer=1)
    assert allein.schranke == zu_zweit.schranke
    assert stand.bester == anderer.bester
    assert np.array_equal(allein.preise, zu_zweit.preise)


def test_ein_plan_wird_nur_einmal_aufgenommen() -> None:
    spalten, stand = erzeuge(verbund(0), 3)
    assert stand.werte is not None
    anzahl = len(spalten.vorrat.spalten)
    spalten.vorrat.lege_ganzen_ab(stand.werte)
    spalten.vorrat.lege_ganzen_ab(stand.werte)
    assert len(spalten.vorrat.spalten) <= anzahl + BLOECKE
    assert len(spalten.vorrat.spalten) == len(
        {(s.block, s.wert, s.nutzung.tobytes()) for s in spalten.vorrat.spalten}
    )


@pytest.mark.parametrize("saat", range(4))
def test_beide_wege_finden_dasselbe(saat: int) -> None:
    form, bestes = verbund(saat), bestes_von_hand(saat)
    for weg in (loese_als_ganzes, loese_blockweise):
        ergebnis = weg(form, Wuensche(luecke=1e-9))
        assert ergebnis.loesung.ende is Ende.OPTIMAL
        assert abs((ergebnis.loesung.zielwert or 0.0) - bestes) < 1e-6
        assert all(ergebnis.preise[zeile, None] >= -1e-9 for zeile in ("erstes", "zweites", "topf"))


def test_eine_weite_luecke_wird_ohne_highs_ueber_alles_bewiesen() -> None:
    ergebnis = loese_blockweise(verbund(1), Wuensche(luecke=0.5))
    assert ergebnis.loesung.weg == AUS_PLAENEN
    assert ergebnis.loesung.ende is Ende.OPTIMAL


def test_unmoegliches_wird_erkannt() -> None:
    form = verbund(0)
    zu_viel = replace(form, zeile_unten=np.where([z[0] == "topf" for z in form.zeilen], 7.0, form.zeile_unten))
    nichts = replace(
        zu_viel, zeile_oben=np.where([z[0] == "s0.kasse" for z in form.zeilen], -1.0, form.zeile_oben)
    )
    assert loese_blockweise(nichts, Wuensche()).loesung.ende is Ende.UNERFUELLBAR


def test_teilform_ist_der_block_unter_eigenem_namen() -> None:
    form = verbund(2)
    teil = teilform(form, "s1")
    _, _, eigenes, wert = zahlen(2)
    assert teil.form.spalten == tuple(("x", i) for i in range(DINGE))
    assert teil.form.zeilen == (("kasse", None),)
    assert np.array_equal(teil.form.matrix.toarray()[0], eigenes[1])
    assert np.array_equal(form.kosten[teil.spalten], wert[1])


@pytest.mark.parametrize("anteil", [0.0, 0.5, 1.0, 1.0 + 1e-7, 3.0])
@pytest.mark.parametrize("saat", range(4))
def test_schranke_gilt_auch_wo_die_verfehlung_mehr_wert_ist_als_sie_kostet(saat: int, anteil: float) -> None:
    """The column without a block and without rows counts with its own bounds: 9 things, 25 each."""
    form, bestes = mit_weichem_ziel(saat), bestes_mit_weichem_ziel(saat)
    with Unterbrechung() as unterbrechung, Gehilfen(0, unterbrechung) as gehilfen:
        stand = Stand(form.maximiert, Wuensche(luecke=1e-9), unterbrechung, None)
        spalten = Spaltenerzeugung(form, stand, teile(form, _block_je_spalte(form)), gehilfen, 1.0)
        assert [block.form.zeilen for block in spalten.vorrat.freie] == [()]
        runde = spalten.frage(np.array([anteil * PREIS]), 1_000)
    assert np.isfinite(runde.schranke)
    assert runde.schranke <= bestes + 1e-6


@pytest.mark.parametrize("saat", range(4))
def test_beide_wege_bezahlen_dieselbe_verfehlung(saat: int) -> None:
    form, bestes = mit_weichem_ziel(saat), bestes_mit_weichem_ziel(saat)
    for weg in (loese_als_ganzes, loese_blockweise):
        ergebnis = weg(form, Wuensche(luecke=1e-9))
        assert abs((ergebnis.loesung.zielwert or 0.0) - bestes) < 1e-6
        assert 0.0 <= ergebnis.preise["ziel_erreicht", None] <= PREIS + 1e-6


@pytest.mark.parametrize("maximiert", [True, False])
@pytest.mark.parametrize("saat", range(4))
def test_eine_angehaltene_runde_beweist_was_von_ihr_fertig_ist(saat: int, maximiert: bool) -> None:
    """Own purses bind. Without answers the bound is the relaxation's, with each it is tighter, never too tight."""
    form, bestes = verbund(saat, maximiert, KNAPP), bestes_von_hand(saat, KNAPP)
    richtung = 1 if maximiert else -1
    schranken = []
    for fertige in range(BLOECKE + 1):
        with Unterbrechung() as unterbrechung, Gehilfen(0, unterbrechung) as gehilfen:
            stand = Stand(form.maximiert, Wuensche(luecke=1e-9), unterbrechung, None)
            relaxation = relaxiere(form, stand.wuensche(), unterbrechung)
            spalten = Spaltenerzeugung(form, stand, teile(form, _block_je_spalte(form)), gehilfen, 1.0)
            anfrage = spalten.beginne(relaxation, 1_000)
            gehilfen.warte_auf(tuple(anfrage.auftraege.values()))
            for auftrag in list(anfrage.auftraege.values())[fertige:]:
                auftrag.loesung = None
            spalten.sammle(anfrage)
            schranken.append(richtung * stand.schranke)
            assert np.array_equal(spalten.preise, anfrage.preise)
    assert schranken[0] == pytest.approx(richtung * relaxation.zielwert)
    assert all(enger <= weiter + 1e-6 for weiter, enger in pairwise(schranken))
    assert schranken[-1] < schranken[0] - 1e-3
    assert schranken[-1] >= bestes - 1e-6


def test_eine_neue_runde_zu_denselben_preisen_vergisst_nichts() -> None:
    """Asked again with nobody to answer, the blocks are worth what they were."""
    form = verbund(2)
    with Unterbrechung() as unterbrechung, Gehilfen(0, unterbrechung) as gehilfen:
        stand = Stand(form.maximiert, Wuensche(luecke=1e-9), unterbrechung, None)
        relaxation = relaxiere(form, stand.wuensche(), unterbrechung)
        spalten = Spaltenerzeugung(form, stand, teile(form, _block_je_spalte(form)), gehilfen, 1.0)
        erste = spalten.sammle(spalten.beginne(relaxation, 1_000))
        gehilfen.warte_auf = lambda _: None
        assert spalten.frage(spalten.preise, 1_000).schranke == pytest.approx(erste.schranke)
        assert spalten.frage(2 * spalten.preise, 1_000).schranke == -np.inf
