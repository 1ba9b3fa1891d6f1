r"""Stability: how much a plan changes of the last one, by kind, is linear in the choice.

With n the number of changes of a kind k (measures given up, new ones, periods by which begins move, other
variants, other funding, applications on other days), N_k those of the plan that does nothing, and a what an option
adds to them (for a measure of the last plan minus one ``gestrichen``, as it is carried out after all):

.. math::
    n_k(x) = N_k + \sum_o a_{k,o} x_o

.. math::
    n_k(x) \le h_k \qquad \sum_{o \in E_m} x_o = 1 \quad \forall m \in \text{Festes}
    \qquad \sum_k w_k n_k(x) \le W

h are the ceilings, E the options that leave the decision on a measure as it was, w the weights. The price of the
changes stands in the aim (``zielgroessen.py``). There are no new variables.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import anzahl, summe
from massnahmenmodell.zielgroessen import gewichtete_aenderungen


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add ceilings and what is frozen; nothing without a last plan."""
    stabilitaet = daten.stabilitaet
    if stabilitaet is None:
        return
    zahlen = stabilitaet.zahlen

    @modell.Constraint(
        [k for k, zahl in enumerate(zahlen) if zahl.hoechstens is not None and len(zahl.form)],
        doc="Höchstens so viele Änderungen einer Art gegenüber dem letzten Plan [Anzahl]",
    )
    def aenderungen_begrenzt(b, k):
        return summe(b, zahlen[k].form) <= zahlen[k].hoechstens - zahlen[k].konstante

    @modell.Constraint(range(len(stabilitaet.fest)), doc="Festgeschriebenes bleibt wie im letzten Plan [Anzahl]")
    def festes_bleibt(b, n):
        return anzahl(b, stabilitaet.fest[n][1]) == 1

    if stabilitaet.hoechstgewicht is not None:
        modell.aenderungen_zusammen_begrenzt = pyo.Constraint(
            expr=gewichtete_aenderungen(modell, stabilitaet) <= stabilitaet.hoechstgewicht,
            doc="Gewichtete Änderungen aller Arten zusammen [Gewicht]",
        )
