"""The same problem with every shared award, saving and loan, and all money from elsewhere, at its most.

What is impossible here is impossible in truth.
"""

from massnahmenmodell.daten import Modelldaten
from massnahmenplan.aufbereitung.guenstigst.abrufe import ohne_abrufe
from massnahmenplan.aufbereitung.guenstigst.buendel import mit_buendeln
from massnahmenplan.aufbereitung.guenstigst.fremdes_geld import mit_fremdem_geld
from massnahmenplan.aufbereitung.guenstigst.kredite import ohne_kredite
from massnahmenplan.aufbereitung.guenstigst.umlagen import mit_umlagen

__all__ = ["guenstigst"]


def guenstigst(daten: Modelldaten) -> Modelldaten:
    """Return data without Abrufe, bundles and loans: each award that the model works out is the highest it can be.

    Pots are not charged with these awards, and no loan is paid back. Each purse has all that others may give it,
    and loses nothing of what flows back of saved energy cost; whoever can save in a bundle saves.
    """
    daten = mit_buendeln(ohne_kredite(daten))
    daten = mit_umlagen(daten)
    if daten.deckungen or any(len(haushalt.rueckfluss) for haushalt in daten.haushalte):
        daten = mit_fremdem_geld(daten)
    return ohne_abrufe(daten)
