"""karte.geojson and the GeoPackage: valid, with the figures of the plan, read by the library QGIS reads with."""

import json
import sqlite3
import struct
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyogrio
import pytest

from massnahmenplan.begriffe.geometrie import Geometrie
from massnahmenplan.bericht import schreibe_bericht, schreibe_ordner
from massnahmenplan.bericht.karte import geojson, geopackage, kartendaten
from massnahmenplan.bericht.karte.kartendaten import MERKMALE
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from tests.bericht.karte.ortsbeispiel import ergebnis

BOESE = {
    "huelle": "<script>alert(1)</script> \"'&",
    "pumpe": '=HYPERLINK("http://x")\'; DROP TABLE massnahmen_flaechen;--',
    "led": "\u202eעברית\u202c 🚲 \\ \u2028 \n Zeile",
    "radweg": "x" * 10_000,
}


def sammlung(bild: Ergebnis) -> dict[str, Any]:
    gelesen: dict[str, Any] = json.loads(geojson.schreibe(bild))
    return gelesen


def als_tabelle(pfad: Path, ebene: str) -> dict[str, dict[str, Any]]:
    """Return the rows of a layer by id, as GDAL reads them."""
    meta, _, geometrien, spalten = pyogrio.raw.read(pfad, layer=ebene, datetime_as_string=True)
    namen = [str(name) for name in meta["fields"]]
    zeilen = [dict(zip(namen, zeile, strict=True)) for zeile in zip(*spalten, strict=True)]
    for zeile, geometrie in zip(
        zeilen, geometrien if geometrien is not None else [None] * len(zeilen), strict=True
    ):
        zeile |= {"geometrie": geometrie, "art": meta["geometry_type"], "crs": meta["crs"]}
    return {str(zeile["id"]): zeile for zeile in zeilen}


def test_ein_feature_je_massnahme_mit_den_zahlen_des_plans() -> None:
    bild = ergebnis()
    karte = sammlung(bild)
    assert karte["type"] == "FeatureCollection"
    assert karte["bbox"] == [
        12.909,
        50.809,
        12.918,
        50.8115,
    ]  # the street, and the square in the north
    features = {feature["id"]: feature for feature in karte["features"]}
    assert list(features) == ["led", "huelle", "pumpe", "radweg"]  # two of them at one object
    for bilanz in bild.bilanz.massnahmen:
        werte = features[bilanz.massnahme]["properties"]
        assert tuple(werte) == MERKMALE
        assert Decimal(str(werte["investition_eur"])) == bilanz.investition_eur
        assert Decimal(str(werte["zuschuss_eur"])) == bilanz.zuschuss_eur
        assert Decimal(str(werte["eigenmittel_eur"])) == bilanz.eigenmittel_eur
        assert Decimal(str(werte["minderung_t"])) == bilanz.minderung_summe_t
        assert (werte["beginn"], werte["fertig"]) == (bilanz.beginn, bilanz.fertig)
        assert werte["im_plan"] is True
    radweg = features["radweg"]["properties"]
    assert (radweg["im_plan"], radweg["investition_eur"], radweg["beginn"]) == (False, None, None)
    assert radweg["grund"]
    assert features["huelle"]["properties"]["objektname"] == "Nordblock"


def test_was_keinen_ort_hat_wird_genannt() -> None:
    karte = sammlung(ergebnis())
    assert karte["ohne_ort"] == [
        {"id": "kita", "name": "Kita", "grund": "Objekt Kita ohne Ort"},
        {"id": "kampagne", "name": "Kampagne", "grund": "nennt kein Objekt"},
    ]
    assert (karte["projekt"], karte["hinweis"]) == ("Quartier Beispiel", "Erfundenes Beispiel")


def test_die_geometrien_sind_die_des_falls() -> None:
    bild = ergebnis()
    for feature in sammlung(bild)["features"]:
        objekt = bild.fall.objekt_mit_id[feature["properties"]["objekt"]]
        assert Geometrie.model_validate(feature["geometry"]) == objekt.ort
    ring, loch = next(f for f in sammlung(bild)["features"] if f["id"] == "huelle")["geometry"]["coordinates"][0]
    assert _flaeche(ring) > 0 > _flaeche(loch)  # RFC 7946, 3.1.6


def _flaeche(ring: list[list[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def test_namen_aus_dem_fall_sind_text(tmp_path: Path) -> None:
    bild = ergebnis(BOESE, "</script>'\"")
    assert {f["id"]: f["properties"]["name"] for f in sammlung(bild)["features"]} == BOESE
    pfad = schreibe_bericht(bild, tmp_path / "karte.gpkg")
    flaechen = als_tabelle(pfad, "massnahmen_flaechen")
    assert {k: z["name"] for k, z in flaechen.items()} == {k: BOESE[k] for k in ("huelle", "pumpe")}
    assert {z["objektname"] for z in flaechen.values()} == {"</script>'\""}
    assert als_tabelle(pfad, "massnahmen_punkte")["radweg"]["name"] == BOESE["radweg"]


@pytest.mark.parametrize("endung", ["geojson", "gpkg"])
def test_gdal_liest_dieselben_zahlen(tmp_path: Path, endung: str) -> None:
    bild = ergebnis()
    pfad = schreibe_bericht(bild, tmp_path / f"karte.{endung}")
    gelesen: dict[str, dict[str, Any]] = {}
    for ebene, art in pyogrio.list_layers(pfad):
        if endung == "geojson" or art is not None:
            gelesen |= als_tabelle(pfad, ebene)
    assert set(gelesen) == {"led", "huelle", "pumpe", "radweg"}
    assert {zeile["crs"] for zeile in gelesen.values()} == {"EPSG:4326"}
    for bilanz in bild.bilanz.massnahmen:
        zeile = gelesen[bilanz.massnahme]
        assert Decimal(str(zeile["investition_eur"])) == bilanz.investition_eur
        assert Decimal(str(zeile["zuschuss_eur"])) == bilanz.zuschuss_eur
        assert Decimal(str(zeile["minderung_t"])) == bilanz.minderung_summe_t
        assert (int(zeile["beginn"]), bool(zeile["im_plan"])) == (bilanz.beginn, True)
    assert not gelesen["radweg"]["im_plan"]


def test_ebenen_des_geopackage(tmp_path: Path) -> None:
    pfad = schreibe_bericht(ergebnis(), tmp_path / "karte.gpkg")
    ebenen = {str(name): art for name, art in pyogrio.list_layers(pfad)}
    assert ebenen == {
        "massnahmen_flaechen": "MultiPolygon", "massnahmen_linien": "MultiLineString",
        "massnahmen_punkte": "MultiPoint", "massnahmen_ohne_ort": None,
        "layer_styles": None,
    }  # fmt: skip
    info = pyogrio.read_info(pfad, layer="massnahmen_flaechen")
    assert info["total_bounds"] == (12.91, 50.81, 12.914, 50.811)
    assert als_tabelle(pfad, "massnahmen_ohne_ort")["kita"]["ohne_ort"] == "Objekt Kita ohne Ort"


def test_die_geometrie_im_geopackage_ist_die_des_falls(tmp_path: Path) -> None:
    bild = ergebnis()
    zeile = als_tabelle(schreibe_bericht(bild, tmp_path / "karte.gpkg"), "massnahmen_flaechen")["huelle"]
    ort = bild.fall.objekt_mit_id["nordblock"].ort
    assert ort is not None
    anzahl = struct.unpack_from("<BII", zeile["geometrie"])
    assert anzahl == (1, 6, 2)  # MultiPolygon of two areas
    zahlen = [float(zahl) for ort_ in ort.orte for zahl in ort_]
    assert all(struct.pack("<d", zahl) in zeile["geometrie"] for zahl in zahlen)


def test_geopackage_haelt_sich_an_den_standard(tmp_path: Path) -> None:
    pfad = schreibe_bericht(ergebnis(), tmp_path / "karte.gpkg")
    assert pfad.read_bytes()[68:72] == b"GPKG"  # requirement 2: application id
    with sqlite3.connect(pfad) as datei:
        frage: Callable[[str], list[Any]] = lambda text: datei.execute(text).fetchall()  # noqa: E731
        assert frage("PRAGMA user_version") == [(10300,)]
        assert frage("PRAGMA integrity_check") == [("ok",)]  # 6
        assert frage("PRAGMA foreign_key_check") == []  # 7
        systeme = {zeile[0] for zeile in frage("SELECT srs_id FROM gpkg_spatial_ref_sys")}
        assert systeme >= {-1, 0, 4326}  # 11
        tabellen = {zeile[0] for zeile in frage("SELECT name FROM sqlite_master WHERE type = 'table'")}
        inhalt = dict(frage("SELECT table_name, data_type FROM gpkg_contents"))
        assert set(inhalt) <= tabellen  # 14
        assert set(inhalt.values()) == {"features", "attributes"}
        for tabelle, spalte, art in frage(
            "SELECT table_name, column_name, geometry_type_name FROM gpkg_geometry_columns"
        ):
            angelegt = {zeile[1]: zeile[2] for zeile in frage(f"PRAGMA table_info({tabelle})")}
            assert angelegt[spalte] == art  # 31
            assert angelegt["fid"] == "INTEGER"  # 29
            for (blob,) in frage(f"SELECT {spalte} FROM {tabelle}"):
                assert struct.unpack_from("<2sBBi", blob) == (b"GP", 0, 3, 4326)  # 19
    datei.close()


def test_jede_ebene_hat_einen_stil_je_handlungsfeld(tmp_path: Path) -> None:
    pfad = schreibe_bericht(ergebnis(), tmp_path / "karte.gpkg")
    datei = sqlite3.connect(pfad)
    stile = datei.execute("SELECT f_table_name, styleQML, useAsDefault FROM layer_styles").fetchall()
    datei.close()
    assert {name for name, _, _ in stile} == {"massnahmen_flaechen", "massnahmen_linien", "massnahmen_punkte"}
    for _, qml, vorgabe in stile:
        baum = ElementTree.fromstring(qml)
        werte = [kategorie.get("value") for kategorie in baum.iter("category")]
        assert werte == ["Beleuchtung", "Gebäudesanierung", "Energieversorgung", "Mobilität"]
        assert vorgabe


def test_gleiche_ergebnisse_gleiche_bytes() -> None:
    assert geopackage.schreibe(ergebnis()) == geopackage.schreibe(ergebnis())
    assert geojson.schreibe(ergebnis()) == geojson.schreibe(ergebnis())


def test_planordner_mit_und_ohne_karte(tmp_path: Path) -> None:
    ohne = schreibe_ordner(ergebnis(orte=False), tmp_path / "ohne")
    assert "karte.geojson" not in {pfad.name for pfad in ohne}
    mit = schreibe_ordner(ergebnis(), tmp_path / "mit")
    assert "karte.geojson" in {pfad.name for pfad in mit}
    assert len(json.loads((tmp_path / "mit" / "karte.geojson").read_text("utf-8"))["features"]) == 4


def test_eine_alte_karte_bleibt_nicht_neben_einem_plan_ohne_orte(tmp_path: Path) -> None:
    schreibe_ordner(ergebnis(), tmp_path)
    schreibe_ordner(ergebnis(orte=False), tmp_path)
    karte = json.loads((tmp_path / "karte.geojson").read_text("utf-8"))
    assert karte["features"] == []
    assert len(karte["ohne_ort"]) == 6
    assert "bbox" not in karte


def test_fremde_karte_wird_nicht_ueberschrieben(tmp_path: Path) -> None:
    (tmp_path / "karte.geojson").write_text("fremd", encoding="utf-8")
    with pytest.raises(UmgebungsFehler, match=r"karte\.geojson"):
        schreibe_ordner(ergebnis(), tmp_path)
    assert (tmp_path / "karte.geojson").read_text("utf-8") == "fremd"
    assert [pfad.name for pfad in tmp_path.iterdir()] == ["karte.geojson"]


def test_orte_mit_allen_massnahmen_dort() -> None:
    objekte = kartendaten(ergebnis()).objekte
    assert [(o.name, [m.id for m in o.massnahmen]) for o in objekte] == [
        ("Nordstraße", ["led"]), ("Nordblock", ["huelle", "pumpe"]), ("Platz", ["radweg"]),
    ]  # fmt: skip
