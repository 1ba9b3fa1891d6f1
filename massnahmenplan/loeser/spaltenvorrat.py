r"""Whole plans of blocks as columns, and the master problem that chooses among them.

With the value :math:`c_v` of plan v of block b and its use of the binding rows, :math:`u_v`, and with columns y
that belong to no block, such as money that is carried on (their use :math:`B`, their own rows :math:`D`):

.. math::
    \min \sum_{b,v} c_v \lambda_{b,v} + c_y^\top y \qquad \sum_v \lambda_{b,v} = 1 \qquad
    L \le \sum_{b,v} u_v \lambda_{b,v} + B y \le U \qquad l \le D y \le o

The y are no part of a plan: a plan that is known is good with any of them. Prices of the binding rows are looked
for in a box (``zerlegung.meister.Kasten``), which keeps them from jumping while few plans are known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from massnahmenplan.loeser.standardform import Reelle, Standardform
from massnahmenplan.loeser.zerlegung.aufteilung import Aufteilung, Block
from massnahmenplan.loeser.zerlegung.meister import ohne_rauschen

GLEICH = 6
"""Decimals up to which two plans of a block are the same, in value and use."""


@dataclass(frozen=True)
class Spalte:
    """A plan of a block."""

    block: int
    werte: Reelle
    wert: float
    nutzung: Reelle


class Spaltenvorrat:
    """All plans that are known, each once."""

    def __init__(self, aufteilung: Aufteilung) -> None:
        self.aufteilung = aufteilung
        self.bloecke = [b for b, block in enumerate(aufteilung.bloecke) if block.form.ganzzahlig.any()]
        """Blocks in which something is chosen."""
        self.spalten: list[Spalte] = []
        self._bekannt: set[tuple[int, bytes]] = set()

    @property
    def freie(self) -> list[Block]:
        """Blocks of real columns alone: they stand in the master as they are."""
        return [block for b, block in enumerate(self.aufteilung.bloecke) if b not in self.bloecke]

    @property
    def deckt_alle(self) -> bool:
        """True if there is a plan for every block."""
        return {spalte.block for spalte in self.spalten} == set(self.bloecke)

    def lege_ab(self, b: int, werte: Reelle) -> bool:
        """Add a plan of a block; False if it is known."""
        block = self.aufteilung.bloecke[b]
        wert, nutzung = float(block.form.kosten @ werte), ohne_rauschen(block.bindend @ werte)
        schluessel = b, np.round(np.append(nutzung, wert), GLEICH).tobytes()
        if schluessel in self._bekannt:
            return False
        self._bekannt.add(schluessel)
        self.spalten.append(Spalte(b, werte, wert, nutzung))
        return True

    def lege_ganzen_ab(self, werte: Reelle) -> None:
        """Add what a plan of the whole problem says of each block."""
        for b in self.bloecke:
            self.lege_ab(b, werte[self.aufteilung.bloecke[b].spalten])

    def meister(self, ganzzahlig: bool) -> Standardform:
        """Return the master problem: binding rows, then one row per block, then those of the free columns."""
        import scipy.sparse as sp  # only now: with it Pyomo loads the whole of scipy.stats

        freie, anzahl, aufteilung = self.freie, len(self.spalten), self.aufteilung
        nutzung = sp.csc_array(np.array([spalte.nutzung for spalte in self.spalten]).T)
        zeile_von = {b: n for n, b in enumerate(self.bloecke)}
        von = [zeile_von[spalte.block] for spalte in self.spalten]
        je_block = sp.csc_array((np.ones(anzahl), (von, np.arange(anzahl))), shape=(len(zeile_von), anzahl))
        oben = [nutzung, *(block.bindend for block in freie)]
        mitte = [je_block, *(sp.csc_array((len(zeile_von), len(block.spalten))) for block in freie)]
        hoehen = [block.form.matrix.shape[0] for block in freie]
        unten = [[sp.csc_array((hoehe, anzahl)), *_diagonal(freie, n)] for n, hoehe in enumerate(hoehen)]
        reihen = [sp.hstack(reihe) for reihe in (oben, mitte, *unten)]
        eins, belegt = np.ones(len(zeile_von)), [block.form for block in freie]
        breite = anzahl + sum(len(form.kosten) for form in belegt)
        matrix = sp.csc_array(sp.vstack(reihen))
        return Standardform(
            kosten=np.concatenate([[spalte.wert for spalte in self.spalten], *(f.kosten for f in belegt)]),
            offset=0.0,
            maximiert=False,
            matrix=matrix,
            zeile_unten=np.concatenate([aufteilung.unten, eins, *(f.zeile_unten for f in belegt)]),
            zeile_oben=np.concatenate([aufteilung.oben, eins, *(f.zeile_oben for f in belegt)]),
            spalte_unten=np.concatenate([np.zeros(anzahl), *(f.spalte_unten for f in belegt)]),
            spalte_oben=np.concatenate([np.ones(anzahl), *(f.spalte_oben for f in belegt)]),
            ganzzahlig=np.arange(breite) < (anzahl if ganzzahlig else 0),
            spalten=tuple(("spalte", n) for n in range(breite)),
            zeilen=tuple(("zeile", z) for z in range(matrix.shape[0])),
        )

    def setze_zusammen(self, gewaehlt: Reelle) -> Reelle:
        """Return the plan of the whole problem that a choice of the master makes."""
        bloecke = self.aufteilung.bloecke
        ganzer = np.zeros(sum(len(block.spalten) for block in bloecke))
        for spalte, gewicht in zip(self.spalten, gewaehlt, strict=False):
            if gewicht > 0.5:
                ganzer[bloecke[spalte.block].spalten] = spalte.werte
        stelle = len(self.spalten)
        for block in self.freie:
            ganzer[block.spalten] = gewaehlt[stelle : stelle + len(block.spalten)]
            stelle += len(block.spalten)
        return ganzer


def _diagonal(freie: list[Block], n: int) -> Iterator[object]:
    """Yield the rows of one free block over the columns of all of them."""
    import scipy.sparse as sp

    for m, block in enumerate(freie):
        zeilen = freie[n].form.matrix.shape[0]
        yield block.form.matrix if m == n else sp.csc_array((zeilen, len(block.spalten)))
