r"""A bound from prices: what every block would do for itself, if the binding rows had a price (Dantzig–Wolfe).

For any prices :math:`\pi` of the binding rows (of the right sign),

.. math::
    \sum_{\pi_i > 0} \pi_i L_i + \sum_{\pi_i < 0} \pi_i U_i
      + \sum_b \min_{v \in V_b} \, (c_v - \pi^\top u_v)

is a bound of the whole problem, and stays one if a block is left with its proven bound instead of its optimum.
Inside a block integers count: a purse and the lumpy measures that share it are worth what they really can do. So
the bound is far better than that without integers where measures are few and large.

Each round asks every block for its best plan at the prices, lets the master find new prices, and now and then puts
whole plans together from those of the blocks: the best one is a plan of the whole problem.
"""

from dataclasses import replace

import numpy as np

from massnahmenplan.grundlagen.fehler import UnbeschraenktFehler
from massnahmenplan.loeser.highs import Ende, Wuensche, loese
from massnahmenplan.loeser.relaxation import relaxiere
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Reelle, Standardform
from massnahmenplan.loeser.zerlegung.aufteilung import Aufteilung, Nummern, teile
from massnahmenplan.loeser.zerlegung.meister import (
    Kasten,
    Vorrat,
    gueltige_preise,
    mit_kasten,
    ohne_rauschen,
    wert_der_zeilen,
)

RUNDEN = 40
KNOTEN_JE_BLOCK = 200
KNOTEN_JE_AUSWAHL = 200
KLEINE_LUECKE = 0.2
"""Blocks and choices of plans are solved to this share of the asked gap."""


def zerlege(form: Standardform, stand: Stand, preise: Reelle, block: Nummern, anteil: float = 1.0) -> None:
    """Tighten bound and plan of ``stand`` by blocks until the gap is closed or its share of time is used.

    ``preise`` are first prices of all rows (those of the relaxation), ``block`` names the block of each column.
    """
    Zerlegung(form, stand, teile(form, block), anteil).laufe(preise)


class Zerlegung:
    """The rounds of one decomposition."""

    def __init__(self, form: Standardform, stand: Stand, aufteilung: Aufteilung, anteil: float) -> None:
        self.form = form
        self.stand = stand
        self.aufteilung = aufteilung
        self.anteil = anteil
        self.vorrat = Vorrat(aufteilung)
        self._richtung = -1.0 if form.maximiert else 1.0

    def laufe(self, preise: Reelle) -> None:
        """Go on until nothing is to be gained, or time is up."""
        erste = gueltige_preise(self.aufteilung, self._richtung * preise[self.aufteilung.zeilen])
        kasten, beste = Kasten.um(erste), -np.inf
        versuch = erste
        for _ in range(RUNDEN):
            if self.stand.werte is not None:
                self.vorrat.lege_ganzen_ab(self.stand.werte)
            schranke, neue = self._befrage_bloecke(versuch)
            if schranke is None or self._ist_genug():
                return
            if schranke > beste:
                beste, kasten = schranke, kasten.verschoben(versuch)
            else:
                kasten = kasten.verengt()
            self._setze_zusammen()
            naechster = self._neue_preise(kasten)
            if naechster is None or (neue == 0 and np.array_equal(naechster, versuch)):
                return
            versuch = naechster

    def _ist_genug(self) -> bool:
        stand = self.stand
        return stand.ist_bewiesen or stand.rest_s(self.anteil) == 0.0 or bool(stand.unterbrechung.signalnummer)

    def _wunsch(self, knoten: int) -> Wuensche:
        """Return what to ask of a part: finer than the whole, as what parts leave open adds up."""
        return self.stand.wuensche(KLEINE_LUECKE * self.stand.wuensche().luecke, knoten, self.anteil)

    def _befrage_bloecke(self, preise: Reelle) -> tuple[float | None, int]:
        """Return the bound at these prices (None if a block has none), and how many plans are new."""
        summe, neue = wert_der_zeilen(self.aufteilung, preise), 0
        wunsch = self._wunsch(KNOTEN_JE_BLOCK)
        for b, block in enumerate(self.aufteilung.bloecke):
            form = replace(block.form, kosten=ohne_rauschen(block.form.kosten - block.bindend.T @ preise))
            try:
                loesung = loese(form, wunsch, unterbrechung=self.stand.unterbrechung)
            except UnbeschraenktFehler:  # a column of it is held by binding rows only, such as a rent
                return None, neue
            if loesung.schranke is None or loesung.ende is Ende.UNTERBROCHEN:
                return None, neue
            summe += loesung.schranke
            if loesung.werte is not None:
                neue += self.vorrat.lege_ab(b, loesung.werte)
        self.stand.nimm_schranke(self._richtung * summe + self.form.offset)
        return summe, neue

    def _neue_preise(self, kasten: Kasten) -> Reelle | None:
        meister = relaxiere(mit_kasten(self.vorrat, kasten), self.stand.wuensche(), self.stand.unterbrechung)
        if meister is None:
            return None
        return gueltige_preise(self.aufteilung, meister.preise[: len(self.aufteilung.zeilen)])

    def _setze_zusammen(self) -> None:
        """Offer the best plan that can be put together from those of the blocks."""
        wunsch = self._wunsch(KNOTEN_JE_AUSWAHL)
        loesung = loese(self.vorrat.form(ganzzahlig=True), wunsch, unterbrechung=self.stand.unterbrechung)
        if loesung.werte is not None and loesung.zielwert is not None:
            werte = self.vorrat.setze_zusammen(loesung.werte)
            self.stand.nimm_plan(werte, self._richtung * loesung.zielwert + self.form.offset)
