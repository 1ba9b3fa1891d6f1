r"""Couplings: limits on the choice that are stated as a sum.

.. math::
    \sum_o a_{k,o} \, x_o + \sum_a a^A_{k,a} \, z_a \le b_k \quad \forall k

Prerequisite documents (x of the later minus x of the document ≤ 0), exclusions between options, a joint
minimum (of awards z of Abrufe as well), a highest number of applications: one form for all.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import summe


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add one row per coupling."""

    @modell.Constraint(
        range(len(daten.kopplungen)), doc="Gekoppelte Wahl bleibt in ihrer Grenze [Einheit der Zeile]"
    )
    def kopplung_eingehalten(b, k):
        kopplung = daten.kopplungen[k]
        return summe(b, kopplung.form, kopplung.abruf_form) <= kopplung.hoechstens
