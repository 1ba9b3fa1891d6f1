r"""The aim: most tonnes, least net present value of the payers' own money, or most points (``zielgroessen.py``).

.. math::
    \text{co2:} \quad \max Z_{\text{co2}} \qquad \text{kosten:} \quad \min Z_{\text{kosten}}
    \qquad \text{nutzwert:} \quad \max Z_{\text{nutzwert}}

Where a plan is updated, one more search asks for the fewest changes: min Σ w_k n_k (``stabilitaet.py``).
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.zielgroessen import JE_MEHR_DESTO_BESSER, gewichtete_aenderungen, zielgroesse

_DOC = {
    "co2": "Minderung über den ganzen Plan [t CO2e]",
    "kosten": "Kapitalwert der eigenen Mittel aller Träger [Tsd. EUR]",
    "nutzwert": "Nutzwert nach den Kriterien des Falls [Punkte]",
}


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare the objective that the data ask for."""
    if daten.stabilitaet is not None and daten.stabilitaet.ist_ziel:
        modell.zielfunktion = pyo.Objective(
            expr=gewichtete_aenderungen(modell, daten.stabilitaet),
            sense=pyo.minimize,
            doc="Gewichtete Änderungen gegenüber dem letzten Plan [Gewicht]",
        )
        return
    modell.zielfunktion = pyo.Objective(
        expr=zielgroesse(modell, daten, daten.zielfunktion),
        sense=pyo.maximize if daten.zielfunktion in JE_MEHR_DESTO_BESSER else pyo.minimize,
        doc=_DOC[daten.zielfunktion],
    )
