r"""What the aims are measured by, each as one linear expression: for the aim itself, and for limits on it.

.. math::
    \text{co2:} \quad \sum_t \text{minderung}_t

.. math::
    \text{kosten:} \quad \sum_o c_o x_o + \sum_a c^A_a z_a + \sum_l c^K_l d_l
      + \sum_{h,t} d_{t+1} \, i_h \, l_{h,t} - \sum_n c^E_n e_n + \sum_{p,t} d_{j(t)} \, w^{\text{EUR}}_{p,t}
      - \sum_{u,t} d_{j(t)} \, \mu^{\text{EUR}}_{u,t} w_{u,t}
      + \sum_z \pi_z \, y_z + \sum_{g,t} \pi_{g,t} \, y_{g,t}

.. math::
    \text{nutzwert:} \quad \sum_o v_o x_o + \alpha Z_{\text{co2}} - \beta Z_{\text{kosten}} + \gamma

c is the net present value of an option by itself, c^A that of each thousand EUR awarded to an Abruf, c^K that of
all payments for each thousand EUR of a loan to the end of its term, c^E that of what a bundle saves, d_t the
discount factor of the end of a year, j(t) the year of period t.
Rises of the rent are no part of it: what the landlord gets the tenants pay, as saved energy counts whoever saves
it. Where a plan is updated, the price of its changes is taken off the first aim (``stabilitaet.py``):

.. math::
    Z \mp \sum_k p_k n_k(x)
"""

import numpy as np
import pyomo.environ as pyo
from pyomo.core.expr.numeric_expr import LinearExpression

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import ersparnis_zusammen, gemeinsame_minderung, variablen
from massnahmenmodell.linearform import Reelle
from massnahmenmodell.stabilitaetsdaten import Stabilitaet

JE_MEHR_DESTO_BESSER = frozenset({"co2", "nutzwert"})
RAUSCHEN = 9
"""Decimals of a sum of prices: ten times 0.1 less 1 is 0, not 1e-16."""


def zielgroesse(modell: pyo.ConcreteModel, daten: Modelldaten, ziel: str) -> LinearExpression:
    """Return the value of an aim: t CO2e reduced in all, net present value in thousand EUR, or points."""
    stabilitaet = daten.stabilitaet
    wert = _reine_zielgroesse(modell, daten, ziel)
    if stabilitaet is None or stabilitaet.ziel != ziel:
        return wert
    preis = _aenderungssumme(modell, stabilitaet, [zahl.preis for zahl in stabilitaet.zahlen])
    return wert - preis if ziel in JE_MEHR_DESTO_BESSER else wert + preis


def gewichtete_aenderungen(modell: pyo.ConcreteModel, stabilitaet: Stabilitaet) -> LinearExpression:
    """Return Σ weight · number of changes over all kinds."""
    return _aenderungssumme(modell, stabilitaet, [zahl.gewicht for zahl in stabilitaet.zahlen])


def _aenderungssumme(modell: pyo.ConcreteModel, stabilitaet: Stabilitaet, je_art: list[float]) -> LinearExpression:
    """Return Σ value · number of changes, each option once."""
    summe: Reelle = np.zeros(len(modell.x_liste))
    for wert, zahl in zip(je_art, stabilitaet.zahlen, strict=True):
        np.add.at(summe, zahl.form.optionen, wert * zahl.form.werte)
    summe = np.round(summe, RAUSCHEN)
    belegt = np.flatnonzero(summe)
    return LinearExpression(
        constant=sum(wert * zahl.konstante for wert, zahl in zip(je_art, stabilitaet.zahlen, strict=True)),
        linear_coefs=summe[belegt].tolist(),
        linear_vars=variablen(modell, belegt),
    )


def _reine_zielgroesse(modell: pyo.ConcreteModel, daten: Modelldaten, ziel: str) -> LinearExpression:
    if ziel == "co2":
        return gemeinsame_minderung(modell, daten, range(daten.anzahl_jahre))
    if ziel == "kosten":
        return _kapitalwert(modell, daten)
    return _punkte(modell, daten)


def _punkte(modell: pyo.ConcreteModel, daten: Modelldaten) -> LinearExpression:
    nutzwert = daten.nutzwert
    assert nutzwert is not None, "the aim is refused without criteria"
    punkte = LinearExpression(
        constant=nutzwert.konstante, linear_coefs=nutzwert.je_option.tolist(), linear_vars=modell.x_liste
    )
    if nutzwert.je_tonne:
        punkte += nutzwert.je_tonne * gemeinsame_minderung(modell, daten, range(daten.anzahl_jahre))
    if nutzwert.je_teur:
        punkte += nutzwert.je_teur * _kapitalwert(modell, daten)
    return punkte


def _kapitalwert(modell: pyo.ConcreteModel, daten: Modelldaten) -> LinearExpression:
    diskont = daten.diskont
    glieder = [
        *((float(c), modell.x[o]) for o, c in enumerate(daten.kosten)),
        *((float(c), modell.zuschuss[a]) for a, c in enumerate(daten.abruf_kosten)),
        *((float(c), modell.darlehen[n]) for n, c in enumerate(daten.kredit_kosten)),
        *((-ersparnis.kapitalwert, modell.gespart[n]) for n, ersparnis in enumerate(daten.buendel)),
        *((float(diskont[t + 1]) * daten.haushalte[h].zins, modell.linie[h, t]) for h, t in modell.linie),
        *((float(diskont[t // daten.je_jahr]), modell.verlust_teur[p, t]) for p, t in modell.verlust_teur),
        *((-wert, zusammen) for wert, zusammen in ersparnis_zusammen(modell, daten, diskont)),
        *((daten.ziele[z].preis, modell.verfehlung[z]) for z in modell.verfehlung),
        *(
            (float(daten.mietobjekte[g].preis[t]), ueberschreitung)
            for (g, t), ueberschreitung in modell.warmmietenueberschreitung.items()
        ),
        *((daten.mengenziele[z].preis, modell.mengenverfehlung[z]) for z in modell.mengenverfehlung),
    ]
    return LinearExpression(
        linear_coefs=[koeffizient for koeffizient, _ in glieder], linear_vars=[variable for _, variable in glieder]
    )
