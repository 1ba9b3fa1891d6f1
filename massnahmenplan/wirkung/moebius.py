"""Exact coefficients of a joint effect:  g(S) = Σ μ(U) over all U ⊆ S.

An element of a set is a measure in one way; two ways of one measure, and measures that exclude each other, are
never in one set. The coefficients come from differences along one measure after the other.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal

Werte = tuple[Decimal, ...]
"""Everything that is asked of one set: tonnes and money, year by year."""
Stufen = tuple[int, ...]
"""Per measure: 0 for not in force, or the number of the way."""
NICHTS = Decimal(0)
MENGEN_HOECHSTENS = 4096
"""So many sets of measures of one group are worked out: twelve measures, each in one way."""


def zulaessige_mengen(wege: Sequence[int], verboten: Collection[frozenset[int]], hoechstens: int) -> list[Stufen]:
    """Return all sets, the smaller ways first; ``wege``: how many ways each measure has.

    verboten: pairs of measures that are never in force together. No more than ``hoechstens`` + 1 sets are listed.
    """
    mengen: list[Stufen] = [()]
    for m, anzahl in enumerate(wege):
        feinde = [i for i in range(m) if frozenset((i, m)) in verboten]
        mengen = [
            (*menge, stufe)
            for menge in mengen
            for stufe in range(anzahl + 1)
            if not stufe or not any(menge[i] for i in feinde)
        ]
        if len(mengen) > hoechstens:
            return mengen[: hoechstens + 1]
    return mengen


def koeffizienten(mengen: Sequence[Stufen], g: Callable[[Stufen], Werte]) -> dict[Stufen, Werte]:
    """Return μ(U) for all sets; with a set every smaller one must be among them."""
    mu = {menge: g(menge) for menge in mengen}
    for m in range(len(mengen[0])):
        for menge in mengen:
            if menge[m]:
                ohne = (*menge[:m], 0, *menge[m + 1 :])
                mu[menge] = tuple(a - b for a, b in zip(mu[menge], mu[ohne], strict=True))
    return mu


def wesentliche(mu: Mapping[Stufen, Werte], spielraum: Werte) -> dict[Stufen, Werte]:
    """Return the coefficients without those that are 0 or so small that all left out stay within ``spielraum``."""
    verbleibt = list(spielraum)
    behalten = dict(mu)
    for menge in sorted(mu, key=lambda u: max((abs(w) / s for w, s in zip(mu[u], spielraum, strict=True)))):
        danach = [rest - abs(wert) for rest, wert in zip(verbleibt, mu[menge], strict=True)]
        if min(danach) < NICHTS:
            break
        verbleibt = danach
        del behalten[menge]
    return behalten
