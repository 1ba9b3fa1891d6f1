"""The last plan as it can stand today: of each of its measures the option that changes least."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from massnahmenmodell.linearform import Reelle
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.loeser import Stelle


@dataclass(frozen=True, slots=True)
class Ausgang:
    """A plan to begin with, by its options."""

    optionen: frozenset[int]
    ist_wenigstes: bool
    """True: no plan has fewer weighted changes."""

    @property
    def start(self) -> Mapping[Stelle, float]:
        """The choice as values of columns."""
        return {("x", option): 1.0 for option in self.optionen}


def waehle_ausgang(aufbereitung: Aufbereitung) -> Ausgang:
    """Return the last plan as far as law, dates and facts of today allow, whether it keeps all limits or not.

    Of each measure it is the option with the least weighted change, where that is less than of none at all. What
    is compulsory, as what is contracted, is in it in any case.
    """
    daten = aufbereitung.daten
    gewichte = _gewichte(aufbereitung)
    gewaehlt = set()
    for m in range(len(daten.massnahmen)):
        eigene = np.flatnonzero(daten.optionen.massnahme == m)
        if not len(eigene):
            continue
        beste = int(eigene[np.argmin(gewichte[eigene])])
        if gewichte[beste] < 0 or m in daten.pflicht:
            gewaehlt.add(beste)
    return Ausgang(frozenset(gewaehlt), ist_wenigstes=True)


def _gewichte(aufbereitung: Aufbereitung) -> Reelle:
    """Return what each option adds to the weighted changes; below 0 where it keeps a measure of the last plan."""
    daten = aufbereitung.daten
    gewichte: Reelle = np.zeros(len(daten.optionen))
    if daten.stabilitaet is not None:
        for zahl in daten.stabilitaet.zahlen:
            np.add.at(gewichte, zahl.form.optionen, zahl.gewicht * zahl.form.werte)
    return gewichte
