"""The problem without integers: a first bound, and what each row is worth."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from massnahmenplan.loeser.highs import Wuensche, _highspy, _lasse_laufen, _oeffne, _uebergib
from massnahmenplan.loeser.standardform import Reelle, Standardform, Stelle
from massnahmenplan.loeser.unterbrechung import Unterbrechung


@dataclass(frozen=True)
class Relaxation:
    """Optimum without integers."""

    zielwert: float
    werte: Reelle
    reduzierte_kosten: Reelle
    """What a unit of a column costs the aim, beyond what it brings."""
    preise: Reelle
    """What a unit more of each row's limit would bring."""


def relaxiere(form: Standardform, wuensche: Wuensche, unterbrechung: Unterbrechung) -> Relaxation | None:
    """Return the optimum without integers; None if there is none, or none was found in time."""
    highs = _oeffne(wuensche)
    _uebergib(highs, replace(form, ganzzahlig=np.zeros(len(form.spalten), dtype=bool)))
    _lasse_laufen(highs, unterbrechung)
    if highs.getModelStatus() != _highspy().HighsModelStatus.kOptimal:
        return None
    loesung = highs.getSolution()
    wert = float(highs.getInfo().objective_function_value)
    return Relaxation(wert, np.array(loesung.col_value), np.array(loesung.col_dual), np.array(loesung.row_dual))


def ergaenze_plan(
    form: Standardform, start: Mapping[Stelle, float], wuensche: Wuensche, unterbrechung: Unterbrechung
) -> Relaxation | None:
    """Return the best plan with integers as in ``start``, the others at their lower bounds; None if not allowed.

    With an empty ``start`` it is the plan that does nothing.
    """
    wahl = np.array([start.get(s, unten) for s, unten in zip(form.spalten, form.spalte_unten, strict=True)])
    unten, oben = (np.where(form.ganzzahlig, wahl, grenze) for grenze in (form.spalte_unten, form.spalte_oben))
    return relaxiere(replace(form, spalte_unten=unten, spalte_oben=oben), wuensche, unterbrechung)
