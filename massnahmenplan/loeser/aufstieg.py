r"""Plans purse by purse: all that a payer can do is chosen anew, while the other purses stay as they are.

In the first round most purses are still empty. What they will need of the rows that they share with others (pots,
staff, order across purses) has the relaxation's price: a part P is chosen with the aim

.. math::
    c_P - \sum_{i \in O} \pi_i A_{iP}

where O are the rows in which columns of purses stand that had no turn yet. Without these prices the first purses
take everything. Later rounds are without prices, so that no part makes the plan worse. A purse of many columns is
taken in parts of measures that compete with each other.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from massnahmenplan.loeser.ausschnitt import Auswahl, schneide_aus
from massnahmenplan.loeser.highs import loese
from massnahmenplan.loeser.nachbarschaft import KEINE, Wettbewerb
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Reelle, Standardform
from massnahmenplan.loeser.zerlegung.meister import ohne_rauschen

Nummern = NDArray[np.int64]
GROESSTER_TEIL = 1800
"""Columns of a purse that are chosen at once; 39 measures of the benchmark have 1,600."""
GANZE = (300, 0.002)
"""Nodes, and gap as a share of what the purse has of the aim by its columns."""
GANZE_ZUERST = (50, 0.002)
"""Fewer nodes in the first round: a whole plan is there in half the time, and half of the searches end as well."""
TEILE = (30, 0.01)
"""The same for parts of a purse: rounds over all of them bring more than one that is solved well."""


class Aufstieg:
    """Rounds over all purses."""

    def __init__(
        self, form: Standardform, stand: Stand, wettbewerb: Wettbewerb, preise: Reelle, kasse: Nummern
    ) -> None:
        """``kasse`` names the purse of every column."""
        self.form = form
        self.stand = stand
        self.wettbewerb = wettbewerb
        self.preise = preise
        self.kasse = kasse
        self._muster = abs(form.matrix).sign()
        self._nummern, self._groesse = np.unique(kasse[form.ganzzahlig], return_counts=True)
        self._anzahl = -(-self._groesse // GROESSTER_TEIL)

    @property
    def teilt_kassen(self) -> bool:
        """True if a purse is too large to be chosen anew as a whole."""
        return bool((self._anzahl > 1).any())

    def erste_runde(self, werte: Reelle, zufall: np.random.Generator, anteil: float) -> None:
        """Fill an empty plan."""
        offen = np.ones(len(self.kasse), dtype=bool)
        for teil in self._teile(zufall):
            if self.stand.ist_genug(anteil):
                return
            offen &= ~teil
            preise = np.where(self._muster @ offen > 0, self.preise, 0.0)
            werte = self._waehle(teil, werte, preise, anteil, GANZE_ZUERST)

    def weitere_runde(self, zufall: np.random.Generator, anteil: float, kassen: Nummern | None = None) -> None:
        """Improve the best plan, in all purses or in some of them in this order."""
        for teil in self._teile(zufall, kassen):
            if self.stand.ist_genug(anteil) or self.stand.werte is None:
                return
            self._waehle(teil, self.stand.werte, None, anteil, GANZE)

    def _teile(self, zufall: np.random.Generator, kassen: Nummern | None = None) -> Iterator[Auswahl]:
        """Yield the columns of whole purses, or parts of them, the largest purse first if no order is stated."""
        reihe = np.argsort(-self._groesse, kind="stable")
        if kassen is not None:
            reihe = np.array(
                [np.flatnonzero(self._nummern == k)[0] for k in kassen if k in self._nummern], dtype=np.int64
            )
        for k in reihe:
            eigene = self.kasse == self._nummern[k]
            gruppen = np.unique(self.wettbewerb.gruppe[eigene])
            if self._anzahl[k] == 1 or (gruppen == KEINE).all():
                yield eigene
            else:
                yield from self._teile_einer_kasse(eigene, -(-self._groesse[k] // self._anzahl[k]), zufall)

    def _teile_einer_kasse(
        self, eigene: Auswahl, hoechstens: int, zufall: np.random.Generator
    ) -> Iterator[Auswahl]:
        gruppe = self.wettbewerb.gruppe
        offen = np.zeros(len(self.wettbewerb.groesse), dtype=bool)
        offen[gruppe[eigene & (gruppe != KEINE)]] = True
        while offen.any():
            kern = int(zufall.choice(np.flatnonzero(offen)))
            gruppen = self.wettbewerb.umgebung(kern, hoechstens, zufall, offen)
            offen[gruppen] = False
            yield eigene & self.wettbewerb.spalten(gruppen)

    def _waehle(
        self, teil: Auswahl, werte: Reelle, preise: Reelle | None, anteil: float, ganze: tuple[int, float]
    ) -> Reelle:
        """Return the plan with a part chosen anew, and offer it."""
        form = self.form
        mit_preisen = form
        if preise is not None:
            mit_preisen = replace(form, kosten=ohne_rauschen(form.kosten - form.matrix.T @ preise))
        ausschnitt = schneide_aus(mit_preisen, teil, werte)
        knoten, luecke = TEILE if self.teilt_kassen else ganze
        luecke *= np.count_nonzero(teil) / len(teil)
        wunsch = replace(self.stand.wuensche(luecke, knoten, anteil), schnelle_knoten=True)
        start = ausschnitt.form.nach_spalten(werte[ausschnitt.spalten])
        loesung = loese(ausschnitt.form, wunsch, start=start, unterbrechung=self.stand.unterbrechung)
        if loesung.werte is None:
            return werte
        neue = ausschnitt.setze_ein(werte, loesung.werte)
        self.stand.nimm_plan(neue, float(form.kosten @ neue) + form.offset)
        return neue
