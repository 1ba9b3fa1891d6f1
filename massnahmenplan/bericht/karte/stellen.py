"""Where marks stand: at their place, or a step beside it where they would cover each other."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

Punkt = tuple[float, float]
RADIUS = 10
_SCHRITTE_WEIT = 6
"""So many diameters a mark may stand beside its place; where there is no room within, it covers another one."""
_VERSATZ: tuple[Punkt, ...] = tuple(
    sorted(
        (
            (2.0 * RADIUS * rechts, 2.0 * RADIUS * unten)
            for rechts in range(-_SCHRITTE_WEIT, _SCHRITTE_WEIT + 1)
            for unten in range(-_SCHRITTE_WEIT, _SCHRITTE_WEIT + 1)
        ),
        key=lambda versatz: (math.hypot(*versatz), -versatz[0], versatz[1]),
    )
)
"""Steps beside a place, the nearest first: none, right, above or below, left …"""


@dataclass(frozen=True, slots=True)
class Stelle:
    """The place of a mark, and how far beside it the mark stands: so many units at any size of the map."""

    x: float
    y: float
    rechts: float = 0
    unten: float = 0

    @property
    def mitte(self) -> Punkt:
        """Middle of the mark on the whole map."""
        return round(self.x + self.rechts, 1), round(self.y + self.unten, 1)


class Belegung:
    """A sheet with the marks that stand on it, by squares as wide as a mark: only neighbours can be in the way."""

    def __init__(self, breite: float, hoehe: float) -> None:
        self._breite, self._hoehe = breite, hoehe
        self._felder: dict[tuple[int, int], list[Punkt]] = {}

    def belege(self, moegliche: Iterable[Punkt]) -> Stelle:
        """Take the first of the places that is free, or the nearest free one beside the first; return it."""
        orte = list(moegliche)
        stellen = (*(Stelle(*ort) for ort in orte), *(Stelle(*orte[0], *versatz) for versatz in _VERSATZ))
        stelle = next((s for s in stellen if self._ist_frei(s.mitte)), stellen[0])
        self._felder.setdefault(_feld(stelle.mitte), []).append(stelle.mitte)
        return stelle

    def _ist_frei(self, mitte: Punkt) -> bool:
        x, y = mitte
        if not (RADIUS <= x <= self._breite - RADIUS and RADIUS <= y <= self._hoehe - RADIUS):
            return False
        spalte, reihe = _feld(mitte)
        nachbarn = ((spalte + i, reihe + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return all(
            math.dist(mitte, andere) >= 2 * RADIUS for feld in nachbarn for andere in self._felder.get(feld, ())
        )


def _feld(ort: Punkt) -> tuple[int, int]:
    return int(ort[0] // (2 * RADIUS)), int(ort[1] // (2 * RADIUS))
