r"""Accounts: what is used up in a year (or period), or in a rolling window, stays within its limit.

.. math::
    \sum_{\tau = t-w_c+1}^{t} \Bigl( \sum_o v_{c,o,\tau} \, x_o + \sum_a v^A_{c,a,\tau} \, z_a \Bigr)
      \le M_{c,t} \quad \forall c, t

Pots of funding programmes, staff, building sites: one form for all. z is the award of an Abruf, which uses
up the pot of its programme.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import summe, vereinigt


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add one row per account and time in which anything could be used."""

    def im_fenster(c, t):
        konto = daten.konten[c]
        fenster = slice(max(0, t - konto.fenster + 1), t + 1)
        return vereinigt(konto.verbrauch[fenster]), vereinigt(konto.abruf_verbrauch[fenster])

    zeilen = {
        (c, t): formen
        for c, konto in enumerate(daten.konten)
        for t in range(len(konto.jahre))
        if any(map(len, formen := im_fenster(c, t)))
    }

    @modell.Constraint(list(zeilen), doc="Verbrauch bleibt im Rahmen des Kontos [Einheit des Kontos]")
    def konto_reicht(b, c, t):
        return summe(b, *zeilen[c, t]) <= daten.konten[c].menge[t]
