"""The tables of the report as a workbook: figures as numbers, what is not reported as words."""

from collections.abc import Iterator
from itertools import groupby

from massnahmenplan.bericht.entwurf import form
from massnahmenplan.bericht.entwurf.form import Tabelle, Zellart
from massnahmenplan.bericht.jahresbericht.gliederung import bloecke, titel
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht

_STILE: dict[Zellart, str] = {
    "text": "text",
    "ganz": "ganz",
    "jahr": "mitte",
    "datum": "datum",
    "euro": "euro",
    "tonnen": "zehntel",
    "kwh": "kwh",
    "prozent": "prozent",
}
_NICHT_GEMELDET = "„nicht gemeldet“: geplant, aber ohne Angabe im Stand; zählt nirgends als 0."
_ZEICHEN_JE_BREITE = 6
_OFFEN = "Offene Punkte"


def schreibe(bericht: Jahresbericht) -> bytes:
    """Return the content of ``jahresbericht.xlsx``; equal reports give equal bytes, no formulas."""
    mappe = Mappe()
    tabellen = [*(block for block in bloecke(bericht) if isinstance(block, Tabelle)), _offene_punkte(bericht)]
    for name, gruppe in groupby(tabellen, key=lambda tabelle: tabelle.blatt):
        blatt, zeile = mappe.blatt(name, titel(bericht), _NICHT_GEMELDET), KOPFZEILE - 1
        for tabelle in gruppe:
            spalten = tuple(_spalten(tabelle))
            blatt.notiz(zeile, 0, tabelle.titel, "abschnitt")
            zeile = blatt.tabelle(zeile + 1, spalten, tabelle.zeilen, tabelle.summe) + 1
    return mappe.inhalt()


def _spalten(tabelle: Tabelle) -> Iterator[Spalte]:
    for spalte in tabelle.spalten:
        breite = None if spalte.art != "text" else spalte.breite * _ZEICHEN_JE_BREITE
        yield Spalte(spalte.titel, _STILE[spalte.art], breite)


def _offene_punkte(bericht: Jahresbericht) -> Tabelle:
    zeilen = tuple((punkt,) for punkt in bericht.offen)
    return Tabelle(_OFFEN, _OFFEN, (form.Spalte("Was zu klären ist", breite=16),), zeilen)
