r"""Choice: at most one option per measure, exactly one of what is compulsory, group rules.

.. math::
    \sum_{o \in O(m)} x_o \le 1 \quad \forall m
    \qquad \sum_{o \in O(m)} x_o = 1 \quad \forall m \in \text{Pflicht}
    \qquad n_g^- \le \sum_{m \in g} \sum_{o \in O(m)} x_o \le n_g^+ \quad \forall g
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import anzahl, optionen_je_massnahme


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the limits of choice."""
    von = optionen_je_massnahme(daten)

    @modell.Constraint(
        [m for m in range(len(von)) if m not in daten.pflicht and len(von[m])],
        doc="Jede Maßnahme wird höchstens einmal gewählt [Anzahl]",
    )
    def hoechstens_eine_option(b, m):
        return anzahl(b, von[m]) <= 1

    @modell.Constraint(sorted(daten.pflicht), doc="Pflichtmaßnahmen werden genau einmal gewählt [Anzahl]")
    def pflicht_wird_gewaehlt(b, m):
        return anzahl(b, von[m]) == 1

    def gewaehlte(b, g):
        return anzahl(b, *(von[m] for m in daten.gruppen[g].massnahmen))

    @modell.Constraint(
        [g for g, gruppe in enumerate(daten.gruppen) if gruppe.hoechstens is not None],
        doc="Aus der Gruppe werden höchstens n Maßnahmen gewählt [Anzahl]",
    )
    def hoechstens_aus_gruppe(b, g):
        return gewaehlte(b, g) <= daten.gruppen[g].hoechstens

    @modell.Constraint(
        [g for g, gruppe in enumerate(daten.gruppen) if gruppe.mindestens is not None],
        doc="Aus der Gruppe werden mindestens n Maßnahmen gewählt [Anzahl]",
    )
    def mindestens_aus_gruppe(b, g):
        return gewaehlte(b, g) >= daten.gruppen[g].mindestens
