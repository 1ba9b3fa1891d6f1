"""Named quantities that more than one family needs, and sums over options in Pyomo's fastest form."""

from collections.abc import Callable, Collection, Iterable, Mapping

import numpy as np
import pyomo.environ as pyo
from pyomo.core.expr.numeric_expr import LinearExpression

from massnahmenmodell.daten import NICHTS, Ganze, Linearform, Modelldaten, Produkt, Reelle


def summe(modell: pyo.ConcreteModel, form: Linearform, zuschuesse: Linearform = NICHTS) -> LinearExpression:
    """Return Σ value · x over the options of a linear form, plus Σ value · award over Abrufe."""
    return LinearExpression(
        linear_coefs=[*form.werte.tolist(), *zuschuesse.werte.tolist()],
        linear_vars=[
            *variablen(modell, form.optionen),
            *(modell.zuschuss[a] for a in zuschuesse.optionen.tolist()),
        ],
    )


def buendelersparnis(
    modell: pyo.ConcreteModel, formen: tuple[Linearform, ...], t: int
) -> LinearExpression | float:
    """Return Σ value · saving over the savings of a year; 0 where there are none."""
    form = im_jahr(formen, t)
    if not len(form):
        return 0.0
    return LinearExpression(
        linear_coefs=form.werte.tolist(), linear_vars=[modell.gespart[n] for n in form.optionen.tolist()]
    )


def im_jahr(formen: tuple[Linearform, ...], t: int) -> Linearform:
    """Return the sum of a year; the empty one where nothing is stated for any."""
    return formen[t] if formen else NICHTS


def variablen(modell: pyo.ConcreteModel, optionen: Ganze) -> list[pyo.Var]:
    """Return x of the given options."""
    return list(map(modell.x_liste.__getitem__, optionen.tolist()))


def anzahl(modell: pyo.ConcreteModel, *mengen: Ganze) -> LinearExpression:
    """Return Σ x over the options of all the given sets."""
    optionen = np.concatenate(mengen)
    return summe(modell, Linearform(optionen, np.ones(len(optionen))))


def optionen_je_massnahme(daten: Modelldaten) -> list[Ganze]:
    """Return, per measure, the numbers of its options."""
    grenzen = np.searchsorted(daten.optionen.massnahme, np.arange(len(daten.massnahmen) + 1))
    return [np.arange(grenzen[m], grenzen[m + 1]) for m in range(len(daten.massnahmen))]


def in_betrieb(daten: Modelldaten, optionen: Ganze, t: int) -> Ganze:
    """Return those of the options whose measure is in operation in period ``t``."""
    alle = daten.optionen
    return optionen[(alle.fertig[optionen] < t) & (t <= alle.betrieb_bis[optionen])]


def gemeinsame_minderung(
    modell: pyo.ConcreteModel, daten: Modelldaten, jahre: Collection[int]
) -> LinearExpression:
    """Return the joint reduction over some years, t CO2e: single effects minus what overlaps, plus products.

    Each option stands in it once, whatever the number of years. Valid where more is never worse: the rows of
    losses and products bind them in that direction only.
    """
    einzeln = zusammengefasst(vereinigt(daten.minderung[t] for t in jahre))
    verluste = [modell.verlust_t[p, t] for p, t in modell.verlust_t if t // daten.je_jahr in jahre]
    produkte = _produkte(modell, daten, jahre, lambda produkt, t: float(produkt.minderung_t[t]))
    return LinearExpression(
        linear_coefs=[*einzeln.werte.tolist(), *[-1.0] * len(verluste), *produkte.values()],
        linear_vars=[
            *variablen(modell, einzeln.optionen),
            *verluste,
            *(modell.zusammen[stelle] for stelle in produkte),
        ],
    )


def gemeinsame_ersparnis(
    modell: pyo.ConcreteModel, daten: Modelldaten, traeger: str, jahre: Collection[int]
) -> LinearExpression:
    """Return the energy cost that a payer saves in some years, thousand EUR, measures taken together.

    Single effects minus what overlaps, plus products; negative where energy costs him more. Not discounted. Like
    ``gemeinsame_minderung`` valid where more is never worse: as money that comes in, or below an upper limit.
    """
    stellen = [stelle for stelle in daten.ersparnisse if stelle.traeger == traeger]
    einzeln = zusammengefasst(vereinigt(stelle.einzeln[t] for stelle in stellen for t in jahre))
    paare = dict(paar for stelle in stellen for paar in stelle.ueberlappungen)
    produkte = _produkte(
        modell,
        daten,
        jahre,
        lambda produkt, t: sum(float(werte[t]) for wer, werte in produkt.ersparnis_teur if wer == traeger),
    )
    return _ersparnis(modell, daten, jahre, einzeln, paare, produkte)


def ersparnis_der_mieter(modell: pyo.ConcreteModel, daten: Modelldaten, g: int, t: int) -> LinearExpression:
    """Return the energy cost that measures save the tenants of a building in a year, thousand EUR, taken together.

    Like ``gemeinsame_ersparnis`` valid below an upper limit only.
    """
    objekt = daten.mietobjekte[g]
    produkte = _produkte(
        modell,
        daten,
        [t],
        lambda produkt, s: sum(float(werte[s]) for wo, werte in produkt.mieter_teur if wo == objekt.name),
    )
    return _ersparnis(modell, daten, [t], objekt.ersparnis[t], dict.fromkeys(objekt.ueberlappungen, 1.0), produkte)


def _ersparnis(
    modell: pyo.ConcreteModel,
    daten: Modelldaten,
    jahre: Collection[int],
    einzeln: Linearform,
    paare: Mapping[int, float],
    produkte: Mapping[tuple[int, int | None], float],
) -> LinearExpression:
    """Return single savings minus what overlaps, each with its share, plus products."""
    verluste = [(p, t) for p, t in modell.verlust_teur if paare.get(p) and t // daten.je_jahr in jahre]
    return LinearExpression(
        linear_coefs=[*einzeln.werte.tolist(), *(-paare[p] for p, _ in verluste), *produkte.values()],
        linear_vars=[
            *variablen(modell, einzeln.optionen),
            *(modell.verlust_teur[stelle] for stelle in verluste),
            *(modell.zusammen[stelle] for stelle in produkte),
        ],
    )


def mietanstieg(modell: pyo.ConcreteModel, daten: Modelldaten, g: int, t: int) -> LinearExpression:
    """Return all rises of a building's rent up to a year, thousand EUR in that year."""
    q = daten.mietobjekte[g].kappung
    anstiege = [modell.mieterhoehung[q, s] for s in range(t + 1) if (q, s) in modell.mieterhoehung]
    return LinearExpression(linear_coefs=[1.0] * len(anstiege), linear_vars=anstiege)


def mieteinnahmen(modell: pyo.ConcreteModel, daten: Modelldaten, h: int, t: int) -> LinearExpression:
    """Return the rises of all rents that a purse gets in a year, thousand EUR."""
    teile = [
        mietanstieg(modell, daten, g, t) for g, objekt in enumerate(daten.mietobjekte) if objekt.haushalt == h
    ]
    return LinearExpression(
        linear_coefs=[c for teil in teile for c in teil.linear_coefs],
        linear_vars=[v for teil in teile for v in teil.linear_vars],
    )


def ersparnis_der_produkte(
    modell: pyo.ConcreteModel, daten: Modelldaten, gewichte: Reelle
) -> list[tuple[float, pyo.Var]]:
    """Return coefficient and variable of the saved money of all products and payers, weighted by year."""
    produkte = _produkte(
        modell,
        daten,
        range(daten.anzahl_jahre),
        lambda produkt, t: (
            float(gewichte[t // daten.je_jahr]) * sum(float(werte[t]) for _, werte in produkt.ersparnis_teur)
        ),
    )
    return [(wert, modell.zusammen[stelle]) for stelle, wert in produkte.items()]


def _produkte(
    modell: pyo.ConcreteModel,
    daten: Modelldaten,
    jahre: Collection[int],
    wert: Callable[[Produkt, int], float],
) -> dict[tuple[int, int | None], float]:
    """Return place of the variable -> sum of the values in those years of all periods for which it stands.

    Sums have nine decimals, as in ``zusammengefasst``.
    """
    summen: dict[tuple[int, int | None], float] = {}
    for u, produkt in enumerate(daten.produkte):
        for t, stelle in enumerate(produkt.stellen):
            if t // daten.je_jahr not in jahre or (u, stelle) not in modell.zusammen:
                continue
            if betrag := wert(produkt, t):
                summen[u, stelle] = summen.get((u, stelle), 0.0) + betrag
    return {stelle: rund for stelle, summe in summen.items() if (rund := round(summe, 9))}


def vereinigt(formen: Iterable[Linearform]) -> Linearform:
    """Return the sum of several linear forms as one."""
    liste = [NICHTS, *formen]
    return Linearform(
        np.concatenate([form.optionen for form in liste]), np.concatenate([form.werte for form in liste])
    )


def zusammengefasst(form: Linearform) -> Linearform:
    """Return the same sum with each option once; values have nine decimals, what is less is rounding noise."""
    optionen, stelle = np.unique(form.optionen, return_inverse=True)
    werte = np.round(np.bincount(stelle, form.werte), 9)
    return Linearform(optionen[werte != 0], werte[werte != 0])


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare the joint reduction per year, t CO2e: for limits of one's own, no row of ours needs it."""
    modell.minderung = pyo.Expression(
        range(daten.anzahl_jahre),
        rule=lambda b, t: gemeinsame_minderung(b, daten, [t]),
        doc="Gemeinsame Minderung je Jahr [t CO2e]",
    )
