"""Sheet ``Kostenteilung``: what each of several payers bears and gets; only if a planned measure is shared."""

from collections.abc import Iterator

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.tabellen.massnahmen import geld
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz

_SPALTEN = (
    Spalte("Maßnahme", breite=40),
    Spalte("Kostenträger", breite=30),
    Spalte("Investition", "betrag"),
    Spalte("Anteil", "prozent"),
    Spalte("Zuschuss", "betrag"),
    Spalte("Eigenmittel", "betrag"),
    Spalte("Betrieb im Zeitraum", "betrag"),
    Spalte("eingesparte Energie im Zeitraum", "betrag"),
)
_HINWEIS = "Auf den Cent geteilt; Betrieb = laufende Kosten − Erträge, ohne Betriebsförderung"


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: a block per shared measure, one row per payer, then the whole."""
    geteilt = [bilanz for bilanz in ergebnis.bilanz.massnahmen if bilanz.anteile]
    if not geteilt:
        return
    blatt = mappe.blatt("Kostenteilung", "Maßnahmen mehrerer Kostenträger", _HINWEIS)
    blatt.kopf(KOPFZEILE, _SPALTEN)
    zeile = KOPFZEILE + 1
    for bilanz in geteilt:
        blatt.beginne_block(zeile)
        for werte in _zeilen(ergebnis, bilanz):
            blatt.reihe(zeile, _SPALTEN, werte)
            zeile += 1
        blatt.reihe(zeile, _SPALTEN, _zeile(ergebnis, bilanz, bilanz, "zusammen"), "summe")
        zeile += 1
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(_SPALTEN))


def _zeilen(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> Iterator[tuple[Wert, ...]]:
    for traeger, anteil in bilanz.anteile.items():
        yield _zeile(ergebnis, bilanz, anteil, worte.traeger(ergebnis.fall, traeger))


def _zeile(ergebnis: Ergebnis, bilanz: Massnahmenbilanz, anteil: Massnahmenbilanz, wer: str) -> tuple[Wert, ...]:
    kosten, (investition, *weitere) = bilanz.investition_eur, geld(anteil)
    return (
        worte.massnahme(ergebnis.fall, bilanz.massnahme),
        wer,
        investition,
        investition / kosten if kosten else None,
        *weitere,
    )
