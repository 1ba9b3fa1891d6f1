"""Every loan drawn in full, and never paid back, but for what was drawn in years that have happened."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from massnahmenmodell.daten import Haushalt, Modelldaten
from massnahmenmodell.kreditdaten import Kredit
from massnahmenplan.aufbereitung.guenstigst.summe import summe


def ohne_kredite(daten: Modelldaten) -> Modelldaten:
    """Return data in which every loan is drawn in full; the payers' own ones are part of the budgets."""
    if not daten.kredite:
        return daten
    kosten = daten.kosten.copy()
    for kredit, barwert in zip(daten.kredite, daten.kredit_kosten.tolist(), strict=True):
        if kredit.option is not None:
            kosten[kredit.option] += min(0.0, barwert * kredit.hoechstens)
    return replace(
        daten,
        kosten=kosten,
        kredite=(),
        kredit_kosten=np.zeros(0),
        kreditgrenzen=(),
        konten=tuple(replace(konto, kredit_verbrauch=()) for konto in daten.konten),
        haushalte=tuple(_mit_krediten(haushalt, daten.kredite) for haushalt in daten.haushalte),
    )


def _mit_krediten(haushalt: Haushalt, kredite: Sequence[Kredit]) -> Haushalt:
    """Return the purse with all disbursements; ``kredit_netto`` stays to tell that there are loans."""
    if not haushalt.kredit_netto:
        return haushalt
    ansatz, netto = haushalt.ansatz.copy(), []
    for t, form in enumerate(haushalt.kredit_netto):
        optionen, werte = [haushalt.netto[t].optionen], [haushalt.netto[t].werte]
        for n, wert in zip(form.optionen.tolist(), form.werte.tolist(), strict=True):
            guenstig = wert if kredite[n].ist_fest else min(wert, 0.0)
            option, betrag = kredite[n].option, guenstig * kredite[n].hoechstens
            if option is None:
                ansatz[t] -= betrag
            else:
                optionen.append(np.array([option], dtype=np.int64))
                werte.append(np.array([betrag]))
        netto.append(summe(np.concatenate(optionen), np.concatenate(werte)))
    return replace(haushalt, ansatz=ansatz, netto=tuple(netto))
