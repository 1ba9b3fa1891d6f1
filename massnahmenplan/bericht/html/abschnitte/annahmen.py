"""Annahmen, Quellen, offene Punkte: what the plan rests on, and what is still missing."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.bericht import kennzahlen, luecken, worte
from massnahmenplan.bericht.quellen import quellen
from massnahmenplan.bericht.tabellen.annahmen import rahmen
from massnahmenplan.ergebnis import Ergebnis

TITEL = "Annahmen, Quellen und offene Punkte"


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return assumptions, terms, what is open, what is missing, and sources."""
    return {
        "annahmen": ergebnis.annahmen,
        "rahmen": list(rahmen(ergebnis.fall)),
        "offen": list(_offenes(ergebnis)),
        "fehlend": list(luecken.fehlendes(ergebnis)),
        "quellen": list(quellen(ergebnis.fall)),
    }


def _offenes(ergebnis: Ergebnis) -> Iterator[tuple[str, str]]:
    """Yield what an application still depends on, by measure and programme."""
    for eintrag in kennzahlen.bewilligungen(ergebnis):
        if eintrag.vorbehalt is not None:
            fall = ergebnis.fall
            name = worte.massnahme(fall, eintrag.bilanz.massnahme)
            yield f"{name}: {worte.programm(fall, eintrag.antrag.programm)}", eintrag.vorbehalt
