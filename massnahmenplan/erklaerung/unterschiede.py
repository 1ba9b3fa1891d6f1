"""What is different between the present plan and another one, with as few differences as its value allows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from massnahmenmodell.linearform import Reelle
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.ergebnis.erklaerung import Unterschied, Unterschiedsart
from massnahmenplan.erklaerung.antwort import Antwort, frage
from massnahmenplan.erklaerung.lage import Planlage, mit_wahl
from massnahmenplan.grundlagen.fehler import LoeserFehler
from massnahmenplan.loeser import Loesung, Standardform, Wuensche, loese
from massnahmenplan.loeser.erweiterung import Zusatzzeile, erweitere

HAAR = 1e-7
"""Relative: what the value of the aim may lose by rounding."""
HOECHSTENS_S = 2.0


def unterschiede(plan: Plan, neu: Plan, ausser: str) -> tuple[Unterschied, ...]:
    """Return what changes for all measures but one, in the order of their ids."""
    return tuple(_unterschiede(plan, neu, ausser))


def _unterschiede(plan: Plan, neu: Plan, ausser: str) -> Iterator[Unterschied]:
    alle = {s.massnahme for s in (*plan.schritte, *neu.schritte)} - {ausser}
    for kennung in sorted(alle):
        vorher, nachher = plan.schritt(kennung), neu.schritt(kennung)
        arten = tuple(_arten(vorher, nachher))
        if arten:
            yield Unterschied(kennung, arten, vorher, nachher)


def _arten(vorher: Planschritt | None, nachher: Planschritt | None) -> Iterator[Unterschiedsart]:
    """Yield everything in which two decisions differ; days of applications are worked out, not decided here."""
    if vorher is None or nachher is None:
        yield "kommt" if vorher is None else "entfaellt"
        return
    if vorher.variante != nachher.variante:
        yield "variante"
    if vorher.beginn != nachher.beginn:
        yield "verschoben"
    programme = [{(w.programm, w.mit, w.ohne) for w in schritt.foerderung} for schritt in (vorher, nachher)]
    if programme[0] != programme[1]:
        yield "foerderung"


def mit_wenig_aenderung(lage: Planlage, k: int, form: Standardform, antwort: Antwort, m: int) -> Antwort:
    """Return a plan of the same value in which as many measures as possible are as in the present plan.

    Every measure is as in one of the two plans; measures that are the same in both stay.
    """
    loesung = antwort.loesung
    if loesung is None or loesung.werte is None:
        return antwort
    neu = {int(i) for (art, i), w in form.nach_spalten(loesung.werte).items() if art == "x" and w > 0.5}
    massnahme, alt = lage.daten.optionen.massnahme, set(lage.option_von.values())
    frei = {o for o in alt ^ neu if int(massnahme[o]) != m}
    if not frei:
        return antwort
    fest = {o: float(o in neu) for o in range(len(massnahme)) if o not in frei}
    try:
        weniger = _wenigste(mit_wahl(form, fest, fest), loesung, alt & frei, neu & frei - alt)
        if weniger is None:
            return antwort
        gewaehlt = {o: float(weniger[s] > 0.5) for s, (art, o) in enumerate(form.spalten) if art == "x"}
        besser = frage(lage, k, mit_wahl(form, gewaehlt, gewaehlt), HOECHSTENS_S, luecke=0.0)
    except LoeserFehler:
        return antwort
    return replace(besser, schranke=antwort.schranke) if besser.plan is not None else antwort


def _wenigste(form: Standardform, loesung: Loesung, alt: set[int], neu: set[int]) -> Reelle | None:
    """Return the values with the most of ``alt`` and the least of ``neu`` that are as good as the solution."""
    assert loesung.werte is not None
    wert = float(form.kosten @ loesung.werte)
    haar = HAAR * max(1.0, abs(wert))
    ziel = tuple((form.spalten[s], float(form.kosten[s])) for s in np.flatnonzero(form.kosten))
    unten, oben = (wert - haar, np.inf) if form.maximiert else (-np.inf, wert + haar)
    enger = erweitere(form, (), [Zusatzzeile(("so_gut_wie", None), ziel, unten, oben)]) if ziel else form
    kosten = np.array([_preis(stelle, alt, neu) for stelle in enger.spalten])
    enger = replace(enger, kosten=kosten, offset=0.0, maximiert=False)
    return loese(enger, Wuensche(luecke=0.0, zeitlimit_s=HOECHSTENS_S)).werte


def _preis(stelle: Sequence[object], alt: set[int], neu: set[int]) -> float:
    art, index = stelle
    if art != "x":
        return 0.0
    return -1.0 if index in alt else (1.0 if index in neu else 0.0)
