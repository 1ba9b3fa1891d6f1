"""Which measures draw on the same purse: blocks by which the solver may take a large problem apart."""

import numpy as np

from massnahmenmodell.daten import Modelldaten

Stelle = tuple[str, int]


def kassenbloecke(daten: Modelldaten) -> dict[Stelle, int]:
    """Return (``x``, option) -> number of the payer that the measure costs most; no entry where it costs nobody.

    All options of a measure have the same block, whoever pays for a variant. Where the fewest changes are searched
    for there are none: most purses change nothing, and what a block could prove the problem without integers does.
    """
    if daten.stabilitaet is not None and daten.stabilitaet.ist_ziel:
        return {}
    traeger = sorted({haushalt.traeger for haushalt in daten.haushalte})
    last = np.zeros((len(daten.massnahmen), len(traeger)))
    for haushalt in daten.haushalte:
        for form in haushalt.netto:
            massnahmen = daten.optionen.massnahme[form.optionen]
            np.add.at(last[:, traeger.index(haushalt.traeger)], massnahmen, np.abs(form.werte))
    if not traeger:
        return {}
    wer, wie_viel = last.argmax(axis=1), last.max(axis=1)
    return {("x", o): int(wer[m]) for o, m in enumerate(daten.optionen.massnahme.tolist()) if wie_viel[m] > 0}
