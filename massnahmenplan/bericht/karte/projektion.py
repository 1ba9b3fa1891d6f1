"""From degrees to places on a sheet: Web Mercator (as tiles have it), the sheet around all geometries."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from massnahmenplan.begriffe.geometrie import Geometrie, Ort
from massnahmenplan.bericht.karte.geojson import umgebung

KACHEL = 256
HOECHSTER_ZOOM = 19
"""Of tiles."""
_ERDUMFANG_M = 40_075_016.686
_BREITE, _HOEHE, _RAND = 960, 600, 60
_NAECHSTE_M = 250.0
"""A single place is shown with at least so much around it."""
_RUNDE = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Projektion:
    """A sheet of ``breite`` by ``hoehe`` whose corner lies at ``x0``, ``y0`` of a world ``welt`` wide."""

    breite: int
    hoehe: int
    welt: float
    x0: float
    y0: float
    mitte_grad: float

    @property
    def zoom(self) -> float:
        """Zoom of the sheet as tiles count it, with fractions."""
        return math.log2(self.welt / KACHEL)

    @property
    def meter(self) -> float:
        """Metres of a unit of the sheet at its middle."""
        return _ERDUMFANG_M * math.cos(math.radians(self.mitte_grad)) / self.welt

    @property
    def massstab(self) -> int:
        """A round number of metres, about a sixth of the sheet."""
        hoechstens = self.meter * self.breite / 6
        stufe = 10 ** math.floor(math.log10(hoechstens))
        return int(max(1, *(runde * stufe for runde in _RUNDE if runde * stufe <= hoechstens)))

    def punkt(self, ort: Ort) -> tuple[float, float]:
        """Return the place on the sheet."""
        x, y = _mercator(float(ort[0]), float(ort[1]))
        return round(x * self.welt - self.x0, 1), round(y * self.welt - self.y0, 1)

    def kacheln(self) -> Iterable[tuple[int, int, int, float, float, float]]:
        """Yield zoom, column and row of the tiles under the sheet, and corner and size of each on it."""
        zoom = min(HOECHSTER_ZOOM, max(0, round(self.zoom)))
        groesse = self.welt / 2**zoom
        for spalte in range(int(self.x0 // groesse), int((self.x0 + self.breite) // groesse) + 1):
            for reihe in range(int(self.y0 // groesse), int((self.y0 + self.hoehe) // groesse) + 1):
                yield zoom, spalte, reihe, spalte * groesse - self.x0, reihe * groesse - self.y0, groesse


def projektion(geometrien: Iterable[Geometrie]) -> Projektion:
    """Return the sheet around at least one geometry."""
    westen, sueden, osten, norden = umgebung(geometrien)
    links, oben = _mercator(westen, norden)
    rechts, unten = _mercator(osten, sueden)
    mitte_grad = (sueden + norden) / 2
    mindest = _NAECHSTE_M / (_ERDUMFANG_M * math.cos(math.radians(mitte_grad)))
    spanne_x, spanne_y = max(rechts - links, mindest), max(unten - oben, mindest)
    welt = min((_BREITE - 2 * _RAND) / spanne_x, (_HOEHE - 2 * _RAND) / spanne_y)
    mitte_x, mitte_y = (links + rechts) / 2 * welt, (oben + unten) / 2 * welt
    return Projektion(_BREITE, _HOEHE, welt, mitte_x - _BREITE / 2, mitte_y - _HOEHE / 2, mitte_grad)


def _mercator(laenge: float, breite: float) -> tuple[float, float]:
    """Return the place in a world from 0 to 1, from north-west to south-east."""
    sinus = min(0.9999, max(-0.9999, math.sin(math.radians(breite))))
    return (laenge + 180) / 360, 0.5 - math.log((1 + sinus) / (1 - sinus)) / (4 * math.pi)
