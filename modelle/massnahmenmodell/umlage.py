r"""Rises of the rent after modernisation: what is permitted, cut where a limit on some years is reached.

A rise begins in one year and stays. With W what measures permit in t, C the limit and n its years:

.. math::
    e_{q,t} = \min \Bigl( W_{q,t}, \; C_q - \sum_{\tau = t-n_q+1}^{t-1} e_{q,\tau} \Bigr)
    \qquad W_{q,t} = \sum_o w_{q,o,t} \, x_o + \sum_f u_f + e_{v(q),t}

v(q) is a limit whose rises count within q (heating within all). Written with one binary k where q can bind:

.. math::
    e_{q,t} \le W_{q,t} \quad e_{q,t} \le C_q - \sum_\tau e_{q,\tau}
    \quad e_{q,t} \ge W_{q,t} - \overline W_{q,t} \, k_{q,t}
    \quad e_{q,t} \ge C_q - \sum_\tau e_{q,\tau} - C_q (1 - k_{q,t})

A rise that depends on awards z of Abrufe, or on loans y with a repayment grant, is
:math:`u_f = \max (0, b_f x_o - \sum_a s_{f,a} z_a - \sum_n s_{f,n} y_n)`, with a binary where they can exceed what
could be charged. There is no freedom in any of it: rents follow from the choice.
"""

import pyomo.environ as pyo

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import summe
from massnahmenmodell.mietanstieg import hoechste_anstiege


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add what the rents of all buildings rise by."""
    hoechste = hoechste_anstiege(daten)
    gekappt = set(modell.gekappt)

    def wunsch(b, q, t):
        kappung = daten.kappungen[q]
        offene = sum(b.umlage[f] for f in kappung.offen[t])
        vorher = [b.mieterhoehung[kappung.vorstufe, t]] if (kappung.vorstufe, t) in b.mieterhoehung else []
        return summe(b, kappung.wunsch[t]) + offene + sum(vorher)

    def rest(b, q, t):
        kappung = daten.kappungen[q]
        fenster = range(max(0, t - kappung.fenster + 1), t)
        return kappung.grenze - sum(b.mieterhoehung[q, s] for s in fenster if (q, s) in b.mieterhoehung)

    frei = [stelle for stelle in modell.mieterhoehung if stelle not in gekappt]

    @modell.Constraint(frei, doc="Die Miete steigt um die zulässige Umlage [Tsd. EUR/a]")
    def umlage_voll(b, q, t):
        return b.mieterhoehung[q, t] == wunsch(b, q, t)

    @modell.Constraint(list(modell.gekappt), doc="Die Miete steigt höchstens um die Umlage [Tsd. EUR/a]")
    def umlage_hoechstens(b, q, t):
        return b.mieterhoehung[q, t] <= wunsch(b, q, t)

    @modell.Constraint(list(modell.gekappt), doc="Mieterhöhungen bleiben unter der Kappungsgrenze [Tsd. EUR/a]")
    def kappung_eingehalten(b, q, t):
        return b.mieterhoehung[q, t] <= rest(b, q, t)

    @modell.Constraint(list(modell.gekappt), doc="Ungekappt steigt die Miete um die ganze Umlage [Tsd. EUR/a]")
    def umlage_ungekappt(b, q, t):
        return b.mieterhoehung[q, t] >= wunsch(b, q, t) - float(hoechste[q][t]) * b.gekappt[q, t]

    @modell.Constraint(list(modell.gekappt), doc="Gekappt steigt die Miete bis zur Grenze [Tsd. EUR/a]")
    def kappung_ausgeschoepft(b, q, t):
        grenze = daten.kappungen[q].grenze
        return b.mieterhoehung[q, t] >= rest(b, q, t) - grenze * (1 - b.gekappt[q, t])

    _ergaenze_offene(modell, daten)


def _ergaenze_offene(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add rises that depend on awards."""
    offene = daten.offene_umlagen
    ueberdeckt = set(modell.umlage_gedeckt)

    def rechnung(b, f):
        zuschuesse = sum(
            float(wert) * b.zuschuss[a]
            for a, wert in zip(offene[f].abzug.optionen.tolist(), offene[f].abzug.werte, strict=True)
        )
        kredite = offene[f].kreditabzug
        tilgung = sum(
            float(wert) * b.darlehen[n] for n, wert in zip(kredite.optionen.tolist(), kredite.werte, strict=True)
        )
        return offene[f].basis * b.x[offene[f].option] - zuschuesse - tilgung

    einfach = [f for f in modell.umlage if f not in ueberdeckt]

    @modell.Constraint(einfach, doc="Umlage nach Abzug der Zuschüsse [Tsd. EUR/a]")
    def umlage_nach_zuschuss(b, f):
        return b.umlage[f] == rechnung(b, f)

    @modell.Constraint(list(ueberdeckt), doc="Umlage mindestens, was nach den Zuschüssen bleibt [Tsd. EUR/a]")
    def umlage_mindestens_rest(b, f):
        return b.umlage[f] >= rechnung(b, f)

    @modell.Constraint(list(ueberdeckt), doc="Umlage höchstens, was nach den Zuschüssen bleibt [Tsd. EUR/a]")
    def umlage_hoechstens_rest(b, f):
        return b.umlage[f] <= rechnung(b, f) + offene[f].abzug_hoechstens * b.umlage_gedeckt[f]

    @modell.Constraint(list(ueberdeckt), doc="Keine Umlage, wo Zuschüsse alles decken [Tsd. EUR/a]")
    def keine_umlage_wo_gedeckt(b, f):
        return b.umlage[f] <= offene[f].basis * (1 - b.umlage_gedeckt[f])
