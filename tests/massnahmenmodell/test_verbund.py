"""Groups by their sets: the value of the one set that is in operation, whatever its sign; a tight relaxation."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from massnahmenmodell import Modelldaten, baue_modell
from massnahmenplan.loeser import Wuensche, loese, uebersetze
from tests.massnahmenmodell.bausteine import daten, loese_mit, produkt, verbund

# Single effects 10, 6, 4; pairs lose 5, 2, 1; all three regain 3.
MU = {(0,): 10.0, (1,): 6.0, (2,): 4.0, (0, 1): -5.0, (0, 2): -2.0, (1, 2): -1.0, (0, 1, 2): 3.0}
MENGEN = [menge for n in range(4) for menge in combinations(range(3), n)]
DREI = [[[0], [1], [2]]] * 2


def jenseits(menge: tuple[int, ...]) -> float:
    """Return what a set brings beyond its single effects."""
    return sum(wert for u, wert in MU.items() if len(u) > 1 and set(u) <= set(menge))


def in_mengen(**rest: object) -> Modelldaten:
    gruppe = verbund(DREI, {menge: [0.0, jenseits(menge)] for menge in MENGEN})
    einzeln = {1: {m: MU[(m,)] for m in range(3)}}
    return daten([(m, 0, 0) for m in range(3)], perioden=2, minderung=einzeln, verbuende=(gruppe,), **rest)


def in_produkten() -> Modelldaten:
    produkte = tuple(produkt([[[m] for m in u]] * 2, [0.0, wert]) for u, wert in MU.items() if len(u) > 1)
    return replace(in_mengen(), verbuende=(), produkte=produkte)


@pytest.mark.parametrize("menge", MENGEN)
def test_jede_menge_hat_ihren_wert(menge: tuple[int, ...]) -> None:
    erwartet = sum(MU[(m,)] for m in menge) + jenseits(menge)
    assert loese_mit(in_mengen(), menge) == pytest.approx(erwartet)
    assert loese_mit(in_produkten(), menge) == pytest.approx(erwartet)


def test_geld_und_tonnen_haben_dieselbe_menge_und_spaete_optionen_zaehlen_spaeter() -> None:
    """Options 0 and 1 are one measure, early and late; with option 2 it loses 3 t and 0.5 thousand EUR."""
    in_kraft = [[[0], [2]], [[0, 1], [2]]]
    gruppe = verbund(
        in_kraft,
        {(): [0.0, 0.0], (0,): [0.0, 0.0], (1,): [0.0, 0.0], (0, 1): [-3.0, -3.0]},
        {(): [0.0, 0.0], (0,): [0.0, 0.0], (1,): [0.0, 0.0], (0, 1): [-0.5, -0.5]},
    )
    optionen = [(0, 0, 0), (0, 1, 1), (1, 0, 0)]
    eingabe = daten(optionen, perioden=2, minderung={0: {2: 9.0}}, verbuende=(gruppe,), diskont=[1.0, 0.5, 0.2])
    assert loese_mit(eingabe, (0, 2)) == pytest.approx(3.0)
    assert loese_mit(eingabe, (1, 2)) == pytest.approx(6.0)
    kosten = replace(eingabe, zielfunktion="kosten")
    assert loese_mit(kosten, (0, 2)) == pytest.approx(0.75)  # 0.5 x 1 + 0.5 x 0.5
    assert loese_mit(kosten, (1, 2)) == pytest.approx(0.25)


def test_mengen_schaetzen_enger_als_produkte() -> None:
    """Half of each measure: sets allow at most the concave envelope, products let every loss vanish."""

    def schranke(eingabe: Modelldaten) -> float:
        modell = baue_modell(eingabe)
        for x in modell.x.values():
            x.setlb(0.5)
            x.setub(0.5)
        form = uebersetze(modell)
        wert = loese(replace(form, ganzzahlig=np.zeros_like(form.ganzzahlig)), Wuensche(luecke=0.0)).zielwert
        assert wert is not None
        return wert

    # best: half of the time {0}, half {1, 2}: (10 + 9) / 2; products lose nothing and gain half of 3
    assert schranke(in_mengen()) == pytest.approx(9.5)
    assert schranke(in_produkten()) == pytest.approx(11.5)
