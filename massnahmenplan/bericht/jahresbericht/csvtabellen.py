"""The tables of the report as CSV, one file each: figures to go on with, so without rows of sums."""

import re
from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht import csv
from massnahmenplan.bericht.jahresbericht.form import Spalte, Tabelle, Zelle
from massnahmenplan.bericht.jahresbericht.gliederung import bloecke
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht

_EINHEIT = {"euro": "EUR", "kwh": "kWh", "prozent": "%", "tonnen": "t"}
_STELLEN = {"euro": 2, "kwh": 3, "prozent": 4, "tonnen": 3}
_JAHRE = re.compile(r"(\d{1,2}\.){2}\d{4}|\b\d{4}\b")
"""Days and years in a title: a table has the same file every year."""
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_KEIN_WORT = re.compile(r"[^a-z0-9]+")


def schreibe(bericht: Jahresbericht) -> dict[str, bytes]:
    """Return what the file of each table is called, without folder and ending, and its content."""
    tabellen = (block for block in bloecke(bericht) if isinstance(block, Tabelle))
    return {name(tabelle): _inhalt(tabelle) for tabelle in tabellen if tabelle.zeilen}


def name(tabelle: Tabelle) -> str:
    """Return the title as the name of a file: ``ausgaben_je_massnahme``."""
    text = _JAHRE.sub("", tabelle.titel).casefold().translate(_UMLAUTE)
    return _KEIN_WORT.sub("_", text).strip("_")


def _inhalt(tabelle: Tabelle) -> bytes:
    zeilen = (tuple(map(_zelle, zeile, tabelle.spalten)) for zeile in tabelle.zeilen)
    return csv.schreibe(tuple(_kopf(tabelle)), zeilen)


def _kopf(tabelle: Tabelle) -> Iterator[str]:
    """Yield the headings with their units; a column ``Einheit`` says them by row."""
    je_zeile = any(spalte.titel == "Einheit" for spalte in tabelle.spalten)
    for spalte in tabelle.spalten:
        einheit = _EINHEIT.get(spalte.art)
        stumm = einheit is None or "[" in spalte.titel or je_zeile
        yield spalte.titel if stumm else f"{spalte.titel} [{einheit}]"


def _zelle(wert: Zelle, spalte: Spalte) -> Zelle:
    if not isinstance(wert, Decimal) or spalte.art not in _STELLEN:
        return wert
    genau = wert * 100 if spalte.art == "prozent" else wert
    return round(genau, _STELLEN[spalte.art])
