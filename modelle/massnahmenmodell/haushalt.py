r"""Money per payer and year: spending within budget, carried rest, grants received and bridging credit.

.. math::
    \text{netto}_{h,t} + \frac{r_{h,t}}{\alpha_h}
      \le H_{h,t} + r_{h,t-1} + l_{h,t} - (1 + i_h) \, l_{h,t-1} \quad \forall h, t

.. math::
    r_{h,t} \le \alpha_h \sum_{\tau = t-n_h+1}^{t} H_{h,\tau}
    \qquad 0 \le l_{h,t} \le L_h
    \qquad l_{h,t} \le \sum_o \text{forderung}_{h,o,t} \, x_o

netto is expenditure minus grants paid out in t; r is the rest carried on (share alpha of what is left,
usable for n years), l the bridging credit, which covers grants that are still to come and nothing else.
Awards of Abrufe (``abrufe.py``) are part of netto and of the claims, each with its share of the award:
netto is :math:`\sum_o n_{h,o,t} x_o + \sum_a n^A_{h,a,t} z_a`, and forderung likewise.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import im_jahr, summe


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the purse of each payer, year by year."""
    stellen = range(len(daten.haushalte))
    jahre = range(daten.anzahl_jahre)

    @modell.Expression(stellen, jahre, doc="Ausgaben minus ausgezahlte Zuschüsse [Tsd. EUR]")
    def netto(b, h, t):
        haushalt = daten.haushalte[h]
        return summe(b, haushalt.netto[t], im_jahr(haushalt.abruf_netto, t))

    @modell.Constraint(stellen, jahre, doc="Ausgaben bleiben im Haushalt des Jahres [Tsd. EUR]")
    def haushalt_reicht(b, h, t):
        haushalt = daten.haushalte[h]
        ausgaben = b.netto[h, t]
        mittel = float(haushalt.ansatz[t])
        if haushalt.uebertrag_anteil > 0:
            ausgaben += b.rest[h, t] / haushalt.uebertrag_anteil
            mittel += b.rest[h, t - 1] if t else 0
        if haushalt.linie > 0:
            ausgaben += (1 + haushalt.zins) * b.linie[h, t - 1] if t else 0
            mittel += b.linie[h, t]
        return ausgaben <= mittel

    @modell.Constraint(list(modell.rest), doc="Haushaltsreste verfallen nach ihrer Frist [Tsd. EUR]")
    def rest_ist_befristet(b, h, t):
        haushalt = daten.haushalte[h]
        erste = 0 if haushalt.uebertrag_jahre is None else max(0, t - haushalt.uebertrag_jahre + 1)
        return b.rest[h, t] <= haushalt.uebertrag_anteil * float(haushalt.ansatz[erste : t + 1].sum())

    @modell.Constraint(list(modell.linie), doc="Liquiditätslinie bleibt unter ihrer Grenze [Tsd. EUR]")
    def linie_ist_begrenzt(b, h, t):
        return b.linie[h, t] <= daten.haushalte[h].linie

    @modell.Constraint(list(modell.linie), doc="Liquiditätslinie überbrückt nur ausstehende Zuschüsse [Tsd. EUR]")
    def linie_ueberbrueckt_zuschuesse(b, h, t):
        haushalt = daten.haushalte[h]
        return b.linie[h, t] <= summe(b, haushalt.forderung[t], im_jahr(haushalt.abruf_forderung, t))
