"""Sheet ``Übersicht``: what was decided in a few sentences, the proof, the key sums."""

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.kennzahlen import Summe
from massnahmenplan.bericht.kurzfassung import saetze
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import spanne, zielgroesse

_SUMMEN = (
    Spalte("Maßnahmen", "ganz", 20),
    Spalte("Investition", "euro", 20),
    Spalte("Zuschuss", "euro", 20),
    Spalte("Eigenmittel", "euro", 20),
    Spalte("t CO2e im Zeitraum", "zehntel", 14),
)
_FUSSNOTE = "t CO2e im Zeitraum: Summe der Einzelwirkungen aller Jahre, vor Überlappung; siehe Blatt CO2-Pfad"
_LETZTE_SPALTE = len(_SUMMEN)
_SATZBREITE = 135
"""Characters on a line across all columns."""


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: sentences, proof, sums per field of action and per payer."""
    projekt = ergebnis.fall.projekt
    titel = f"Maßnahmenplan {projekt.name}, {spanne(projekt.beginn, projekt.ende)}"
    blatt = mappe.blatt("Übersicht", titel)
    blatt.auf_eine_seite()
    if projekt.hinweis:
        blatt.satz(1, projekt.hinweis, _LETZTE_SPALTE, _SATZBREITE)
    zeile = KOPFZEILE - 1
    blatt.notiz(zeile, 0, "Was entschieden wurde", "abschnitt")
    for satz in saetze(ergebnis):
        zeile += 1
        blatt.satz(zeile, satz, _LETZTE_SPALTE, _SATZBREITE)
    blatt.notiz(zeile + 2, 0, "Ziel und Beweis", "abschnitt")
    zeile = _schreibe_beweis(blatt, zeile + 3, ergebnis)
    for erste, summen in (
        ("Handlungsfeld", kennzahlen.je_handlungsfeld(ergebnis)),
        ("Kostenträger", kennzahlen.je_traeger(ergebnis)),
    ):
        blatt.notiz(zeile + 1, 0, f"Je {erste}", "abschnitt")
        spalten = (Spalte(erste, breite=34), *_SUMMEN)
        gesamt = _zeile(kennzahlen.gesamt(ergebnis))
        zeile = blatt.tabelle(zeile + 2, spalten, map(_zeile, summen), gesamt)
    blatt.notiz(zeile, 0, _FUSSNOTE, "untertitel")
    if geteilt := kennzahlen.geteiltsatz(kennzahlen.je_traeger(ergebnis), kennzahlen.gesamt(ergebnis)):
        blatt.satz(zeile + 1, geteilt, _LETZTE_SPALTE, _SATZBREITE)


def _schreibe_beweis(blatt: Blatt, zeile: int, ergebnis: Ergebnis) -> int:
    nachweis = ergebnis.nachweis
    bestanden = sum(schritt.bestanden for schritt in ergebnis.protokoll)
    kosten = zielgroesse(ergebnis.bilanz.zielwerte["kosten"], "EUR")
    for bezeichnung, text in (
        ("Ziel", worte.ziel(nachweis.ziel)),
        ("Ergebnis", zielgroesse(nachweis.zielwert, nachweis.einheit)),
        ("Bewiesene Schranke", worte.schranke(nachweis)),
        ("Lücke", worte.luecke(nachweis)),
        ("Status", worte.status(nachweis)),
        *((f"{rang}. Ziel", worte.zielstufe(stufe)) for rang, stufe in enumerate(nachweis.stufen, 1)),
        *((("Bewiesen mit Grenzen", worte.zielgrenzen(nachweis.grenzen)),) if nachweis.grenzen else ()),
        *(("Geändertes Modell", satz) for satz in nachweis.abwandlungen),
        ("Kapitalwert", f"{kosten} (Herleitung: Blatt Kapitalwert)"),
        ("Nachrechnung", f"{bestanden} von {len(ergebnis.protokoll)} Prüfungen bestanden (Blatt Prüfung)"),
        ("Prüfsumme der Eingabe", ergebnis.fall.pruefsumme()),
    ):
        blatt.schreibe(zeile, 0, bezeichnung, "text", "fett")
        blatt.notiz(zeile, 1, text, "zelle_offen")
        zeile += 1
    return zeile


def _zeile(summe: Summe) -> tuple[Wert, ...]:
    return (
        summe.name,
        summe.anzahl,
        summe.investition_eur,
        summe.zuschuss_eur,
        summe.eigenmittel_eur,
        summe.minderung_t,
    )
