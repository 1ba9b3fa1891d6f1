"""Sheet ``Kriterien``: what the plan is worth by each criterion, and targets in other units than tonnes."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_STAND = (
    Spalte("Kriterium", breite=40),
    Spalte("Gruppe", breite=18),
    Spalte("Gewicht", "prozent"),
    Spalte("Einheit", breite=14),
    Spalte("schlechtester", "menge", 16),
    Spalte("bester", "menge", 16),
    Spalte("Wert", "menge", 16),
    Spalte("Anteil", "prozent"),
    Spalte("Punkte", "menge", 12),
)
_ZIELE = (
    Spalte("Zielvorgabe", breite=40),
    Spalte("Bezeichnung", breite=18),
    Spalte("Art", "mitte"),
    Spalte("Einheit", breite=14),
    Spalte("Soll", "menge", 16),
    Spalte("Ist", "menge", 16),
    Spalte("verfehlt um", "menge", 16),
    Spalte("in", "mitte"),
    Spalte("Preis der Verfehlung", "betrag", 18),
)
_HINWEIS = (
    "Punkte = 100 × Gewicht × Anteil. Wert: Summe der Plätze der gewählten Maßnahmen zwischen schlechtestem (0) "
    "und bestem (1), Anteil davon an allen Maßnahmen; bei CO2 und Kosten der Wert des Plans und sein Platz."
)


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet if there is anything to show: criteria, points of each measure, targets."""
    bilanz = ergebnis.bilanz
    if not bilanz.kriterien and not bilanz.mengenziele:
        return
    blatt = mappe.blatt("Kriterien", "Nutzwert und Zielvorgaben nach Kriterien")
    blatt.satz(1, _HINWEIS, len(_STAND) - 1, 160)
    zeile = KOPFZEILE
    if bilanz.kriterien:
        punkte = sum((stand.punkte for stand in bilanz.kriterien), Decimal(0))
        summe = ("Nutzwert", None, Decimal(1), "Punkte", None, None, None, None, punkte)
        zeile = blatt.tabelle(zeile, _STAND, _staende(ergebnis), summe) + 1
        spalten = (
            Spalte("Punkte je Maßnahme", breite=40),
            *(Spalte(s.name, "menge", 16) for s in bilanz.kriterien),
        )
        zeile = blatt.tabelle(zeile, spalten, _je_massnahme(ergebnis)) + 1
    if bilanz.mengenziele:
        zeile = blatt.tabelle(zeile, _ZIELE, _ziele(ergebnis))
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(_STAND))


def _staende(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for stand in ergebnis.bilanz.kriterien:
        yield (
            stand.name,
            stand.gruppe,
            stand.gewicht,
            stand.einheit,
            stand.schlechtester,
            stand.bester,
            stand.wert,
            stand.anteil,
            stand.punkte,
        )


def _je_massnahme(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for bilanz in ergebnis.bilanz.massnahmen:
        punkte = (stand.punkte_je_massnahme.get(bilanz.massnahme) for stand in ergebnis.bilanz.kriterien)
        yield (worte.massnahme(ergebnis.fall, bilanz.massnahme), *punkte)


def _ziele(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for ziel in ergebnis.bilanz.mengenziele:
        yield (
            ziel.satz,
            ziel.eigener_name,
            "hart" if ziel.hart else "weich",
            ziel.einheit,
            ziel.soll,
            ziel.ist,
            ziel.verfehlung,
            ziel.verfehlung_einheit,
            ziel.strafe_eur,
        )
