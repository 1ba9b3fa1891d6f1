"""The result folder of several scenarios: tables beside a plan folder per scenario."""

import contextlib
import json
from pathlib import Path
from typing import Any

from massnahmenplan.bericht import ablage
from massnahmenplan.bericht.datei import schreibe_dateien
from massnahmenplan.bericht.ordner import DATEIEN, PLAN, schreibe_ordner
from massnahmenplan.bericht.szenarien import ART, ORDNER, als_daten, tabelle
from massnahmenplan.ergebnis.szenarioergebnis import Szenarioergebnis

DATEN, TABELLE = "szenarien.json", "szenarien.csv"


def schreibe_szenarien(ergebnis: Szenarioergebnis, ordner: Path | str) -> tuple[Path, ...]:
    """Write a plan folder per scenario and, beside the tables, the plan in the case without scenarios.

    Return all files. What an earlier run left and this one has not got goes: a result is replaced as a whole.

    Errors: as for ``schreibe_ordner``.
    """
    ziel = Path(ordner)
    neue = {eintrag.szenario.id for eintrag in ergebnis.werte}
    alte = [ordner for ordner in _fruehere_ordner(ziel) if ordner.name not in neue]
    pfade = [
        pfad
        for eintrag in ergebnis.werte
        for pfad in schreibe_ordner(eintrag.ergebnis, ziel / ORDNER / eintrag.szenario.id)
    ]
    if ergebnis.grundfall is not None:
        pfade += schreibe_ordner(ergebnis.grundfall, ziel)
    elif (ziel / PLAN).exists():
        alte.append(ziel)
    text = json.dumps(als_daten(ergebnis), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    dateien = schreibe_dateien(ziel, {DATEN: text.encode(), TABELLE: tabelle(ergebnis)})
    for alter in alte:
        _entferne(alter, DATEIEN)
    return (*pfade, *dateien)


def entferne_szenarien(ordner: Path | str) -> None:
    """Remove what an earlier run wrote about scenarios, for a plan without them takes its place.

    Errors: UmgebungsFehler.
    """
    ziel = Path(ordner)
    if _fruehere_daten(ziel):
        for alter in _fruehere_ordner(ziel):
            _entferne(alter, DATEIEN)
        _entferne(ziel, (DATEN, TABELLE))
        ablage.entferne_leere([ziel / ORDNER])


def _fruehere_ordner(ordner: Path) -> list[Path]:
    """Return the plan folders that the table of an earlier run names; others are not ours to remove."""
    eintraege = _fruehere_daten(ordner).get("szenarien")
    namen = {str(e["id"]) for e in eintraege if isinstance(e, dict) and "id" in e} if eintraege else set()
    with contextlib.suppress(OSError):
        vorhandene = sorted((ordner / ORDNER).iterdir())
        return [stelle for stelle in vorhandene if stelle.name in namen and (stelle / PLAN).exists()]
    return []


def _fruehere_daten(ordner: Path) -> dict[str, Any]:
    """Return what the table of an earlier run says; nothing if there is none of ours."""
    try:
        daten = json.loads((ordner / DATEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return daten if isinstance(daten, dict) and daten.get("art") == ART else {}


def _entferne(ordner: Path, namen: tuple[str, ...]) -> None:
    """Remove files of ours, and the folder if nothing else is in it."""
    with ablage.als_umgebungsfehler(ordner):
        for name in namen:
            (ordner / name).unlink(missing_ok=True)
        ablage.entferne_leere([ordner])
