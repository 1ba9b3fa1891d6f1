"""The tables of the report as CSV, one file each: figures to go on with, so without rows of sums."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht import csv
from massnahmenplan.bericht.entwurf.form import Spalte, Tabelle, Zelle
from massnahmenplan.bericht.jahresbericht.gliederung import bloecke
from massnahmenplan.bericht.zelltext import zum_rechnen
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht

_EINHEIT = {"euro": "EUR", "kwh": "kWh", "prozent": "%", "tonnen": "t"}
NAMEN = frozenset(
    {
        *("indikatoren_massnahmen", "indikatoren_eur", "indikatoren_t_co2e", "indikatoren_kwh"),
        *("stand_je_massnahme", "massnahmen_je_phase", "abweichungen", "planaenderungen"),
        *("ausgaben_je_massnahme", "ausgaben_je_handlungsfeld", "ausgaben_je_kostentraeger"),
        *("bewilligte_zuschuesse_je_massnahme", "bewilligte_zuschuesse_je_handlungsfeld"),
        *("ausgezahlte_zuschuesse_je_massnahme", "ausgezahlte_zuschuesse_je_handlungsfeld"),
        *("minderung_je_massnahme", "minderung_je_handlungsfeld", "zielpfad", "ziele"),
        *("endenergie_je_massnahme", "endenergie_je_handlungsfeld", "gestrichene_und_zurueckgestellte"),
        *("fristen", "mittelbedarf_je_kostentraeger", "mittelbedarf_je_massnahme"),
    }
)
"""All there can be: what a report has not got goes from the folder of an earlier one, and nothing else does."""


def schreibe(bericht: Jahresbericht) -> dict[str, bytes]:
    """Return what the file of each table with rows is called, without folder and ending, and its content."""
    tabellen = (block for block in bloecke(bericht) if isinstance(block, Tabelle))
    return {tabelle.datei: _inhalt(tabelle) for tabelle in tabellen if tabelle.zeilen and tabelle.datei}


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
    return zum_rechnen(wert, spalte.art) if isinstance(wert, Decimal) else wert
