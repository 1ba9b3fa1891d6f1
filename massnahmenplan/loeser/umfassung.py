r"""One problem within another: whatever is proven of the wider one holds for the narrower.

With the columns of the narrow problem as columns of the wide one, whose others are 0, every plan of the narrow one
is a plan of the wide one if for each row and column

.. math::
    a^w_{ij} \le a^e_{ij} \text{ where } u^w_i < \infty, \qquad
    a^w_{ij} \ge a^e_{ij} \text{ where } l^w_i > -\infty, \qquad l^w_i \le l^e_i, \quad u^e_i \le u^w_i

(equal for a column that may be negative), and it is worth no less there if no coefficient of the aim is better in
the narrow one. Measures that cost more, lower budgets, options that are gone: all of this only narrows.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from massnahmenplan.loeser.standardform import Reelle, Standardform, Stelle

Nummern = NDArray[np.int64]


def umfasst(weit: Standardform, eng: Standardform, namen: Mapping[Stelle, Stelle]) -> bool:
    """Return whether every plan of ``eng`` is one of ``weit``, and there worth as much or more.

    ``namen`` are the columns of ``eng`` that are called otherwise in ``weit``.
    """
    spalten = _stellen([namen.get(stelle, stelle) for stelle in eng.spalten], weit.spalten)
    zeilen = _stellen(weit.zeilen, eng.zeilen)
    if spalten is None or zeilen is None or weit.maximiert != eng.maximiert:
        return False
    richtung, frei = (-1.0 if weit.maximiert else 1.0), eng.spalte_unten < 0
    teurer = richtung * (eng.kosten - weit.kosten[spalten])
    return bool(
        _haelt_spalten(weit, eng, spalten)
        and (weit.zeile_unten <= eng.zeile_unten[zeilen]).all()
        and (eng.zeile_oben[zeilen] <= weit.zeile_oben).all()
        and _sind_hoechstens(weit, eng.matrix.tocsr()[zeilen] - weit.matrix[:, spalten].tocsr(), frei)
        and richtung * (eng.offset - weit.offset) >= 0
        and (teurer >= 0).all()
        and not teurer[frei].any()
    )


def _stellen(gesucht: "list[Stelle] | tuple[Stelle, ...]", unter: tuple[Stelle, ...]) -> Nummern | None:
    """Return where each name stands among others; None if one does not, or one stands for two."""
    nummer = {stelle: n for n, stelle in enumerate(unter)}
    if len(set(gesucht)) < len(gesucht) or not nummer.keys() >= set(gesucht):
        return None
    return np.array([nummer[stelle] for stelle in gesucht], dtype=np.int64)


def _haelt_spalten(weit: Standardform, eng: Standardform, spalten: Nummern) -> bool:
    """Return whether columns keep the bounds of the wide problem, and those that it has besides can be 0."""
    rest = np.setdiff1d(np.arange(len(weit.spalten)), spalten)
    return bool(
        (weit.spalte_unten[spalten] <= eng.spalte_unten).all()
        and (eng.spalte_oben <= weit.spalte_oben[spalten]).all()
        and (eng.ganzzahlig | ~weit.ganzzahlig[spalten]).all()
        and (weit.spalte_unten[rest] <= 0).all()
        and (weit.spalte_oben[rest] >= 0).all()
    )


def _sind_hoechstens(weit: Standardform, mehr: Any, frei: NDArray[np.bool_]) -> bool:
    """Return whether ``mehr``, by which coefficients are larger in the narrow problem, only narrows its rows."""
    glieder = mehr.tocoo()
    zeile, werte = glieder.row[glieder.data != 0], glieder.data[glieder.data != 0]
    unten: Reelle = weit.zeile_unten[zeile]
    oben: Reelle = weit.zeile_oben[zeile]
    weiter = (np.isfinite(oben) & (werte < 0)) | (np.isfinite(unten) & (werte > 0))
    return not weiter.any() and not frei[glieder.col[glieder.data != 0]].any()
