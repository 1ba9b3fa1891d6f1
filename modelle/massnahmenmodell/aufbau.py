"""The whole model on one page: reading it is reading the model."""

import pyomo.environ as pyo
from pyomo.common.gc_manager import PauseGC

from massnahmenmodell import (
    abrufe,
    alternativen,
    auswahl,
    buendel,
    entscheidungen,
    haushalt,
    konten,
    kopplung,
    kredite,
    mengenziele,
    produkte,
    rangfolge,
    reihenfolge,
    robustheit,
    stabilitaet,
    umlage,
    verbund,
    warmmiete,
    wirkung,
    ziele,
    zielfunktion,
)
from massnahmenmodell.daten import Modelldaten


def baue_modell(daten: Modelldaten) -> pyo.ConcreteModel:
    """Return the model of a district's plan: variables, named quantities, families of limits, aim."""
    modell = pyo.ConcreteModel("massnahmenplan")
    with PauseGC():  # none of the many terms is garbage; looking through them takes longer than making them
        entscheidungen.ergaenze(modell, daten)
        auswahl.ergaenze(modell, daten)
        reihenfolge.ergaenze(modell, daten)
        kopplung.ergaenze(modell, daten)
        alternativen.ergaenze(modell, daten)
        abrufe.ergaenze(modell, daten)
        buendel.ergaenze(modell, daten)
        kredite.ergaenze(modell, daten)
        konten.ergaenze(modell, daten)
        umlage.ergaenze(modell, daten)
        haushalt.ergaenze(modell, daten)
        robustheit.ergaenze(modell, daten)
        wirkung.ergaenze(modell, daten)
        produkte.ergaenze(modell, daten)
        verbund.ergaenze(modell, daten)
        warmmiete.ergaenze(modell, daten)
        ziele.ergaenze(modell, daten)
        mengenziele.ergaenze(modell, daten)
        rangfolge.ergaenze(modell, daten)
        stabilitaet.ergaenze(modell, daten)
        zielfunktion.ergaenze(modell, daten)
    return modell
