"""Sheet ``Warmmiete``: levies, saved energy and limit per rented building and year; only if there are any."""

from collections.abc import Iterator

from massnahmenplan.bericht.tabellen.mieten import anstieg
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    Spalte("Objekt", breite=30),
    Spalte("Vermieter", breite=24),
    Spalte("Jahr", "jahr"),
    Spalte("neue Umlage je Jahr", "betrag"),
    Spalte("davon gekappt", "betrag"),
    Spalte("Umlagen", "betrag"),
    Spalte("eingesparte Energie", "betrag"),
    Spalte("Anstieg der Warmmiete", "betrag"),
    Spalte("Anstieg je m² und Monat", "betrag"),
    Spalte("erlaubt je m² und Monat", "betrag"),
    Spalte("über der Grenze", "betrag"),
)
_HINWEIS = (
    "Anstieg = Umlagen − eingesparte Energie der Maßnahmen am Objekt, in € je Jahr; was die Kappungsgrenze "
    "abschneidet, steht neben der neuen Umlage"
)


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: one row per building and year."""
    if not ergebnis.bilanz.mieten:
        return
    blatt = mappe.blatt("Warmmiete", "Warmmieten", _HINWEIS)
    unten = blatt.tabelle(KOPFZEILE, _SPALTEN, _zeilen(ergebnis))
    blatt.richte_ein(KOPFZEILE, unten - 1, len(_SPALTEN))


def _zeilen(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for miete in ergebnis.bilanz.mieten:
        traeger = ergebnis.fall.traeger_mit_id.get(miete.vermieter or "")
        yield (
            ergebnis.fall.objekt_mit_id[miete.objekt].name,
            None if traeger is None else traeger.name,
            *anstieg(miete),
            None if miete.spielraum_eur is None else miete.je_m2_monat(miete.spielraum_eur),
            miete.ueberschreitung_eur,
        )
