"""Coefficients: their sum over all subsets is the function, for every set."""

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from random import Random

import pytest

from massnahmenplan.wirkung.moebius import Stufen, Werte, koeffizienten, wesentliche, zulaessige_mengen


def teilmenge(kleine: Stufen, grosse: Stufen) -> bool:
    return all(k in (0, g) for k, g in zip(kleine, grosse, strict=True))


def zufaellig(mengen: list[Stufen], saat: int) -> Callable[[Stufen], Werte]:
    zufall = Random(saat)
    werte = {menge: (Decimal(zufall.randint(-99, 99)), Decimal(zufall.randint(-9, 9))) for menge in mengen}
    return werte.__getitem__


@pytest.mark.parametrize("wege", [[1, 1, 1, 1], [2, 1, 3], [1], [2, 2]])
def test_summe_der_koeffizienten_ist_die_funktion(wege: list[int]) -> None:
    mengen = zulaessige_mengen(wege, (), 4096)
    assert set(mengen) == set(product(*(range(anzahl + 1) for anzahl in wege)))
    g = zufaellig(mengen, 7)
    mu = koeffizienten(mengen, g)
    for menge in mengen:
        enthalten = [mu[u] for u in mengen if teilmenge(u, menge)]
        assert tuple(map(sum, zip(*enthalten, strict=True))) == g(menge)


def test_von_hand() -> None:
    # g: 0, 5, 7, 10 for none, a, b, both: a and b lose 2 together
    g = {(0, 0): 0, (1, 0): 5, (0, 1): 7, (1, 1): 10}
    mu = koeffizienten(list(g), lambda menge: (Decimal(g[menge]),))
    assert mu == {(0, 0): (0,), (1, 0): (5,), (0, 1): (7,), (1, 1): (-2,)}


def test_was_sich_ausschliesst_steht_in_keiner_menge() -> None:
    mengen = zulaessige_mengen([1, 2, 1], {frozenset((0, 1))}, 4096)
    assert len(mengen) == 8  # of 12, without the 2 x 2 sets of the first with one of the ways of the second
    assert not [menge for menge in mengen if menge[0] and menge[1]]
    g = zufaellig(mengen, 3)
    mu = koeffizienten(mengen, g)
    for menge in mengen:
        assert sum((mu[u][0] for u in mengen if teilmenge(u, menge)), Decimal(0)) == g(menge)[0]


def test_zu_viele_mengen_werden_nicht_aufgezaehlt() -> None:
    assert len(zulaessige_mengen([1] * 12, (), 4096)) == 4096
    assert len(zulaessige_mengen([1] * 200, (), 4096)) == 4097


def test_weggelassenes_bleibt_zusammen_im_spielraum() -> None:
    mu = {(1, 0): (Decimal("0.4"),), (0, 1): (Decimal("-0.5"),), (1, 1): (Decimal("0.3"),), (0, 0): (Decimal(0),)}
    assert wesentliche(mu, (Decimal("0.7"),)) == {(0, 1): (Decimal("-0.5"),)}  # 0.3 + 0.4, no more
    assert wesentliche(mu, (Decimal("0.69"),)).keys() == {(1, 0), (0, 1)}
    assert wesentliche(mu, (Decimal("1e-9"),)).keys() == mu.keys() - {(0, 0)}
