"""Better plans: parts of the problem are solved anew, around the best plan so far.

A part frees the options of measures that compete for the same money, staff or pots, and those of nobody
else. Small parts take hundredths of a second; when a round of them brings little, they grow. Which parts are
tried depends on the seed and on nodes, never on seconds, unless the time limit ends the search.
"""

import numpy as np
from numpy.typing import NDArray

from massnahmenplan.loeser.ausschnitt import schneide_aus
from massnahmenplan.loeser.highs import loese
from massnahmenplan.loeser.nachbarschaft import Wettbewerb, gruppiere
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Reelle, Standardform

KLEINSTER_TEIL, GROESSTER_TEIL = 250, 850
"""Columns of a part."""
RUNDEN = 3
"""Later rounds bring little, and the bound waits: five took more than 50 CPU seconds at 100 measures."""
WACHSTUM = 1.5
LOHNENDER_ZUWACHS = 0.003
"""A round that brings less, as a share of the aim, is followed by larger parts."""
KNOTEN = 10
"""A part that needs more is left as it is: the next one overlaps with it."""
LUECKE = 0.002
"""Of the share of the aim that a part has by its columns: what parts leave open adds up."""


def verbessere(form: Standardform, stand: Stand, preise: Reelle, anteil: float) -> None:
    """Improve the plan of ``stand`` for some rounds, until the gap is closed or its share of time is used."""
    verbesserung = Verbesserung(form, stand, Wettbewerb(form, gruppiere(form), preise))
    zufall = np.random.default_rng(stand.wuensche().saat)
    for _ in range(RUNDEN):
        verbesserung.runde(zufall, anteil)


class Verbesserung:
    """Rounds over all groups, in parts that grow."""

    def __init__(self, form: Standardform, stand: Stand, wettbewerb: Wettbewerb) -> None:
        self.form = form
        self.stand = stand
        self.wettbewerb = wettbewerb
        self._groesse = float(KLEINSTER_TEIL)

    def runde(self, zufall: np.random.Generator, anteil: float) -> None:
        """Let every group be in a part once."""
        vorher = self.stand.bester
        for gruppen in self.wettbewerb.runde(int(self._groesse), zufall):
            if self.stand.ist_genug(anteil):
                return
            _loese_teil(self.form, self.wettbewerb, gruppen, self.stand, anteil)
        if not _hat_gelohnt(vorher, self.stand.bester):
            self._groesse = min(self._groesse * WACHSTUM, GROESSTER_TEIL)


def _hat_gelohnt(vorher: float | None, nachher: float | None) -> bool:
    if vorher is None or nachher is None:
        return False
    return abs(nachher - vorher) > LOHNENDER_ZUWACHS * abs(nachher)


def _loese_teil(
    form: Standardform, wettbewerb: Wettbewerb, gruppen: NDArray[np.int64], stand: Stand, anteil: float
) -> None:
    werte = stand.werte
    if werte is None:
        return
    teil = schneide_aus(form, wettbewerb.spalten(gruppen), werte)
    wunsch = stand.wuensche(LUECKE * np.count_nonzero(teil.spalten) / len(teil.spalten), KNOTEN, anteil)
    start = teil.form.nach_spalten(werte[teil.spalten])
    loesung = loese(teil.form, wunsch, start=start, unterbrechung=stand.unterbrechung)
    if loesung.werte is not None:
        stand.nimm_plan(teil.setze_ein(werte, loesung.werte), loesung.zielwert)
