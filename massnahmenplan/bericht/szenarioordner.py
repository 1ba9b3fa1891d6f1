"""The result folder of several scenarios: tables beside a plan folder per scenario."""

import json
from pathlib import Path

from massnahmenplan.bericht.datei import schreibe_dateien
from massnahmenplan.bericht.ordner import schreibe_ordner
from massnahmenplan.bericht.szenarien import ORDNER, als_daten, tabelle
from massnahmenplan.ergebnis.szenarioergebnis import Szenarioergebnis

DATEN, TABELLE = "szenarien.json", "szenarien.csv"


def schreibe_szenarien(ergebnis: Szenarioergebnis, ordner: Path | str) -> tuple[Path, ...]:
    """Write a plan folder per scenario and, beside the tables, the plan in the case without scenarios.

    Return all files. Errors: as for ``schreibe_ordner``.
    """
    ziel = Path(ordner)
    pfade = [
        pfad
        for eintrag in ergebnis.werte
        for pfad in schreibe_ordner(eintrag.ergebnis, ziel / ORDNER / eintrag.szenario.id)
    ]
    if ergebnis.grundfall is not None:
        pfade += schreibe_ordner(ergebnis.grundfall, ziel)
    text = json.dumps(als_daten(ergebnis), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return (*pfade, *schreibe_dateien(ziel, {DATEN: text.encode(), TABELLE: tabelle(ergebnis)}))
