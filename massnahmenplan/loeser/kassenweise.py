"""The search where the caller named purses: plans purse by purse, and a bound from prices between them.

The bound is worked out beside the plans where there are helpers for it, and after them where there are none. Both
meet at fixed points: which plan is found does not depend on who was faster, nor on how many worked.
"""

import numpy as np

from massnahmenplan.loeser.aufstieg import Aufstieg
from massnahmenplan.loeser.gehilfen import Gehilfen
from massnahmenplan.loeser.kern import finde_ersten_plan
from massnahmenplan.loeser.nachbarschaft import Wettbewerb, gruppiere
from massnahmenplan.loeser.relaxation import Relaxation
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Standardform
from massnahmenplan.loeser.verbesserung import Verbesserung
from massnahmenplan.loeser.zerlegung import Zerlegung, teile
from massnahmenplan.loeser.zerlegung.aufteilung import Nummern

ANTEIL = 0.9
"""Share of a time limit after which HiGHS over everything has the rest."""
RUNDEN_VORHER = 2
"""Rounds of plans before their gap is known: as long as a helper needs for the bound, at 100 measures."""
RUNDEN_NACHHER = 6


def suche_kassenweise(
    form: Standardform, stand: Stand, relaxation: Relaxation, block: Nummern, mit_start: bool
) -> None:
    """Tighten plan and bound of ``stand``; it has the plan to begin with, or the empty one if that is allowed."""
    aufteilung = teile(form, block)
    with Gehilfen(stand.wuensche().faeden - 1, stand.unterbrechung) as gehilfen:
        zerlegung = Zerlegung(form, stand, aufteilung, gehilfen, ANTEIL)
        anfrage = zerlegung.frage_zuerst(relaxation)
        plaene = Plaene(form, stand, relaxation, aufteilung.je_spalte)
        if stand.werte is None:
            finde_ersten_plan(form, stand, relaxation, ANTEIL)
        elif not mit_start:
            plaene.erster()
        plaene.bessere(RUNDEN_VORHER)
        runde = zerlegung.sammle(anfrage)
        zerlegung.setze_zusammen()
        plaene.bessere(RUNDEN_NACHHER)
        zerlegung.verhandle(runde, anfrage.preise)


class Plaene:
    """Whole purses and small parts in turn."""

    def __init__(self, form: Standardform, stand: Stand, relaxation: Relaxation, kasse: Nummern) -> None:
        wettbewerb = Wettbewerb(form, gruppiere(form), relaxation.preise)
        self._stand = stand
        self._zufall = np.random.default_rng(stand.wuensche().saat)
        self._kassen = Aufstieg(form, stand, wettbewerb, relaxation.preise, kasse)
        self._teile = Verbesserung(form, stand, wettbewerb)

    def erster(self) -> None:
        """Fill the empty plan."""
        if self._stand.werte is not None:
            self._kassen.erste_runde(self._stand.werte, self._zufall, ANTEIL)

    def bessere(self, runden: int) -> None:
        """Go on until a round brings nothing."""
        for _ in range(runden):
            vorher = self._stand.bester
            if vorher is None:
                return
            self._teile.runde(self._zufall, ANTEIL)
            self._kassen.weitere_runde(self._zufall, ANTEIL)
            if self._stand.ist_genug(ANTEIL) or self._stand.bester == vorher:
                return
