"""A smallest set of limits that cannot hold together, integers included: give one after the other all the room.

Whole groups are let go first; a limit stays only if without it, and all that were let go before, there is a plan.
Purses, commitments and staff are looked at as a whole first, then year by year.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from massnahmenplan.grundlagen.schreibweise import spanne
from massnahmenplan.lockerung.elastisch import Elastisch
from massnahmenplan.lockerung.frist import AngehaltenError, Frist

JE_FRAGE_S = 2.0
Grenze = frozenset[int]
"""Numbers of the levers of one limit."""


@dataclass(frozen=True, slots=True)
class Widerspruch:
    """Limits that cannot hold together."""

    namen: tuple[str, ...]
    ist_minimal: bool
    """Proven: without any one of them the others can hold."""


class _Filter:
    """Lets go what the others do without."""

    def __init__(self, elastisch: Elastisch, frist: Frist) -> None:
        self._elastisch, self._frist = elastisch, frist
        self.frei: set[int] = set()
        self.ist_bewiesen = True

    def bleiben(self, grenzen: Sequence[Grenze]) -> list[Grenze]:
        """Return the limits that have to stay so that there is no plan."""
        if not grenzen or self._ohne(grenzen):
            return []
        if len(grenzen) == 1:
            return list(grenzen)
        mitte = len(grenzen) // 2
        return [*self.bleiben(grenzen[:mitte]), *self.bleiben(grenzen[mitte:])]

    def _ohne(self, grenzen: Iterable[Grenze]) -> bool:
        """Let the limits go if the others still exclude every plan; say if so."""
        versuch = self.frei.union(*grenzen)
        erlaubt = {n: self._elastisch.hebel[n].oben for n in versuch}
        try:
            geht = self._elastisch.geht(erlaubt, self._frist, JE_FRAGE_S)
        except AngehaltenError:
            geht = None
        self.ist_bewiesen = self.ist_bewiesen and geht is not None
        if geht is False:
            self.frei = versuch
        return geht is False


def finde_widerspruch(elastisch: Elastisch, frist: Frist) -> Widerspruch:
    """Return limits of the case that exclude every plan together; all of them if the time is too short."""
    filter_ = _Filter(elastisch, frist)
    je_name: dict[str, set[int]] = {}
    for n, hebel in enumerate(elastisch.hebel):
        je_name.setdefault(hebel.grenze, set()).add(n)
    ganze = filter_.bleiben([frozenset(nummern) for nummern in je_name.values()])
    je_jahr = [frozenset({n}) for grenze in ganze for n in sorted(grenze) if len(grenze) > 1]
    einzelne = [grenze for grenze in ganze if len(grenze) == 1]
    bleiben = {n for grenze in (*einzelne, *filter_.bleiben(je_jahr)) for n in grenze}
    return Widerspruch(tuple(_namen(elastisch, bleiben)), filter_.ist_bewiesen and bool(bleiben))


def _namen(elastisch: Elastisch, nummern: Iterable[int]) -> Iterator[str]:
    """Yield the limits; years of one limit stand together."""
    hebel = sorted((elastisch.hebel[n] for n in nummern), key=lambda h: (h.richtung, h.grenze, h.jahr or 0))
    for name, gruppe in groupby(hebel, key=lambda h: h.grenze):
        jahre = [h.jahr for h in gruppe if h.jahr is not None]
        laeufe = groupby(enumerate(jahre), key=lambda paar: paar[1] - paar[0])
        spannen = [[jahr for _, jahr in lauf] for _, lauf in laeufe]
        yield f"{name} {', '.join(spanne(lauf[0], lauf[-1]) for lauf in spannen)}".rstrip()
