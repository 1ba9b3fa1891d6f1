r"""Measures that depend on each other: in every period exactly one set of them is in operation.

.. math::
    \sum_{S} \lambda_{v,S,t} = 1 \quad \forall v, t
    \qquad \sum_{S \ni i} \lambda_{v,S,t} = b_{i,t} \quad \forall v, i, t

b is the sum of x over the options of a measure (in one way) that are in operation. With b integral, the one set S
is b itself, and its value is the joint effect minus the single ones, exact in both directions. The relaxation is
the concave envelope of the joint effect of the group: no set of rows over single products can be tighter.
Periods with the same options in operation share their variables.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import anzahl


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the rows of all groups that are written by their sets."""
    lagen: dict[tuple[int, int], list[int]] = {}
    for v, t, s in modell.zustand:
        lagen.setdefault((v, t), []).append(s)

    @modell.Constraint(list(lagen), doc="In jeder Periode ist genau eine Zusammenstellung in Betrieb [Anzahl]")
    def genau_ein_zustand(b, v, t):
        return sum(b.zustand[v, t, s] for s in lagen[v, t]) == 1

    @modell.Constraint(
        [(v, t, i) for v, t in lagen for i, teil in enumerate(daten.verbuende[v].in_kraft[t]) if len(teil)],
        doc="Die Zusammenstellung enthält genau die Maßnahmen, die in Betrieb sind [Anzahl]",
    )
    def zustand_passt_zum_betrieb(b, v, t, i):
        verbund = daten.verbuende[v]
        mit = (b.zustand[v, t, s] for s in lagen[v, t] if i in verbund.zustaende[s])
        return sum(mit) == anzahl(b, verbund.in_kraft[t][i])
