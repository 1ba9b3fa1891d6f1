r"""Warm rent: what measures add to it by rises of the rent, and take from it by saved energy, keeps its limit.

.. math::
    \sum_{\tau \le t} e_{q(g),\tau} - S_{g,t} \le D_g + y_{g,t} \quad \forall g, t,
    \qquad y_{g,t} = 0 \text{ where hard}

e are the rises of ``umlage.py``, S the energy cost that the measures of the building save its tenants together,
D what the limit leaves above the warm rent of today.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import ersparnis_der_mieter, mietanstieg


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add one row per building with a limit and year in which anything can change its warm rent."""
    begrenzt = [g for g, objekt in enumerate(daten.mietobjekte) if objekt.spielraum is not None]

    @modell.Constraint(begrenzt, range(daten.anzahl_jahre), doc="Die Warmmiete hält ihre Grenze ein [Tsd. EUR/a]")
    def warmmiete_haelt_grenze(b, g, t):
        objekt = daten.mietobjekte[g]
        anstieg = mietanstieg(b, daten, g, t) - ersparnis_der_mieter(b, daten, g, t)
        if objekt.preis is not None:
            return anstieg - b.warmmietenueberschreitung[g, t] <= objekt.spielraum
        if anstieg.is_potentially_variable():
            return anstieg <= objekt.spielraum
        return pyo.Constraint.Skip if objekt.spielraum >= 0 else pyo.Constraint.Infeasible
