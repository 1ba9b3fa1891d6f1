r"""Limits that several applications share: each takes what is left, and earns by what it takes.

Exact law, with s what the chosen ones of ``vorher`` take, w the wish, G the limit, σ the threshold. If the
option of Abruf a is chosen (otherwise everything is 0):

.. math::
    c_a = \min(w_a, G_a - s_a) \qquad u_a = \min(c_a, \max(0, \sigma_a - s_a)) \qquad
    z_a = r^-_a u_a + r^+_a (c_a - u_a) \ge z^-_a > 0

c_a is ``ansatz``, u_a ``unten``, z_a ``zuschuss``. As σ < G wherever it matters, both are one function of s:
c with W = min(w, G) and the limit G, u with W = min(w, σ) and the limit σ. Both are *shares*
p = min(W, max(0, G − s)), piecewise linear in s with the corners G − W and G:

.. math::
    W x - K y \le p \le W x - W d \qquad
    W x + (G - W) \, y \le s + p \le S^0 + (G - S^0) \, x + (S - G) \, d \qquad y \le x

y = 1: s is at or above the first corner, p is shortened (``ausgeschoepft``, ``ueber_schwelle``);
d = 1: s is at or above the second, p is 0 (``schon_ueber_schwelle``). The constants, none of them free:

- S, S⁰: upper bounds of s with the option chosen and not (``anteile.py``); x = 0 leaves s ≤ S⁰ and p = 0;
- K = min(W, S + W − G): the most by which p can be shortened, since p ≥ G − s ≥ G − S;
- S − G: the most by which s can exceed the limit.

An Abruf that may only be chosen ``ungekuerzt`` has s ≤ S⁰ + (G − w − S⁰) x, and c = w x.

For x = 1 these rows, with 0 ≤ s ≤ S, are the convex hull of (s, p, y, d): the incremental form of a piecewise
linear function, its pieces eliminated. Whatever the aim, no p is left to the solver.

Fewer binaries: p = W x where S + W ≤ G; y = x where W = G; no d where S ≤ G, and none for c: without a rest
the option may not be chosen, which the least award forbids. Where all of ``vorher`` have the same threshold,
their u add up to min(s, σ): the sum of u then takes the place of s, and d is not needed either.
"""

from collections import Counter

import numpy as np
import pyomo.environ as pyo

from massnahmenmodell.anteile import RAUSCHEN, Anteil
from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import anzahl
from massnahmenmodell.linearform import Ganze

Stelle = tuple[str, int]
"""Quantity and Abruf: the index of the rows of a share."""


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add what is taken, what is earned by it, and who has to be first."""
    modell.abruf_x = [modell.x[abruf.option] for abruf in daten.abrufe]
    offen = {(i.groesse, i.abruf): i for i in modell.anteile if not i.ist_fest}
    _ergaenze_feste(modell)
    _ergaenze_obere_grenzen(modell, daten, offen)
    _ergaenze_untere_grenzen(modell, offen)
    _ergaenze_zuschuesse(modell, daten)
    _ergaenze_erste(modell, daten)
    _ergaenze_ungekuerzte(modell, daten)


def _wert(b: pyo.ConcreteModel, groesse: str, a: int) -> pyo.Var:
    """Return p of an Abruf; what has no threshold in reach lies below it as a whole."""
    return b.unten[a] if groesse == "unten" and a in b.unten else b.ansatz[a]


def _enge(b: pyo.ConcreteModel, anteil: Anteil) -> pyo.Var:
    """Return y."""
    a = anteil.abruf
    if anteil.ist_knapp:
        return b.abruf_x[a]
    return b.ausgeschoepft[a] if anteil.groesse == "ansatz" else b.ueber_schwelle[a]


def _ergaenze_feste(modell: pyo.ConcreteModel) -> None:
    fest = {(i.groesse, i.abruf): i for i in modell.anteile if i.ist_fest}

    @modell.Constraint(list(fest), doc="Betrag steht fest, wo keine Grenze ihn kürzen kann [Tsd. EUR]")
    def anteil_ungekuerzt(b, groesse, a):
        return _wert(b, groesse, a) == fest[groesse, a].hoechstens * b.abruf_x[a]


def _ergaenze_obere_grenzen(modell: pyo.ConcreteModel, daten: Modelldaten, offen: dict[Stelle, Anteil]) -> None:
    gleichrangige = _gleichrangige(daten, offen)

    @modell.Constraint(list(modell.bisher), doc="Zuvor in Anspruch genommene Beträge sind summiert [Tsd. EUR]")
    def bisher_summiert(b, groesse, tag):
        return b.bisher[groesse, tag] == sum(_wert(b, groesse, j) for j in daten.abrufe[tag].vorher)

    @modell.Constraint(list(offen), doc="Nur die gewählte Option nimmt einen Betrag in Anspruch [Tsd. EUR]")
    def anteil_nur_wenn_gewaehlt(b, groesse, a):
        anteil = offen[groesse, a]
        entfallen = b.schon_ueber_schwelle[a] if anteil.kann_entfallen else 0
        return _wert(b, groesse, a) <= anteil.hoechstens * (b.abruf_x[a] - entfallen)

    @modell.Constraint(list(gleichrangige), doc="Gemeinsam beanspruchter Betrag bleibt in der Grenze [Tsd. EUR]")
    def grenze_eingehalten(b, groesse, a):
        alle, erster = gleichrangige[groesse, a], offen[groesse, a]
        sonst = erster.sonst_hoechstens
        mehr_wenn_gewaehlt = _ohne_rauschen(erster.grenze - sonst) * sum(b.abruf_x[i.abruf] for i in alle)
        darueber = sum(
            (i.vorher_hoechstens - i.grenze) * b.schon_ueber_schwelle[i.abruf] for i in alle if i.kann_entfallen
        )
        gemeinsam = b.bisher[erster.vorher, erster.tag] + sum(_wert(b, groesse, i.abruf) for i in alle)
        return gemeinsam <= sonst + mehr_wenn_gewaehlt + darueber


def _gleichrangige(daten: Modelldaten, offen: dict[Stelle, Anteil]) -> dict[Stelle, list[Anteil]]:
    """Return shares of options of one measure with the same limit and the same s, by the first of them.

    At most one of these options is chosen: one row stands for all, and is tighter than one for each. Several
    shares of the same option are chosen together: they stand in different rows.
    """
    gruppen: dict[tuple, list[Anteil]] = {}
    gesehen: Counter[tuple] = Counter()
    for (groesse, a), i in offen.items():
        option = daten.abrufe[a].option
        gruppe = groesse, i.vorher, i.tag, i.grenze, int(daten.optionen.massnahme[option])
        gesehen[gruppe, option] += 1
        gruppen.setdefault((*gruppe, gesehen[gruppe, option]), []).append(i)
    return {(alle[0].groesse, alle[0].abruf): alle for alle in gruppen.values()}


def _ergaenze_untere_grenzen(modell: pyo.ConcreteModel, offen: dict[Stelle, Anteil]) -> None:
    kuerzbar = [s for s, i in offen.items() if not i.ist_knapp or i.hoechstens - i.kuerzung > RAUSCHEN]
    wahlfrei = [s for s, i in offen.items() if not i.ist_knapp]

    @modell.Constraint(kuerzbar, doc="Gekürzt wird nur, wo die Grenze erreicht ist [Tsd. EUR]")
    def anteil_nur_an_der_grenze_gekuerzt(b, groesse, a):
        anteil = offen[groesse, a]
        ungekuerzt = anteil.hoechstens * b.abruf_x[a]
        return _wert(b, groesse, a) >= ungekuerzt - anteil.kuerzung * _enge(b, anteil)

    @modell.Constraint(list(offen), doc="Wer gekürzt wird, schöpft die Grenze aus [Tsd. EUR]")
    def grenze_ausgeschoepft(b, groesse, a):
        anteil = offen[groesse, a]
        genutzt = b.bisher[anteil.vorher, anteil.tag] + _wert(b, groesse, a)
        bis_zur_kuerzung = anteil.grenze - anteil.hoechstens
        return genutzt >= anteil.hoechstens * b.abruf_x[a] + bis_zur_kuerzung * _enge(b, anteil)

    @modell.Constraint(wahlfrei, doc="Gekürzt wird nur, was gewählt ist [Anzahl]")
    def gekuerzt_nur_wenn_gewaehlt(b, groesse, a):
        return _enge(b, offen[groesse, a]) <= b.abruf_x[a]


def _ergaenze_zuschuesse(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    ansaetze = {i.abruf: i for i in modell.anteile if i.groesse == "ansatz"}

    @modell.Constraint(range(len(daten.abrufe)), doc="Zuschuss ist Fördersatz mal Betrag [Tsd. EUR]")
    def zuschuss_berechnet(b, a):
        abruf, unten = daten.abrufe[a], _wert(b, "unten", a)
        oben = abruf.satz_oben * (b.ansatz[a] - unten) if a in b.unten else 0
        return b.zuschuss[a] == abruf.satz_unten * unten + oben

    def kann_zu_klein_sein(a):
        abruf, ansatz = daten.abrufe[a], ansaetze[a]
        saetze = (abruf.satz_unten, abruf.satz_oben) if a in modell.unten else (abruf.satz_unten,)
        return min(saetze) * (ansatz.hoechstens - max(0.0, ansatz.kuerzung)) < abruf.mindestens

    @modell.Constraint(
        [a for a in ansaetze if kann_zu_klein_sein(a)],
        doc="Gewählt wird nur, wofür noch der Mindestzuschuss bleibt [Tsd. EUR]",
    )
    def mindestzuschuss_bleibt(b, a):
        return b.zuschuss[a] >= daten.abrufe[a].mindestens * b.abruf_x[a]


def _ergaenze_erste(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    zeilen = _konflikte(daten)

    @modell.Constraint(list(zeilen), doc="Wer der Erste sein muss, wird nicht neben Früheren gewählt [Anzahl]")
    def nur_als_erster(b, a, massnahme):
        optionen, hoechstens = zeilen[a, massnahme]
        return anzahl(b, optionen) <= hoechstens


def _ergaenze_ungekuerzte(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    sonst = {i.abruf: i.sonst_hoechstens for i in modell.anteile if i.groesse == "ansatz"}

    @modell.Constraint(
        [a for a, abruf in enumerate(daten.abrufe) if abruf.ungekuerzt and abruf.vorher],
        doc="Gewählt wird nur, wofür die Grenze noch ganz reicht [Tsd. EUR]",
    )
    def nur_ungekuerzt(b, a):
        abruf = daten.abrufe[a]
        uebrig = abruf.grenze - abruf.wunsch
        return sum(b.ansatz[j] for j in abruf.vorher) <= sonst[a] + (uebrig - sonst[a]) * b.abruf_x[a]


def _konflikte(daten: Modelldaten) -> dict[tuple[int, int], tuple[Ganze, int]]:
    """Return (Abruf, measure before) -> options of which at most one may be chosen, or none.

    Options of one measure exclude each other anyway: those with the same ones before them share their rows.
    None may be chosen where an option would have to be before itself.
    """
    gruppen: dict[tuple, list[int]] = {}
    for a, abruf in enumerate(daten.abrufe):
        if abruf.als_erster:
            massnahme = int(daten.optionen.massnahme[abruf.option])
            gruppen.setdefault((massnahme, frozenset(abruf.vorher)), []).append(a)
    zeilen = {}
    for (massnahme, vorher), gruppe in gruppen.items():
        eigene = np.unique([daten.abrufe[a].option for a in gruppe])
        fruehere = np.unique([daten.abrufe[j].option for j in vorher]).astype(np.int64)
        je_massnahme = daten.optionen.massnahme[fruehere]
        for andere in np.unique(je_massnahme).tolist():
            davor = fruehere[je_massnahme == andere]
            if andere != massnahme:
                zeilen[gruppe[0], andere] = np.union1d(eigene, davor), 1
            elif len(selbst := np.intersect1d(eigene, davor)):
                zeilen[gruppe[0], andere] = selbst, 0
    return zeilen


def _ohne_rauschen(betrag: float) -> float:
    return betrag if abs(betrag) > RAUSCHEN else 0.0
