"""A problem with more columns and rows: limits that may be broken at a price, choices that cost something."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from massnahmenplan.loeser.standardform import Reelle, Standardform, Stelle

Eintraege = tuple[tuple[Stelle, float], ...]
"""Places, and the coefficient at each."""


@dataclass(frozen=True, slots=True)
class Zusatzspalte:
    """A new column from 0 on; ``eintraege`` are rows of the problem, places that it has not are left out."""

    stelle: Stelle
    oben: float = np.inf
    ganzzahlig: bool = False
    eintraege: Eintraege = ()


@dataclass(frozen=True, slots=True)
class Zusatzzeile:
    """A new row; ``eintraege`` are columns, old or new."""

    stelle: Stelle
    eintraege: Eintraege
    unten: float = -np.inf
    oben: float = np.inf


def erweitere(
    form: Standardform, spalten: Sequence[Zusatzspalte], zeilen: Sequence[Zusatzzeile] = ()
) -> Standardform:
    """Return the problem with more columns and rows; what is new costs nothing."""
    from scipy.sparse import coo_array, csc_array, hstack, vstack

    zeile_von = {stelle: z for z, stelle in enumerate(form.zeilen)}
    neue = [
        (zeile_von[ort], n, wert)
        for n, spalte in enumerate(spalten)
        for ort, wert in spalte.eintraege
        if ort in zeile_von and wert
    ]
    alle_spalten = (*form.spalten, *(spalte.stelle for spalte in spalten))
    spalte_von = {stelle: s for s, stelle in enumerate(alle_spalten)}
    unten = [(n, spalte_von[ort], wert) for n, zeile in enumerate(zeilen) for ort, wert in zeile.eintraege]

    def feld(eintraege: list[tuple[int, int, float]], hoehe: int, breite: int) -> coo_array:
        z, s, werte = (list(teil) for teil in zip(*eintraege, strict=True)) if eintraege else ([], [], [])
        return coo_array((np.array(werte, dtype=float), (z, s)), shape=(hoehe, breite))

    rechts = feld(neue, len(form.zeilen), len(spalten))
    fuss = feld(unten, len(zeilen), len(alle_spalten))
    oben = hstack([form.matrix, rechts], format="csc")
    return replace(
        form,
        kosten=_mit(form.kosten, [0.0] * len(spalten)),
        matrix=csc_array(vstack([oben, fuss], format="csc")),
        zeile_unten=_mit(form.zeile_unten, [zeile.unten for zeile in zeilen]),
        zeile_oben=_mit(form.zeile_oben, [zeile.oben for zeile in zeilen]),
        spalte_unten=_mit(form.spalte_unten, [0.0] * len(spalten)),
        spalte_oben=_mit(form.spalte_oben, [spalte.oben for spalte in spalten]),
        ganzzahlig=np.concatenate([form.ganzzahlig, np.array([s.ganzzahlig for s in spalten], dtype=bool)]),
        spalten=alle_spalten,
        zeilen=(*form.zeilen, *(zeile.stelle for zeile in zeilen)),
    )


def _mit(werte: Reelle, neue: Sequence[float]) -> Reelle:
    return np.concatenate([werte, np.array(neue, dtype=float)])
