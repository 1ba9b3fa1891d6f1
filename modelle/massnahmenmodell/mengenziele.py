r"""Targets for criteria, numbers of measures, energy and shares: a sum over options reaches what is asked.

.. math::
    \sum_o a_{z,o} \, x_o + E_z - \sum_p v_{z,p} + y_z \ge S_z \quad \forall z, \qquad y_z = 0 \text{ where hard}

.. math::
    v_{z,p} \ge \sum_{o \in O(j)} g_{z,p,o} \, x_o
      - G_{z,p} \Bigl( 1 - \sum_{o \in O(i) \text{ in operation}} x_o \Bigr)
    \qquad G_{z,p} = \max_o g_{z,p,o} \quad \forall z, p

v is what is lost of the quantity of j while i is in operation, E the end energy that measures save together beyond
their single effects (products and sets of ``produkte.py`` and ``verbund.py``; 0 for other quantities). A share is
a sum as well: that of what counts, minus the asked share of everything, is at least 0.
"""

import numpy as np
import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import energie_zusammen, in_betrieb, optionen_je_massnahme, summe
from massnahmenmodell.linearform import Linearform


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add one row per target, and one per overlap in it."""
    von = optionen_je_massnahme(daten)

    @modell.Constraint(range(len(daten.mengenziele)), doc="Die Menge erreicht das Ziel [Einheit des Ziels]")
    def mengenziel_erreicht(b, z):
        ziel = daten.mengenziele[z]
        menge = summe(b, ziel.form) - sum(b.mengenverlust[z, p] for p in range(len(ziel.verluste)))
        menge += energie_zusammen(b, daten, ziel.name)
        if ziel.preis is not None:
            menge += b.mengenverfehlung[z]
        return menge >= ziel.mindestens

    @modell.Constraint(
        list(modell.mengenverlust), doc="Überlappende Menge zählt nicht doppelt [Einheit des Ziels]"
    )
    def menge_zaehlt_einmal(b, z, p):
        massnahme, t, form = daten.mengenziele[z].verluste[p]
        groesster = float(form.werte.max())
        erste = in_betrieb(daten, von[massnahme], t)
        davor = summe(b, Linearform(erste, np.full(len(erste), groesster)))
        return b.mengenverlust[z, p] - summe(b, form) - davor >= -groesster
