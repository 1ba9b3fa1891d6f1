"""Where an object lies: points, lines or areas in degrees (WGS 84), as GeoJSON and as one text (WKT)."""

import json
import re
from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal, Self

from pydantic import model_serializer, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.grundlagen.zahlen import lies_dezimalgrad

Ort = tuple[Decimal, Decimal]
"""Longitude and latitude."""
Zug = tuple[Ort, ...]
"""A line, or a ring whose last place is its first."""
Flaeche = tuple[Zug, ...]
"""Outer ring, and rings of what is not part of it."""
Geometrieart = Literal["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]

_TIEFEN: dict[str, int] = {
    "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
}  # fmt: skip
"""Kind -> how many lists are around a place."""
_MINDESTENS = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}
"""Kind -> places that a line or ring has at least."""
_WKT = re.compile(r"(?:SRID=4326;)?\s*([A-Za-z]+)\s*(?:Z|M|ZM)?\s*(\(.*\))$", re.DOTALL | re.IGNORECASE)
_WKT_ORT = re.compile(r"[-+\d.eE]+(?:\s+[-+\d.eE]+)+")
_GENAU = Decimal("1e-7")
"""A centimetre."""
_GRENZEN = (("Länge", 180), ("Breite", 90))


class Geometrie(Grundform):
    """A geometry of GeoJSON (RFC 7946) without collections; names and nesting are those of that standard."""

    type: Geometrieart
    coordinates: tuple[Any, ...]
    """Longitude before latitude; heights are left out; areas lie to the left of their outer rings."""

    @model_validator(mode="before")
    @classmethod
    def _lies(cls, wert: Any) -> Any:
        daten = _aus_wkt(wert) if isinstance(wert, str) else wert
        art = daten.get("type") if isinstance(daten, dict) else None
        if not isinstance(art, str) or art not in _TIEFEN or "coordinates" not in daten:
            return daten  # pydantic says what is missing or unknown
        return {**daten, "coordinates": _lies_koordinaten(daten["coordinates"], art)}

    @model_serializer(mode="plain", when_used="json")
    def _als_text(self) -> str:
        return self.wkt

    @classmethod
    def punkt(cls, laenge: Decimal, breite: Decimal) -> Self:
        """Return a point."""
        return cls(type="Point", coordinates=(laenge, breite))

    @property
    def orte(self) -> tuple[Ort, ...]:
        """All places, in the order in which they stand there."""
        return tuple(_orte(self.coordinates, _TIEFEN[self.type]))

    @property
    def punkte(self) -> tuple[Ort, ...]:
        """Places of a geometry of points; of others nothing."""
        return self.orte if self.type in {"Point", "MultiPoint"} else ()

    @property
    def linien(self) -> tuple[Zug, ...]:
        """Lines of a geometry of lines; of others nothing."""
        if self.type == "LineString":
            return (self.coordinates,)
        return self.coordinates if self.type == "MultiLineString" else ()

    @property
    def flaechen(self) -> tuple[Flaeche, ...]:
        """Areas of a geometry of areas; of others nothing."""
        if self.type == "Polygon":
            return (self.coordinates,)
        return self.coordinates if self.type == "MultiPolygon" else ()

    @property
    def wkt(self) -> str:
        """The geometry as one text: ``POINT (12.9 50.8)``."""
        inhalt = _als_wkt(self.coordinates, _TIEFEN[self.type])
        return f"{self.type.upper()} {inhalt if _TIEFEN[self.type] else f'({inhalt})'}"


def schreibe_grad(wert: Decimal) -> str:
    """Return degrees with as many decimals as there are: ``12.916``."""
    text = f"{wert:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _orte(koordinaten: Any, tiefe: int) -> Any:
    if tiefe == 0:
        yield koordinaten
    else:
        for teil in koordinaten:
            yield from _orte(teil, tiefe - 1)


def _als_wkt(koordinaten: Any, tiefe: int) -> str:
    if tiefe == 0:
        return " ".join(map(schreibe_grad, koordinaten))
    return f"({', '.join(_als_wkt(teil, tiefe - 1) for teil in koordinaten)})"


def _aus_wkt(text: str) -> dict[str, Any]:
    """Return what a text says, nested as in GeoJSON; numbers stay texts."""
    treffer = _WKT.match(text.strip())
    namen = {name.upper(): name for name in _TIEFEN}
    if treffer is None or (art := namen.get(treffer[1].upper())) is None:
        raise _form(f"ist keine Geometrie; so beginnt eine: {', '.join(namen)}")
    orte = _WKT_ORT.sub(lambda ort: "[" + ",".join(f'"{zahl}"' for zahl in ort[0].split()) + "]", treffer[2])
    try:
        listen = orte.replace("(", "[").replace(")", "]")
        koordinaten = json.loads(listen, parse_int=_einzeln, parse_float=_einzeln)
    except (ValueError, RecursionError):
        raise _form("ist keine vollständige Geometrie: Klammern, Kommas und Zahlen prüfen") from None
    if art == "Point" and len(koordinaten) == 1:
        koordinaten = koordinaten[0]
    if art == "MultiPoint":  # both ways to write it are in use
        koordinaten = [k[0] if isinstance(k, list) and k and isinstance(k[0], list) else k for k in koordinaten]
    return {"type": art, "coordinates": koordinaten}


def _einzeln(zahl: str) -> Any:
    raise ValueError(f"{zahl} steht allein")  # what belongs to a place is a text by now


def _lies_koordinaten(wert: Any, art: str) -> Any:
    koordinaten = _lies_ebene(wert, _TIEFEN[art], art)
    if art == "Polygon":
        return _gedreht(koordinaten)
    return tuple(map(_gedreht, koordinaten)) if art == "MultiPolygon" else koordinaten


def _lies_ebene(wert: Any, tiefe: int, art: str) -> Any:
    if not isinstance(wert, list | tuple):
        raise _form(f"hat Koordinaten, die nicht zu {art} passen: statt einer Liste steht dort „{str(wert)[:40]}“")
    if tiefe == 0:
        return _lies_ort(wert)
    teile = tuple(_lies_ebene(teil, tiefe - 1, art) for teil in wert)
    if not teile:
        raise _form("hat keine Koordinaten")
    if tiefe == 1 and len(teile) < _MINDESTENS.get(art, 1):
        raise _form(f"hat zu wenige Punkte: {art} braucht mindestens {_MINDESTENS[art]}, hier sind {len(teile)}")
    if tiefe == 1 and "Polygon" in art and teile[0] != teile[-1]:
        raise _form("hat einen offenen Ring: sein letzter Punkt ist nicht sein erster")
    return teile


def _lies_ort(wert: Any) -> Ort:
    if not 2 <= len(wert) <= 4:
        raise _form("hat einen Punkt, der nicht aus Länge und Breite (und Höhe) besteht")
    if any(isinstance(zahl, list | tuple | dict) for zahl in wert):
        raise _form("hat tiefer geschachtelte Koordinaten, als die Art der Geometrie es erlaubt")
    laenge, breite = (_lies_grad(zahl, name, grenze) for zahl, (name, grenze) in zip(wert, _GRENZEN, strict=False))
    return laenge, breite


def _lies_grad(wert: Any, name: str, grenze: int) -> Decimal:
    try:
        grad: Decimal = lies_dezimalgrad(wert)
    except PydanticCustomError as fehler:
        if fehler.type == "meter_statt_grad":
            raise
        raise _form(f"hat eine {name}, die keine Zahl ist: „{str(wert)[:40]}“") from None
    if abs(grad) > grenze:
        raise _form(f"hat eine {name} außerhalb von −{grenze} bis {grenze} Grad: {schreibe_grad(grad)}")
    return grad.quantize(_GENAU)


def _gedreht(flaeche: Flaeche) -> Flaeche:
    """Return the area with its outer ring counterclockwise and the others clockwise, as RFC 7946 asks."""
    aussen, *innen = flaeche
    return (
        aussen[::-1] if _umlauf(aussen) < 0 else aussen,
        *(ring[::-1] if _umlauf(ring) > 0 else ring for ring in innen),
    )


def _umlauf(ring: Zug) -> Decimal:
    """Return twice the area in square degrees, negative for a ring that runs clockwise."""
    return sum((x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)), Decimal(0))


def _form(text: str) -> PydanticCustomError:
    return PydanticCustomError("geometrie_form", "{text}", {"text": text})
