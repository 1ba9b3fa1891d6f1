"""How far rises of the rent can go, year by year: plain numbers that variables and rows both need."""

import numpy as np

from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.linearform import Reelle
from massnahmenmodell.mietdaten import Kappung


def hoechste_anstiege(daten: Modelldaten) -> list[Reelle]:
    """Return, per limit on rises, the most that can be wished for in each year, cut by the limit before it."""
    hoechste: list[Reelle] = []
    for kappung in daten.kappungen:
        wunsch = np.array([_groesster_wunsch(daten, kappung, t) for t in range(daten.anzahl_jahre)])
        if kappung.vorstufe is not None:
            wunsch += np.minimum(hoechste[kappung.vorstufe], daten.kappungen[kappung.vorstufe].grenze)
        hoechste.append(wunsch)
    return hoechste


def _groesster_wunsch(daten: Modelldaten, kappung: Kappung, t: int) -> float:
    """Return the largest sum with one option of each measure."""
    je_massnahme = np.zeros(len(daten.massnahmen))
    form, offene = kappung.wunsch[t], [daten.offene_umlagen[f] for f in kappung.offen[t]]
    np.maximum.at(je_massnahme, daten.optionen.massnahme[form.optionen], form.werte)
    for offen in offene:
        m = daten.optionen.massnahme[offen.option]
        je_massnahme[m] = max(je_massnahme[m], offen.basis)
    return float(je_massnahme.sum())


def kann_kappen(kappung: Kappung, hoechste: Reelle, t: int) -> bool:
    """Return True if the rises of the years up to ``t`` can come to more than the limit."""
    return bool(hoechste[max(0, t - kappung.fenster + 1) : t + 1].sum() > kappung.grenze)
