"""Named quantities that more than one family needs, and sums over options in Pyomo's fastest form."""

from collections.abc import Callable, Collection, Iterable, Mapping

import numpy as np
import pyomo.environ as pyo
from pyomo.core.expr.numeric_expr import LinearExpression

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.linearform import NICHTS, Ganze, Linearform, Reelle
from massnahmenmodell.zusammenwirken import Produkt, Verbund


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


def mit_darlehen(modell: pyo.ConcreteModel, ausdruck: LinearExpression, form: Linearform) -> LinearExpression:
    """Return an expression plus Σ value · loan drawn."""
    if not len(form):
        return ausdruck
    return ausdruck + LinearExpression(
        linear_coefs=form.werte.tolist(), linear_vars=[modell.darlehen[n] for n in form.optionen.tolist()]
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
    zusammen = _gemeinsames(modell, daten, _gewichte(daten, jahre), lambda teil: teil.minderung_t)
    return LinearExpression(
        linear_coefs=[*einzeln.werte.tolist(), *[-1.0] * len(verluste), *(wert for wert, _ in zusammen)],
        linear_vars=[*variablen(modell, einzeln.optionen), *verluste, *(variable for _, variable in zusammen)],
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
    zusammen = _gemeinsames(
        modell, daten, _gewichte(daten, jahre), lambda teil: _geld(teil, teil.ersparnis_teur, traeger)
    )
    return _ersparnis(modell, daten, jahre, einzeln, paare, zusammen)


def ersparnis_der_mieter(modell: pyo.ConcreteModel, daten: Modelldaten, g: int, t: int) -> LinearExpression:
    """Return the energy cost that measures save the tenants of a building in a year, thousand EUR, taken together.

    Like ``gemeinsame_ersparnis`` valid below an upper limit only.
    """
    objekt = daten.mietobjekte[g]
    zusammen = _gemeinsames(
        modell, daten, _gewichte(daten, [t]), lambda teil: _geld(teil, teil.mieter_teur, objekt.name)
    )
    return _ersparnis(modell, daten, [t], objekt.ersparnis[t], dict.fromkeys(objekt.ueberlappungen, 1.0), zusammen)


def _ersparnis(
    modell: pyo.ConcreteModel,
    daten: Modelldaten,
    jahre: Collection[int],
    einzeln: Linearform,
    paare: Mapping[int, float],
    zusammen: Iterable[tuple[float, pyo.Var]],
) -> LinearExpression:
    """Return single savings minus what overlaps, each with its share, plus what is saved together."""
    gemeinsames = list(zusammen)
    verluste = [(p, t) for p, t in modell.verlust_teur if paare.get(p) and t // daten.je_jahr in jahre]
    return LinearExpression(
        linear_coefs=[
            *einzeln.werte.tolist(),
            *(-paare[p] for p, _ in verluste),
            *(wert for wert, _ in gemeinsames),
        ],
        linear_vars=[
            *variablen(modell, einzeln.optionen),
            *(modell.verlust_teur[stelle] for stelle in verluste),
            *(variable for _, variable in gemeinsames),
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


def ersparnis_zusammen(
    modell: pyo.ConcreteModel, daten: Modelldaten, gewichte: Reelle
) -> list[tuple[float, pyo.Var]]:
    """Return coefficient and variable of what all payers save together beyond single effects, weighted by year."""
    return _gemeinsames(
        modell, daten, gewichte[: daten.anzahl_jahre], lambda teil: _geld(teil, teil.ersparnis_teur, None)
    )


def energie_zusammen(modell: pyo.ConcreteModel, daten: Modelldaten, ziel: str) -> LinearExpression:
    """Return the saved end energy of a target beyond single effects, MWh; valid where more is never worse."""
    teile = _gemeinsames(
        modell, daten, np.ones(daten.anzahl_jahre), lambda teil: _geld(teil, teil.energie_mwh, ziel)
    )
    return LinearExpression(linear_coefs=[wert for wert, _ in teile], linear_vars=[v for _, v in teile])


def _geld(teil: Produkt | Verbund, posten: tuple[tuple[str, Reelle], ...], wer: str | None) -> Reelle:
    """Return the money of one of those named (None: of all)."""
    return sum((werte for name, werte in posten if wer is None or name == wer), np.zeros_like(teil.minderung_t))


def _gewichte(daten: Modelldaten, jahre: Collection[int]) -> Reelle:
    """Return 1 for the given years, 0 for the others."""
    return np.array([float(t in jahre) for t in range(daten.anzahl_jahre)])


def _gemeinsames(
    modell: pyo.ConcreteModel, daten: Modelldaten, gewichte: Reelle, lies: Callable[[Produkt | Verbund], Reelle]
) -> list[tuple[float, pyo.Var]]:
    """Return value and variable of all products and sets, summed over the years with their weights.

    Sums have nine decimals, as in ``zusammengefasst``.
    """
    je_periode, summen = gewichte.repeat(daten.je_jahr), dict[tuple[int, ...], float]()
    for u, produkt in enumerate(daten.produkte):
        werte = lies(produkt) * je_periode
        for t, stelle in enumerate(produkt.stellen):
            if stelle is not None and werte[t]:
                summen[u, stelle] = summen.get((u, stelle), 0.0) + float(werte[t])
    for v, verbund in enumerate(daten.verbuende):
        werte = lies(verbund) * je_periode
        for t, stelle in enumerate(verbund.stellen):
            if stelle is None:
                continue
            for s in np.flatnonzero(werte[:, t]).tolist():
                summen[v, stelle, s] = summen.get((v, stelle, s), 0.0) + float(werte[s, t])
    gerundet = {stelle: round(summe, 9) for stelle, summe in summen.items()}
    return [
        (wert, menge[stelle])
        for stelle, wert in gerundet.items()
        for menge in (modell.zusammen if len(stelle) == 2 else modell.zustand,)
        if wert and stelle in menge
    ]


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
