r"""Order of aims: what an aim before has reached is kept, up to its stated tolerance.

.. math::
    Z_k \ge g_k \quad \text{for aims to be large} \qquad Z_k \le g_k \quad \text{for aims to be small}

Z is the value of an aim (``zielgroessen.py``), g what later searches may not fall behind.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.zielgroessen import JE_MEHR_DESTO_BESSER, zielgroesse


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add one row per aim that was searched for before."""

    @modell.Constraint(range(len(daten.rangfolge)), doc="Ein vorrangiges Ziel bleibt erreicht [Einheit des Ziels]")
    def vorrangiges_ziel_bleibt(b, k):
        vorrang = daten.rangfolge[k]
        wert = zielgroesse(b, daten, vorrang.ziel)
        return wert >= vorrang.grenze if vorrang.ziel in JE_MEHR_DESTO_BESSER else wert <= vorrang.grenze
