"""All decision variables of the model."""

import pyomo.environ as pyo

from massnahmenmodell.daten import Linearform, Modelldaten


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare the variables; everything else refers to them."""
    perioden = range(daten.anzahl_perioden)
    paare = daten.ueberlappungen
    modell.x = pyo.Var(range(len(daten.optionen)), domain=pyo.Binary, doc="Option wird gewählt [0/1]")
    modell.x_liste = list(modell.x.values())  # the same variables: rows look them up a million times
    modell.rest = pyo.Var(
        [(h, t) for h, haushalt in enumerate(daten.haushalte) if haushalt.uebertrag_anteil > 0 for t in perioden],
        domain=pyo.NonNegativeReals,
        doc="Haushaltsrest, der ins nächste Jahr geht [Tsd. EUR]",
    )
    modell.linie = pyo.Var(
        [(h, t) for h, haushalt in enumerate(daten.haushalte) if haushalt.linie > 0 for t in perioden],
        domain=pyo.NonNegativeReals,
        doc="Liquiditätslinie am Jahresende [Tsd. EUR]",
    )
    modell.verlust_t = pyo.Var(
        [(p, t) for p, paar in enumerate(paare) for t in perioden if len(paar.verlust_t[t])],
        bounds=lambda _, p, t: (_kleinster_verlust(paare[p].verlust_t[t]), None),
        doc="Durch Überlappung entfallende Minderung [t]",
    )
    modell.verlust_teur = pyo.Var(
        [(p, t) for p, paar in enumerate(paare) for t in perioden if len(paar.verlust_teur[t])],
        bounds=lambda _, p, t: (_kleinster_verlust(paare[p].verlust_teur[t]), None),
        doc="Durch Überlappung entfallende Energiekostenersparnis [Tsd. EUR]",
    )
    modell.verfehlung = pyo.Var(
        [z for z, ziel in enumerate(daten.ziele) if ziel.preis is not None],
        domain=pyo.NonNegativeReals,
        doc="Zielverfehlung [t]",
    )


def _kleinster_verlust(form: Linearform) -> float:
    """Return the lower bound of a loss: 0, or less where the overlapped effect itself is negative."""
    return min(0.0, float(form.werte.min()))
