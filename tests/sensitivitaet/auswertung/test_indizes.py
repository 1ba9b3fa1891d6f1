"""Indices of functions whose indices are known, through study, runs and evaluation: all but the planning."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from math import pi, sin
from typing import Any

import pytest

from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienantworten import Indexsatz
from massnahmenplan.sensitivitaet.auswertung.indizes import indizes
from massnahmenplan.sensitivitaet.laeufe import laeufe, stichproben
from massnahmenplan.sensitivitaet.studie import Studie
from tests.sensitivitaet.auswertung.laufbau import fall, lauf, studie

FALL = fall()


def groessen(anzahl: int, von: float, bis: float) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"id": f"x{n}", "art": "diskontsatz", "wie": "zuschlag", "von": repr(von), "bis": repr(bis)}
        for n in range(1, anzahl + 1)
    )


def gerechnet(mit: Studie, funktion: Callable[..., float]) -> list[Laufergebnis]:
    """Return the runs of a study, each with the value of a function instead of a plan's; run 0 is at 0."""
    ergebnisse = []
    for einer in laeufe(mit, FALL):
        x = [float(Decimal(str(einer.werte.get(groesse.id, 0)))) for groesse in mit.stellgroessen]
        ergebnisse.append(replace(lauf(einer.nummer, {}, "a", repr(funktion(*x))), werte=einer.werte))
    return ergebnisse


def ausgewertet(mit: Studie, ergebnisse: list[Laufergebnis]) -> Indexsatz:
    (satz,) = indizes(stichproben(mit, FALL), ergebnisse, mit.saat)
    return satz


def werte(satz: Indexsatz, name: str) -> dict[str, float]:
    return {index.stellgroesse: float(index.wert) for index in satz.indizes if index.name == name}


def ishigami(x1: float, x2: float, x3: float) -> float:
    """sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 (Ishigami and Homma 1990)."""
    return sin(x1) + 7 * sin(x2) ** 2 + 0.1 * x3**4 * sin(x1)


def test_sobol_der_ishigami_funktion() -> None:
    """a = 7, b = 0.1: V1 = ½ (1 + b π⁴/5)², V2 = a²/8, V13 = 8 b² π⁸/225, V = a²/8 + b π⁴/5 + b² π⁸/18 + ½."""
    a, b = 7.0, 0.1
    v1, v2, v13 = 0.5 * (1 + b * pi**4 / 5) ** 2, a**2 / 8, 8 * b**2 * pi**8 / 225
    v = v1 + v2 + v13
    assert v == pytest.approx(a**2 / 8 + b * pi**4 / 5 + b**2 * pi**8 / 18 + 0.5)
    mit = studie(*groessen(3, -pi, pi), entwurf={"art": "sobol", "anzahl": 1024, "zweite_ordnung": "ja"})
    satz = ausgewertet(mit, gerechnet(mit, ishigami))
    assert satz.zeilen == 1024 * 8
    assert werte(satz, "S1") == pytest.approx({"x1": v1 / v, "x2": v2 / v, "x3": 0}, abs=0.02)
    assert werte(satz, "ST") == pytest.approx({"x1": (v1 + v13) / v, "x2": v2 / v, "x3": v13 / v}, abs=0.02)
    paare = {(i.stellgroesse, i.mit): i for i in satz.indizes if i.name == "S2"}
    assert float(paare["x1", "x3"].wert) == pytest.approx(v13 / v, abs=0.04)
    wahr = {("S1", "x1"): v1 / v, ("S1", "x2"): v2 / v, ("ST", "x1"): (v1 + v13) / v, ("ST", "x3"): v13 / v}
    for index in satz.indizes:
        if (index.name, index.stellgroesse) in wahr:
            assert index.vertrauen is not None
            assert abs(float(index.wert) - wahr[index.name, index.stellgroesse]) <= 2 * float(index.vertrauen)
    assert [i.stellgroesse for i in satz.indizes if i.name == "ST"] == ["x1", "x2", "x3"]


def test_morris_einer_geraden() -> None:
    """4 x1 − x2 + 0 x3 with x in 0 … 1: every effect is the slope, nothing scatters."""
    mit = studie(*groessen(3, 0, 1), entwurf={"art": "morris", "anzahl": 6})
    satz = ausgewertet(mit, gerechnet(mit, lambda x1, x2, _: 4 * x1 - x2))
    assert werte(satz, "mu") == pytest.approx({"x1": 4, "x2": -1, "x3": 0}, abs=1e-4)  # values have six digits
    assert werte(satz, "mu_stern") == pytest.approx({"x1": 4, "x2": 1, "x3": 0}, abs=1e-4)
    assert werte(satz, "sigma") == pytest.approx({"x1": 0, "x2": 0, "x3": 0}, abs=1e-4)


def test_rangkorrelation_eines_lhs() -> None:
    """exp-like growth with x1 keeps the order; x2 does nothing."""
    mit = studie(*groessen(2, 0, 1), entwurf={"art": "lhs", "anzahl": 50})
    satz = ausgewertet(mit, gerechnet(mit, lambda x1, _: -(x1**5)))
    rang = {index.stellgroesse: index for index in satz.indizes}
    assert rang["x1"].wert == -1
    assert abs(rang["x2"].wert) < 2 * (rang["x2"].vertrauen or 0)


@pytest.mark.parametrize(
    ("entwurf", "block"),
    [({"art": "sobol", "anzahl": 8}, 4), ({"art": "morris", "anzahl": 6}, 3), ({"art": "lhs", "anzahl": 9}, 1)],
)
def test_lauf_ohne_plan_nimmt_seinen_block_mit(entwurf: dict[str, Any], block: int) -> None:
    mit = studie(*groessen(2, 0, 1), entwurf=entwurf)
    ergebnisse = gerechnet(mit, lambda x1, x2: x1 + 2 * x2)
    (probe,) = stichproben(mit, FALL)
    nummer = next(n for n in probe.laeufe if probe.laeufe.count(n) == 1 and n)
    ohne = [replace(e, zielwert=None, plan=None) if e.nummer == nummer else e for e in ergebnisse]
    satz = ausgewertet(mit, ohne)
    assert (satz.weggelassen, satz.zeilen) == (block, len(probe.laeufe) - block)
    assert satz.indizes


def test_fehlende_laeufe_sind_laeufe_ohne_plan() -> None:
    mit = studie(*groessen(2, 0, 1), entwurf={"art": "lhs", "anzahl": 9})
    satz = ausgewertet(mit, gerechnet(mit, lambda x1, x2: x1 + x2)[:7])
    assert (satz.zeilen, satz.weggelassen) == (6, 3)


def test_nichts_zu_sagen_wird_gesagt() -> None:
    mit = studie(*groessen(2, 0, 1), entwurf={"art": "sobol", "anzahl": 8})
    assert ausgewertet(mit, gerechnet(mit, lambda *_: 7.0)).grund == "Die Kennzahl ist in allen Läufen gleich."
    zu_wenige = ausgewertet(mit, gerechnet(mit, lambda x1, _: x1)[:6])
    assert (zu_wenige.grund, zu_wenige.indizes) == ("Zu wenige Läufe haben einen Plan.", ())
