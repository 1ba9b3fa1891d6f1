"""What chosen options do together by the coefficients of the model: tonnes, saved energy cost by payer, energy.

What is lost and won together is worked out from the options, not from the variables the solver holds for it.
"""

from collections.abc import Callable

import numpy as np

from massnahmenmodell.daten import Modelldaten, Ueberlappung
from massnahmenmodell.linearform import Linearform, Reelle
from massnahmenmodell.zusammenwirken import Produkt, Verbund


def minderung_t(daten: Modelldaten, x: Reelle) -> Reelle:
    """Return the joint reduction by year, t CO2e; ``x`` is 1 for the chosen options."""
    return (
        np.array([_summe(form, x) for form in daten.minderung])
        - _je_jahr(daten, lambda t: sum(_verlust(daten, p, p.verlust_t[t], t, x) for p in daten.ueberlappungen))
        + _je_jahr(
            daten, lambda t: sum(_alle_in_betrieb(u, t, x) * float(u.minderung_t[t]) for u in daten.produkte)
        )
        + _je_jahr(daten, lambda t: sum(float(v.minderung_t[_zustand(v, t, x), t]) for v in daten.verbuende))
    )


def ersparnis_teur(daten: Modelldaten, x: Reelle, traeger: str) -> Reelle:
    """Return the energy cost that a payer saves by year, thousand EUR."""
    stellen = [stelle for stelle in daten.ersparnisse if stelle.traeger == traeger]
    paare = [(daten.ueberlappungen[p], anteil) for stelle in stellen for p, anteil in stelle.ueberlappungen]
    anteile = [(u, werte) for u in daten.produkte for wer, werte in u.ersparnis_teur if wer == traeger]
    mengen = [(v, werte) for v in daten.verbuende for wer, werte in v.ersparnis_teur if wer == traeger]
    return (
        np.array([sum(_summe(s.einzeln[t], x) for s in stellen) for t in range(daten.anzahl_jahre)])
        - _je_jahr(daten, lambda t: sum(a * _verlust(daten, p, p.verlust_teur[t], t, x) for p, a in paare))
        + _je_jahr(daten, lambda t: sum(_alle_in_betrieb(u, t, x) * float(werte[t]) for u, werte in anteile))
        + _je_jahr(daten, lambda t: sum(float(werte[_zustand(v, t, x), t]) for v, werte in mengen))
    )


def energie_mwh(daten: Modelldaten, x: Reelle, ziel: str) -> float:
    """Return the end energy that counts for a target beyond single effects, MWh."""
    produkte = [(u, werte) for u in daten.produkte for name, werte in u.energie_mwh if name == ziel]
    verbuende = [(v, werte) for v in daten.verbuende for name, werte in v.energie_mwh if name == ziel]
    return float(
        sum(
            sum(_alle_in_betrieb(u, t, x) * float(werte[t]) for u, werte in produkte)
            + sum(float(werte[_zustand(v, t, x), t]) for v, werte in verbuende)
            for t in range(daten.anzahl_perioden)
        )
    )


def _je_jahr(daten: Modelldaten, wert: Callable[[int], float]) -> Reelle:
    """Return the sums of the periods of each year."""
    je_periode = np.array([wert(t) for t in range(daten.anzahl_perioden)], dtype=np.float64)
    summen: Reelle = je_periode.reshape(daten.anzahl_jahre, daten.je_jahr).sum(axis=1)
    return summen


def _summe(form: Linearform, x: Reelle) -> float:
    return float(form.werte @ x[form.optionen])


def _verlust(daten: Modelldaten, paar: Ueberlappung, form: Linearform, t: int, x: Reelle) -> float:
    """Return what an overlap takes away in a period: nothing unless its first measure is in operation."""
    alle = daten.optionen
    erste = (alle.massnahme == paar.erste) & (alle.fertig < t) & (t <= alle.betrieb_bis)
    return float(x[erste].sum()) * _summe(form, x)


def _alle_in_betrieb(produkt: Produkt, t: int, x: Reelle) -> float:
    """Return 1 if all measures of a product are in operation in a period, else 0."""
    return float(np.prod([x[optionen].sum() for optionen in produkt.in_kraft[t]]))


def _zustand(verbund: Verbund, t: int, x: Reelle) -> int:
    """Return the set of parts that is in operation in a period."""
    return verbund.zustaende.index(frozenset(i for i, o in enumerate(verbund.in_kraft[t]) if x[o].sum() > 0.5))
