"""A problem as blocks that a few rows bind together."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from massnahmenplan.loeser.standardform import Reelle, Standardform

Nummern = NDArray[np.int64]
OHNE = -1
"""Block of a column for which none is stated, and of a row that several blocks share."""


@dataclass(frozen=True)
class Block:
    """Columns that only the binding rows tie to others."""

    spalten: Nummern
    """Numbers of its columns in the whole problem."""
    form: Standardform
    """The block as a problem of its own, to be minimised; the offset of the whole is left out."""
    bindend: Any
    """What its columns use of the binding rows, a scipy csr_array: binding row × column of the block."""


@dataclass(frozen=True)
class Aufteilung:
    """All blocks, and the limits of the binding rows."""

    bloecke: tuple[Block, ...]
    zeilen: Nummern
    """Numbers of the binding rows in the whole problem."""
    unten: Reelle
    oben: Reelle

    @property
    def je_spalte(self) -> Nummern:
        """The block of every column of the whole problem."""
        nummern = np.empty(sum(len(block.spalten) for block in self.bloecke), dtype=np.int64)
        for b, block in enumerate(self.bloecke):
            nummern[block.spalten] = b
        return nummern


def teile(form: Standardform, block: Nummern) -> Aufteilung:
    """Return the problem in blocks; ``block`` names that of each column, ``OHNE`` leaves it to the neighbours.

    A maximum becomes the minimum of the negative. Errors: ValueError if not one column has a block.
    """
    block = _ergaenzt(form, block)
    matrix = form.matrix.tocsr()
    je_zeile = _block_je_zeile(matrix, block)
    bindend = np.flatnonzero(je_zeile == OHNE)
    minimiert = replace(form, kosten=-form.kosten if form.maximiert else form.kosten, offset=0.0, maximiert=False)
    return Aufteilung(
        tuple(
            _block(minimiert, matrix, np.flatnonzero(block == b), np.flatnonzero(je_zeile == b), bindend)
            for b in np.unique(block)
        ),
        bindend,
        form.zeile_unten[bindend],
        form.zeile_oben[bindend],
    )


def _ergaenzt(form: Standardform, block: Nummern) -> Nummern:
    """Return the block of every column: where none is stated, the one that most columns of its rows have."""
    if (block == OHNE).all():
        raise ValueError("no column has a block")
    muster = abs(form.matrix).sign()
    namen = np.unique(block[block != OHNE])
    block = block.copy()
    while (offen := block == OHNE).any():
        zugehoerig = (block[:, None] == namen).astype(float)
        stimmen = (muster.T @ (muster @ zugehoerig))[offen]
        gewaehlt = np.where(stimmen.max(axis=1) > 0, namen[stimmen.argmax(axis=1)], OHNE)
        if (gewaehlt == OHNE).all():
            gewaehlt[:] = namen[0]  # tied to nothing: any block will do
        block[offen] = gewaehlt
    return block


def _block_je_zeile(matrix: Any, block: Nummern) -> Nummern:
    """Return the block of each row, ``OHNE`` for binding ones; a row without columns binds nothing."""
    je_glied = block[matrix.indices]
    anfang, ende = matrix.indptr[:-1], matrix.indptr[1:]
    leer = anfang == ende
    ergebnis = np.full(matrix.shape[0], block.min(), dtype=np.int64)
    kleinster = np.minimum.reduceat(je_glied, anfang[~leer])
    groesster = np.maximum.reduceat(je_glied, anfang[~leer])
    ergebnis[~leer] = np.where(kleinster == groesster, kleinster, OHNE)
    return ergebnis


def _block(form: Standardform, matrix: Any, spalten: Nummern, zeilen: Nummern, bindend: Nummern) -> Block:
    return Block(
        spalten,
        replace(
            form,
            kosten=form.kosten[spalten],
            matrix=matrix[zeilen][:, spalten].tocsc(),
            zeile_unten=form.zeile_unten[zeilen],
            zeile_oben=form.zeile_oben[zeilen],
            spalte_unten=form.spalte_unten[spalten],
            spalte_oben=form.spalte_oben[spalten],
            ganzzahlig=form.ganzzahlig[spalten],
            spalten=tuple(form.spalten[s] for s in spalten),
            zeilen=tuple(form.zeilen[z] for z in zeilen),
        ),
        matrix[bindend][:, spalten],
    )
