"""Purses with all that others may give them, and with all that flows back of saved energy cost."""

from dataclasses import replace

import numpy as np

from massnahmenmodell.daten import Haushalt, Modelldaten
from massnahmenmodell.linearform import Linearform
from massnahmenplan.aufbereitung.guenstigst.summe import summe


def mit_fremdem_geld(daten: Modelldaten) -> Modelldaten:
    """Return data in which no purse helps another any more: each has all it could get."""
    haushalte = tuple(_mit_hilfe(daten, h, haushalt) for h, haushalt in enumerate(daten.haushalte))
    return replace(daten, haushalte=haushalte, deckungen=())


def _mit_hilfe(daten: Modelldaten, h: int, haushalt: Haushalt) -> Haushalt:
    """Return the purse with all that others may give it, and with what saved energy cost brings at most."""
    jahre = range(daten.anzahl_jahre)
    ansatz = haushalt.ansatz + sum((d.hoechstens for d in daten.deckungen if d.nach == h), np.zeros(len(jahre)))
    if not len(haushalt.rueckfluss):
        return replace(haushalt, ansatz=ansatz)
    return replace(
        haushalt,
        ansatz=ansatz + [_hoechstens_gemeinsam(daten, haushalt, t) for t in jahre],
        netto=tuple(_mit_rueckfluss(daten, haushalt, t) for t in jahre),
        rueckfluss=np.zeros(0),
    )


def _mit_rueckfluss(daten: Modelldaten, haushalt: Haushalt, t: int) -> Linearform:
    """Return what a purse needs in a year, less what single savings of the year before bring."""
    anteil = haushalt.rueckflussanteil(t)
    eigene = [e.einzeln[t - 1] for e in daten.ersparnisse if e.traeger == haushalt.traeger] if anteil else []
    teile = [haushalt.netto[t], *(Linearform(form.optionen, -anteil * form.werte) for form in eigene)]
    return summe(np.concatenate([f.optionen for f in teile]), np.concatenate([f.werte for f in teile]))


def _hoechstens_gemeinsam(daten: Modelldaten, haushalt: Haushalt, t: int) -> float:
    """Return the most that joint effects of the year before can add to what flows back."""
    perioden = range((t - 1) * daten.je_jahr, t * daten.je_jahr) if t else range(0)
    eigene = [paar for e in daten.ersparnisse if e.traeger == haushalt.traeger for paar in e.ueberlappungen]
    verluste = (
        anteil * daten.ueberlappungen[p].verlust_teur[i].werte.min(initial=0.0)
        for p, anteil in eigene
        for i in perioden
    )
    geld = [posten for teil in daten.produkte for posten in teil.ersparnis_teur]
    geld += [posten for teil in daten.verbuende for posten in teil.ersparnis_teur]
    produkte = (werte[..., i].max() for traeger, werte in geld for i in perioden if traeger == haushalt.traeger)
    hoechstens = sum(max(0.0, float(wert)) for wert in produkte) - sum(map(float, verluste))
    return haushalt.rueckflussanteil(t) * hoechstens
