"""Geometries as GeoPackage stores them: header with the surrounding box, then WKB of the kind with many parts."""

import struct
from collections.abc import Sequence

from massnahmenplan.begriffe.geometrie import Flaeche, Geometrie, Ort, Zug
from massnahmenplan.bericht.karte.geojson import umgebung

WGS84 = 4326
_MIT_KASTEN = 0b11
"""Flags: little endian, box of x and y."""
_PUNKT, _LINIE, _FLAECHE, _PUNKTE, _LINIEN, _FLAECHEN = range(1, 7)
ARTEN = {"punkte": "MULTIPOINT", "linien": "MULTILINESTRING", "flaechen": "MULTIPOLYGON"}
"""Part of a geometry -> kind in the GeoPackage."""


def art(geometrie: Geometrie) -> str:
    """Return ``punkte``, ``linien`` or ``flaechen``."""
    return next(name for name in ARTEN if getattr(geometrie, name))


def gepackt(geometrie: Geometrie) -> bytes:
    """Return the bytes of a geometry."""
    westen, sueden, osten, norden = umgebung([geometrie])
    kopf = struct.pack("<2sBBi4d", b"GP", 0, _MIT_KASTEN, WGS84, westen, osten, sueden, norden)
    if geometrie.punkte:
        return kopf + _sammlung(_PUNKTE, [_kopf(_PUNKT) + _ort(ort) for ort in geometrie.punkte])
    if geometrie.linien:
        return kopf + _sammlung(_LINIEN, [_kopf(_LINIE) + _zug(zug) for zug in geometrie.linien])
    return kopf + _sammlung(_FLAECHEN, [_kopf(_FLAECHE) + _flaeche(flaeche) for flaeche in geometrie.flaechen])


def _kopf(kennzahl: int) -> bytes:
    return struct.pack("<BI", 1, kennzahl)


def _sammlung(kennzahl: int, teile: Sequence[bytes]) -> bytes:
    return _kopf(kennzahl) + struct.pack("<I", len(teile)) + b"".join(teile)


def _flaeche(flaeche: Flaeche) -> bytes:
    return struct.pack("<I", len(flaeche)) + b"".join(map(_zug, flaeche))


def _zug(zug: Zug) -> bytes:
    return struct.pack("<I", len(zug)) + b"".join(map(_ort, zug))


def _ort(ort: Ort) -> bytes:
    return struct.pack("<2d", *map(float, ort))
