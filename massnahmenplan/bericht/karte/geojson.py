"""``karte.geojson``: the measures as GeoJSON (RFC 7946), one feature per measure, figures under plain keys."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.geometrie import Geometrie
from massnahmenplan.bericht.karte.kartendaten import Kartenmassnahme, kartendaten
from massnahmenplan.ergebnis import Ergebnis


def schreibe(ergebnis: Ergebnis) -> str:
    """Return the text of the file: a feature on each line; measures without place are named beside them."""
    daten = kartendaten(ergebnis)
    kopf = {"type": "FeatureCollection", "name": "massnahmen", **_umgebung(daten.verortet)}
    fuss = {"projekt": daten.name, "hinweis": daten.hinweis, "ohne_ort": [*map(_ohne_ort, daten.ohne_ort)]}
    zeilen = ",\n".join(_json(_feature(massnahme)) for massnahme in daten.verortet)
    return f'{_json(kopf)[:-1]}, "features": [\n{zeilen}\n],\n{_json(fuss)[1:]}\n'


def hat_orte(ergebnis: Ergebnis) -> bool:
    """Return True if any measure of the case is on the map."""
    return bool(kartendaten(ergebnis).verortet)


def umgebung(geometrien: Iterable[Geometrie]) -> tuple[float, float, float, float]:
    """Return west, south, east and north of at least one geometry."""
    laengen, breiten = zip(*(ort for geometrie in geometrien for ort in geometrie.orte), strict=True)
    return float(min(laengen)), float(min(breiten)), float(max(laengen)), float(max(breiten))


def _umgebung(massnahmen: tuple[Kartenmassnahme, ...]) -> dict[str, Any]:
    geometrien = [massnahme.geometrie for massnahme in massnahmen if massnahme.geometrie is not None]
    return {"bbox": umgebung(geometrien)} if geometrien else {}


def _feature(massnahme: Kartenmassnahme) -> dict[str, Any]:
    assert massnahme.geometrie is not None
    return {
        "type": "Feature",
        "id": massnahme.id,
        "geometry": massnahme.geometrie.model_dump(),
        "properties": massnahme.werte,
    }


def _ohne_ort(massnahme: Kartenmassnahme) -> dict[str, str]:
    return {"id": massnahme.id, "name": massnahme.name, "grund": massnahme.ohne_ort}


def _json(wert: Any) -> str:
    return json.dumps(wert, ensure_ascii=False, allow_nan=False, default=_zahl)


def _zahl(wert: Decimal) -> int | float:
    return int(wert) if wert == wert.to_integral_value() else float(wert)
