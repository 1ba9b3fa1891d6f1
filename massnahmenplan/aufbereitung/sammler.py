"""Collects coefficients option by option and hands them out as sums over options."""

from collections import defaultdict
from collections.abc import Hashable

import numpy as np

from massnahmenmodell.linearform import Linearform
from massnahmenplan.aufbereitung.einheiten import ohne_rauschen


class Sammler:
    """Key (purse and year, account and year …) -> Σ value · x; values for the same option add up."""

    def __init__(self) -> None:
        self._werte: dict[Hashable, dict[int, float]] = defaultdict(dict)

    def addiere(self, schluessel: Hashable, option: int, wert: float) -> None:
        """Add ``wert`` to the coefficient of an option; 0 is left out."""
        if wert:
            zeile = self._werte[schluessel]
            zeile[option] = zeile.get(option, 0.0) + wert

    def linearform(self, schluessel: Hashable) -> Linearform:
        """Return the sum for a key; empty if nothing was collected for it."""
        zeile = self._werte.get(schluessel, {})
        optionen = np.fromiter(zeile.keys(), np.int64, len(zeile))
        werte = ohne_rauschen(np.fromiter(zeile.values(), float, len(zeile)))
        return Linearform(optionen[werte != 0], werte[werte != 0])
