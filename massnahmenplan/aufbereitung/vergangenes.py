"""Years that have happened: what was spent and used in them is no decision, so their limits give way to it.

A purse of a year before the first open one gets what its facts lack, and carries nothing on; its bridging credit
is then what these facts have drawn. Pots, resources and commitments hold what their facts use. The facts are the
measures that are contracted, built, or being planned, what those that are built save, and loans that were drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from massnahmenmodell.daten import Haushalt, Konto, Modelldaten
from massnahmenmodell.linearform import Reelle
from massnahmenplan.aufbereitung.gesamtwirkung import ersparnis_teur
from massnahmenplan.aufbereitung.guenstigst.abrufe import ohne_abrufe
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.stand import ist_gebunden
from massnahmenplan.kassengang import lege_aus
from massnahmenplan.planungsfall import Planungsfall

GESCHEHEN = ("topf", "ressource", "ve")
"""Accounts that hold what facts have used of them; those of the law (De-minimis) keep their limit."""


def mit_vergangenem(fall: Planungsfall, daten: Modelldaten, optionen: Sequence[Option]) -> Modelldaten:
    """Return data in which no limit of a year that has happened is broken by what happened in it."""
    bis = fall.projekt.zeitachse.jahresstelle(fall.offen_ab)
    if not bis:
        return daten
    guenstig = ohne_abrufe(daten)  # an approved award is worked out in full
    x = _geschehenes(fall, guenstig.haushalte, optionen, bis)
    return replace(
        daten,
        haushalte=tuple(
            _ausgeglichen(haushalt, _bewegung(guenstig, gerechnet, x, bis))
            for haushalt, gerechnet in zip(daten.haushalte, guenstig.haushalte, strict=True)
        ),
        konten=tuple(
            _mit_verbrauch(konto, gerechnet, x, fall.offen_ab)
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


@dataclass(frozen=True, slots=True)
class _Bewegung:
    """What facts do to a purse in each year that has happened, thousand EUR."""

    netto: Reelle
    """Expenditure and debt service minus grants, loans, and what flows back of saved energy cost."""
    forderung: Reelle
    """Grants still to come."""
    forderung_hoechstens: Reelle
    """The same, of each measure in the option in which they are highest."""


def _bewegung(daten: Modelldaten, haushalt: Haushalt, x: Reelle, bis: int) -> _Bewegung:
    anteile = np.array([haushalt.rueckflussanteil(t) for t in range(bis)])
    vorjahr = np.concatenate([[0.0], ersparnis_teur(daten, x, haushalt.traeger)])[:bis] if anteile.any() else 0.0
    gezogen = np.array([kredit.mindestens for kredit in daten.kredite])
    kredite = [float(form.werte @ gezogen[form.optionen]) for form in haushalt.kredit_netto[:bis]]
    forderung = lege_aus(haushalt.forderung[:bis])
    je_massnahme = forderung.je_massnahme(daten.optionen.massnahme, len(daten.massnahmen), groesster=True)
    return _Bewegung(
        netto=lege_aus(haushalt.netto[:bis]).summe(x) + np.array(kredite or [0.0] * bis) - anteile * vorjahr,
        forderung=forderung.summe(x),
        forderung_hoechstens=je_massnahme.sum(axis=1),
    )


def _ausgeglichen(haushalt: Haushalt, bewegung: _Bewegung) -> Haushalt:
    """Return the purse with what facts lack in each year that has happened; then nothing of it is carried on.

    Bridging credit comes first. In a year that lacks something it is settled, so that no plan can do with less
    of it and more of what came from elsewhere.
    """
    ansatz, uebertrag, linien = haushalt.ansatz.copy(), haushalt.uebertrag.copy(), dict[int, float]()
    rest = linie = 0.0
    for t, netto in enumerate(bewegung.netto.tolist()):
        uebrig = float(haushalt.ansatz[t]) + rest - netto - (1 + haushalt.zins) * linie
        noetig, grenze = max(-uebrig, 0.0), float(haushalt.linie[t])
        linie = min(noetig, grenze, max(float(bewegung.forderung[t]), 0.0))
        if noetig > linie:
            linie = min(noetig, grenze, max(float(bewegung.forderung_hoechstens[t]), 0.0))
            linien |= {t: linie} if grenze else {}
            ansatz[t] += noetig - linie
            uebertrag[t] = 0.0
        rest = float(uebertrag[t]) * min(max(uebrig, 0.0), haushalt.unverfallen(t))
    if not linien and np.array_equal(uebertrag, haushalt.uebertrag) and np.array_equal(ansatz, haushalt.ansatz):
        return haushalt
    return replace(haushalt, ansatz=ansatz, uebertrag=uebertrag, linie_fest=linien)


def _mit_verbrauch(konto: Konto, gerechnet: Konto, x: Reelle, offen_ab: int) -> Konto:
    if konto.name.partition(":")[0] not in GESCHEHEN or konto.fenster > 1:
        return konto
    verbraucht = lege_aus(gerechnet.verbrauch).summe(x)
    geschehen = np.array([jahr < offen_ab for jahr in konto.jahre])
    return replace(konto, menge=np.where(geschehen, np.maximum(konto.menge, verbraucht), konto.menge))
