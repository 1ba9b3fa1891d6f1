"""A purse walked through year by year, for all options of a measure at once: how much is missing, and when."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from massnahmenmodell.daten import Haushalt
from massnahmenmodell.linearform import Ganze, Linearform, Reelle


@dataclass(frozen=True, slots=True)
class Tafel:
    """Several sums over options (one per year), laid out by option.

    Entry i adds ``wert[i]`` to row ``zeile[i]`` if option ``option[i]`` is chosen.
    """

    option: Ganze
    zeile: Ganze
    wert: Reelle
    zeilen: int

    def ausschnitt(self, von: int, bis: int) -> Reelle:
        """Return rows × options ``von`` … ``bis`` − 1."""
        anfang, ende = np.searchsorted(self.option, (von, bis))
        werte = np.zeros((self.zeilen, bis - von))
        werte[self.zeile[anfang:ende], self.option[anfang:ende] - von] = self.wert[anfang:ende]
        return werte

    def summe(self, x: Reelle) -> Reelle:
        """Return the value of each row for a choice of options."""
        return np.bincount(self.zeile, self.wert * x[self.option], minlength=self.zeilen).astype(float)

    def je_massnahme(self, massnahme: Ganze, anzahl: int, groesster: bool) -> Reelle:
        """Return rows × measures: the largest value above 0 (or the smallest below 0) of any option, else 0."""
        werte = np.zeros((self.zeilen, anzahl))
        (np.maximum if groesster else np.minimum).at(werte, (self.zeile, massnahme[self.option]), self.wert)
        return werte


def lege_aus(formen: Sequence[Linearform]) -> Tafel:
    """Return the sums as one table."""
    option = np.concatenate([form.optionen for form in formen] or [np.zeros(0, np.int64)])
    zeile = np.repeat(np.arange(len(formen)), [len(form) for form in formen])
    wert = np.concatenate([form.werte for form in formen] or [np.zeros(0)])
    ordnung = np.argsort(option, kind="stable")
    return Tafel(option[ordnung], zeile[ordnung], wert[ordnung], len(formen))


def fehlbetraege(haushalt: Haushalt, netto: Reelle, forderung: Reelle) -> Reelle:
    """Return what is missing, years × options, thousand EUR; each year's gap is closed from outside in that year.

    ``netto`` and ``forderung`` are years × options: expenditure minus grants, and grants still to come.
    """
    fehlt = np.zeros_like(netto)
    rest, linie = np.zeros(netto.shape[1]), np.zeros(netto.shape[1])
    for t, ansatz in enumerate(haushalt.ansatz):
        uebrig = ansatz + rest - netto[t] - (1 + haushalt.zins) * linie
        linie = np.clip(-uebrig, 0, np.minimum(haushalt.linie[t], np.maximum(forderung[t], 0)))
        fehlt[t] = np.maximum(-uebrig - linie, 0)
        rest = haushalt.uebertrag[t] * np.clip(uebrig, 0, haushalt.unverfallen(t))
    return fehlt
