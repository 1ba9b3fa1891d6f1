"""The model of budget levels: what is nested, what is cut off, and a published list of 41 projects."""

import random
from itertools import combinations, pairwise, product

import numpy as np
import pytest
from pyomo.environ import Constraint, Objective

from massnahmenmodell import Modelldaten
from massnahmenmodell.schachtelung import Stufe, Stufendaten, baue_stufenmodell
from massnahmenplan.loeser import Ende, Wuensche, loese, uebersetze
from tests.massnahmenmodell.bausteine import daten, haushalt
from tests.massnahmenmodell.ee_41 import ANSAETZE, ANTEILE, AUSZAHLUNGEN, KAPITALWERTE, LOGOS_OPTIMUM, PFLICHT

ALLE = tuple(range(5))


def stufe(gewicht: float, ansatz: float, kosten: list[float], nutzen: list[float], **rest: object) -> Stufe:
    """Return a level with one option per measure; money in the first period, effect in the last."""
    kasse = haushalt([ansatz, 0, 0], {0: dict(enumerate(kosten))})
    optionen = [(m, 0, 0) for m in range(len(kosten))]
    welt = daten(optionen, haushalte=(kasse,), minderung={2: dict(enumerate(nutzen))}, **rest)
    return Stufe(gewicht, welt, np.arange(len(kosten)))


def geloest(eingabe: Stufendaten) -> tuple[float | None, list[set[int]]]:
    """Return the value and what each level carries out."""
    form = uebersetze(baue_stufenmodell(eingabe))
    loesung = loese(form, Wuensche(luecke=0.0))
    assert loesung.ende in {Ende.OPTIMAL, Ende.UNERFUELLBAR}
    gewaehlt = {stelle for stelle, wert in form.nach_spalten(loesung.werte).items() if wert > 0.5}
    stufen = range(len(eingabe.stufen))
    return loesung.zielwert, [{o for o in range(50) if (f"s{k}.x", o) in gewaehlt} for k in stufen]


def test_liste_gibt_die_beste_loesung_einer_stufe_auf() -> None:
    # 60: a (6 t); 100: b + c (5 + 5 t), or a + nothing (a costs 60, b and c 50 each). Nested with equal weights:
    # a, a: 6 + 6; {}, bc: 0 + 10; b, bc: 5 + 10 = 15, the best.
    kosten, nutzen = [60.0, 50.0, 50.0], [6.0, 5.0, 5.0]
    klein, gross = (stufe(0.5, ansatz, kosten, nutzen) for ansatz in (60.0, 100.0))
    wert, liste = geloest(Stufendaten((klein, gross), 3))
    assert wert == pytest.approx(7.5)
    assert liste[1] == {1, 2}
    assert liste[0] in ({1}, {2})
    # If the small budget counts nine times as much: a, a: 6 against 0.9 · 5 + 0.1 · 10 = 5.5.
    klein, gross = (stufe(g, a, kosten, nutzen) for g, a in ((0.9, 60.0), (0.1, 100.0)))
    assert geloest(Stufendaten((klein, gross), 3)) == (pytest.approx(6.0), [{0}, {0}])


def test_verworfene_liste_kommt_nicht_wieder() -> None:
    stufen = tuple(stufe(0.5, ansatz, [60.0, 50.0], [6.0, 4.0]) for ansatz in (60.0, 110.0))
    beste = geloest(Stufendaten(stufen, 2))
    assert beste == (pytest.approx(8.0), [{0}, {0, 1}])
    zweite = geloest(Stufendaten(stufen, 2, verworfen=((frozenset({0}), frozenset({0, 1})),)))
    assert zweite == (pytest.approx(7.0), [{1}, {0, 1}])  # 4 and 10, better than 6 and 6


def test_eine_andere_variante_ist_eine_andere_entscheidung() -> None:
    # Two variants of one measure: 50 for 3 t, 100 for 10 t. Who begins with the small one keeps it.
    def welt(ansatz: float) -> Modelldaten:
        kasse = haushalt([ansatz, 0, 0], {0: {0: 50.0, 1: 100.0}})
        return daten([(0, 0, 0), (0, 0, 0)], haushalte=(kasse,), minderung={2: {0: 3.0, 1: 10.0}})

    def aufgabe(*gewichte: float) -> Stufendaten:
        paare = zip(gewichte, (50.0, 100.0), strict=True)
        return Stufendaten(tuple(Stufe(g, welt(ansatz), np.array([0, 1])) for g, ansatz in paare), 2)

    assert geloest(aufgabe(0.5, 0.5)) == (pytest.approx(5.0), [set(), {1}])
    assert geloest(aufgabe(0.8, 0.2)) == (pytest.approx(3.0), [{0}, {0}])


def test_was_eine_hoehere_stufe_nicht_kann_bleibt_auch_unten_weg() -> None:
    unten = stufe(0.5, 100.0, [50.0, 50.0], [9.0, 1.0])
    oben = Stufe(0.5, stufe(0.5, 100.0, [50.0], [1.0]).daten, np.array([1]))  # it has decision 1 only
    assert geloest(Stufendaten((unten, oben), 2)) == (pytest.approx(1.0), [{1}, {0}])


def _bester(stufen: list[tuple[float, float]], kosten: list[float], nutzen: list[float]) -> float:
    """Try every chain of subsets."""
    mengen = [frozenset(m) for n in range(len(kosten) + 1) for m in combinations(range(len(kosten)), n)]
    ketten = (
        kette
        for kette in product(mengen, repeat=len(stufen))
        if all(a <= b for a, b in pairwise(kette))
        and all(sum(kosten[o] for o in m) <= ansatz for (_, ansatz), m in zip(stufen, kette, strict=True))
    )
    return max(sum(g * sum(nutzen[o] for o in m) for (g, _), m in zip(stufen, k, strict=True)) for k in ketten)


@pytest.mark.parametrize("saat", range(8))
def test_wie_jede_kette_von_mengen_durchprobiert(saat: int) -> None:
    zufall = random.Random(saat)
    kosten = [float(zufall.randint(10, 60)) for _ in ALLE]
    nutzen = [float(zufall.randint(1, 20)) for _ in ALLE]
    paare = [(zufall.choice((0.2, 0.5, 1.0)), ansatz) for ansatz in (60.0, 90.0, 130.0)]
    wert, liste = geloest(Stufendaten(tuple(stufe(g, a, kosten, nutzen) for g, a in paare), 5))
    assert wert == pytest.approx(_bester(paare, kosten, nutzen))
    assert liste[0] <= liste[1] <= liste[2]


def test_liste_von_41_vorhaben_wie_veroeffentlicht() -> None:
    optionen = [(m, 0, 0) for m in range(len(KAPITALWERTE))]
    netto = {t: {m: zahlungen[t] for m, zahlungen in enumerate(AUSZAHLUNGEN)} for t in range(5)}
    stufen = tuple(
        Stufe(
            anteil,
            daten(
                optionen,
                perioden=5,
                haushalte=(haushalt([ansatz] * 5, netto),),
                minderung={4: dict(enumerate(KAPITALWERTE))},
                pflicht=PFLICHT,
            ),
            np.arange(len(optionen)),
        )
        for anteil, ansatz in zip(ANTEILE, ANSAETZE, strict=True)
    )
    wert, liste = geloest(Stufendaten(stufen, len(optionen)))
    assert wert == pytest.approx(LOGOS_OPTIMUM, abs=0.01)
    assert all(kleine <= grosse for kleine, grosse in pairwise(liste))


def test_zeilen_und_ziel_sind_beschrieben() -> None:
    modell = baue_stufenmodell(Stufendaten((stufe(1.0, 60.0, [60.0], [6.0]),), 1))
    for komponente in modell.component_objects((Constraint, Objective), descend_into=False):
        assert komponente.doc
