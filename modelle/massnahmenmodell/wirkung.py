r"""Overlap of effects: what two measures save together is less than the sum.

.. math::
    w_{p,t} \ge \sum_{o \in O(j)} g_{p,o,t} \, x_o
      - G_{p,t} \Bigl( 1 - \sum_{o \in O(i) \text{ in operation in } t} x_o \Bigr)
    \qquad G_{p,t} = \max_o g_{p,o,t} \quad \forall p, t

w is what is lost of the effect of j while i is in operation; losing is never an advantage, so the lower
bound suffices. The same rows stand for tonnes and for saved money.
"""

import pyomo.environ as pyo
from pyomo.core.expr.numeric_expr import LinearExpression

from massnahmenmodell.daten import Linearform, Modelldaten
from massnahmenmodell.groessen import in_betrieb, optionen_je_massnahme


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the losses by overlap."""
    von = optionen_je_massnahme(daten)

    def verlust_mindestens(b, verlust, form: Linearform, p: int, t: int):
        """Loss variable − Σ g x − G Σ x(first in operation) ≥ −G."""
        groesster = float(form.werte.max())
        erste = in_betrieb(daten, von[daten.ueberlappungen[p].erste], t).tolist()
        zweite = form.optionen.tolist()
        linke_seite = LinearExpression(
            linear_coefs=[1.0, *(-form.werte).tolist(), *[-groesster] * len(erste)],
            linear_vars=[verlust, *(b.x[o] for o in zweite), *(b.x[o] for o in erste)],
        )
        return linke_seite >= -groesster

    @modell.Constraint(list(modell.verlust_t), doc="Überlappende Minderung zählt nicht doppelt [t]")
    def minderung_zaehlt_einmal(b, p, t):
        return verlust_mindestens(b, b.verlust_t[p, t], daten.ueberlappungen[p].verlust_t[t], p, t)

    @modell.Constraint(list(modell.verlust_teur), doc="Überlappende Ersparnis zählt nicht doppelt [Tsd. EUR]")
    def ersparnis_zaehlt_einmal(b, p, t):
        return verlust_mindestens(b, b.verlust_teur[p, t], daten.ueberlappungen[p].verlust_teur[t], p, t)
