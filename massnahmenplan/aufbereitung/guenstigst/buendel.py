"""Whoever can save in a bundle saves."""

from dataclasses import replace
from functools import partial

import numpy as np

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.linearform import Linearform
from massnahmenplan.aufbereitung.guenstigst.summe import summe


def mit_buendeln(daten: Modelldaten) -> Modelldaten:
    """Return data in which each option that could save in a bundle does."""
    if not daten.buendel:
        return daten
    kosten = daten.kosten.copy()
    for ersparnis in daten.buendel:
        kosten[ersparnis.optionen] -= ersparnis.kapitalwert
    haushalte = tuple(
        replace(
            haushalt,
            netto=tuple(map(partial(_mit_ersparnis, daten), haushalt.netto, haushalt.ersparnis_netto)),
            ersparnis_netto=(),
        )
        if haushalt.ersparnis_netto
        else haushalt
        for haushalt in daten.haushalte
    )
    return replace(daten, buendel=(), kosten=kosten, haushalte=haushalte)


def _mit_ersparnis(daten: Modelldaten, netto: Linearform, gespart: Linearform) -> Linearform:
    je_ersparnis = [daten.buendel[n].optionen for n in gespart.optionen.tolist()]
    haeufig = np.array([len(optionen) for optionen in je_ersparnis], dtype=np.int64)
    return summe(
        np.concatenate([netto.optionen, *je_ersparnis]),
        np.concatenate([netto.werte, np.repeat(gespart.werte, haeufig)]),
    )
