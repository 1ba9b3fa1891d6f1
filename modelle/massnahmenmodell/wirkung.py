r"""Overlap of effects: what two measures save together is less than the sum.

.. math::
    w_{p,t} \ge \sum_{o \in O(j)} g_{p,o,t} \, x_o
      - G_{p,t} \Bigl( 1 - \sum_{o \in O(i) \text{ in operation in } t} x_o \Bigr)
    \qquad G_{p,t} = \max (0, \max_o g_{p,o,t}) \quad \forall p, t

.. math::
    w_{p,t} \ge g^-_{p,t} \sum_{o \in O(i) \text{ in operation in } t} x_o
    \qquad g^-_{p,t} = \min_o g_{p,o,t} \quad \forall p, t \text{ with } g^-_{p,t} < 0

w is what is lost of the effect of j while i is in operation; losing is never an advantage, so lower bounds
suffice. Part of a negative effect (a heat pump that saves gas and costs money) is a negative loss: the second
row, written only where it is needed, allows it only while i is in operation.
The same rows stand for tonnes and for saved money.
"""

import numpy as np
import pyomo.environ as pyo
from pyomo.core.expr.numeric_expr import LinearExpression

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import in_betrieb, optionen_je_massnahme, summe, variablen
from massnahmenmodell.linearform import Linearform


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the losses by overlap."""
    von = optionen_je_massnahme(daten)

    def verlust_mindestens(b, verlust, form: Linearform, p: int, t: int):
        """Loss variable − Σ g x − G Σ x(first in operation) ≥ −G."""
        groesster = max(0.0, float(form.werte.max()))
        erste = in_betrieb(daten, von[daten.ueberlappungen[p].erste], t)
        linke_seite = LinearExpression(
            linear_coefs=[1.0, *(-form.werte).tolist(), *[-groesster] * len(erste)],
            linear_vars=[verlust, *variablen(b, form.optionen), *variablen(b, erste)],
        )
        return linke_seite >= -groesster

    def gewinn_hoechstens(b, verlust, form: Linearform, p: int, t: int):
        """Loss variable − g⁻ Σ x(first in operation) ≥ 0."""
        erste = in_betrieb(daten, von[daten.ueberlappungen[p].erste], t)
        return verlust >= summe(b, Linearform(erste, np.full(len(erste), form.werte.min())))

    @modell.Constraint(list(modell.verlust_t), doc="Überlappende Minderung zählt nicht doppelt [t]")
    def minderung_zaehlt_einmal(b, p, t):
        return verlust_mindestens(b, b.verlust_t[p, t], daten.ueberlappungen[p].verlust_t[t], p, t)

    @modell.Constraint(list(modell.verlust_teur), doc="Überlappende Ersparnis zählt nicht doppelt [Tsd. EUR]")
    def ersparnis_zaehlt_einmal(b, p, t):
        return verlust_mindestens(b, b.verlust_teur[p, t], daten.ueberlappungen[p].verlust_teur[t], p, t)

    @modell.Constraint(
        [(p, t) for p, t in modell.verlust_t if daten.ueberlappungen[p].verlust_t[t].werte.min() < 0],
        doc="Überlappende Mehremission entfällt nur während des Betriebs der ersten Maßnahme [t]",
    )
    def mehremission_entfaellt_nur_im_betrieb(b, p, t):
        return gewinn_hoechstens(b, b.verlust_t[p, t], daten.ueberlappungen[p].verlust_t[t], p, t)

    @modell.Constraint(
        [(p, t) for p, t in modell.verlust_teur if daten.ueberlappungen[p].verlust_teur[t].werte.min() < 0],
        doc="Überlappende Mehrkosten entfallen nur während des Betriebs der ersten Maßnahme [Tsd. EUR]",
    )
    def mehrkosten_entfallen_nur_im_betrieb(b, p, t):
        return gewinn_hoechstens(b, b.verlust_teur[p, t], daten.ueberlappungen[p].verlust_teur[t], p, t)
