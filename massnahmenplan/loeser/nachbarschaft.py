"""Which choices compete with which: groups of columns that exclude each other, and the rows they want."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from massnahmenplan.loeser.ausschnitt import Auswahl
from massnahmenplan.loeser.standardform import Reelle, Standardform

KEINE = -1
OHNE_PREIS = 1e-6
"""Weight, beside the heaviest, of a row that the relaxation puts no price on: an order relates a little."""
STREUUNG = 0.5
"""Least random factor on closeness: the same group does not always meet the same others."""


def gruppiere(form: Standardform) -> NDArray[np.int64]:
    """Return the group of each column: of those in a group at most one is chosen (a measure's options).

    Rows Σ x ≤ 1 or = 1 in their order, as far as their columns have no group yet; ``KEINE`` for the rest.
    """
    matrix = form.matrix.tocsr()
    gruppe = np.full(len(form.spalten), KEINE, dtype=np.int64)
    nummer = 0
    for zeile in np.flatnonzero(form.zeile_oben == 1.0):
        stelle = slice(matrix.indptr[zeile], matrix.indptr[zeile + 1])
        spalten = matrix.indices[stelle]
        if (
            (matrix.data[stelle] == 1.0).all()
            and form.ganzzahlig[spalten].all()
            and (gruppe[spalten] == KEINE).all()
        ):
            gruppe[spalten] = nummer
            nummer += 1
    return gruppe


class Wettbewerb:
    """How much two groups want the same: by rows that both stand in, at the price the relaxation puts on them."""

    def __init__(self, form: Standardform, gruppe: NDArray[np.int64], preise: Reelle) -> None:
        self.gruppe = gruppe
        self.groesse = np.bincount(gruppe[gruppe != KEINE])
        self._anspruch = self._ansprueche(form, preise)

    def _ansprueche(self, form: Standardform, preise: Reelle) -> Any:
        """Return, per group and row, the root of what the dearest column of the group pays for the row."""
        from scipy.sparse import csr_array  # only now: with it Pyomo loads the whole of scipy.stats

        glieder = form.matrix.tocoo()
        gewicht = np.abs(glieder.data * preise[glieder.row])
        gewicht = np.maximum(gewicht, OHNE_PREIS * gewicht.max(initial=1.0))
        gruppe = self.gruppe[glieder.col]
        reihe = np.lexsort((-gewicht, glieder.row, gruppe))
        reihe = reihe[gruppe[reihe] != KEINE]
        stellen = np.stack([gruppe[reihe], glieder.row[reihe]])
        erste = np.ones(len(reihe), dtype=bool)
        erste[1:] = (np.diff(stellen) != 0).any(axis=0)
        form_der_matrix = len(self.groesse), form.matrix.shape[0]
        return csr_array((np.sqrt(gewicht[reihe][erste]), stellen[:, erste]), shape=form_der_matrix)

    def umgebung(
        self, kern: int, hoechstens: int, zufall: np.random.Generator, unter: Auswahl | None = None
    ) -> NDArray[np.int64]:
        """Return the group and those that compete most with it (``unter`` these), up to a number of columns."""
        naehe = (self._anspruch @ self._anspruch[[kern]].T).toarray().ravel()
        naehe *= zufall.uniform(STREUUNG, 1.0, len(naehe))
        naehe[kern] = np.inf
        reihe = np.argsort(-naehe, kind="stable")
        if unter is not None:
            reihe = reihe[unter[reihe]]
        return reihe[: max(1, int(np.searchsorted(np.cumsum(self.groesse[reihe]), hoechstens, side="right")))]

    def spalten(self, gruppen: NDArray[np.int64]) -> Auswahl:
        """Return the columns of some groups, and those without a group."""
        auswahl: Auswahl = np.isin(self.gruppe, gruppen) | (self.gruppe == KEINE)
        return auswahl

    def runde(self, hoechstens: int, zufall: np.random.Generator) -> Iterator[NDArray[np.int64]]:
        """Yield environments until every group was in one."""
        offen = np.ones(len(self.groesse), dtype=bool)
        while offen.any():
            umgebung = self.umgebung(int(zufall.choice(np.flatnonzero(offen))), hoechstens, zufall)
            offen[umgebung] = False
            yield umgebung
