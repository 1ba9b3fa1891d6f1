r"""Loans: how much is drawn, within what is eligible, what grants leave, and what a payer may owe and pay.

.. math::
    0 \le d_l \le G_l \, x_{o(l)} \qquad d_l \le z_{a(l)} \qquad
    d_l + \sum_{a \in A_l} z_a \le R_l \, x_{o(l)}

.. math::
    \sum_l f_{g,l} \, d_l + \sum_o e_{g,o} \, x_o \le F_g \quad \forall g

d is the nominal loan; G the most that can be drawn of it, which is its eligible amount and not a free constant. A
loan whose cap is shared (``abrufe.py``) has z as its limit: for such an Abruf the "award" is the amount that the
loan may have. R is the cost that the fixed grants of the package leave, A the grants of the package that the
model works out itself. Loans of a payer's own stand by themselves (no x), one per year of disbursement; what was
drawn in years that have happened is settled (d has one value).

g are sums of all kinds: ceilings of a loan, in all and by year; debt of a payer at the end of a year and its
service in a year (f is what one thousand EUR drawn owe or pay then); and that no more is borrowed up to a year
than spent on investments (e negative). What d does to the purses is part of them (``haushalt.py``).
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import mit_darlehen, summe


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the limits of each loan, and of several together."""
    kredite = daten.kredite

    @modell.Constraint(
        [n for n, kredit in enumerate(kredite) if kredit.option is not None],
        doc="Ein Darlehen wird nur mit seiner Maßnahme aufgenommen [Tsd. EUR]",
    )
    def darlehen_nur_mit_massnahme(b, n):
        kredit = kredite[n]
        if kredit.abruf is not None:
            return b.darlehen[n] <= b.zuschuss[kredit.abruf]
        return b.darlehen[n] <= kredit.hoechstens * b.x[kredit.option]

    @modell.Constraint(
        [n for n, kredit in enumerate(kredite) if kredit.neben],
        doc="Darlehen und Zuschüsse übersteigen die Kosten nicht [Tsd. EUR]",
    )
    def darlehen_neben_zuschuessen(b, n):
        kredit = kredite[n]
        return b.darlehen[n] + sum(b.zuschuss[a] for a in kredit.neben) <= kredit.rest * b.x[kredit.option]

    @modell.Constraint(
        range(len(daten.kreditgrenzen)), doc="Kredite bleiben in ihrer gemeinsamen Grenze [Tsd. EUR]"
    )
    def kreditgrenze_eingehalten(b, g):
        grenze = daten.kreditgrenzen[g]
        gespart = zip(grenze.ersparnis.optionen.tolist(), grenze.ersparnis.werte.tolist(), strict=True)
        fest = summe(b, grenze.optionen) + sum(wert * b.gespart[n] for n, wert in gespart)
        return mit_darlehen(b, fest, grenze.form) <= grenze.hoechstens
