"""Years that have happened: what was spent and used in them is no decision, so their limits give way to it.

A purse of a year before the first open one gets what its facts lack, and carries nothing on; pots, resources and
commitments hold what their facts use. The facts are the measures that are contracted, built, or being planned.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from massnahmenmodell.daten import Haushalt, Konto, Modelldaten
from massnahmenmodell.linearform import Reelle
from massnahmenplan.aufbereitung.guenstigst.abrufe import ohne_abrufe
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.stand import ist_gebunden
from massnahmenplan.kassengang import fehlbetraege, lege_aus
from massnahmenplan.planungsfall import Planungsfall

GESCHEHEN = ("topf", "ressource", "ve")
"""Accounts that hold what facts have used of them; those of the law (De-minimis) keep their limit."""


def mit_vergangenem(fall: Planungsfall, daten: Modelldaten, optionen: Sequence[Option]) -> Modelldaten:
    """Return data in which no limit of a year that has happened is broken by what happened in it."""
    bis = fall.projekt.zeitachse.jahresstelle(fall.geschehen_vor)
    if not bis:
        return daten
    guenstig = ohne_abrufe(daten)  # an approved award is worked out in full
    x = _geschehenes(fall, guenstig.haushalte, optionen, bis)
    return replace(
        daten,
        haushalte=tuple(
            _ausgeglichen(haushalt, gerechnet, x, bis)
            for haushalt, gerechnet in zip(daten.haushalte, guenstig.haushalte, strict=True)
        ),
        konten=tuple(
            _mit_verbrauch(konto, gerechnet, x, fall.geschehen_vor)
            for konto, gerechnet in zip(daten.konten, guenstig.konten, strict=True)
        ),
    )


def _geschehenes(
    fall: Planungsfall, haushalte: Sequence[Haushalt], optionen: Sequence[Option], bis: int
) -> Reelle:
    """Return 1 for an option of each measure of which something has happened.

    Where several fit its Stand, of what is contracted the one that has cost least so far, of what is being planned
    the one that has cost most: it may still be left out, but what is paid is paid.
    """
    bisher = np.zeros(len(optionen))
    for haushalt in haushalte:
        for form in haushalt.netto[:bis]:
            bisher[form.optionen] += form.werte
    x = np.zeros(len(optionen))
    for kennung in (stand.massnahme for stand in fall.staende if not stand.ausgeschieden):
        eigene = np.array([o for o, option in enumerate(optionen) if option.massnahme == kennung], dtype=np.int64)
        if len(eigene):
            kosten = bisher[eigene]
            x[eigene[int(kosten.argmin() if ist_gebunden(fall, kennung) else kosten.argmax())]] = 1.0
    return x


def _ausgeglichen(haushalt: Haushalt, gerechnet: Haushalt, x: Reelle, bis: int) -> Haushalt:
    """Return the purse with what facts lack in each year that has happened; then nothing of it is carried on."""
    netto, forderung = (lege_aus(formen).summe(x)[:, None] for formen in (gerechnet.netto, gerechnet.forderung))
    fehlt = fehlbetraege(haushalt, netto, forderung)[:, 0]
    fehlt[bis:] = 0.0
    if not fehlt.any():
        return haushalt
    return replace(
        haushalt, ansatz=haushalt.ansatz + fehlt, uebertrag=np.where(fehlt > 0, 0.0, haushalt.uebertrag)
    )


def _mit_verbrauch(konto: Konto, gerechnet: Konto, x: Reelle, offen_ab: int) -> Konto:
    if konto.name.partition(":")[0] not in GESCHEHEN or konto.fenster > 1:
        return konto
    verbraucht = lege_aus(gerechnet.verbrauch).summe(x)
    geschehen = np.array([jahr < offen_ab for jahr in konto.jahre])
    return replace(konto, menge=np.where(geschehen, np.maximum(konto.menge, verbraucht), konto.menge))
