r"""Alternatives: whoever chooses one of some options has to reach at least one of several sums.

.. math::
    \sum_k w_{n,k} \ge \sum_{o \in O_n} x_o \quad \forall n
    \qquad \sum_o \min(a_{n,k,o}, b_{n,k}) \, x_o \ge b_{n,k} \, w_{n,k} \quad \forall n, k

w is 1 for a way that is relied on. Of the options O at most one can be chosen. A value above its threshold b
reaches it alone, just as b does: cutting it there changes no choice and tightens the relaxation.
"""

import numpy as np
import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import anzahl, summe
from massnahmenmodell.linearform import Linearform


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the rows of all alternatives."""

    @modell.Constraint(
        range(len(daten.alternativen)), doc="Mindestens ein Weg zur gewählten Option wird beschritten [Anzahl]"
    )
    def ein_weg_trifft_zu(b, n):
        alternative = daten.alternativen[n]
        wege = [b.weg[n, k] for k in range(len(alternative.wege))]
        return sum(wege) >= anzahl(b, alternative.optionen)

    @modell.Constraint(list(modell.weg), doc="Der beschrittene Weg erreicht seine Schwelle [Einheit der Zeile]")
    def weg_erreicht_schwelle(b, n, k):
        form, schwelle = daten.alternativen[n].wege[k]
        return summe(b, Linearform(form.optionen, np.minimum(form.werte, schwelle))) >= schwelle * b.weg[n, k]
