"""Arrays of the model, and sums over options."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ganze = NDArray[np.int64]
Reelle = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linearform:
    """A sum over options: Σ ``werte[i]`` · x[``optionen[i]``]; in fields ``abruf_…`` over Abrufe and awards."""

    optionen: Ganze
    werte: Reelle

    def __len__(self) -> int:
        return len(self.optionen)


NICHTS = Linearform(np.zeros(0, dtype=np.int64), np.zeros(0))
"""The empty sum."""
