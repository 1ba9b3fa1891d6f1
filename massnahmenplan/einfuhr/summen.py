"""Printed sums against the rows: what a table says twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from massnahmenplan.einfuhr.tabelle import Fremdtabelle
from massnahmenplan.einfuhr.verbleib import Summenvergleich, schluessel
from massnahmenplan.einfuhr.zahlangabe import Unlesbar, lies_angabe
from massnahmenplan.einfuhr.zeile import rohkennung
from massnahmenplan.einfuhr.zuordnung import Summenpruefung, Zuordnung
from massnahmenplan.eingabe.quelle import Wert, anzeige

ALLE = "alle"
"""In place of a word: all rows together."""
Zeilen = Sequence[tuple[Wert, ...]]


def vergleiche(zuordnung: Zuordnung, tabelle: Fremdtabelle, zeilen: Zeilen) -> Iterator[Summenvergleich]:
    """Yield every comparison the mapping asks for; cells that are empty, or no single number, are not counted."""
    for nummer, pruefung in enumerate(zuordnung.pruefungen, 1):
        name = pruefung.name or f"Prüfung {nummer}"
        if pruefung.summe is not None:
            yield from _je_zeile(name, pruefung, zuordnung, tabelle, zeilen)
        else:
            yield from _je_gruppe(name, pruefung, zuordnung, tabelle, zeilen)


def _je_zeile(
    name: str, pruefung: Summenpruefung, zuordnung: Zuordnung, tabelle: Fremdtabelle, zeilen: Zeilen
) -> Iterator[Summenvergleich]:
    for zeile in zeilen:
        teile = [_zahl(zuordnung, tabelle, zeile, spalte) for spalte in pruefung.spalten]
        gedruckt = _zahl(zuordnung, tabelle, zeile, pruefung.summe or "")
        if gedruckt is not None and any(teil is not None for teil in teile):
            gerechnet = sum((teil for teil in teile if teil is not None), Decimal(0))
            yield _vergleich(name, rohkennung(zuordnung, tabelle, zeile), gedruckt, gerechnet, pruefung)


def _je_gruppe(
    name: str, pruefung: Summenpruefung, zuordnung: Zuordnung, tabelle: Fremdtabelle, zeilen: Zeilen
) -> Iterator[Summenvergleich]:
    summen: defaultdict[str, Decimal] = defaultdict(Decimal)
    for zeile in zeilen:
        wort = ALLE if pruefung.je is None else anzeige(tabelle.zelle(zeile, pruefung.je).inhalt)
        for spalte in pruefung.spalten:
            summen[schluessel(wort)] += _zahl(zuordnung, tabelle, zeile, spalte) or Decimal(0)
    for wort, gedruckt in pruefung.summen.items():
        yield _vergleich(name, wort, gedruckt, summen[schluessel(wort)], pruefung)


def _vergleich(
    name: str, was: str, gedruckt: Decimal, gerechnet: Decimal, pruefung: Summenpruefung
) -> Summenvergleich:
    haelt = abs(gedruckt - gerechnet) <= pruefung.toleranz
    return Summenvergleich(name, was, gedruckt, gerechnet, haelt, pruefung.quelle)


def _zahl(zuordnung: Zuordnung, tabelle: Fremdtabelle, zeile: tuple[Wert, ...], spalte: str) -> Decimal | None:
    inhalt = tabelle.zelle(zeile, spalte).inhalt
    if isinstance(inhalt, bool) or inhalt is None:
        return None
    if not isinstance(inhalt, str):
        return Decimal(str(inhalt)) if isinstance(inhalt, int | float) else None
    try:
        angabe = lies_angabe(inhalt, zuordnung.zahlen)
    except Unlesbar:
        return None
    return None if angabe.ist_spanne else angabe.unten
