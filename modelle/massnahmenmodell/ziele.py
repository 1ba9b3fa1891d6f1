r"""Targets: the joint reduction over some periods reaches what is asked, or the shortfall is counted.

.. math::
    \sum_{t \in T_z} \text{minderung}_t + y_z \ge S_z \quad \forall z, \qquad y_z = 0 \text{ where hard}

Targets for the emission are targets for the reduction: emission without measures minus permitted emission.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import gemeinsame_minderung


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add one row per target."""

    @modell.Constraint(range(len(daten.ziele)), doc="Die Minderung erreicht das Ziel [t CO2e]")
    def ziel_erreicht(b, z):
        ziel = daten.ziele[z]
        minderung = gemeinsame_minderung(b, daten, ziel.jahre)
        if ziel.preis is None:
            return minderung >= ziel.minderung_t
        return minderung + b.verfehlung[z] >= ziel.minderung_t
