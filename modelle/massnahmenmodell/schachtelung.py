r"""Budget levels: a plan per level, and what a level carries out every higher one carries out as well.

Every level k is a whole model of its own (a block). Of a decision d, a measure in one variant, the options of
different levels are tied; when it begins and how it is funded each level decides for itself.

.. math::
    \sum_{o \in O_k(d)} x_{k,o} \le \sum_{o \in O_{k+1}(d)} x_{k+1,o} \quad \forall d, \; k < K
    \qquad \text{aim:} \; \sum_k w_k f_k

The list that follows from it: first what the lowest level carries out, then what each higher one adds. Lists that
turned out to break a limit when recounted are cut off one by one (``verworfen``).
"""

from dataclasses import dataclass

import numpy as np
import pyomo.environ as pyo

from massnahmenmodell.bloecke import anders, setze_bloecke
from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import anzahl
from massnahmenmodell.linearform import Ganze


@dataclass(frozen=True, slots=True)
class Stufe:
    """One level and what its options have to do with the decisions."""

    gewicht: float
    daten: Modelldaten
    entscheidung: Ganze
    """Per option: number of the decision for its measure and variant."""


@dataclass(frozen=True, slots=True)
class Stufendaten:
    """All levels, least money first; index letters: k level, d decision."""

    stufen: tuple[Stufe, ...]
    entscheidungen: int
    """How many decisions there are."""
    verworfen: tuple[tuple[frozenset[int], ...], ...] = ()
    """Lists, as the decisions of each level, that have been tried and break a limit."""


def baue_stufenmodell(daten: Stufendaten) -> pyo.ConcreteModel:
    """Return the model of all levels; block ``s0``, ``s1`` … is the model of one of them."""
    modell = pyo.ConcreteModel("schachtelung")
    bloecke = setze_bloecke(modell, [stufe.daten for stufe in daten.stufen])
    _schachtle(modell, daten, bloecke)
    modell.ziel = pyo.Objective(
        expr=sum(s.gewicht * b.zielfunktion.expr for s, b in zip(daten.stufen, bloecke, strict=True)),
        sense=bloecke[0].zielfunktion.sense,
        doc="Gewichtete Summe über die Stufen [Einheit des Ziels]",
    )
    return modell


def _schachtle(modell: pyo.ConcreteModel, daten: Stufendaten, bloecke: list[pyo.ConcreteModel]) -> None:
    stufen, entscheidungen = range(len(bloecke)), range(daten.entscheidungen)

    def gewaehlt(k, d):
        return anzahl(bloecke[k], np.flatnonzero(daten.stufen[k].entscheidung == d))

    @modell.Constraint(
        stufen[:-1], entscheidungen, doc="Was eine Stufe ausführt, führt die nächste auch aus [Anzahl]"
    )
    def geschachtelt(_b, k, d):
        if not (daten.stufen[k].entscheidung == d).any():
            return pyo.Constraint.Feasible
        return gewaehlt(k, d) <= gewaehlt(k + 1, d)

    @modell.Constraint(range(len(daten.verworfen)), doc="Verworfene Liste kommt nicht wieder [Anzahl]")
    def nicht_noch_einmal(_b, n):
        return anders((gewaehlt(k, d), d in daten.verworfen[n][k]) for k in stufen for d in entscheidungen)
