"""The folder of a study: the answers as workbook, data, Markdown, tables and pictures."""

import io
import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from massnahmenplan.bericht import ablage, csv
from massnahmenplan.bericht.datei import schreibe_dateien
from massnahmenplan.bericht.studie import bilder, daten, mappe, markdown
from massnahmenplan.bericht.studie.tabellen import TABELLEN, Tabelle, Zelle
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from massnahmenplan.grundlagen.zusatzpaket import verlange_paket

MAPPE, DATEN, TEXT = "auswertung.xlsx", "auswertung.json", "auswertung.md"
TABELLENORDNER, BILDERORDNER = "tabellen", "bilder"


def schreibe_auswertung(antworten: Studienantworten, ordner: Path | str) -> tuple[Path, ...]:
    """Write workbook, data and Markdown, a table each as CSV, with polars as Parquet, with matplotlib pictures.

    Return all files; what earlier answers have left beside them is removed.
    Errors: UmgebungsFehler when one cannot be written.
    """
    ziel = Path(ordner)
    text = json.dumps(daten.als_daten(antworten), ensure_ascii=False, indent=2) + "\n"
    haupt = {MAPPE: mappe.schreibe(antworten), DATEN: text.encode(), TEXT: markdown.schreibe(antworten).encode()}
    tabellen = {f"{name}.csv": als_csv(antworten, tabelle) for name, tabelle in TABELLEN.items()}
    gezeichnet: dict[str, bytes] = {}
    with suppress(UmgebungsFehler):  # beside the tables that everybody can read
        tabellen |= {f"{name}.parquet": als_parquet(antworten, tabelle) for name, tabelle in TABELLEN.items()}
    with suppress(UmgebungsFehler):  # the workbook has charts of its own
        gezeichnet = bilder.als_dateien(antworten)
    geschrieben = _schreibe_zusammen(ziel, haupt, tabellen, gezeichnet)
    entferne_auswertung(ziel, ausser=geschrieben)
    return geschrieben


def _schreibe_zusammen(
    ziel: Path, haupt: dict[str, bytes], tabellen: dict[str, bytes], gezeichnet: dict[str, bytes]
) -> tuple[Path, ...]:
    """Write the data last, since they say that answers are there; the first ones appear whole or not at all."""
    erste = not (ziel / DATEN).exists()
    try:
        nebenbei = (
            *schreibe_dateien(ziel / TABELLENORDNER, tabellen),
            *(schreibe_dateien(ziel / BILDERORDNER, gezeichnet) if gezeichnet else ()),
        )
        return (*schreibe_dateien(ziel, haupt), *nebenbei)
    except UmgebungsFehler:
        if erste:
            entferne_auswertung(ziel)
        raise


def entferne_auswertung(ordner: Path | str, ausser: Collection[Path] = ()) -> None:
    """Remove the answers that lie in a folder, but not what else does: they would speak of other runs than it has.

    Errors: UmgebungsFehler if one cannot be removed.
    """
    ziel = Path(ordner)
    with ablage.als_umgebungsfehler(ziel):
        for datei in _moegliche(ziel):
            if datei not in ausser and (datei.is_file() or datei.is_symlink()):
                datei.unlink()
    ablage.entferne_leere((ziel / TABELLENORDNER, ziel / BILDERORDNER))


def _moegliche(ziel: Path) -> Iterator[Path]:
    """Yield every file that answers can have."""
    yield from (ziel / name for name in (MAPPE, DATEN, TEXT))
    yield from (ziel / TABELLENORDNER / f"{name}.{art}" for name in TABELLEN for art in ("csv", "parquet"))
    yield from (ziel / BILDERORDNER / f"{name}.{art}" for name in bilder.BILDER for art in ("svg", "png"))


def als_csv(antworten: Studienantworten, tabelle: Tabelle) -> bytes:
    """Return a table as German CSV."""
    return csv.schreibe(tabelle.kopf, tabelle.zeilen(antworten))


def als_parquet(antworten: Studienantworten, tabelle: Tabelle) -> bytes:
    """Return a table as Parquet; amounts are floating point numbers there.

    Errors: UmgebungsFehler if polars is not installed.
    """
    with verlange_paket("Parquet", "polars", "parquet"):
        import polars
    zeilen = tuple(tabelle.zeilen(antworten))
    felder = {
        titel: polars.Series(titel, [_parquetwert(zeile[nr], stil) for zeile in zeilen], dtype=_typ(polars, stil))
        for nr, (titel, stil) in enumerate(tabelle.spalten)
    }
    ziel = io.BytesIO()
    polars.DataFrame(felder).write_parquet(ziel)
    return ziel.getvalue()


def _typ(polars: Any, stil: str) -> Any:
    if stil in {"text", "mitte"}:
        return polars.String
    return polars.Int64 if stil in {"ganz", "jahr"} else polars.Float64


def _parquetwert(wert: Zelle, stil: str) -> Any:
    return float(wert) if isinstance(wert, Decimal) and stil not in {"ganz", "jahr"} else wert
