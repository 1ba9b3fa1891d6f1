r"""Money per payer and year: spending within budget, carried rest, grants received and bridging credit.

.. math::
    \text{netto}_{h,t} + \frac{r_{h,t}}{\alpha_{h,t}} + \sum_{k: h \to g} d_{k,t} - \sum_{k: g \to h} d_{k,t}
      \le H_{h,t} + r_{h,t-1} + l_{h,t} - (1 + i_h) \, l_{h,t-1} + \eta_{h,t-1} \, e_{h,t-1} \quad \forall h, t

.. math::
    r_{h,t} \le \alpha_{h,t} \sum_{\tau = t-n_h+1}^{t} H_{h,\tau} \prod_{s = \tau}^{t-1} \alpha_{h,s}
    \qquad 0 \le l_{h,t} \le L_{h,t}
    \qquad l_{h,t} \le \sum_o \text{forderung}_{h,o,t} \, x_o \qquad 0 \le d_{k,t} \le D_{k,t}

netto is expenditure minus grants paid out in t; r is the rest carried on (share alpha of what is left at the
end of t, 1 within a Doppelhaushalt), l the bridging credit, which covers grants that are still to come and
nothing else. Money of a year may be used for n years more. Spending takes the oldest money first, so what is
left is the newest: of each budget at most what the carry-overs since then have left of it. The second row is
therefore exact, without a variable per year of origin. d is money that one purse gives another in the same year
(Deckungsfähigkeit): to the giver it is spent like any other, to the receiver it leaves more of his own, which can
never be carried on beyond his own budgets. e is the energy cost that the payer's measures save together
(``groessen.gemeinsame_ersparnis``), of which the share eta comes in in the next year (Intracting).
In years that have happened l can be settled (``linie_fest``): then no claim limits it any more.
Awards of Abrufe (``abrufe.py``) are part of netto and of the claims, each with its share of the award:
netto is :math:`\sum_o n_{h,o,t} x_o + \sum_a n^A_{h,a,t} z_a` minus what bundles save (``buendel.py``) and the
rises of the rents that the payer gets (``umlage.py``), and forderung likewise, without rents and savings. Loans
(``kredite.py``) add :math:`\sum_l n^K_{h,l,t} d_l` to netto: negative when drawn, positive when paid back.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import (
    buendelersparnis,
    gemeinsame_ersparnis,
    im_jahr,
    mieteinnahmen,
    mit_darlehen,
    summe,
)


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the purse of each payer, year by year."""
    stellen = range(len(daten.haushalte))
    wege = {h: _wege(daten, h) for h in stellen}
    jahre = range(daten.anzahl_jahre)
    mit_mieten = {objekt.haushalt for objekt in daten.mietobjekte}

    @modell.Expression(stellen, jahre, doc="Ausgaben und Schuldendienst minus Zuschüsse und Kredite [Tsd. EUR]")
    def netto(b, h, t):
        haushalt = daten.haushalte[h]
        fest = summe(b, haushalt.netto[t], im_jahr(haushalt.abruf_netto, t))
        fest = mit_darlehen(b, fest, im_jahr(haushalt.kredit_netto, t))
        ohne_mieten = fest + buendelersparnis(b, haushalt.ersparnis_netto, t)
        return ohne_mieten - mieteinnahmen(b, daten, h, t) if h in mit_mieten else ohne_mieten

    @modell.Constraint(stellen, jahre, doc="Ausgaben bleiben im Haushalt des Jahres [Tsd. EUR]")
    def haushalt_reicht(b, h, t):
        gegeben = sum(richtung * b.deckung[k, t] for k, richtung in wege[h] if (k, t) in b.deckung)
        eigenes = float(daten.haushalte[h].ansatz[t]) + _rueckfluss(b, daten, h, t)
        return b.netto[h, t] + gegeben + _abgang(b, daten, h, t) <= eigenes + _zugang(b, h, t)

    @modell.Constraint(list(modell.rest), doc="Haushaltsreste verfallen nach ihrer Frist [Tsd. EUR]")
    def rest_ist_befristet(b, h, t):
        haushalt = daten.haushalte[h]
        return b.rest[h, t] <= float(haushalt.uebertrag[t]) * haushalt.unverfallen(t)

    @modell.Constraint(list(modell.linie), doc="Liquiditätslinie bleibt unter ihrer Grenze [Tsd. EUR]")
    def linie_ist_begrenzt(b, h, t):
        return b.linie[h, t] <= float(daten.haushalte[h].linie[t])

    @modell.Constraint(list(modell.linie), doc="Liquiditätslinie überbrückt nur ausstehende Zuschüsse [Tsd. EUR]")
    def linie_ueberbrueckt_zuschuesse(b, h, t):
        haushalt = daten.haushalte[h]
        if t in haushalt.linie_fest:
            return pyo.Constraint.Skip
        return b.linie[h, t] <= summe(b, haushalt.forderung[t], im_jahr(haushalt.abruf_forderung, t))


def _wege(daten: Modelldaten, h: int) -> list[tuple[int, int]]:
    """Return the numbers of the ways on which a purse gives (1) or receives (−1)."""
    return [(k, 1 if d.von == h else -1) for k, d in enumerate(daten.deckungen) if h in {d.von, d.nach}]


def _rueckfluss(b, daten, h, t):
    """Return what comes in of the energy cost saved in the year before."""
    haushalt = daten.haushalte[h]
    anteil = haushalt.rueckflussanteil(t)
    return anteil * gemeinsame_ersparnis(b, daten, haushalt.traeger, [t - 1]) if anteil else 0.0


def _abgang(b, daten, h, t):
    """Return what is kept for the next year, before the share of it is taken, and the credit that is paid back."""
    abgang = 0.0
    if (h, t) in b.rest:
        abgang += b.rest[h, t] / float(daten.haushalte[h].uebertrag[t])
    if (h, t - 1) in b.linie:
        abgang += (1 + daten.haushalte[h].zins) * b.linie[h, t - 1]
    return abgang


def _zugang(b, h, t):
    """Return what was carried on from the year before, and the credit that is drawn."""
    return sum(
        variable[stelle] for variable, stelle in ((b.rest, (h, t - 1)), (b.linie, (h, t))) if stelle in variable
    )
