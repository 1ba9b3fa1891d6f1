"""What in a table is for people and is not read: columns and a line of units, both in brackets."""

import re
from collections.abc import Sequence
from dataclasses import replace

from massnahmenplan.eingabe.quelle import Wert, anzeige
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.tabelle import Tabelle

BEIBLAETTER = ("Anleitung", "Übersicht", "Kataloge")
"""Sheets of a workbook that explain a case and are no part of it."""
_PLATZHALTER = re.compile(r"\((\w+)\.…\)$")
"""Heading of a column that waits for the name of a part: ``(kennwerte.…)``."""


def platzhalter(feld: str) -> str:
    """Return the heading that stands for columns ``feld.name`` as long as there is none."""
    return f"({feld}.…)"


def ohne_auskunft(tabelle: Tabelle, sammler: Befundsammler) -> Tabelle:
    """Return a table without columns whose heading is in brackets, and without a line of units below the headings.

    Collected: E033 for values under a heading that still waits for a name.
    """
    gelesen = [n for n, kopf in enumerate(tabelle.kopf) if not ist_auskunft(kopf)]
    zeilen = tabelle.zeilen[1:] if tabelle.zeilen and _ist_einheitenzeile(tabelle.zeilen[0]) else tabelle.zeilen
    for n, kopf in enumerate(tabelle.kopf):
        melde_platzhalter(kopf, [zeile[n] for zeile in zeilen], tabelle.liste, sammler)
    return replace(
        tabelle,
        kopf=tuple(tabelle.kopf[n] for n in gelesen),
        zeilen=tuple(tuple(zeile[n] for n in gelesen) for zeile in zeilen),
    )


def melde_platzhalter(name: Wert, werte: Sequence[Wert], liste: str, sammler: Befundsammler) -> None:
    """Note E033 where something is stated under a name that is only a place for one."""
    treffer = _PLATZHALTER.match(str(name.inhalt or ""))
    gefuellt = next((wert for wert in werte if wert.inhalt is not None), None)
    if treffer and gefuellt is not None:
        sammler.fehler(
            "E033",
            f"steht unter {name.inhalt}; das ist nur der Platz für einen Namen",
            gefuellt.stelle,
            feld=liste,
            wert=anzeige(gefuellt.inhalt),
            abhilfe=f"In {name.stelle} Klammern löschen, … durch den Namen ersetzen, etwa „{treffer[1]}.name“.",
        )


def ist_auskunft(wert: Wert) -> bool:
    """Return True for a text in brackets."""
    return isinstance(wert.inhalt, str) and wert.inhalt.startswith("(") and wert.inhalt.endswith(")")


def _ist_einheitenzeile(zeile: Sequence[Wert]) -> bool:
    gefuellte = [wert for wert in zeile if wert.inhalt is not None]
    return len(gefuellte) > 1 and all(map(ist_auskunft, gefuellte))
