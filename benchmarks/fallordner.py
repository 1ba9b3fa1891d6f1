"""A synthetic case as files: ``fall.yaml`` and tables in German CSV, as a planner would keep it."""

import csv
from pathlib import Path
from typing import Any

import yaml

from benchmarks.erzeuger import listen

TABELLEN = ("haushalt", "massnahmen", "varianten", "beziehungen")


def schreibe_fall(anzahl: int, ordner: Path, saat: int = 1) -> None:
    """Write the case into a new folder; reading it gives the same facts as ``erzeuge``."""
    fall = listen(anzahl, saat)
    ordner.mkdir(parents=True)
    for name in TABELLEN:
        _schreibe_tabelle(ordner / f"{name}.csv", [_zeile(eintrag) for eintrag in fall.pop(name)])
    text = yaml.safe_dump(fall, allow_unicode=True, sort_keys=False)
    (ordner / "fall.yaml").write_text(text, encoding="utf-8")


def _zeile(eintrag: dict[str, Any]) -> dict[str, str]:
    """Return one row: a mapping becomes columns with a dot, a list one cell, a decimal point a comma."""
    zeile = {}
    for feld, wert in eintrag.items():
        if isinstance(wert, dict):
            zeile |= {f"{feld}.{unterfeld}": _zelle(unterwert) for unterfeld, unterwert in wert.items()}
        else:
            zeile[feld] = ", ".join(wert) if isinstance(wert, list) else _zelle(wert)
    return zeile


def _zelle(wert: object) -> str:
    text = str(wert)
    return text.replace(".", ",") if text.replace(".", "", 1).isdecimal() else text


def _schreibe_tabelle(datei: Path, zeilen: list[dict[str, str]]) -> None:
    spalten = list(dict.fromkeys(spalte for zeile in zeilen for spalte in zeile))
    with datei.open("w", encoding="utf-8", newline="") as strom:
        schreiber = csv.DictWriter(strom, spalten, delimiter=";", restval="")
        schreiber.writeheader()
        schreiber.writerows(zeilen)
