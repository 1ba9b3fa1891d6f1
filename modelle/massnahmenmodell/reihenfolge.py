r"""Order of two measures, one row per period (disaggregated, no big-M).

With e the mark of the earlier measure i (the period after its completion, or its begin), b the begin of
the later one j, a the least and A the largest distance:

.. math::
    \sum_{o \in O(j),\, b_o \le t} x_o + \sum_{o \in O(i),\, e_o > t - a} x_o \le 1 \quad \forall t

.. math::
    \sum_{o \in O(j),\, b_o \le t} x_o \le \sum_{o \in O(i),\, e_o \le t - a} x_o \quad \forall t
    \qquad \text{(Voraussetzung)}

.. math::
    \sum_{o \in O(j),\, b_o \ge t} x_o + \sum_{o \in O(i),\, e_o < t - A} x_o \le 1 \quad \forall t
"""

from collections.abc import Callable

import numpy as np
import pyomo.environ as pyo

from massnahmenmodell.daten import Folge, Modelldaten
from massnahmenmodell.groessen import anzahl, optionen_je_massnahme
from massnahmenmodell.linearform import Ganze

Seiten = tuple[Ganze, Ganze]
"""Options of the later measure, options of the earlier measure."""


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the rows of all orders; rows that can never bind are left out."""
    zu_frueh = _zeilen(daten, lambda f: not f.verlangt, _zu_frueh)
    ohne_basis = _zeilen(daten, lambda f: f.verlangt, _mit_voraussetzung)
    zu_spaet = _zeilen(daten, lambda f: f.hoechstabstand is not None, _zu_spaet)

    @modell.Constraint(list(zu_frueh), doc="Die spätere Maßnahme beginnt erst nach der früheren [Anzahl]")
    def reihenfolge_eingehalten(b, f, t):
        spaeter, frueher = zu_frueh[f, t]
        return anzahl(b, spaeter, frueher) <= 1

    @modell.Constraint(list(ohne_basis), doc="Die spätere Maßnahme setzt die fertige frühere voraus [Anzahl]")
    def voraussetzung_erfuellt(b, f, t):
        spaeter, frueher = ohne_basis[f, t]
        return anzahl(b, spaeter) <= anzahl(b, frueher)

    @modell.Constraint(
        list(zu_spaet), doc="Die spätere Maßnahme beginnt nicht zu lange nach der früheren [Anzahl]"
    )
    def hoechstabstand_eingehalten(b, f, t):
        spaeter, frueher = zu_spaet[f, t]
        return anzahl(b, spaeter, frueher) <= 1


def _zeilen(
    daten: Modelldaten,
    waehle: Callable[[Folge], bool],
    seiten: Callable[[Modelldaten, Folge, list[Ganze], int], Seiten],
) -> dict[tuple[int, int], Seiten]:
    """Return the rows of one kind: (order, period) -> options on both sides.

    Only periods in which the later measure can begin: the rows between them say nothing more.
    """
    von = optionen_je_massnahme(daten)
    zeilen = {}
    for f, folge in enumerate(daten.folgen):
        beginne = np.unique(daten.optionen.beginn[von[folge.spaeter]]).tolist()
        for t in beginne if waehle(folge) else ():
            spaeter, frueher = seiten(daten, folge, von, t)
            if len(spaeter) and (len(frueher) or folge.verlangt):
                zeilen[f, t] = spaeter, frueher
    return zeilen


def _marke(daten: Modelldaten, folge: Folge, optionen: Ganze) -> Ganze:
    """Return e of the options of the earlier measure."""
    return daten.optionen.fertig[optionen] + 1 if folge.nach_ende else daten.optionen.beginn[optionen]


def _zu_frueh(daten: Modelldaten, folge: Folge, von: list[Ganze], t: int) -> Seiten:
    j, i = von[folge.spaeter], von[folge.frueher]
    return j[daten.optionen.beginn[j] <= t], i[_marke(daten, folge, i) > t - folge.abstand]


def _mit_voraussetzung(daten: Modelldaten, folge: Folge, von: list[Ganze], t: int) -> Seiten:
    j, i = von[folge.spaeter], von[folge.frueher]
    return j[daten.optionen.beginn[j] <= t], i[_marke(daten, folge, i) <= t - folge.abstand]


def _zu_spaet(daten: Modelldaten, folge: Folge, von: list[Ganze], t: int) -> Seiten:
    j, i = von[folge.spaeter], von[folge.frueher]
    return j[daten.optionen.beginn[j] >= t], i[_marke(daten, folge, i) < t - (folge.hoechstabstand or 0)]
