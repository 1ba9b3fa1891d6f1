"""Sheet ``Rechenwege``: how each grant was calculated, when it is paid, on what it rests."""

from massnahmenplan.bericht import abschnittsworte, kennzahlen, worte
from massnahmenplan.bericht.antragsrechnung import rechnung
from massnahmenplan.bericht.kennzahlen import Bewilligung
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    Spalte("Nr.", "nummer", 5),
    Spalte("Maßnahme", breite=30),
    Spalte("Programm", breite=34),
    Spalte("Rechenschritt", breite=56),
    Spalte("Betrag", "euro"),
    Spalte("Fundstelle", breite=56),
)


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: a block per application, numbered as on the sheet ``Fördermittel``."""
    bewilligungen = kennzahlen.bewilligungen(ergebnis)
    untertitel = None if bewilligungen else abschnittsworte.KEIN_ANTRAG
    blatt = mappe.blatt("Rechenwege", "So wurden die Zuschüsse berechnet", untertitel)
    blatt.kopf(KOPFZEILE, _SPALTEN)
    zeile = KOPFZEILE + 1
    for nr, eintrag in enumerate(bewilligungen, start=1):
        blatt.beginne_block(zeile)
        vorn = _vorn(ergebnis, nr, eintrag)
        for text, betrag_eur, stelle in rechnung(eintrag.antrag):
            blatt.reihe(zeile, _SPALTEN, (*vorn, text, betrag_eur, stelle))
            vorn = (None, None, None)
            zeile += 1
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(_SPALTEN))


def _vorn(ergebnis: Ergebnis, nr: int, eintrag: Bewilligung) -> tuple[Wert, Wert, Wert]:
    fall = ergebnis.fall
    return nr, worte.massnahme(fall, eintrag.bilanz.massnahme), worte.programm(fall, eintrag.antrag.programm)
