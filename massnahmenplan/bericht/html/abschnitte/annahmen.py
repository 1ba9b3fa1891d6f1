"""Annahmen, Quellen, offene Punkte: what the plan rests on, and what is still missing."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.bericht import kennzahlen, luecken, worte
from massnahmenplan.bericht.tabellen.annahmen import ANNAHMEN
from massnahmenplan.bericht.zelltext import als_text
from massnahmenplan.ergebnis import Ergebnis

TITEL = "Annahmen, Quellen und offene Punkte"


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return assumptions, terms, what is open, what is missing, and sources."""
    zeilen = [tuple(als_text(wert) if wert else "" for wert in zeile) for zeile in ANNAHMEN[1](ergebnis)]
    return {
        "annahmen": ergebnis.annahmen,
        "rahmen": [(zeile[1], zeile[2]) for zeile in zeilen if zeile[0] == "Rahmen" and not zeile[3]],
        "offen": list(_offenes(ergebnis)),
        "fehlend": list(luecken.fehlendes(ergebnis)),
        "kopf": ANNAHMEN[0],
        "quellen": [zeile for zeile in zeilen if zeile[0] != "Annahme" and zeile[3]],
    }


def _offenes(ergebnis: Ergebnis) -> Iterator[tuple[str, str]]:
    """Yield what an application still depends on, by measure and programme."""
    for eintrag in kennzahlen.bewilligungen(ergebnis):
        if eintrag.vorbehalt is not None:
            fall = ergebnis.fall
            name = worte.massnahme(fall, eintrag.bilanz.massnahme)
            yield f"{name}: {worte.programm(fall, eintrag.antrag.programm)}", eintrag.vorbehalt
