r"""The master problem: which mixture of whole plans of the blocks is cheapest, and what binding rows are worth.

With the plans :math:`v \in V_b` known for block b, their cost :math:`c_v` and what they use of the binding rows,
:math:`u_v`, prices :math:`\pi` of the rows are kept in a box :math:`\pi^0 \pm \delta` around the best known ones:

.. math::
    \min \sum_{b,v} c_v \lambda_{b,v} + (\pi^0 + \delta) \, s^+ - (\pi^0 - \delta) \, s^- \qquad
    \sum_v \lambda_{b,v} = 1 \qquad
    L \le \sum_{b,v} u_v \lambda_{b,v} + s^+ - s^- \le U

The box (du Merle and others, 1999) keeps prices from jumping while few plans are known; s is bought outside.
"""

from dataclasses import dataclass, replace

import numpy as np

from massnahmenplan.loeser.standardform import Reelle, Standardform
from massnahmenplan.loeser.zerlegung.aufteilung import Aufteilung, Block

RAUSCHEN = 1e-9
"""What a sum leaves of amounts that cancel out; HiGHS drops it, the gate before it does not."""


class Vorrat:
    """Whole plans of each block, each once: two plans that differ in no integer column are the same."""

    def __init__(self, aufteilung: Aufteilung) -> None:
        self.aufteilung = aufteilung
        self.plaene: list[list[Reelle]] = [[] for _ in aufteilung.bloecke]
        self._bekannt: list[set[bytes]] = [set() for _ in aufteilung.bloecke]

    def lege_ab(self, b: int, werte: Reelle) -> bool:
        """Add a plan of a block; False if it is known."""
        form = self.aufteilung.bloecke[b].form
        schluessel = np.round(werte[form.ganzzahlig]).astype(np.int32).tobytes()
        if schluessel in self._bekannt[b]:
            return False
        self._bekannt[b].add(schluessel)
        self.plaene[b].append(werte)
        return True

    def lege_ganzen_ab(self, werte: Reelle) -> None:
        """Add what a plan of the whole problem says of each block."""
        for b, block in enumerate(self.aufteilung.bloecke):
            self.lege_ab(b, werte[block.spalten])

    def form(self, ganzzahlig: bool) -> Standardform:
        """Return the choice of one plan per block as a problem: binding rows, then one row per block."""
        import scipy.sparse as sp  # only now: with it Pyomo loads the whole of scipy.stats

        bloecke = self.aufteilung.bloecke
        je_plan = [(b, block, v) for b, block in enumerate(bloecke) for v in self.plaene[b]]
        kosten = [block.form.kosten @ v for _, block, v in je_plan]
        nutzung = ohne_rauschen(np.array([block.bindend @ v for _, block, v in je_plan]))
        von = [b for b, _, _ in je_plan]
        anzahl, eins = len(je_plan), np.ones(len(bloecke))
        je_block = sp.csc_array((np.ones(anzahl), (von, np.arange(anzahl))), shape=(len(bloecke), anzahl))
        return Standardform(
            kosten=np.array(kosten),
            offset=0.0,
            maximiert=False,
            matrix=sp.csc_array(sp.vstack([sp.csc_array(nutzung.T), je_block])),
            zeile_unten=np.concatenate([self.aufteilung.unten, eins]),
            zeile_oben=np.concatenate([self.aufteilung.oben, eins]),
            spalte_unten=np.zeros(anzahl),
            spalte_oben=np.ones(anzahl),
            ganzzahlig=np.full(anzahl, ganzzahlig),
            spalten=tuple(("plan", stelle) for stelle in range(anzahl)),
            zeilen=tuple(("bindend", z) for z in range(len(self.aufteilung.zeilen)))
            + tuple(("ein_plan_je_block", b) for b in range(len(bloecke))),
        )

    def setze_zusammen(self, gewaehlt: Reelle) -> Reelle:
        """Return the plan of the whole problem that a choice of plans makes."""
        bloecke, stelle = self.aufteilung.bloecke, 0
        ganzer = np.zeros(sum(len(block.spalten) for block in bloecke))
        for block, plaene in zip(bloecke, self.plaene, strict=True):
            gewicht = gewaehlt[stelle : stelle + len(plaene)]
            ganzer[block.spalten] = plaene[int(gewicht.argmax())]
            stelle += len(plaene)
        return ganzer


@dataclass(frozen=True)
class Kasten:
    """Where prices of the binding rows are looked for."""

    mitte: Reelle
    weite: Reelle

    @classmethod
    def um(cls, preise: Reelle) -> "Kasten":
        """Return a box around first prices: half of each, and a little where a price is 0."""
        betrag = np.abs(preise)
        ueblich = float(np.median(betrag[betrag > 0])) if (betrag > 0).any() else 1.0
        return cls(preise, np.maximum(0.5 * betrag, 0.02 * ueblich))

    def verschoben(self, preise: Reelle) -> "Kasten":
        """Return the box around better prices, a little wider."""
        return Kasten(preise, 1.3 * self.weite)

    def verengt(self) -> "Kasten":
        """Return the box for when its middle was better than what was tried."""
        return Kasten(self.mitte, 0.7 * self.weite)


def mit_kasten(form: Standardform, aufteilung: Aufteilung, kasten: Kasten) -> Standardform:
    """Return a master without integers in which the binding rows, its first, can be bought at edges of the box."""
    import scipy.sparse as sp

    zeilen = len(aufteilung.zeilen)
    dazu, weniger = kasten.mitte + kasten.weite, kasten.mitte - kasten.weite
    dazu = np.where(np.isfinite(aufteilung.unten), dazu, np.minimum(dazu, 0.0))
    weniger = np.where(np.isfinite(aufteilung.oben), weniger, np.maximum(weniger, 0.0))
    kauf = sp.vstack([sp.eye_array(zeilen), sp.csc_array((len(form.zeilen) - zeilen, zeilen))])
    mehr = 2 * zeilen
    return replace(
        form,
        kosten=np.concatenate([form.kosten, dazu, -weniger]),
        matrix=sp.csc_array(sp.hstack([form.matrix, kauf, -kauf])),
        spalte_unten=np.concatenate([form.spalte_unten, np.zeros(mehr)]),
        spalte_oben=np.concatenate([form.spalte_oben, np.full(mehr, np.inf)]),
        ganzzahlig=np.zeros(len(form.kosten) + mehr, dtype=bool),
        spalten=(*form.spalten, *(("kauf", z) for z in range(mehr))),
    )


def mit_preisen(block: Block, preise: Reelle) -> Standardform:
    """Return the problem of a block that pays these prices for what it uses of the binding rows."""
    return replace(block.form, kosten=ohne_rauschen(block.form.kosten - block.bindend.T @ preise))


def gueltige_preise(aufteilung: Aufteilung, preise: Reelle) -> Reelle:
    """Return the prices with those set to 0 that would make an open side of a row worth something."""
    ohne_seite = ((preise > 0) & ~np.isfinite(aufteilung.unten)) | ((preise < 0) & ~np.isfinite(aufteilung.oben))
    return np.where(ohne_seite, 0.0, preise)


def wert_der_zeilen(aufteilung: Aufteilung, preise: Reelle) -> float:
    """Return what the limits of the binding rows add to the Lagrangian bound at some prices."""
    grenze = np.where(preise > 0, aufteilung.unten, aufteilung.oben)
    return float((preise * np.where(preise == 0, 0.0, grenze)).sum())


def ohne_rauschen(werte: Reelle) -> Reelle:
    """Return the values with 0 for what is left of amounts that cancel out."""
    return np.where(np.abs(werte) < RAUSCHEN, 0.0, werte)
