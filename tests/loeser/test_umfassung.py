"""A narrower problem: what only narrows is seen as such, what widens in a single figure is not."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from massnahmenplan.loeser import Standardform, Wuensche
from massnahmenplan.loeser.highs import loese
from massnahmenplan.loeser.umfassung import umfasst
from tests.loeser.zerlegung.test_zerlegung import bestes_von_hand, zwei_kassen

Aenderung = Callable[[Standardform], Standardform]


def _mit_grenzen(form: Standardform) -> Standardform:
    """Return the problem with purses as limits: what is left over need not be accounted for."""
    unten = np.where([name == "kasse" for name, _ in form.zeilen], -np.inf, form.zeile_unten)
    return replace(form, zeile_unten=unten)


def _dinge(form: Standardform, zeile: str) -> tuple[int, int]:
    """Return a row of a kind and a thing that stands in it."""
    nummer = next(z for z, (name, _) in enumerate(form.zeilen) if name == zeile)
    spalten = form.matrix.tocsr()[[nummer]].indices
    return nummer, next(int(s) for s in spalten if form.spalten[s][0] == "x")


def koeffizient(zeile: str, um: float, spalte: str = "x") -> Aenderung:
    def aendere(form: Standardform) -> Standardform:
        matrix = form.matrix.tolil()
        z, s = _dinge(form, zeile)
        matrix[z, s if spalte == "x" else form.spalten.index((spalte, 0))] += um
        return replace(form, matrix=matrix.tocsc())

    return aendere


def feld(name: str, um: float, bei: str) -> Aenderung:
    def aendere(form: Standardform) -> Standardform:
        namen = form.zeilen if name.startswith("zeile") else form.spalten
        return replace(form, **{name: getattr(form, name) + um * np.array([art == bei for art, _ in namen])})

    return aendere


ENGER = {
    "dearer": koeffizient("kasse", 7.0),
    "more staff": koeffizient("personal", 1.0),
    "less money": feld("zeile_oben", -20.0, "kasse"),
    "less use": feld("kosten", -3.0, "x"),
    "less left over": feld("spalte_oben", -10.0, "rest"),
    "worth less at all": lambda form: replace(form, offset=form.offset - 1.0),
}
WEITER = {
    "cheaper": koeffizient("kasse", -7.0),
    "less staff": koeffizient("personal", -1.0),
    "more money": feld("zeile_oben", 20.0, "kasse"),
    "more use": feld("kosten", 3.0, "x"),
    "more left over": feld("spalte_oben", 10.0, "rest"),
    "worth more at all": lambda form: replace(form, offset=form.offset + 1.0),
    "no integers": lambda form: replace(form, ganzzahlig=np.zeros(len(form.spalten), dtype=bool)),
}


@pytest.mark.parametrize("saat", range(3))
@pytest.mark.parametrize("aenderung", ENGER.values(), ids=ENGER.keys())
def test_engeres_ist_nie_besser(aenderung: Aenderung, saat: int) -> None:
    weit = _mit_grenzen(zwei_kassen(saat))
    eng = aenderung(weit)
    assert umfasst(weit, eng, {})
    assert not umfasst(eng, weit, {})
    bestes = [loese(form, Wuensche(luecke=0.0)).zielwert for form in (weit, eng)]
    assert bestes[1] <= bestes[0] + 1e-6


@pytest.mark.parametrize("aenderung", WEITER.values(), ids=WEITER.keys())
def test_weiteres_wird_nicht_verkannt(aenderung: Aenderung) -> None:
    weit = _mit_grenzen(zwei_kassen(1))
    assert not umfasst(weit, aenderung(weit), {})
    anderes = ENGER["less use" if aenderung is WEITER["more money"] else "less money"]
    assert not umfasst(weit, aenderung(anderes(weit)), {})  # one thing narrower, another one wider


def test_was_genau_aufgehen_muss_darf_nicht_teurer_werden() -> None:
    """What a purse has left is at most 30: dearer things can make a choice possible that was not."""
    weit = zwei_kassen(1)
    assert umfasst(weit, weit, {})
    assert not umfasst(weit, koeffizient("kasse", 7.0)(weit), {})
    besser = [s for s in range(30) if _teurer_ist_besser(zwei_kassen(s))]
    assert besser  # it does happen


def _teurer_ist_besser(form: Standardform) -> bool:
    return bestes_von_hand(koeffizient("kasse", 7.0)(form)) > bestes_von_hand(form)


def test_spalte_die_negativ_sein_darf() -> None:
    """A purse may be overdrawn: what stands in its row at a higher rate then gives more."""
    weit = feld("spalte_unten", -10.0, "rest")(_mit_grenzen(zwei_kassen(1)))
    assert umfasst(weit, ENGER["dearer"](weit), {})
    assert not umfasst(weit, koeffizient("kasse", 0.5, "rest")(weit), {})
    assert not umfasst(weit, feld("kosten", -1.0, "rest")(weit), {})


def test_minimum_ist_das_spiegelbild() -> None:
    weit = _mit_grenzen(zwei_kassen(1, maximiert=False))
    assert umfasst(weit, feld("kosten", 3.0, "x")(weit), {})
    assert not umfasst(weit, feld("kosten", -3.0, "x")(weit), {})
    assert not umfasst(weit, _mit_grenzen(zwei_kassen(1)), {})


def test_namen_und_fehlendes() -> None:
    weit = _mit_grenzen(zwei_kassen(1))
    ohne_erstes = np.arange(len(weit.spalten)) != weit.spalten.index(("x", (0, 0)))
    eng = replace(
        weit,
        matrix=weit.matrix[:, ohne_erstes],
        **{f: getattr(weit, f)[ohne_erstes] for f in ("kosten", "spalte_unten", "spalte_oben", "ganzzahlig")},
        spalten=tuple(s for s, bleibt in zip(weit.spalten, ohne_erstes, strict=True) if bleibt),
    )
    assert umfasst(weit, eng, {})
    assert not umfasst(eng, weit, {})  # a thing that was not there
    ersetzt = {("x", (0, 1)): ("x", (0, 0))}
    assert umfasst(weit, eng, ersetzt) == umfasst(weit, _wie(eng, weit, ersetzt), {})
    doppelt = {("x", (0, 1)): ("x", (0, 2))}
    assert not umfasst(weit, eng, doppelt)  # two columns that would be one
    zeilenlos = replace(eng, matrix=eng.matrix[1:], zeilen=eng.zeilen[1:])
    zeilenlos = replace(zeilenlos, zeile_unten=eng.zeile_unten[1:], zeile_oben=eng.zeile_oben[1:])
    assert not umfasst(weit, zeilenlos, {})  # a limit is gone
    assert umfasst(replace(weit, zeilen=weit.zeilen), eng, {})


def _wie(eng: Standardform, weit: Standardform, namen: dict) -> Standardform:
    """Return the narrow problem with its columns called as in the wide one."""
    return replace(eng, spalten=tuple(namen.get(s, s) for s in eng.spalten))
