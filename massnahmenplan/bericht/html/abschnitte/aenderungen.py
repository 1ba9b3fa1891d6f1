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
        "zusammen": aenderungsworte.zusammen(fort, ergebnis.fall, ergebnis.nachweis.einheit),
        "aenderungen": [
            (a.name, aenderungsworte.was(a), aenderungsworte.ursache(a.ursache.art), text)
            for a, text in zip(fort.aenderungen, aenderungsworte.begruendungen(fort.aenderungen), strict=True)
        ],
        "kette": tabelle("Vorgänger", ("Stichtag", "Projekt", "Maßnahmen", "Prüfsumme der plan.json"), kette),
    }
