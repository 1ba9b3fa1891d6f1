r"""Products: several measures in operation at once, for effects that are not the sum of single ones.

The joint effect of the measures of a group is written exactly as :math:`g(S) = \sum_{U \subseteq S} \mu(U)`. For
every set U of two or more measures with :math:`\mu(U) \ne 0`, and with b the sum of x over the options of a
measure that are in operation in t (at most 1, so that no big-M is needed):

.. math::
    w_{U,t} \le b_{i,t} \quad \forall i \in U \qquad \text{where some } \mu_t(U) > 0

.. math::
    w_{U,t} \ge \sum_{i \in U} b_{i,t} - |U| + 1 \qquad \text{where some } \mu_t(U) < 0

More reduction and more saved money are never worse: a positive term pushes w up, a negative one down, so each
needs only the side that holds it back. Tonnes and money, and the periods with the same options in operation, share
one w; where signs differ, both sides are written.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import anzahl


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the rows of all products, as far as the signs of their values ask for them."""
    groesste, kleinste = _spannen(modell, daten)

    @modell.Constraint(
        [
            (u, t, i)
            for u, t in modell.zusammen
            if groesste[u, t] > 0
            for i in range(len(daten.produkte[u].in_kraft[t]))
        ],
        doc="Gemeinsame Wirkung nur, solange jede der Maßnahmen in Betrieb ist [Anzahl]",
    )
    def zusammen_nur_in_betrieb(b, u, t, i):
        return b.zusammen[u, t] <= anzahl(b, daten.produkte[u].in_kraft[t][i])

    @modell.Constraint(
        [stelle for stelle in modell.zusammen if kleinste[stelle] < 0],
        doc="Was sich überschneidet, zählt nicht doppelt, solange alle Maßnahmen in Betrieb sind [Anzahl]",
    )
    def zusammen_wenn_alle_in_betrieb(b, u, t):
        teile = daten.produkte[u].in_kraft[t]
        return b.zusammen[u, t] >= anzahl(b, *teile) - (len(teile) - 1)


Stelle = tuple[int, int | None]
"""Product and period, as in ``Produkt.stellen``."""


def _spannen(modell: pyo.ConcreteModel, daten: Modelldaten) -> tuple[dict[Stelle, float], dict[Stelle, float]]:
    """Return, per variable, the largest and the smallest value over all periods for which it stands."""
    werte: dict[Stelle, list[float]] = {stelle: [] for stelle in modell.zusammen}
    for u, produkt in enumerate(daten.produkte):
        for t, stelle in enumerate(produkt.stellen):
            if (u, stelle) in werte:
                werte[u, stelle] += produkt.werte(t)
    return {stelle: max(w) for stelle, w in werte.items()}, {stelle: min(w) for stelle, w in werte.items()}
