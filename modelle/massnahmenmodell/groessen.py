"""Named quantities that more than one family needs, and sums over options in Pyomo's fastest form."""

from collections.abc import Iterable

import numpy as np
import pyomo.environ as pyo
from pyomo.core.expr.numeric_expr import LinearExpression

from massnahmenmodell.daten import Ganze, Linearform, Modelldaten


def summe(modell: pyo.ConcreteModel, form: Linearform) -> LinearExpression:
    """Return Σ value · x over the options of a linear form."""
    x = modell.x
    return LinearExpression(linear_coefs=form.werte.tolist(), linear_vars=[x[o] for o in form.optionen.tolist()])


def anzahl(modell: pyo.ConcreteModel, optionen: Ganze) -> LinearExpression:
    """Return Σ x over the given options."""
    return summe(modell, Linearform(optionen, np.ones(len(optionen))))


def optionen_je_massnahme(daten: Modelldaten) -> list[Ganze]:
    """Return, per measure, the numbers of its options."""
    grenzen = np.searchsorted(daten.optionen.massnahme, np.arange(len(daten.massnahmen) + 1))
    return [np.arange(grenzen[m], grenzen[m + 1]) for m in range(len(daten.massnahmen))]


def in_betrieb(daten: Modelldaten, optionen: Ganze, t: int) -> Ganze:
    """Return those of the options whose measure is in operation in period ``t``."""
    alle = daten.optionen
    return optionen[(alle.fertig[optionen] < t) & (t <= alle.betrieb_bis[optionen])]


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare the joint reduction per period: single effects minus what overlaps, t CO2e."""
    perioden = range(daten.anzahl_perioden)
    verluste: list[list[int]] = [[] for _ in perioden]
    for p, t in modell.verlust_t:
        verluste[t].append(p)

    def gemeinsam(b: pyo.ConcreteModel, t: int) -> LinearExpression:
        form = daten.minderung[t]
        return LinearExpression(
            linear_coefs=[*form.werte.tolist(), *[-1.0] * len(verluste[t])],
            linear_vars=[*(b.x[o] for o in form.optionen.tolist()), *(b.verlust_t[p, t] for p in verluste[t])],
        )

    modell.minderung = pyo.Expression(perioden, rule=gemeinsam, doc="Gemeinsame Minderung [t CO2e]")


def vereinigt(formen: Iterable[Linearform]) -> Linearform:
    """Return the sum of several linear forms as one."""
    liste = list(formen)
    return Linearform(
        np.concatenate([form.optionen for form in liste]), np.concatenate([form.werte for form in liste])
    )
