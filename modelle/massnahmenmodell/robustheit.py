r"""Reserve: each purse bears it if any Γ of its measures become dearer by their margin (Bertsimas and Sim).

Money carried on makes a purse a sum over years, so it is protected over every run of years s … t, in which a
year counts with the share of it that can still be there in t:

.. math::
    \sum_{\tau=s}^{t} A_{\tau,t} \bigl( \text{netto}_\tau + (1+i) \, \ell_{\tau-1} - \ell_\tau \bigr)
      + \beta_{s,t} \le \sum_{\tau=s}^{t} A_{\tau,t} H_\tau + A_{s-1,t} R_{s-1}
      \quad \forall s \le t

.. math::
    \beta_{s,t} = \max_{|U| \le \Gamma} \sum_{m \in U} D_{m,s,t}
      = \min_{z, p \ge 0} \Bigl\{ \Gamma z + \sum_m p_m : z + p_m \ge D_{m,s,t} \Bigr\}, \qquad
    D_{m,s,t} = \sum_{\tau=s}^{t} A_{\tau,t} \sum_{o \in O(m)} d_{o,\tau} \, x_o

U are the measures that become dearer, the same ones in all years, d the margins of their payments, R the most
that may be carried on (``rest_ist_befristet``). The bridging credit :math:`\ell` is drawn the same way whoever
becomes dearer, within its limit and the grants that are still to come; it has variables of its own, since a plan
in which nothing becomes dearer need not draw it. Without a bridging credit the rows say exactly that the purse
can be walked through for every U; with one they are on the safe side.
"""

from collections.abc import Iterator

import pyomo.environ as pyo

from massnahmenmodell.daten import Haushalt, Modelldaten, Schutz
from massnahmenmodell.groessen import gemeinsame_ersparnis, im_jahr, summe

KLEINSTES_GEWICHT = 1e-9
"""Of a year that counts less nothing is left: smaller coefficients are no numbers for a solver."""


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the protected rows; needs ``netto`` of the purses."""
    laeufe = [(r, *lauf) for r, schutz in enumerate(daten.schutz) for lauf in _laeufe(daten, schutz)]
    in_lauf = {(r, s, t): _massnahmen_im_lauf(daten.schutz[r], s, t) for r, s, t in laeufe}
    _ergaenze_spannen(modell, daten)
    modell.stufe = pyo.Var(laeufe, domain=pyo.NonNegativeReals, doc="Vorsorge je Maßnahme [Tsd. EUR]")
    modell.ueber_stufe = pyo.Var(
        [(*lauf, m) for lauf, massnahmen in in_lauf.items() for m in massnahmen],
        domain=pyo.NonNegativeReals,
        doc="Spanne der Maßnahme darüber [Tsd. EUR]",
    )

    @modell.Constraint(list(modell.ueber_stufe), doc="Vorsorge deckt die Spanne jeder Maßnahme [Tsd. EUR]")
    def vorsorge_deckt_spanne(b, r, s, t, m):
        gewichte = _gewichte(_haushalt(daten, r), s, t)
        spanne = sum(w * b.spanne[r, tau, m] for tau, w in gewichte if (r, tau, m) in b.spanne)
        return b.stufe[r, s, t] + b.ueber_stufe[r, s, t, m] >= spanne

    @modell.Constraint(laeufe, doc="Der Haushalt trägt steigende Kosten [Tsd. EUR]")
    def haushalt_traegt_anstieg(b, r, s, t):
        haushalt = _haushalt(daten, r)
        gewichte = dict(_gewichte(haushalt, s, t))
        bedarf = sum(w * _bedarf(b, daten, r, tau) for tau, w in gewichte.items())
        vorsorge = daten.schutz[r].gamma * b.stufe[r, s, t]
        vorsorge += sum(b.ueber_stufe[r, s, t, m] for m in in_lauf[r, s, t])
        mittel = sum(w * float(haushalt.ansatz[tau]) for tau, w in gewichte.items())
        if s:
            mittel += haushalt.verbleib(s - 1, t) * haushalt.unverfallen(s - 1)
        return bedarf + vorsorge <= mittel


def _ergaenze_spannen(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare what each measure's margin is in each year, and a bridging credit for the worst case."""
    formen = {
        (r, t, m): form
        for r, schutz in enumerate(daten.schutz)
        for m, je_jahr in zip(schutz.massnahmen, schutz.spannen, strict=True)
        for t, form in enumerate(je_jahr)
        if len(form)
    }
    modell.spanne = pyo.Var(list(formen), domain=pyo.NonNegativeReals, doc="Möglicher Anstieg [Tsd. EUR]")
    modell.schutzlinie = pyo.Var(
        [(r, t) for r in range(len(daten.schutz)) for t in _haushalt(daten, r).leiht],
        bounds=lambda _, r, t: _schutzliniengrenzen(_haushalt(daten, r), t),
        doc="Liquiditätslinie, wenn Kosten steigen können [Tsd. EUR]",
    )

    @modell.Constraint(list(formen), doc="Anstieg der gewählten Option [Tsd. EUR]")
    def spanne_der_option(b, r, t, m):
        return b.spanne[r, t, m] == summe(b, formen[r, t, m])

    @modell.Constraint(list(modell.schutzlinie), doc="Liquiditätslinie überbrückt nur Zuschüsse [Tsd. EUR]")
    def schutzlinie_ueberbrueckt_zuschuesse(b, r, t):
        haushalt = _haushalt(daten, r)
        if t in haushalt.linie_fest:
            return pyo.Constraint.Skip
        return b.schutzlinie[r, t] <= summe(b, haushalt.forderung[t], im_jahr(haushalt.abruf_forderung, t))


def _schutzliniengrenzen(haushalt: Haushalt, t: int) -> tuple[float, float]:
    """Return the bounds of the credit; one that is settled is so whatever becomes dearer."""
    fest = haushalt.linie_fest.get(t)
    return (0.0, float(haushalt.linie[t])) if fest is None else (fest, fest)


def _bedarf(b, daten, r, t):
    """Return what a purse needs in a year: net expenditure, credit paid back, minus what comes in."""
    haushalt = _haushalt(daten, r)
    bedarf = b.netto[daten.schutz[r].haushalt, t]
    if anteil := haushalt.rueckflussanteil(t):
        bedarf = bedarf - anteil * gemeinsame_ersparnis(b, daten, haushalt.traeger, [t - 1])
    if (r, t) in b.schutzlinie:
        bedarf = bedarf - b.schutzlinie[r, t]
    if (r, t - 1) in b.schutzlinie:
        bedarf = bedarf + (1 + haushalt.zins) * b.schutzlinie[r, t - 1]
    return bedarf


def _haushalt(daten: Modelldaten, r: int) -> Haushalt:
    return daten.haushalte[daten.schutz[r].haushalt]


def _laeufe(daten: Modelldaten, schutz: Schutz) -> Iterator[tuple[int, int]]:
    """Yield first and last year of each run that can bind; without carry-over each year stands by itself."""
    haushalt = daten.haushalte[schutz.haushalt]
    for t in range(daten.anzahl_jahre):
        for s in range(t + 1):
            if s == t or haushalt.verbleib(s, t) >= KLEINSTES_GEWICHT:
                yield s, t


def _gewichte(haushalt: Haushalt, s: int, t: int) -> Iterator[tuple[int, float]]:
    return ((tau, haushalt.verbleib(tau, t)) for tau in range(s, t + 1))


def _massnahmen_im_lauf(schutz: Schutz, s: int, t: int) -> tuple[int, ...]:
    """Return the measures that can have a margin in the run."""
    paare = zip(schutz.massnahmen, schutz.spannen, strict=True)
    return tuple(m for m, je_jahr in paare if any(len(form) for form in je_jahr[s : t + 1]))
