"""One block of a model with several as a problem of its own, under the names that it has without the others."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from massnahmenplan.loeser.standardform import Standardform, Stelle


@dataclass(frozen=True)
class Teilform:
    """A block, and which columns of the whole are its."""

    form: Standardform
    spalten: NDArray[np.int64]


def teilform(form: Standardform, block: str) -> Teilform:
    """Return the columns of a block and the rows of its own; rows that bind it to others are left out."""
    spalten, zeilen = _stellen(form.spalten, block), _stellen(form.zeilen, block)
    eigene = replace(
        form,
        kosten=form.kosten[spalten],
        offset=0.0,
        matrix=form.matrix[:, spalten].tocsr()[zeilen].tocsc(),
        zeile_unten=form.zeile_unten[zeilen],
        zeile_oben=form.zeile_oben[zeilen],
        spalte_unten=form.spalte_unten[spalten],
        spalte_oben=form.spalte_oben[spalten],
        ganzzahlig=form.ganzzahlig[spalten],
        spalten=tuple(_ohne(form.spalten[s], block) for s in spalten),
        zeilen=tuple(_ohne(form.zeilen[z], block) for z in zeilen),
    )
    return Teilform(eigene, spalten)


def _stellen(stellen: tuple[Stelle, ...], block: str) -> NDArray[np.int64]:
    eigene = [nummer for nummer, (name, _) in enumerate(stellen) if name.partition(".")[0] == block]
    return np.array(eigene, dtype=np.int64)


def _ohne(stelle: Stelle, block: str) -> Stelle:
    return stelle[0].removeprefix(f"{block}."), stelle[1]
