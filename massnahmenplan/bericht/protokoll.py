"""``protokoll.json``: what was checked, by which version, with which result."""

import json

from massnahmenplan.bericht.json.schreiben import pruefungen_als_daten
from massnahmenplan.ergebnis import Ergebnis

SCHEMA_VERSION = 1


def schreibe(ergebnis: Ergebnis) -> str:
    """Return the text of ``protokoll.json``; equal results give equal texts."""
    nachweis = ergebnis.nachweis
    inhalt = {
        "art": "massnahmenplan.protokoll",
        "schema_version": SCHEMA_VERSION,
        "projekt": ergebnis.fall.projekt.name,
        "eingabe_pruefsumme": ergebnis.fall.pruefsumme(),
        "geprueft_durch": dict(sorted(ergebnis.versionen.items())),
        "bestanden": bool(ergebnis.protokoll) and all(schritt.bestanden for schritt in ergebnis.protokoll),
        "pruefungen": pruefungen_als_daten(ergebnis.protokoll),
        "suche": {
            "ziel": nachweis.ziel,
            "status": nachweis.status.value,
            "dauer_s": round(nachweis.dauer_s, 2),
            "knoten": nachweis.knoten,
            "zeilen": nachweis.zeilen,
            "spalten": nachweis.spalten,
            "saat": nachweis.saat,
            "versuche": list(nachweis.versuche),
        },
    }
    return json.dumps(inhalt, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
