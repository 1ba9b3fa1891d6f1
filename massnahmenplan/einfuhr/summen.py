"""Printed sums against the rows: what a table says twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.einfuhr.tabelle import Fremdtabelle
from massnahmenplan.einfuhr.umwandlung import Umwandler, als_ganzes, auswahl
from massnahmenplan.einfuhr.verbleib import Summenvergleich, schluessel
from massnahmenplan.einfuhr.zahlangabe import Unlesbar, lies_zellzahl
from massnahmenplan.einfuhr.zeile import rohkennung
from massnahmenplan.einfuhr.zellinhalt import zellinhalt
from massnahmenplan.einfuhr.zielfelder import Zielart, zielfeld
from massnahmenplan.einfuhr.zuordnung import ALLE, Feldquelle, Summenpruefung, Zuordnung
from massnahmenplan.eingabe.einheit import lies_einheit
from massnahmenplan.eingabe.quelle import Wert, anzeige

Zeilen = Sequence[tuple[Wert, ...]]


@dataclass(slots=True)
class _Summe:
    """What cells add up to; cells that are filled and not one number are counted instead."""

    gesamt: Decimal = Decimal(0)
    gezaehlt: int = 0
    ungezaehlt: int = 0

    def nimm(self, summand: Decimal | Unlesbar | None) -> None:
        """Add a cell; None is an empty one."""
        if isinstance(summand, Decimal):
            self.gesamt += summand
            self.gezaehlt += 1
        elif summand is not None:
            self.ungezaehlt += 1


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
        summe = _Summe()
        for spalte in pruefung.spalten:
            summe.nimm(_summand(zuordnung, tabelle, zeile, spalte))
        gedruckt = _summand(zuordnung, tabelle, zeile, pruefung.summe or "")
        if isinstance(gedruckt, Decimal) and summe.gezaehlt:
            yield _vergleich(name, anzeige(rohkennung(zuordnung, tabelle, zeile)), gedruckt, summe, pruefung)


def _je_gruppe(
    name: str, pruefung: Summenpruefung, zuordnung: Zuordnung, tabelle: Fremdtabelle, zeilen: Zeilen
) -> Iterator[Summenvergleich]:
    summen: defaultdict[str, _Summe] = defaultdict(_Summe)
    for zeile in zeilen:
        wort = ALLE if pruefung.je is None else als_ganzes(tabelle.zelle(zeile, pruefung.je).inhalt)
        for spalte in pruefung.spalten:
            summen[schluessel(wort)].nimm(_summand(zuordnung, tabelle, zeile, spalte))
    for wort, gedruckt in pruefung.summen.items():
        yield _vergleich(name, wort, gedruckt, summen[schluessel(wort)], pruefung)


def _vergleich(name: str, was: str, gedruckt: Decimal, summe: _Summe, pruefung: Summenpruefung) -> Summenvergleich:
    haelt = abs(gedruckt - summe.gesamt) <= pruefung.toleranz
    return Summenvergleich(name, was, gedruckt, summe.gesamt, haelt, pruefung.quelle, summe.ungezaehlt)


def _summand(
    zuordnung: Zuordnung, tabelle: Fremdtabelle, zeile: tuple[Wert, ...], spalte: str
) -> Decimal | Unlesbar | None:
    """Return the number of a cell as the fields read it, None if it is empty, or why it is none."""
    inhalt = zellinhalt(zuordnung, tabelle, tabelle.zelle(zeile, spalte))
    if inhalt is None:
        return None
    umwandler = _umwandler(zuordnung, spalte)
    try:
        if umwandler is not None:
            return umwandler.summand(inhalt)
        return _ohne_feld(inhalt, zuordnung)
    except Unlesbar as grund:
        return grund


def _umwandler(zuordnung: Zuordnung, spalte: str) -> Umwandler | None:
    """Return the reader of the first field with figures that comes from a column, if its unit is known."""
    for name, quelle in zuordnung.felder.items():
        ziel = zielfeld(name)
        assert ziel is not None, "checked with the mapping"
        if schluessel(spalte) not in {schluessel(n) for n in (quelle.spalte, *quelle.auch) if n is not None}:
            continue
        if ziel.art is Zielart.ZAHL or (ziel.art is Zielart.BETRAG and quelle.einheit is not None):
            return Umwandler(ziel, quelle, quelle.zahlen or zuordnung.zahlen)
    return None


def _ohne_feld(inhalt: object, zuordnung: Zuordnung) -> Decimal:
    """Return the number in a column that no field comes from; a unit behind it is taken at its word."""
    angabe = lies_zellzahl(inhalt, zuordnung.zahlen)
    wert = auswahl(angabe, Feldquelle()).wert
    assert isinstance(wert, Decimal)
    if not angabe.einheit:
        return wert
    einheit = lies_einheit(angabe.einheit)
    if einheit is None:
        raise Unlesbar(f"unbekannte Einheit „{angabe.einheit}“ hinter der Zahl")
    return wert * einheit.faktor
