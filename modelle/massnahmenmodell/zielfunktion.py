r"""The aim: most tonnes, or least net present value of the payers' own money.

.. math::
    \text{co2:} \quad \max \sum_t \text{minderung}_t

.. math::
    \text{kosten:} \quad \min \sum_o c_o x_o + \sum_a c^A_a z_a + \sum_{h,t} d_{t+1} \, i_h \, l_{h,t}
      + \sum_{p,t} d_{j(t)} \, w^{\text{EUR}}_{p,t} - \sum_{u,t} d_{j(t)} \, \mu^{\text{EUR}}_{u,t} w_{u,t}
      + \sum_z \pi_z \, y_z + \sum_{g,t} \pi_{g,t} \, y_{g,t}

c is the net present value of an option by itself, c^A that of each thousand EUR awarded to an Abruf, d the
discount factor of the end of a year, j(t) the year of period t. Rises of the rent are no part of it: what the
landlord gets the tenants pay, as saved energy counts whoever saves it.
"""

import pyomo.environ as pyo
from pyomo.core.expr.numeric_expr import LinearExpression

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import ersparnis_der_produkte, gemeinsame_minderung


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare the objective that the data ask for."""
    if daten.zielfunktion == "co2":
        modell.zielfunktion = pyo.Objective(
            expr=gemeinsame_minderung(modell, daten, range(daten.anzahl_jahre)),
            sense=pyo.maximize,
            doc="Minderung über den ganzen Plan [t CO2e]",
        )
    else:
        modell.zielfunktion = pyo.Objective(
            expr=_kapitalwert(modell, daten),
            sense=pyo.minimize,
            doc="Kapitalwert der eigenen Mittel aller Träger [Tsd. EUR]",
        )


def _kapitalwert(modell: pyo.ConcreteModel, daten: Modelldaten) -> LinearExpression:
    diskont = daten.diskont
    glieder = [
        *((float(c), modell.x[o]) for o, c in enumerate(daten.kosten)),
        *((float(c), modell.zuschuss[a]) for a, c in enumerate(daten.abruf_kosten)),
        *((float(diskont[t + 1]) * daten.haushalte[h].zins, modell.linie[h, t]) for h, t in modell.linie),
        *((float(diskont[t // daten.je_jahr]), modell.verlust_teur[p, t]) for p, t in modell.verlust_teur),
        *((-wert, produkt) for wert, produkt in ersparnis_der_produkte(modell, daten, diskont)),
        *((daten.ziele[z].preis, modell.verfehlung[z]) for z in modell.verfehlung),
        *(
            (float(daten.mietobjekte[g].preis[t]), ueberschreitung)
            for (g, t), ueberschreitung in modell.warmmietenueberschreitung.items()
        ),
    ]
    return LinearExpression(
        linear_coefs=[koeffizient for koeffizient, _ in glieder], linear_vars=[variable for _, variable in glieder]
    )
