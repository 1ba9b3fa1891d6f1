r"""A bound from prices: what every block would do for itself, if the binding rows had a price (Dantzig–Wolfe).

For any prices :math:`\pi` of the binding rows (of the right sign),

.. math::
    \sum_{\pi_i > 0} \pi_i L_i + \sum_{\pi_i < 0} \pi_i U_i
      + \sum_b \min_{v \in V_b} \, (c_v - \pi^\top u_v)

is a bound of the whole problem, and stays one if a block is left with its proven bound instead of its optimum.
Inside a block integers count: a purse and the lumpy measures that share it are worth what they really can do. So
the bound is far better than that without integers where measures are few and large.

The first prices are those of the relaxation :math:`\bar x`. At these a block that nobody has solved yet is worth
at least :math:`(c_b - A_b^\top \pi) \bar x_b`, its own part of the relaxation's bound. Nearly all that blocks can
prove they prove at these prices, if they are solved well. Only where they are solved to the end further rounds
pay: a master finds new prices from all plans of the blocks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from massnahmenplan.grundlagen.fehler import UnbeschraenktFehler
from massnahmenplan.loeser.gehilfen import Auftrag, Helfer
from massnahmenplan.loeser.highs import Wuensche, loese
from massnahmenplan.loeser.relaxation import Relaxation, relaxiere
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Reelle, Standardform
from massnahmenplan.loeser.zerlegung.aufteilung import Aufteilung
from massnahmenplan.loeser.zerlegung.meister import (
    Kasten,
    Vorrat,
    gueltige_preise,
    mit_kasten,
    mit_preisen,
    wert_der_zeilen,
)

RUNDEN = 40
WENIGSTENS_KNOTEN = 100
KNOTEN_JE_AUSWAHL = 200
ANTEIL_LUECKE = 0.1
FAST_GELOEST = 0.5
"""More rounds only if blocks left less open than this share of the whole gap."""


@dataclass(frozen=True)
class Muehe:
    """How well blocks are solved."""

    anteil_luecke: float
    """To this share of the asked gap: what they leave open adds up."""
    aufwand: int
    """Nodes times columns of a block."""


GENAU = Muehe(ANTEIL_LUECKE, 3_000_000)
"""A purse of 800 columns is proven to 0.1 % with less."""
GROB = Muehe(0.3, 750_000)
"""Where a good plan is known: at 100 measures less than half the time for a bound that is 0.4 % worse."""


@dataclass(frozen=True)
class Anfrage:
    """What the blocks were asked."""

    preise: Reelle
    auftraege: tuple[Auftrag, ...]
    mindestens: Reelle
    """What each block is worth at least at these prices."""


@dataclass(frozen=True)
class Runde:
    """What the blocks answered."""

    schranke: float
    """Of the whole problem as a minimum, without its offset."""
    offen: float
    """What the blocks left open between their plans and their bounds, in sum."""
    neue: int
    """Plans that were not known."""
    je_block: Reelle
    """What each block is proven to be worth at least, at the prices."""


class Zerlegung:
    """The rounds of one decomposition; ``anteil`` is the share of the time limit that it may take."""

    def __init__(
        self, form: Standardform, stand: Stand, aufteilung: Aufteilung, gehilfen: Helfer, anteil: float
    ) -> None:
        self.form = form
        self.stand = stand
        self.aufteilung = aufteilung
        self.gehilfen = gehilfen
        self.anteil = anteil
        self.vorrat = Vorrat(aufteilung)
        self._richtung = -1.0 if form.maximiert else 1.0

    def frage_zuerst(self, relaxation: Relaxation, muehe: Muehe = GENAU) -> Anfrage:
        """Give all blocks out at the prices of the relaxation."""
        preise = gueltige_preise(self.aufteilung, self._richtung * relaxation.preise[self.aufteilung.zeilen])
        je_block = [mit_preisen(block, preise) for block in self.aufteilung.bloecke]
        lose = [
            float(form.kosten @ relaxation.werte[block.spalten])
            for form, block in zip(je_block, self.aufteilung.bloecke, strict=True)
        ]
        return self._frage(preise, je_block, np.array(lose), muehe)

    def frage(self, preise: Reelle) -> Anfrage:
        """Give all blocks out at some prices."""
        je_block = [mit_preisen(block, preise) for block in self.aufteilung.bloecke]
        return self._frage(preise, je_block, np.full(len(je_block), -np.inf), GENAU)

    def _frage(
        self, preise: Reelle, je_block: Sequence[Standardform], mindestens: Reelle, muehe: Muehe
    ) -> Anfrage:
        auftraege = tuple(Auftrag(form, self._wunsch_fuer(form, muehe)) for form in je_block)
        kleinste_zuerst = sorted(auftraege, key=lambda auftrag: len(auftrag.form.spalten))  # they bring most
        self.gehilfen.gib_auf(kleinste_zuerst)
        return Anfrage(preise, auftraege, mindestens)

    def _wunsch_fuer(self, form: Standardform, muehe: Muehe) -> Callable[[], Wuensche]:
        """Return what to ask of a block, once work on it begins."""
        knoten = max(WENIGSTENS_KNOTEN, muehe.aufwand // max(1, int(np.count_nonzero(form.ganzzahlig))))
        luecke = muehe.anteil_luecke * self.stand.wuensche().luecke
        return lambda: replace(self.stand.wuensche(luecke, knoten, self.anteil), schnelle_knoten=True)

    def sammle(self, anfrage: Anfrage) -> Runde:
        """Wait for the answers, tell the bound, keep the plans of the blocks."""
        try:
            self.gehilfen.warte_auf(anfrage.auftraege)
        except UnbeschraenktFehler:  # a column of it is held by binding rows only, such as a rent
            ohne_schranke = np.full(len(anfrage.auftraege), -np.inf)
            return Runde(-np.inf, np.inf, 0, ohne_schranke)  # and no use to ask again
        runde = self._werte_aus(anfrage)
        self.stand.nimm_schranke(self._richtung * runde.schranke + self.form.offset)
        return runde

    def _werte_aus(self, anfrage: Anfrage) -> Runde:
        summe, offen, neue = wert_der_zeilen(self.aufteilung, anfrage.preise), 0.0, 0
        je_block = anfrage.mindestens.copy()
        for b, auftrag in enumerate(anfrage.auftraege):
            loesung = auftrag.loesung
            if loesung is not None and loesung.schranke is not None:
                je_block[b] = max(je_block[b], loesung.schranke)
            summe += float(je_block[b])
            if loesung is None or loesung.werte is None or loesung.zielwert is None:
                offen = np.inf
                continue
            offen += loesung.zielwert - je_block[b]
            neue += self.vorrat.lege_ab(b, loesung.werte)
        return Runde(summe, offen, neue, je_block)

    def fehlt_plan(self, runde: Runde) -> bool:
        """Return whether the gap would stay open if the blocks were solved to the end: then plans are missing."""
        stand = self.stand
        if stand.bester is None or not np.isfinite(runde.offen):
            return False
        return self._abstand() - runde.offen > stand.wuensche().luecke * abs(stand.bester)

    def rueckstand(self, anfrage: Anfrage, runde: Runde) -> Reelle:
        """Return, per block, how far the best plan is behind what the block could be worth at the prices."""
        werte = self.stand.werte
        assert werte is not None
        je_block = [
            float(auftrag.form.kosten @ werte[block.spalten])
            for auftrag, block in zip(anfrage.auftraege, self.aufteilung.bloecke, strict=True)
        ]
        return np.array(je_block) - runde.je_block

    def verhandle(self, runde: Runde, preise: Reelle) -> None:
        """Look for better prices as long as it pays; ``runde`` is what the first ones, ``preise``, brought."""
        kasten, versuch = Kasten.um(preise), preise
        for _ in range(RUNDEN):
            self.setze_zusammen()
            fast_geloest = np.isfinite(runde.offen) and runde.offen <= FAST_GELOEST * self._abstand()
            if self.stand.ist_genug(self.anteil) or not fast_geloest:
                return
            naechster = self._neue_preise(kasten)
            if naechster is None or (runde.neue == 0 and np.array_equal(naechster, versuch)):
                return
            versuch, beste = naechster, runde.schranke
            runde = self.sammle(self.frage(versuch))
            kasten = kasten.verschoben(versuch) if runde.schranke > beste else kasten.verengt()

    def _abstand(self) -> float:
        """Return what is open between plan and bound."""
        stand = self.stand
        return np.inf if stand.bester is None or stand.schranke is None else abs(stand.schranke - stand.bester)

    def _neue_preise(self, kasten: Kasten) -> Reelle | None:
        form = self.vorrat.form(ganzzahlig=False)
        form = replace(form, spalte_oben=np.full(len(form.kosten), np.inf))  # the row of its block is bound enough
        form = mit_kasten(form, self.aufteilung, kasten)
        meister = relaxiere(form, self.stand.wuensche(), self.stand.unterbrechung)
        if meister is None:
            return None
        return gueltige_preise(self.aufteilung, meister.preise[: len(self.aufteilung.zeilen)])

    def setze_zusammen(self) -> None:
        """Offer the best plan that can be put together from those of the blocks and the best one known."""
        if self.stand.werte is not None:
            self.vorrat.lege_ganzen_ab(self.stand.werte)
        if not all(self.vorrat.plaene):
            return
        form, stand = self.vorrat.form(ganzzahlig=True), self.stand
        wunsch = stand.wuensche(ANTEIL_LUECKE * stand.wuensche().luecke, KNOTEN_JE_AUSWAHL, self.anteil)
        loesung = loese(form, wunsch, unterbrechung=stand.unterbrechung)
        if loesung.werte is not None and loesung.zielwert is not None:
            werte = self.vorrat.setze_zusammen(loesung.werte)
            stand.nimm_plan(werte, self._richtung * loesung.zielwert + self.form.offset)
