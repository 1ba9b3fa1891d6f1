"""Sheet ``Kredite``: every loan with its terms, its course year by year, and the debt of each payer."""

from collections.abc import Iterator

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.tabellen.kredite import betraege
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis, Kreditbilanz

_KREDITE = (
    Spalte("Kredit", breite=40),
    Spalte("Kostenträger", breite=24),
    Spalte("Maßnahme", breite=30),
    Spalte("Betrag", "betrag", 16),
    Spalte("möglich", "betrag", 16),
    Spalte("Tilgungszuschuss", "betrag", 18),
    Spalte("Zinsen bis Ende", "betrag", 16),
    Spalte("Sollzins", "prozent"),
    Spalte("Laufzeit [a]", "mitte"),
    Spalte("tilgungsfrei [a]", "mitte"),
    Spalte("Tilgung", breite=16),
)
_VERLAUF = (
    Spalte("Kredit"),
    Spalte("Kostenträger"),
    Spalte("Maßnahme"),
    Spalte("Jahr", "jahr"),
    Spalte("Abruf", "betrag"),
    Spalte("Zins", "betrag"),
    Spalte("Tilgung", "betrag"),
    Spalte("Gutschrift", "betrag"),
    Spalte("Restschuld", "betrag"),
)
_SCHULDEN = (
    Spalte("Kostenträger"),
    Spalte("Grenze der Schulden", "betrag"),
    Spalte("Grenze des Schuldendiensts", "betrag"),
    Spalte("Jahr", "jahr"),
    Spalte("Schulden", "betrag"),
    Spalte("Schuldendienst", "betrag"),
)
_TILGUNG = {"annuitaet": "Annuität", "raten": "gleiche Raten", "endfaellig": "endfällig"}
_UNTERTITEL = "Zahlungen zum Jahresende; der Verlauf reicht bis zur letzten Rate, auch über den Plan hinaus."


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet if the plan has loans: terms, then the course of each loan, then debts."""
    kredite = ergebnis.bilanz.kredite
    if not kredite:
        return
    blatt = mappe.blatt("Kredite", "Kredite", _UNTERTITEL)
    zeile = blatt.tabelle(KOPFZEILE, _KREDITE, (_kredit(ergebnis, kredit) for kredit in kredite))
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(_KREDITE), 1)
    zeile = blatt.abschnitt(zeile + 1, "Verlauf", _VERLAUF, _verlauf(ergebnis))
    blatt.abschnitt(zeile + 1, "Schulden und Schuldendienst", _SCHULDEN, _schulden(ergebnis))


def _namen(ergebnis: Ergebnis, kredit: Kreditbilanz) -> tuple[str, str, str | None]:
    massnahme = None if kredit.massnahme is None else worte.massnahme(ergebnis.fall, kredit.massnahme)
    return kredit.name, worte.traeger(ergebnis.fall, kredit.traeger), massnahme


def _kredit(ergebnis: Ergebnis, kredit: Kreditbilanz) -> tuple[Wert, ...]:
    bedingungen = kredit.bedingungen
    return (
        *_namen(ergebnis, kredit),
        kredit.betrag_eur,
        kredit.hoechstens_eur,
        kredit.tilgungszuschuss_eur,
        kredit.zinsen_eur,
        bedingungen.sollzins,
        bedingungen.laufzeit_jahre,
        bedingungen.tilgungsfrei_jahre,
        _TILGUNG[bedingungen.tilgung],
    )


def _verlauf(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for kredit in ergebnis.bilanz.kredite:
        for jahr in kredit.jahre:
            if any(betraege(jahr)):
                yield *_namen(ergebnis, kredit), jahr.jahr, *betraege(jahr)


def _schulden(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for stand in ergebnis.bilanz.schulden:
        traeger = worte.traeger(ergebnis.fall, stand.traeger)
        grenzen = stand.schuldengrenze_eur, stand.dienstgrenze_eur
        yield traeger, *grenzen, stand.jahr, stand.schuld_eur, stand.dienst_eur
