"""A part of a problem: some integer columns are free, the others stay as a plan has them."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from massnahmenplan.loeser.standardform import Reelle, Standardform

Auswahl = NDArray[np.bool_]
"""One entry per column or row: belongs to it or not."""


@dataclass(frozen=True)
class Ausschnitt:
    """The part as a problem of its own, with the same value of the aim as the whole."""

    form: Standardform
    spalten: Auswahl
    """Which columns of the whole it has."""

    def setze_ein(self, werte: Reelle, teil: Reelle) -> Reelle:
        """Return the values of the whole with those of the part put in."""
        ganze = werte.copy()
        ganze[self.spalten] = teil
        return ganze


def schneide_aus(form: Standardform, frei: Auswahl, werte: Reelle) -> Ausschnitt:
    """Return the part in which the given integer columns are free, and every real one that can feel it."""
    matrix = form.matrix.tocsr()
    spalten, zeilen = _reichweite(form, matrix, frei & form.ganzzahlig)
    fest = np.where(spalten, 0.0, werte)
    belegt = (form.matrix @ fest)[zeilen]
    teil = replace(
        form,
        kosten=form.kosten[spalten],
        offset=form.offset + float(form.kosten @ fest),
        matrix=matrix[zeilen][:, spalten].tocsc(),
        zeile_unten=form.zeile_unten[zeilen] - belegt,
        zeile_oben=form.zeile_oben[zeilen] - belegt,
        spalte_unten=form.spalte_unten[spalten],
        spalte_oben=form.spalte_oben[spalten],
        ganzzahlig=form.ganzzahlig[spalten],
        spalten=tuple(form.spalten[s] for s in np.flatnonzero(spalten)),
        zeilen=tuple(form.zeilen[z] for z in np.flatnonzero(zeilen)),
    )
    return Ausschnitt(teil, spalten)


def _reichweite(form: Standardform, matrix: Any, frei: Auswahl) -> tuple[Auswahl, Auswahl]:
    """Return the columns that may change, and the rows that they stand in: real columns pass a change on."""
    muster = abs(matrix).sign()
    spalten = frei
    while True:
        zeilen = muster @ spalten > 0
        mehr = spalten | ((muster.T @ zeilen > 0) & ~form.ganzzahlig)
        if (mehr == spalten).all():
            return spalten, zeilen
        spalten = mehr
