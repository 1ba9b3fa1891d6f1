r"""Accounts: what is used up in a year, or in a rolling window of years, stays within its limit.

.. math::
    \sum_{\tau = t-w_c+1}^{t} \sum_o v_{c,o,\tau} \, x_o \le M_{c,t} \quad \forall c, t

Pots of funding programmes, staff, building sites: one form for all.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import summe, vereinigt


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add one row per account and year in which anything could be used."""

    def im_fenster(c, t):
        konto = daten.konten[c]
        return vereinigt(konto.verbrauch[max(0, t - konto.fenster + 1) : t + 1])

    zeilen = {
        (c, t): form
        for c, konto in enumerate(daten.konten)
        for t in range(len(konto.jahre))
        if len(form := im_fenster(c, t))
    }

    @modell.Constraint(list(zeilen), doc="Verbrauch bleibt im Rahmen des Kontos [Einheit des Kontos]")
    def konto_reicht(b, c, t):
        return summe(b, zeilen[c, t]) <= daten.konten[c].menge[t]
