r"""Accounts: what is used up in a year (or period), or in a rolling window, stays within its limit.

.. math::
    \sum_{\tau = t-w_c+1}^{t} \Bigl( \sum_o v_{c,o,\tau} \, x_o + \sum_a v^A_{c,a,\tau} \, z_a
      + \sum_l v^K_{c,l,\tau} \, d_l \Bigr)
      \le M_{c,t} \quad \forall c, t

Pots of funding programmes, staff, building sites: one form for all. z is the award of an Abruf, which uses
up the pot of its programme, d a loan whose repayment grant does so.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import mit_darlehen, summe, vereinigt


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add one row per account and time in which anything could be used."""

    def im_fenster(c, t):
        konto = daten.konten[c]
        fenster = slice(max(0, t - konto.fenster + 1), t + 1)
        return tuple(
            vereinigt(formen[fenster])
            for formen in (konto.verbrauch, konto.abruf_verbrauch, konto.kredit_verbrauch)
        )

    zeilen = {
        (c, t): formen
        for c, konto in enumerate(daten.konten)
        for t in range(len(konto.jahre))
        if any(map(len, formen := im_fenster(c, t)))
    }

    @modell.Constraint(list(zeilen), doc="Verbrauch bleibt im Rahmen des Kontos [Einheit des Kontos]")
    def konto_reicht(b, c, t):
        fest, abrufe, kredite = zeilen[c, t]
        return mit_darlehen(b, summe(b, fest, abrufe), kredite) <= daten.konten[c].menge[t]
