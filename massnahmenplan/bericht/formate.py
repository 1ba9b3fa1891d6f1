"""What a result can be written as: name of the format -> files and their contents; one line per format."""

from collections.abc import Callable

from massnahmenplan.bericht import csv, markdown
from massnahmenplan.bericht.beilagen import KEINE, Beilagen
from massnahmenplan.bericht.beschlussvorlage import schreibe as als_docx
from massnahmenplan.bericht.html import schreibe as als_html
from massnahmenplan.bericht.json import schreibe as schreibe_json
from massnahmenplan.bericht.karte import geojson
from massnahmenplan.bericht.karte.geopackage import schreibe as als_gpkg
from massnahmenplan.bericht.karte.kachelserver import Kachelserver
from massnahmenplan.bericht.pdf import schreibe as als_pdf
from massnahmenplan.bericht.tabellen import TABELLEN
from massnahmenplan.bericht.xlsx import schreibe as als_xlsx
from massnahmenplan.ergebnis import Ergebnis

Inhalte = dict[str, bytes]
"""File name -> content."""


def als_json(ergebnis: Ergebnis) -> bytes:
    """Return the content of ``plan.json``."""
    return schreibe_json(ergebnis).encode()


def als_md(ergebnis: Ergebnis) -> bytes:
    """Return the content of ``bericht.md``."""
    return markdown.schreibe(ergebnis).encode()


def als_geojson(ergebnis: Ergebnis) -> bytes:
    """Return the content of ``karte.geojson``."""
    return geojson.schreibe(ergebnis).encode()


def als_csv(ergebnis: Ergebnis) -> Inhalte:
    """Return every table that has a row."""
    tabellen = ((name, kopf, tuple(zeilen(ergebnis))) for name, (kopf, zeilen) in TABELLEN.items())
    return {f"{name}.csv": csv.schreibe(kopf, zeilen) for name, kopf, zeilen in tabellen if zeilen}


MIT_BEILAGEN: dict[str, Callable[[Ergebnis, Beilagen, Kachelserver | None], Inhalte]] = {
    "html": lambda ergebnis, beilagen, server: {"bericht.html": als_html(ergebnis, server, beilagen)},
    "pdf": lambda ergebnis, beilagen, _: {"bericht.pdf": als_pdf(ergebnis, beilagen)},
}
"""Formats that show a study and a front beside the plan; what has a map shows the tiles of a server."""
FORMATE: dict[str, Callable[[Ergebnis], Inhalte]] = {
    "html": lambda ergebnis: MIT_BEILAGEN["html"](ergebnis, KEINE, None),
    "xlsx": lambda ergebnis: {"plan.xlsx": als_xlsx(ergebnis)},
    "pdf": lambda ergebnis: MIT_BEILAGEN["pdf"](ergebnis, KEINE, None),
    "docx": lambda ergebnis: {"beschlussvorlage.docx": als_docx(ergebnis)},
    "md": lambda ergebnis: {"bericht.md": als_md(ergebnis)},
    "csv": als_csv,
    "geojson": lambda ergebnis: {"karte.geojson": als_geojson(ergebnis)},
    "gpkg": lambda ergebnis: {"karte.gpkg": als_gpkg(ergebnis)},
}
"""What the command ``bericht`` writes."""
NACH_ENDUNG: dict[str, Callable[[Ergebnis], bytes]] = {
    ".json": als_json,
    ".xlsx": als_xlsx,
    ".html": als_html,
    ".pdf": als_pdf,
    ".docx": als_docx,
    ".md": als_md,
    ".geojson": als_geojson,
    ".gpkg": als_gpkg,
}
"""What ``schreibe_bericht`` writes into one file."""
