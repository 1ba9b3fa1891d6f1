"""``objekte.geojson``: the geometry of objects, one feature per object, joined to the rows of the objects."""

import re
from unicodedata import normalize

from massnahmenplan.eingabe.json_quelle import lies_json
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.quelle import Wert, anzeige
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch

_KENNUNGEN = ("id", "objekt")
"""Properties that may name the object, the first that is there."""
_WGS84 = re.compile(r"(CRS:?84|EPSG:{1,2}4326)$")
_ABHILFE = "Die Datei als GeoJSON (RFC 7946) neu ausgeben, in QGIS: Objekte speichern als …, Format GeoJSON."
_IN_WGS84 = "Die Datei in WGS 84 (EPSG:4326) ausgeben, in QGIS: Objekte speichern als …, KBS EPSG:4326."


def verbinde_geometrien(
    text: str, datei: str, objekte: list[Wert], vollstaendig: bool, sammler: Befundsammler
) -> None:
    """Put the geometry of each feature into the row of its object, with its place in this file.

    vollstaendig: all objects could be read, so that an unknown id is one. Errors (EingabeFehler): E530 no
    GeoJSON, E531 not WGS 84. Collected: E061, E062, E202, E530 of single features.
    """
    zeilen = {_genormt(id_): zeile for zeile in objekte if (id_ := zeile.text("id")) is not None}
    vergeben: dict[str, Wert] = {}
    for nummer, feature in enumerate(_features(lies_json(text, datei, "E530", _ABHILFE)), 1):
        bereich = f"features[{nummer}]"
        kennung, geometrie = _kennung(feature, bereich, sammler), _geometrie(feature, bereich, sammler)
        if kennung is None or geometrie is None:
            continue
        zeile = zeilen.get(kennung)
        if zeile is None:
            if vollstaendig:
                text_ = "gibt es in objekte nicht"
                sammler.fehler(
                    "E061", text_, feature.stelle, feld=bereich, wert=kennung, abhilfe=rat(kennung, zeilen)
                )
        elif (schon := vergeben.get(kennung) or zeile.unter("geometrie")) is not None:
            _melde_doppelt(kennung, geometrie, schon, bereich, sammler)
        else:
            vergeben[kennung] = geometrie
            _setze(zeile, geometrie)


def _setze(zeile: Wert, geometrie: Wert) -> None:
    assert isinstance(zeile.inhalt, dict)
    zeile.inhalt["geometrie"] = geometrie


def _features(wurzel: Wert) -> list[Wert]:
    features = wurzel.unter("features")
    if wurzel.text("type") != "FeatureCollection" or features is None or not isinstance(features.inhalt, list):
        text = "ist keine FeatureCollection mit features"
        raise abbruch("E530", text, wurzel.stelle, _ABHILFE)
    crs = wurzel.unter("crs")
    if crs is not None:
        eigenschaften = crs.unter("properties")
        name = None if eigenschaften is None else eigenschaften.text("name")
        if name is None or not _WGS84.search(name):
            text = "nennt ein anderes Koordinatensystem als WGS 84; GeoJSON kennt kein anderes"
            raise abbruch("E531", text, crs.stelle, _IN_WGS84, name)
    return features.inhalt


def _kennung(feature: Wert, bereich: str, sammler: Befundsammler) -> str | None:
    """Return the object that a feature names: in a property, or as the id of the feature itself."""
    if feature.text("type") != "Feature":
        sammler.fehler("E530", "ist kein Feature", feature.stelle, feld=bereich, abhilfe=_ABHILFE)
        return None
    eigenschaften = feature.unter("properties")
    genannte = [None if eigenschaften is None else eigenschaften.text(name) for name in _KENNUNGEN]
    kennung = next((text for text in (*genannte, feature.text("id")) if text), None)
    if kennung is None:
        abhilfe = "In properties die Eigenschaft id mit der Kennung des Objekts angeben."
        sammler.fehler("E202", "nennt kein Objekt", feature.stelle, feld=f"{bereich}.id", abhilfe=abhilfe)
        return None
    return _genormt(kennung)


def _geometrie(feature: Wert, bereich: str, sammler: Befundsammler) -> Wert | None:
    """Return the geometry without its box, which says nothing new."""
    geometrie = feature.unter("geometry")
    if feature.text("type") == "Feature" and (geometrie is None or not isinstance(geometrie.inhalt, dict)):
        abhilfe = "Die Geometrie angeben oder den Eintrag löschen."
        sammler.fehler("E530", "hat keine Geometrie", feature.stelle, feld=f"{bereich}.geometry", abhilfe=abhilfe)
    if geometrie is None or not isinstance(geometrie.inhalt, dict):
        return None
    return Wert({name: teil for name, teil in geometrie.inhalt.items() if name != "bbox"}, geometrie.stelle)


def _melde_doppelt(kennung: str, neu: Wert, schon: Wert, bereich: str, sammler: Befundsammler) -> None:
    sammler.fehler(
        "E062",
        f"Geometrie des Objekts steht doppelt, zuerst in {schon.stelle}",
        neu.stelle,
        feld=bereich,
        wert=anzeige(kennung),
        abhilfe="Eine der beiden löschen, oder beide zu einer mehrteiligen Geometrie (Multi…) zusammenfassen.",
    )


def _genormt(kennung: str) -> str:
    return normalize("NFC", kennung).strip()
