"""Annahmen, Quellen, offene Punkte: what the plan rests on, and what is still missing."""

from typing import Any

from massnahmenplan.bericht import luecken
from massnahmenplan.bericht.offene_punkte import offene_punkte
from massnahmenplan.bericht.quellen import quellen
from massnahmenplan.bericht.tabellen.annahmen import rahmen
from massnahmenplan.ergebnis import Ergebnis

TITEL = "Annahmen, Quellen und offene Punkte"


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return assumptions, terms, what is open, what is missing, and sources."""
    return {
        "annahmen": ergebnis.annahmen,
        "rahmen": list(rahmen(ergebnis.fall)),
        "offen": offene_punkte(ergebnis),
        "fehlend": list(luecken.fehlendes(ergebnis)),
        "quellen": list(quellen(ergebnis.fall)),
    }
