"""Which rows of an infeasible problem contradict each other, as far as the problem without integers shows it."""

from dataclasses import replace

import numpy as np

from massnahmenplan.loeser.highs import Wuensche, _highspy, _oeffne, _uebergib
from massnahmenplan.loeser.standardform import Standardform, Stelle, pruefe_zahlen

HOECHSTENS_S = 20.0


def nenne_widerspruch(form: Standardform) -> tuple[Stelle, ...]:
    """Return rows that cannot hold together and of which none is superfluous (irreducible infeasible subset).

    Empty if only integers make the problem infeasible, or if nothing was found in time.
    """
    pruefe_zahlen(form)
    ohne_ganzzahl = replace(form, ganzzahlig=np.zeros(len(form.spalten), dtype=bool))
    arten = _highspy().IisStrategy
    strategie = int(arten.kIisStrategyFromLp) | int(arten.kIisStrategyIrreducible)
    highs = _oeffne(Wuensche(zeitlimit_s=HOECHSTENS_S))
    highs.setOptionValue("iis_strategy", strategie)
    highs.setOptionValue("iis_time_limit", HOECHSTENS_S)
    _uebergib(highs, ohne_ganzzahl)
    highs.run()
    if highs.getModelStatus() != _highspy().HighsModelStatus.kInfeasible:
        return ()
    _, teilmenge = highs.getIis()
    return tuple(form.zeilen[zeile] for zeile in teilmenge.row_index_)
