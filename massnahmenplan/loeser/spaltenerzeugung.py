r"""Plan and bound of a problem of several large blocks from whole plans of the blocks (column generation).

The master (``spaltenvorrat.py``) chooses a plan per block; without integers it gives prices of the binding rows.
At these prices every block plans for itself. That gives new columns, and for any prices :math:`\pi` a bound of the
whole, as in ``zerlegung.verfahren``:

.. math::
    \sum_{\pi_i > 0} \pi_i L_i + \sum_{\pi_i < 0} \pi_i U_i + \sum_b \min_{v} (c_v - \pi^\top u_v)

valid also where a block is left with its proven bound. A block without an answer counts as at the same prices
before, at the first ones with its part of the relaxation's bound: a round that is cut short proves something too.
Blocks are solved by helpers, each in a process of its own, here or on a cluster; who solves them makes no
difference to the answer. The best plan known is a column of every block too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from massnahmenplan.loeser.gehilfen import Auftrag, Helfer
from massnahmenplan.loeser.highs import Wuensche, loese
from massnahmenplan.loeser.relaxation import Relaxation, relaxiere
from massnahmenplan.loeser.spaltenvorrat import Spaltenvorrat
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Reelle, Standardform
from massnahmenplan.loeser.zerlegung.aufteilung import Aufteilung, Block
from massnahmenplan.loeser.zerlegung.meister import (
    Kasten,
    gueltige_preise,
    mit_kasten,
    mit_preisen,
    wert_der_zeilen,
)

ANTEIL_LUECKE = 0.2
"""Blocks are solved to this share of the asked gap: what they leave open adds up."""
KNOTEN_JE_AUSWAHL = 500


@dataclass(frozen=True)
class Anfrage:
    """What the blocks were asked."""

    preise: Reelle
    auftraege: Mapping[int, Auftrag]
    """By block."""
    mindestens: Mapping[int, float]
    """What blocks are known to be worth at least at these prices."""
    ohne_bloecke: float
    """What rows and columns without a block are worth at them."""


@dataclass(frozen=True)
class Runde:
    """What the blocks answered."""

    schranke: float
    """Of the whole problem as a minimum, without its offset."""
    neue: int
    """Plans that were not known."""


class Spaltenerzeugung:
    """The rounds; ``anteil`` is the share of the time limit that they may take."""

    def __init__(
        self,
        form: Standardform,
        stand: Stand,
        aufteilung: Aufteilung,
        gehilfen: Helfer,
        anteil: float,
    ) -> None:
        self.form, self.stand, self.gehilfen, self.anteil = form, stand, gehilfen, anteil
        self.aufteilung = aufteilung
        self.vorrat = Spaltenvorrat(aufteilung)
        self.preise: Reelle = np.zeros(len(aufteilung.zeilen))
        """Those that gave the best bound, in the direction of a minimum."""
        self.schranke = -np.inf
        self._je_block: Mapping[int, float] = {}
        """What each block is proven to be worth at least, at these prices."""
        self._richtung = -1.0 if form.maximiert else 1.0
        self._kasten = Kasten(self.preise, self.preise)

    def beginne(self, relaxation: Relaxation, knoten: int) -> Anfrage:
        """Give all blocks out at the prices of the relaxation."""
        preise = gueltige_preise(self.aufteilung, self._richtung * relaxation.preise[self.aufteilung.zeilen])
        self._kasten = Kasten.um(preise)
        lose = {
            b: float(mit_preisen(block, preise).kosten @ relaxation.werte[block.spalten])
            for b, block in self._gewaehlte()
        }
        return self._gib_aus(preise, knoten, lose)

    def verhandle(self, knoten: int, runden: int) -> None:
        """Look for better prices, as long as blocks have answers to them that are not known."""
        for _ in range(runden):
            if self.stand.ist_genug(self.anteil) or not self.vorrat.deckt_alle:
                return
            preise = self._neue_preise()
            if preise is None:
                return
            vorher, kasten = self.schranke, self._kasten
            runde = self.frage(preise, knoten)
            self._kasten = kasten.verschoben(preise) if runde.schranke > vorher else kasten.verengt()
            if runde.neue == 0:
                return

    def frage(self, preise: Reelle, knoten: int) -> Runde:
        """Let every block plan at some prices; keep the plans and the bound."""
        bekannt = self._je_block if np.array_equal(preise, self.preise) else {}
        return self.sammle(self._gib_aus(preise, knoten, bekannt))

    def _gib_aus(self, preise: Reelle, knoten: int, mindestens: Mapping[int, float]) -> Anfrage:
        auftraege = {
            b: Auftrag(mit_preisen(block, preise), self._wunsch(knoten)) for b, block in self._gewaehlte()
        }
        self.gehilfen.gib_auf(sorted(auftraege.values(), key=lambda a: -len(a.form.spalten)))  # the longest first
        return Anfrage(
            preise, auftraege, mindestens, wert_der_zeilen(self.aufteilung, preise) + self._freie(preise)
        )

    def sammle(self, anfrage: Anfrage) -> Runde:
        """Wait for the answers of the blocks; keep the plans and the bound."""
        self.gehilfen.warte_auf(tuple(anfrage.auftraege.values()))
        je_block, neue = dict[int, float](), 0
        for b, auftrag in anfrage.auftraege.items():
            loesung, je_block[b] = auftrag.loesung, anfrage.mindestens.get(b, -np.inf)
            if loesung is not None and loesung.schranke is not None:
                je_block[b] = max(je_block[b], loesung.schranke)
            if loesung is not None and loesung.werte is not None:
                neue += self.vorrat.lege_ab(b, loesung.werte)
        summe = anfrage.ohne_bloecke + sum(je_block.values())
        if summe > self.schranke:
            self.schranke, self.preise, self._je_block = summe, anfrage.preise, je_block
            self.stand.nimm_schranke(self._richtung * summe + self.form.offset)
        return Runde(summe, neue)

    def _freie(self, preise: Reelle) -> float:
        """Return what the columns without a block are worth at least at these prices."""
        summe = 0.0
        for block in self.vorrat.freie:
            bestes = relaxiere(mit_preisen(block, preise), self.stand.wuensche(), self.stand.unterbrechung)
            summe += -np.inf if bestes is None else bestes.zielwert
        return summe

    def _gewaehlte(self) -> Iterator[tuple[int, Block]]:
        """Yield the blocks in which something is chosen, with their numbers."""
        return ((b, self.aufteilung.bloecke[b]) for b in self.vorrat.bloecke)

    def _wunsch(self, knoten: int) -> Callable[[], Wuensche]:
        """Return what to ask of a block, once work on it begins; each of them is solved by one thread."""
        luecke = ANTEIL_LUECKE * self.stand.wuensche().luecke
        return lambda: replace(self.stand.wuensche(luecke, knoten, self.anteil), schnelle_knoten=True, faeden=1)

    def _neue_preise(self) -> Reelle | None:
        form = mit_kasten(self.vorrat.meister(ganzzahlig=False), self.aufteilung, self._kasten)
        meister = relaxiere(form, self.stand.wuensche(), self.stand.unterbrechung)
        if meister is None:
            return None
        return gueltige_preise(self.aufteilung, meister.preise[: len(self.aufteilung.zeilen)])

    def setze_zusammen(self) -> None:
        """Offer the best plan that can be put together from those of the blocks and the best one known."""
        if self.stand.werte is not None:
            self.vorrat.lege_ganzen_ab(self.stand.werte)
        if not self.vorrat.deckt_alle:
            return
        wunsch = self.stand.wuensche(ANTEIL_LUECKE * self.stand.wuensche().luecke, KNOTEN_JE_AUSWAHL, self.anteil)
        loesung = loese(self.vorrat.meister(ganzzahlig=True), wunsch, unterbrechung=self.stand.unterbrechung)
        if loesung.werte is not None and loesung.zielwert is not None:
            werte = self.vorrat.setze_zusammen(loesung.werte)
            if self.form.haelt_ein(werte):
                self.stand.nimm_plan(werte, self._richtung * loesung.zielwert + self.form.offset)
