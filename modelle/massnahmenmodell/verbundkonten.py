r"""Districts that share accounts: purses, pots and resources of all of them together, and targets over all.

Every district d is a whole model of its own (a block), its own rows for a shared account without a limit that
could bind. Of a shared purse k, pot or resource c, and target z:

.. math::
    \sum_d (\text{netto}_{d,k,t} - \eta_{d,k,t-1} \, e_{d,k,t-1}) + \frac{r_{k,t}}{\alpha_{k,t}}
      \le H_{k,t} + r_{k,t-1} \qquad
    r_{k,t} \le \alpha_{k,t} \sum_{\tau = t-n_k+1}^{t} H_{k,\tau} \prod_{s = \tau}^{t-1} \alpha_{k,s}

.. math::
    \sum_d v_{d,c,t} \le M_{c,t} \qquad \sum_d \sum_{t \in T_z} \text{minderung}_{d,t} + y_z \ge S_z
    \qquad 0 \le y_z \le \max(0, S_z - \underline{R}_z), \quad y_z = 0 \text{ where hard}

.. math::
    \text{aim:} \; \sum_d f_d + \sum_z \pi_z \, y_z \quad \text{(prices for kosten only)}

What is missing of a target belongs to no district. It is never more than what the target asks for beyond the least
reduction R that all measures together could have; so there is a bound at any price of the target's row.
Money is carried on in the shared purse and in no district, by the rules of ``haushalt.py``: what comes back to one
district in a year, such as a grant, another one can spend.
"""

from dataclasses import dataclass

import pyomo.environ as pyo
from pyomo.core.expr.numeric_expr import LinearExpression

from massnahmenmodell.bloecke import setze_bloecke
from massnahmenmodell.daten import Haushalt, Modelldaten
from massnahmenmodell.groessen import gemeinsame_ersparnis, gemeinsame_minderung


@dataclass(frozen=True, slots=True)
class Verbundkasse:
    """A purse of a payer in several districts."""

    haushalt: Haushalt
    """Its budgets and rules; what districts spend stands in their own data."""
    stellen: tuple[tuple[int, int], ...]
    """District and number of the purse there."""


@dataclass(frozen=True, slots=True)
class Verbundzeile:
    """A pot or a resource in one year or period."""

    name: str
    satz: str
    einheit: str
    """``EUR``, counted in thousands, or the unit of the resource."""
    menge: float
    stellen: tuple[tuple[int, int, int], ...]
    """District, number of the account there, and of its row."""


@dataclass(frozen=True, slots=True)
class Verbundziel:
    """Least joint reduction of all districts over some years, t CO2e; ``preis``: of a missing one, teur today."""

    name: str
    satz: str
    jahre: tuple[int, ...]
    minderung_t: float
    preis: float | None
    """None means hard."""


@dataclass(frozen=True, slots=True)
class Verbunddaten:
    """All districts of a portfolio; index letters: d district, k purse, c row of an account, z target."""

    quartiere: tuple[Modelldaten, ...]
    kassen: tuple[Verbundkasse, ...]
    zeilen: tuple[Verbundzeile, ...]
    ziele: tuple[Verbundziel, ...]


def baue_verbundmodell(daten: Verbunddaten) -> pyo.ConcreteModel:
    """Return the model of all districts; block ``s0``, ``s1`` … is the model of one of them."""
    modell = pyo.ConcreteModel("verbund")
    bloecke = setze_bloecke(modell, daten.quartiere)
    _verbinde_kassen(modell, daten, bloecke)
    _verbinde_konten(modell, daten, bloecke)
    _verbinde_ziele(modell, daten, bloecke)
    modell.ziel = pyo.Objective(
        expr=sum(block.zielfunktion.expr for block in bloecke) + _preis_der_verfehlung(modell, daten),
        sense=bloecke[0].zielfunktion.sense,
        doc="Summe über die Quartiere, dazu der Preis verfehlter Ziele [Einheit des Ziels]",
    )
    return modell


def _verbinde_kassen(modell: pyo.ConcreteModel, daten: Verbunddaten, bloecke: list[pyo.ConcreteModel]) -> None:
    kassen, jahre = range(len(daten.kassen)), range(daten.quartiere[0].anzahl_jahre)
    reste = [(k, t) for k in kassen for t in daten.kassen[k].haushalt.uebertraegt]
    modell.gemeinsamer_rest = pyo.Var(
        reste, domain=pyo.NonNegativeReals, doc="Haushaltsrest, der ins nächste Jahr geht [Tsd. EUR]"
    )
    rest = modell.gemeinsamer_rest

    @modell.Constraint(kassen, jahre, doc="Alle Quartiere zusammen bleiben im Haushalt des Jahres [Tsd. EUR]")
    def gemeinsame_kasse_reicht(_b, k, t):
        haushalt = daten.kassen[k].haushalt
        genutzt = sum(_nutzung(bloecke[d], daten.quartiere[d], h, t) for d, h in daten.kassen[k].stellen)
        if (k, t) in rest:
            genutzt += rest[k, t] / float(haushalt.uebertrag[t])
        if (k, t - 1) in rest:
            genutzt -= rest[k, t - 1]
        return genutzt <= float(haushalt.ansatz[t])

    @modell.Constraint(reste, doc="Gemeinsame Haushaltsreste verfallen nach ihrer Frist [Tsd. EUR]")
    def gemeinsamer_rest_ist_befristet(_b, k, t):
        haushalt = daten.kassen[k].haushalt
        return rest[k, t] <= float(haushalt.uebertrag[t]) * haushalt.unverfallen(t)


def _nutzung(block, daten, h, t):
    """Return what a district takes out of the shared purse in a year; negative where it brings money in."""
    anteil = daten.haushalte[h].rueckflussanteil(t)
    if not anteil:
        return block.netto[h, t]
    return block.netto[h, t] - anteil * gemeinsame_ersparnis(block, daten, daten.haushalte[h].traeger, [t - 1])


def _verbinde_konten(modell: pyo.ConcreteModel, daten: Verbunddaten, bloecke: list[pyo.ConcreteModel]) -> None:
    @modell.Constraint(range(len(daten.zeilen)), doc="Alle Quartiere zusammen bleiben im Rahmen des Kontos")
    def gemeinsames_konto_reicht(_b, c):
        zeile = daten.zeilen[c]
        stellen = [(d, (konto, t)) for d, konto, t in zeile.stellen if (konto, t) in bloecke[d].konto_reicht]
        if not stellen:
            return pyo.Constraint.Skip
        return sum(bloecke[d].konto_reicht[stelle].body for d, stelle in stellen) <= zeile.menge


def _verbinde_ziele(modell: pyo.ConcreteModel, daten: Verbunddaten, bloecke: list[pyo.ConcreteModel]) -> None:
    minderungen = [
        [gemeinsame_minderung(b, eigene, ziel.jahre) for b, eigene in zip(bloecke, daten.quartiere, strict=True)]
        for ziel in daten.ziele
    ]
    modell.gemeinsame_verfehlung = pyo.Var(
        [z for z, ziel in enumerate(daten.ziele) if ziel.preis is not None],
        bounds=lambda _, z: (0.0, max(0.0, daten.ziele[z].minderung_t - sum(map(_mindestens, minderungen[z])))),
        doc="Verfehlung eines Ziels aller Quartiere [t]",
    )

    @modell.Constraint(range(len(daten.ziele)), doc="Alle Quartiere zusammen erreichen das Ziel [t CO2e]")
    def gemeinsames_ziel_erreicht(b, z):
        minderung = sum(minderungen[z])
        if z in b.gemeinsame_verfehlung:
            minderung += b.gemeinsame_verfehlung[z]
        return minderung >= daten.ziele[z].minderung_t


def _mindestens(minderung: LinearExpression) -> float:
    """Return less than what any choice reduces: all that harms is done, and nothing that helps.

    Sets of measures have no upper bound of their own, their row holds them at 1.
    """
    paare = zip(minderung.linear_coefs, minderung.linear_vars, strict=True)
    return sum(wert * (v.lb if wert > 0 else 1.0 if v.ub is None else v.ub) for wert, v in paare)


def _preis_der_verfehlung(modell: pyo.ConcreteModel, daten: Verbunddaten) -> LinearExpression:
    """Return what missed targets cost; as in a district they do where the aim is money."""
    verfehlung = modell.gemeinsame_verfehlung if daten.quartiere[0].zielfunktion == "kosten" else {}
    return LinearExpression(
        linear_coefs=[daten.ziele[z].preis for z in verfehlung], linear_vars=list(verfehlung.values())
    )
