"""Rises of the rent as if no limit cut them."""

from dataclasses import replace

import numpy as np

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.linearform import NICHTS, Linearform
from massnahmenplan.aufbereitung.guenstigst.summe import summe


def mit_umlagen(daten: Modelldaten) -> Modelldaten:
    """Return data in which purses get all that could be added to rents, as if no limit cut it."""
    if not daten.mietobjekte:
        return daten
    haushalte = list(daten.haushalte)
    for objekt in daten.mietobjekte:
        if objekt.haushalt is not None and objekt.kappung is not None:
            kasse = haushalte[objekt.haushalt]
            beginnend = [_ungekappt(daten, objekt.kappung, t) for t in range(daten.anzahl_jahre)]
            netto = tuple(
                summe(
                    np.concatenate([form.optionen, *(b.optionen for b in beginnend[: t + 1])]),
                    np.concatenate([form.werte, *(-b.werte for b in beginnend[: t + 1])]),
                )
                for t, form in enumerate(kasse.netto)
            )
            haushalte[objekt.haushalt] = replace(kasse, netto=netto)
    return replace(daten, haushalte=tuple(haushalte))


def _ungekappt(daten: Modelldaten, q: int, t: int) -> Linearform:
    """Return all rises that begin in a year, those because of heating systems included."""
    kappung = daten.kappungen[q]
    offene = [daten.offene_umlagen[f] for f in kappung.offen[t]]
    vorher = NICHTS if kappung.vorstufe is None else _ungekappt(daten, kappung.vorstufe, t)
    return summe(
        np.concatenate(
            [kappung.wunsch[t].optionen, np.array([o.option for o in offene], dtype=np.int64), vorher.optionen]
        ),
        np.concatenate([kappung.wunsch[t].werte, np.array([o.basis for o in offene]), vorher.werte]),
    )
