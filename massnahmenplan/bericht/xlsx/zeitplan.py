"""Sheet ``Zeitplan``: every measure with its steps and bars over the periods, without amounts: for the council."""

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.tabellen.zeitplan import ANTRAG, BAU, BETRIEB, PLANUNG, Schritt, erstes_jahr, schritte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.bericht.xlsx.papier import A3
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz

_BALKEN = {ANTRAG: ("A", "antrag"), PLANUNG: ("P", "planung"), BAU: ("B", "bau"), BETRIEB: ("W", "betrieb")}
_LEGENDE = "A = Förderantrag spätestens   P = Planung   B = Bau   W = in Betrieb   Beträge: Blatt Haushaltstabelle"
_SPALTEN = (
    Spalte("Nr.", "nummer", 5),
    Spalte("Maßnahme", breite=40),
    Spalte("Teilmaßnahme", breite=54),
    Spalte("von", "mitte", 12),
    Spalte("bis", "mitte", 12),
)
_BREITE = {1: 6, 2: 8, 4: 8}
"""Width of the column of a period, by how many a year has."""


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: measures in the order of the plan by field of action, each with its steps below it."""
    achse = ergebnis.fall.projekt.zeitachse
    blatt = mappe.blatt("Zeitplan", f"Zeitplan {ergebnis.fall.projekt.name}", _LEGENDE)
    blatt.papier(A3)
    perioden = range(erstes_jahr(ergebnis) * achse.je_jahr, achse.perioden.stop)
    spalten = (*_SPALTEN, *(Spalte(achse.name(p), "mitte", _BREITE[achse.je_jahr]) for p in perioden))
    blatt.kopf(KOPFZEILE, spalten)
    zeile = KOPFZEILE + 1
    for nr, bilanz in enumerate(kennzahlen.nach_handlungsfeld(ergebnis), start=1):
        blatt.beginne_block(zeile)
        leer = [None] * len(perioden)
        blatt.reihe(zeile, spalten, (*_kopfwerte(ergebnis, nr, bilanz), *leer), "gruppe")
        zeile += 1
        for schritt in schritte(ergebnis, bilanz):
            _schreibe_schritt(blatt, zeile, worte.massnahme(ergebnis.fall, bilanz.massnahme), schritt, perioden)
            zeile += 1
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(spalten), 2)


def _kopfwerte(ergebnis: Ergebnis, nr: int, bilanz: Massnahmenbilanz) -> tuple[Wert, ...]:
    fall, achse = ergebnis.fall, ergebnis.fall.projekt.zeitachse
    feld = worte.handlungsfeld(fall.massnahme_mit_id[bilanz.massnahme].handlungsfeld)
    name = worte.massnahme(fall, bilanz.massnahme)
    return (
        nr,
        name,
        f"{feld}, {worte.zahlende(fall, bilanz)}",
        achse.name(bilanz.beginn),
        achse.name(bilanz.fertig),
    )


def _schreibe_schritt(blatt: Blatt, zeile: int, name: str, schritt: Schritt, perioden: range) -> None:
    zeit = "datum" if schritt.art == ANTRAG else "mitte"
    blatt.reihe(zeile, _SPALTEN[:3], (None, name, schritt.titel))
    for spalte, wert in enumerate((schritt.von, schritt.bis), start=3):
        blatt.schreibe(zeile, spalte, wert, zeit)
    zeichen, stil = _BALKEN[schritt.art]
    for spalte, periode in enumerate(perioden, start=len(_SPALTEN)):
        drin = periode in schritt.perioden
        blatt.schreibe(zeile, spalte, zeichen if drin else None, stil if drin else "mitte")
