r"""Scenarios: one plan decided now, timing and money decided in each scenario when it has come.

Every scenario s is a whole model of its own (a block). What is decided now is common to all: which measure is
carried out in which variant (y), and for everything that begins early enough also in which year (b).

.. math::
    \sum_{o \in O_s(d)} x_{s,o} = y_d \quad \forall s, d
    \qquad \sum_{o \in O_s(k)} x_{s,o} = b_k \quad \forall s, k
    \qquad \sum_{d \in D(m)} y_d \le 1 \quad \forall m

A scenario with ``verzicht`` may give up what has not begun: its first rows are ≤. The aim is a mix of expected
value and CVaR of the values f of the scenarios, in the linear form of Rockafellar and Uryasev; for costs

.. math::
    \min \; (1-\lambda) \sum_s p_s f_s
      + \lambda \Bigl( \eta + \frac{1}{1-\alpha} \sum_s p_s u_s \Bigr), \qquad u_s \ge f_s - \eta, \; u \ge 0

and for tonnes, which are to be many, with the signs of :math:`f, \eta` turned round. Decisions that turned out
to break a limit when recounted are cut off one by one (``verworfen``).
"""

from dataclasses import dataclass

import numpy as np
import pyomo.environ as pyo

from massnahmenmodell.bloecke import anders, setze_bloecke
from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import anzahl
from massnahmenmodell.linearform import Ganze

OFFEN = -1
"""The begin of this option is not decided now."""


@dataclass(frozen=True, slots=True)
class Szenario:
    """One scenario and what its options have to do with the common decisions."""

    wahrscheinlichkeit: float
    daten: Modelldaten
    entscheidung: Ganze
    """Per option: number of the decision for its measure and variant."""
    beginn: Ganze
    """Per option: number of the decision for its begin; OFFEN where it is not decided now."""
    verzicht: bool


@dataclass(frozen=True, slots=True)
class Szenariodaten:
    """All scenarios of a case; index letters: s scenario, d decision, k decided begin."""

    szenarien: tuple[Szenario, ...]
    massnahme: Ganze
    """Per decision: number of its measure."""
    beginne: int
    """How many begins can be decided now."""
    gewicht: float
    """Share of the CVaR in the aim, 0 … 1."""
    alpha: float
    """The CVaR looks at the worst share 1 − alpha."""
    verworfen: tuple[tuple[frozenset[int], frozenset[int]], ...] = ()
    """Decisions and begins that have been tried together and break a limit."""


def baue_szenariomodell(daten: Szenariodaten) -> pyo.ConcreteModel:
    """Return the model of all scenarios; block ``s0``, ``s1`` … is the model of one of them."""
    modell = pyo.ConcreteModel("szenarien")
    bloecke = setze_bloecke(modell, [szenario.daten for szenario in daten.szenarien])
    modell.ausgefuehrt = pyo.Var(
        range(len(daten.massnahme)), domain=pyo.Binary, doc="Maßnahme wird in dieser Variante ausgeführt [0/1]"
    )
    modell.begonnen = pyo.Var(range(daten.beginne), domain=pyo.Binary, doc="Maßnahme beginnt in diesem Jahr [0/1]")
    _binde(modell, daten, bloecke)
    _verwirf(modell, daten)
    _ergaenze_ziel(modell, daten, bloecke)
    return modell


def _binde(modell: pyo.ConcreteModel, daten: Szenariodaten, bloecke: list[pyo.ConcreteModel]) -> None:
    szenarien = range(len(bloecke))

    def gewaehlt(s, optionen):
        return anzahl(bloecke[s], np.flatnonzero(optionen))

    @modell.Constraint(szenarien, list(modell.ausgefuehrt), doc="Alle Szenarien führen dasselbe aus [Anzahl]")
    def gemeinsame_auswahl(b, s, d):
        szenario = daten.szenarien[s]
        im_szenario = gewaehlt(s, szenario.entscheidung == d)
        return im_szenario <= b.ausgefuehrt[d] if szenario.verzicht else im_szenario == b.ausgefuehrt[d]

    @modell.Constraint(szenarien, list(modell.begonnen), doc="Was früh beginnt, beginnt überall gleich [Anzahl]")
    def gemeinsamer_beginn(b, s, k):
        return gewaehlt(s, daten.szenarien[s].beginn == k) == b.begonnen[k]

    @modell.Constraint(np.unique(daten.massnahme).tolist(), doc="Jede Maßnahme hat eine Variante [Anzahl]")
    def hoechstens_eine_variante(b, m):
        return sum(b.ausgefuehrt[d] for d in np.flatnonzero(daten.massnahme == m).tolist()) <= 1


def _verwirf(modell: pyo.ConcreteModel, daten: Szenariodaten) -> None:
    @modell.Constraint(range(len(daten.verworfen)), doc="Verworfene Auswahl kommt nicht wieder [Anzahl]")
    def nicht_noch_einmal(b, n):
        ausgefuehrt, begonnen = daten.verworfen[n]
        stellen = [(b.ausgefuehrt[d], d in ausgefuehrt) for d in b.ausgefuehrt]
        stellen += [(b.begonnen[k], k in begonnen) for k in b.begonnen]
        return anders(stellen)


def _ergaenze_ziel(modell: pyo.ConcreteModel, daten: Szenariodaten, bloecke: list[pyo.ConcreteModel]) -> None:
    richtung = bloecke[0].zielfunktion.sense
    anteile = [szenario.wahrscheinlichkeit for szenario in daten.szenarien]
    werte = [block.zielfunktion.expr for block in bloecke]
    ziel = (1 - daten.gewicht) * sum(p * wert for p, wert in zip(anteile, werte, strict=True))
    if daten.gewicht > 0:
        vorzeichen = 1 if richtung == pyo.minimize else -1
        modell.schwelle = pyo.Var(doc="Wert, den das Ziel nur in schlechten Fällen verfehlt [Einheit des Ziels]")
        modell.darueber = pyo.Var(
            range(len(bloecke)), domain=pyo.NonNegativeReals, doc="Verfehlt die Schwelle um [Einheit des Ziels]"
        )

        @modell.Constraint(range(len(bloecke)), doc="Verfehlen der Schwelle wird gezählt [Einheit des Ziels]")
        def darueber_gezaehlt(b, s):
            return b.darueber[s] >= vorzeichen * (werte[s] - b.schwelle)

        rand = sum(p * modell.darueber[s] for s, p in enumerate(anteile)) / (1 - daten.alpha)
        ziel += daten.gewicht * (modell.schwelle + vorzeichen * rand)
    modell.ziel = pyo.Objective(expr=ziel, sense=richtung, doc="Erwartungswert und CVaR [Einheit des Ziels]")
