"""The search where the caller named purses: plans purse by purse, and a bound from prices between them.

The bound is worked out beside the plans where there are helpers for it, and after them where there are none. Both
meet at fixed points: which plan is found does not depend on who was faster, nor on how many worked. A search that
begins with a good plan asks for the bound first, and roughly: often that is all that is missing. If not, the
blocks say what is: the purses in which the plan is behind are chosen anew, and only where a better bound could
close the gap the blocks are solved well.
"""

import numpy as np

from massnahmenplan.loeser.aufstieg import Aufstieg
from massnahmenplan.loeser.gehilfen import Gehilfen
from massnahmenplan.loeser.kern import finde_ersten_plan
from massnahmenplan.loeser.nachbarschaft import Wettbewerb, gruppiere
from massnahmenplan.loeser.relaxation import Relaxation
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Reelle, Standardform
from massnahmenplan.loeser.verbesserung import Verbesserung
from massnahmenplan.loeser.zerlegung import Zerlegung, teile
from massnahmenplan.loeser.zerlegung.aufteilung import Nummern
from massnahmenplan.loeser.zerlegung.verfahren import GROB

ANTEIL = 0.95
"""Share of a time limit after which HiGHS over everything has the rest."""
ANTEIL_ALLEIN = 0.5
"""Share of a time limit after which the bound has its turn where no helper works it out."""
RUNDEN_VORHER = 2
"""Rounds of plans before their gap is known: as long as a helper needs for the bound, at 100 measures."""
RUNDEN_NACHHER = 6
LOHNENDER_RUECKSTAND = 0.2
"""Share of all that a plan is behind which a purse has to have to be chosen anew."""


def suche_kassenweise(
    form: Standardform, stand: Stand, relaxation: Relaxation, block: Nummern, mit_start: bool
) -> None:
    """Tighten plan and bound of ``stand``; it has the plan to begin with, or the empty one if that is allowed."""
    aufteilung = teile(form, block)
    with Gehilfen(stand.wuensche().faeden - 1, stand.unterbrechung) as gehilfen:
        zerlegung = Zerlegung(form, stand, aufteilung, gehilfen, ANTEIL)
        plaene = Plaene(form, stand, relaxation, aufteilung.je_spalte)
        if mit_start:
            _beginne_grob(stand, zerlegung, plaene, relaxation)
        if stand.ist_bewiesen:
            return
        anfrage = zerlegung.frage_zuerst(relaxation)
        anteil = ANTEIL if gehilfen.sind_da else ANTEIL_ALLEIN
        if not mit_start:
            plaene.erster(anteil)
            plaene.bessere(RUNDEN_VORHER, anteil)
        runde = zerlegung.sammle(anfrage)
        zerlegung.setze_zusammen()
        plaene.bessere(RUNDEN_NACHHER, ANTEIL)
        zerlegung.verhandle(runde, anfrage.preise)


def _beginne_grob(stand: Stand, zerlegung: Zerlegung, plaene: "Plaene", relaxation: Relaxation) -> None:
    """Solve blocks roughly, and improve the plan where it is behind them, as long as that is what is missing."""
    anfrage = zerlegung.frage_zuerst(relaxation, GROB)
    runde = zerlegung.sammle(anfrage)
    zerlegung.setze_zusammen()
    for _ in range(RUNDEN_NACHHER):
        vorher = stand.bester
        if stand.ist_genug(ANTEIL) or vorher is None:
            return
        if zerlegung.fehlt_plan(runde):
            plaene.waehle_neu(zerlegung.rueckstand(anfrage, runde), ANTEIL)
        plaene.kleine_runde(ANTEIL)
        if stand.bester == vorher or not zerlegung.fehlt_plan(runde):
            return


class Plaene:
    """Whole purses and small parts in turn."""

    def __init__(self, form: Standardform, stand: Stand, relaxation: Relaxation, kasse: Nummern) -> None:
        wettbewerb = Wettbewerb(form, gruppiere(form), relaxation.preise)
        self._form = form
        self._stand = stand
        self._relaxation = relaxation
        self._zufall = np.random.default_rng(stand.wuensche().saat)
        self._kassen = Aufstieg(form, stand, wettbewerb, relaxation.preise, kasse)
        self._teile = Verbesserung(form, stand, wettbewerb)

    def erster(self, anteil: float) -> None:
        """Fill the empty plan; begin with the kernel where that is not allowed or purses are large.

        Of a large purse the relaxation splits few measures, so that it chooses better than prices part by part.
        """
        if self._stand.werte is None or self._kassen.teilt_kassen:
            finde_ersten_plan(self._form, self._stand, self._relaxation, anteil)
            self._kassen.weitere_runde(self._zufall, anteil)
        else:
            self._kassen.erste_runde(self._stand.werte, self._zufall, anteil)

    def waehle_neu(self, rueckstand: Reelle, anteil: float) -> None:
        """Choose the purses anew in which the plan is most behind, the worst first."""
        reihe = np.argsort(-rueckstand, kind="stable")
        schlimme = reihe[rueckstand[reihe] >= LOHNENDER_RUECKSTAND * rueckstand.sum()]
        self._kassen.weitere_runde(self._zufall, anteil, schlimme)

    def kleine_runde(self, anteil: float) -> None:
        """Choose every measure anew once, in small parts."""
        self._teile.runde(self._zufall, anteil)

    def bessere(self, runden: int, anteil: float) -> None:
        """Go on until a round brings nothing; where purses are large, small parts are many: every second round."""
        for runde in range(runden):
            vorher = self._stand.bester
            if vorher is None:
                return
            if runde % 2 or not self._kassen.teilt_kassen:
                self._teile.runde(self._zufall, anteil)
            self._kassen.weitere_runde(self._zufall, anteil)
            if self._stand.ist_genug(anteil) or self._stand.bester == vorher:
                return
