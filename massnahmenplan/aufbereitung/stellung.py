"""Options and their applications, ready to be looked up when conditions between measures are written."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import permutations

import numpy as np

from massnahmenmodell.daten import Kopplung
from massnahmenmodell.linearform import Linearform
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.foerderung.bescheid import fassung_ohne_bedingungen
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.planungsfall import Planungsfall

Glieder = dict[int, float]
"""Option -> coefficient."""


class Stellung:
    """All options with their applications, measure by measure: what the conditions are looked up in."""

    def __init__(self, fall: Planungsfall, optionen: Sequence[Option]) -> None:
        self.fall, self.optionen = fall, optionen
        self.je_massnahme: dict[str, list[int]] = defaultdict(list)
        self._fassungen: dict[tuple[str, date], Fassung] = {}
        for o, option in enumerate(optionen):
            self.je_massnahme[option.massnahme].append(o)

    def antraege(self) -> Iterator[tuple[int, Option, Antrag]]:
        """Yield every application with its option."""
        for o, option in enumerate(self.optionen):
            for antrag in option.paket.antraege:
                yield o, option, antrag

    def fassung(self, antrag: Antrag) -> Fassung:
        """Return the version under which the application is made."""
        if antrag.aus_bescheid:
            return fassung_ohne_bedingungen(self.fall.programm_mit_id[antrag.programm], antrag.antrag_am)
        return self.fassung_am(antrag.programm, antrag.antrag_am)

    def fassung_am(self, programm: str, tag: date) -> Fassung:
        """Return the version of a programme on a day of application."""
        if (programm, tag) not in self._fassungen:
            fassung = self.fall.programm_mit_id[programm].fassung_am(tag)
            assert fassung is not None  # the application was accepted under it
            self._fassungen[programm, tag] = fassung
        return self._fassungen[programm, tag]

    def nachbarn(self, passt: Callable[[Option, Option], bool]) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the options of each ordered pair of measures whose first options fit together."""
        for eine, andere in permutations(self.je_massnahme.values(), 2):
            if passt(self.optionen[eine[0]], self.optionen[andere[0]]):
                yield eine, andere


def linearform(glieder: Mapping[int, float]) -> Linearform:
    """Return the sum over options (or awards) in order of their numbers."""
    optionen = np.array(sorted(glieder), dtype=np.int64)
    return Linearform(optionen, np.array([glieder[o] for o in optionen.tolist()], dtype=np.float64))


def kopplung(
    name: str,
    satz: str,
    glieder: Mapping[int, float],
    hoechstens: float,
    abruf_glieder: Mapping[int, float] | None = None,
) -> Kopplung:
    """Return the limit: sum over options and awards ≤ ``hoechstens``."""
    return Kopplung(name, satz, linearform(glieder), hoechstens, linearform(abruf_glieder or {}))
