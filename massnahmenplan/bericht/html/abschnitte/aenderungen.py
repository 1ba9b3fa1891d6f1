"""Änderungen: what an update changed of the last plan, and why; nothing for a plan that was made anew."""

from typing import Any

from massnahmenplan.bericht import abschnittsworte, aenderungsworte
from massnahmenplan.bericht.html.zellen import tabelle
from massnahmenplan.ergebnis import Ergebnis

TITEL = abschnittsworte.AENDERUNGEN


def daten(ergebnis: Ergebnis) -> dict[str, Any] | None:
    """Return the changes with their causes, and the predecessors."""
    fort = ergebnis.fortschreibung
    if fort is None:
        return None
    kette = [(e.stichtag, e.projekt, str(e.massnahmen), e.pruefsumme) for e in reversed(fort.kette)]
    return {
        "stichtag": fort.kette[-1].stichtag,
        "zusammen": f"{aenderungsworte.zusammen(fort, ergebnis.nachweis.einheit).rstrip('.')}.",
        "aenderungen": [
            (a.name, aenderungsworte.was(a), aenderungsworte.ursache(a.ursache.art), a.ursache.text)
            for a in fort.aenderungen
        ],
        "kette": tabelle("Vorgänger", ("Stichtag", "Projekt", "Maßnahmen", "Prüfsumme der plan.json"), kette),
    }
