"""Sums of linear forms, each option once."""

import numpy as np

from massnahmenmodell.linearform import Linearform


def summe(optionen: np.ndarray, werte: np.ndarray) -> Linearform:
    """Return the sum with each option once."""
    einmal, stelle = np.unique(optionen, return_inverse=True)
    return Linearform(einmal, np.bincount(stelle, werte).astype(float))
