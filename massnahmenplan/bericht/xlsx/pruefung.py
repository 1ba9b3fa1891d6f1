"""Sheet ``Prüfung``: what was checked with which result, how the search ended, with which versions."""

from collections.abc import Iterator

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import gezaehlt, zahl

_SPALTEN = (Spalte("Prüfung", breite=40), Spalte("Ergebnis", breite=80), Spalte("bestanden", "mitte", 12))

_NACHGERECHNET = "Die Zahlen des Plans sind unabhängig vom Optimierer nachgerechnet."
_UNGEPRUEFT = "Dieser Plan wurde nicht geprüft."


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: the protocol, then proof and versions."""
    blatt = mappe.blatt("Prüfung", "Prüfung", _NACHGERECHNET if ergebnis.protokoll else _UNGEPRUEFT)
    blatt.kopf(KOPFZEILE, _SPALTEN)
    zeile = KOPFZEILE + 1
    for schritt in ergebnis.protokoll:
        stile = () if schritt.bestanden else ("warnung",)
        werte = (schritt.pruefung, schritt.ergebnis, "ja" if schritt.bestanden else "NEIN")
        blatt.reihe(zeile, _SPALTEN, werte, *stile)
        zeile += 1
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(_SPALTEN))
    blatt.notiz(zeile + 1, 0, "Suche", "abschnitt")
    zeile = blatt.angaben(zeile + 2, _suche(ergebnis))
    blatt.notiz(zeile + 1, 0, "Fassungen", "abschnitt")
    blatt.angaben(zeile + 2, ((name, version, "text") for name, version in sorted(ergebnis.versionen.items())))


def _suche(ergebnis: Ergebnis) -> Iterator[tuple[str, Wert, str]]:
    nachweis = ergebnis.nachweis
    yield "Status", worte.status(nachweis), "text"
    yield "Beweis", worte.beweis(nachweis), "text"
    for satz in nachweis.abwandlungen:
        yield "Geändertes Modell", satz, "text"
    yield "Dauer", f"{zahl(round(nachweis.dauer_s))} s", "text"
    yield "Modell", f"{gezaehlt(nachweis.zeilen, 'Zeilen')}, {gezaehlt(nachweis.spalten, 'Spalten')}", "text"
    yield "Knoten der Suche", zahl(nachweis.knoten), "text"
    yield "Zufallssaat", str(nachweis.saat), "text"
    for versuch in nachweis.versuche:
        yield "Weiterer Versuch", versuch, "text"
    yield "Prüfsumme der Eingabe", ergebnis.fall.pruefsumme(), "text"
