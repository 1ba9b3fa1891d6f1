"""A GeoPackage (OGC 12-128r18, version 1.3) for QGIS: a layer for points, lines and areas each, with style.

Coordinates are WGS 84 as in the case and in ``karte.geojson``, so that nothing is reckoned twice.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from decimal import Decimal

from massnahmenplan.bericht.karte import wkb
from massnahmenplan.bericht.karte.farben import farben
from massnahmenplan.bericht.karte.geojson import umgebung
from massnahmenplan.bericht.karte.kartendaten import MERKMALE, Kartenmassnahme, Wert, kartendaten
from massnahmenplan.bericht.karte.qgisstil import qml
from massnahmenplan.ergebnis import Ergebnis

_ERSTELLT = "2000-01-01T00:00:00.000Z"
"""Fixed, so that equal results give equal bytes."""
_OHNE_ORT = "massnahmen_ohne_ort"
_WGS84_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_GRUNDTABELLEN = """
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT,
  f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT, ui TEXT, update_time DATETIME);
"""
_SYSTEME = (
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
    ("WGS 84 geodetic", wkb.WGS84, "EPSG", wkb.WGS84, _WGS84_WKT, "longitude/latitude in degrees"),
)


def schreibe(ergebnis: Ergebnis) -> bytes:
    """Return the file; measures without place stand in a table without geometry."""
    daten = kartendaten(ergebnis)
    je_art: dict[str, list[Kartenmassnahme]] = {art: [] for art in wkb.ARTEN}
    for massnahme in daten.verortet:
        assert massnahme.geometrie is not None
        je_art[wkb.art(massnahme.geometrie)].append(massnahme)
    spalten = {name: _typ(massnahme.werte[name] for massnahme in daten.massnahmen) for name in MERKMALE}
    verbindung = sqlite3.connect(":memory:")
    try:
        verbindung.executescript(_GRUNDTABELLEN)
        verbindung.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEME)
        _schreibe_inhalt(verbindung, "layer_styles", "attributes", "QGIS-Stile")
        for art, massnahmen in je_art.items():
            if massnahmen:
                _schreibe_ebene(verbindung, art, massnahmen, spalten)
                _schreibe_stil(verbindung, art, farben(daten.handlungsfelder))
        if daten.ohne_ort:
            _schreibe_ohne_ort(verbindung, daten.ohne_ort, spalten)
        verbindung.commit()
        return verbindung.serialize()
    finally:
        verbindung.close()


def _schreibe_ebene(
    verbindung: sqlite3.Connection, art: str, massnahmen: Sequence[Kartenmassnahme], spalten: dict[str, str]
) -> None:
    ebene, form = _ebene(art), wkb.ARTEN[art]
    geometrien = [massnahme.geometrie for massnahme in massnahmen if massnahme.geometrie is not None]
    _schreibe_inhalt(verbindung, ebene, "features", f"Maßnahmen: {art}", umgebung(geometrien))
    angaben = (ebene, "geom", form, wkb.WGS84, 0, 0)
    verbindung.execute("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, ?)", angaben)
    _schreibe_zeilen(verbindung, ebene, {"geom": form, **spalten}, (
        (wkb.gepackt(geometrie), *massnahme.werte.values())
        for geometrie, massnahme in zip(geometrien, massnahmen, strict=True)
    ))  # fmt: skip


def _schreibe_ohne_ort(
    verbindung: sqlite3.Connection, massnahmen: Sequence[Kartenmassnahme], spalten: dict[str, str]
) -> None:
    _schreibe_inhalt(verbindung, _OHNE_ORT, "attributes", "Maßnahmen ohne Ort")
    zeilen = ((*massnahme.werte.values(), massnahme.ohne_ort) for massnahme in massnahmen)
    _schreibe_zeilen(verbindung, _OHNE_ORT, {**spalten, "ohne_ort": "TEXT"}, zeilen)


def _schreibe_inhalt(
    verbindung: sqlite3.Connection,
    tabelle: str,
    art: str,
    titel: str,
    kasten: Sequence[float | None] = (None,) * 4,
) -> None:
    angaben = (tabelle, art, titel, _ERSTELLT, *kasten, wkb.WGS84 if art == "features" else None)
    verbindung.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y, "
        "srs_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        angaben,
    )


def _schreibe_zeilen(
    verbindung: sqlite3.Connection, tabelle: str, spalten: dict[str, str], zeilen: Iterable[Sequence[Wert | bytes]]
) -> None:
    felder = ", ".join(f"{name} {typ}" for name, typ in spalten.items())
    verbindung.execute(f"CREATE TABLE {tabelle} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {felder})")
    platz = ", ".join("?" for _ in spalten)
    verbindung.executemany(
        f"INSERT INTO {tabelle} ({', '.join(spalten)}) VALUES ({platz})",
        (tuple(map(_wert, zeile)) for zeile in zeilen),
    )


def _schreibe_stil(verbindung: sqlite3.Connection, art: str, je_feld: dict[str, str]) -> None:
    verbindung.execute(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
        "styleQML, useAsDefault, description, update_time) VALUES ('', '', ?, 'geom', ?, ?, 1, ?, ?)",
        (_ebene(art), "Handlungsfelder", qml(art, je_feld), "Farbe je Handlungsfeld", _ERSTELLT),
    )


def _ebene(art: str) -> str:
    return f"massnahmen_{art}"


def _typ(werte: Iterable[Wert]) -> str:
    """Return the type of a column; years are numbers unless the plan has finer periods."""
    arten = {type(wert) for wert in werte if wert is not None}
    if arten == {bool}:
        return "BOOLEAN"
    if arten == {int}:
        return "INTEGER"
    return "DOUBLE" if arten == {Decimal} else "TEXT"


def _wert(wert: Wert | bytes) -> str | int | float | bytes | None:
    return float(wert) if isinstance(wert, Decimal) else wert
