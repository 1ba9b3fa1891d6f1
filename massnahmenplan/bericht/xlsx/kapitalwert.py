"""Sheet ``Kapitalwert``: what the net present value is made of, by year and kind of payment."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import BARWERTARTEN, Barwertzeile, Ergebnis, Nachweis

_NUR_WENN_VORHANDEN = frozenset({"buendel", "kreditaufnahme", "tilgung", "kreditzinsen"})
_SATZBREITE = 190
_GEWAEHLT_NACH = {"co2": "seiner Minderung", "nutzwert": "seinem Nutzwert"}
_VORZEICHEN = "Kosten sind positiv, Einnahmen und Einsparungen negativ."


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: one row per year, then the sums of amounts and of present values."""
    zeilen = ergebnis.bilanz.kapitalwert
    vorhanden = {zeile.art for zeile in zeilen}
    arten = [art for art in BARWERTARTEN if art in vorhanden or art not in _NUR_WENN_VORHANDEN]
    spalten = tuple(_spalten(arten))
    blatt = mappe.blatt("Kapitalwert", "Kapitalwert")
    satz = f"{worte.KAPITALWERT}. {_VORZEICHEN}{_nur_zur_information(ergebnis.nachweis)}"
    blatt.satz(1, satz, len(spalten) - 1, _SATZBREITE)
    stellen = sorted({(zeile.jahr, zeile.faktor) for zeile in zeilen})
    unten = blatt.tabelle(KOPFZEILE, spalten, (_jahr(zeilen, arten, *stelle) for stelle in stellen))
    blatt.richte_ein(KOPFZEILE, unten - 1, len(spalten), 1)
    _schreibe_summen(blatt, unten, spalten, arten, zeilen)


def _nur_zur_information(nachweis: Nachweis) -> str:
    """Return what else the plan was chosen by, unless the net present value is among its aims."""
    if "kosten" in {nachweis.ziel, *(stufe.ziel for stufe in nachweis.stufen)}:
        return ""
    wonach = _GEWAEHLT_NACH[nachweis.ziel]
    return f" Gewählt ist der Plan nach {wonach}; der Kapitalwert dient nur zur Information."


def _spalten(arten: Iterable[str]) -> Iterator[Spalte]:
    yield Spalte("Jahr", "jahr", 24)
    yield from (Spalte(worte.barwertart(art), "betrag", 18) for art in arten)
    yield Spalte("Summe", "betrag", 18)
    yield Spalte("Abzinsungsfaktor", "faktor")
    yield Spalte("Barwert", "betrag", 18)


def _jahr(zeilen: Iterable[Barwertzeile], arten: Sequence[str], jahr: int, faktor: Decimal) -> tuple[Wert, ...]:
    """Return the amounts of one year that are discounted alike."""
    alle = [zeile for zeile in zeilen if (zeile.jahr, zeile.faktor) == (jahr, faktor)]
    summe = _summe(zeile.betrag_eur for zeile in alle)
    betraege = (_summe(zeile.betrag_eur for zeile in alle if zeile.art == art) for art in arten)
    return (jahr, *betraege, summe, faktor, _summe(zeile.barwert_eur for zeile in alle))


def _schreibe_summen(
    blatt: Blatt, zeile: int, spalten: Sequence[Spalte], arten: Sequence[str], zeilen: tuple[Barwertzeile, ...]
) -> None:
    betraege = [_summe(z.betrag_eur for z in zeilen if z.art == art) for art in arten]
    barwerte = [_summe(z.barwert_eur for z in zeilen if z.art == art) for art in arten]
    blatt.reihe(zeile, spalten, ("Summe der Beträge", *betraege, _summe(betraege), None, None), "summe")
    gesamt = _summe(barwerte)
    blatt.reihe(zeile + 1, spalten, ("Summe der Barwerte", *barwerte, gesamt, None, gesamt), "summe")


def _summe(betraege: Iterable[Decimal]) -> Decimal:
    return sum(betraege, Decimal(0))
