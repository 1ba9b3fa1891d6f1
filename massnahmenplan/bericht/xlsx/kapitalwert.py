"""Sheet ``Kapitalwert``: what the net present value is made of, by year and kind of payment."""

from collections.abc import Iterable
from decimal import Decimal

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Barwertzeile, Ergebnis

_ARTEN = ("investition", "zuschuss", "betrieb", "ersparnis", "zinsen", "restwert", "zielverfehlung")
_SPALTEN = (
    Spalte("Jahr", "jahr", 24),
    *(Spalte(worte.barwertart(art), "betrag", 18) for art in _ARTEN),
    Spalte("Summe", "betrag", 18),
    Spalte("Abzinsungsfaktor", "faktor"),
    Spalte("Barwert", "betrag", 18),
)
_SATZBREITE = 190
_NUR_ZUR_INFORMATION = "Gewählt ist der Plan nach seiner Minderung; der Kapitalwert dient nur zur Information."
_VORZEICHEN = "Kosten sind positiv, Einnahmen und Einsparungen negativ."


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: one row per year, then the sums of amounts and of present values."""
    zeilen = ergebnis.bilanz.kapitalwert
    blatt = mappe.blatt("Kapitalwert", "Kapitalwert")
    zusatz = "" if ergebnis.nachweis.ziel == "kosten" else f" {_NUR_ZUR_INFORMATION}"
    blatt.satz(1, f"{worte.KAPITALWERT}. {_VORZEICHEN}{zusatz}", len(_SPALTEN) - 1, _SATZBREITE)
    stellen = sorted({(zeile.jahr, zeile.faktor) for zeile in zeilen})
    unten = blatt.tabelle(KOPFZEILE, _SPALTEN, (_jahr(zeilen, *stelle) for stelle in stellen))
    blatt.richte_ein(KOPFZEILE, unten - 1, len(_SPALTEN), 1)
    _schreibe_summen(blatt, unten, zeilen)


def _jahr(zeilen: Iterable[Barwertzeile], jahr: int, faktor: Decimal) -> tuple[Wert, ...]:
    """Return the amounts of one year that are discounted alike."""
    alle = [zeile for zeile in zeilen if (zeile.jahr, zeile.faktor) == (jahr, faktor)]
    summe = _summe(zeile.betrag_eur for zeile in alle)
    betraege = (_summe(zeile.betrag_eur for zeile in alle if zeile.art == art) for art in _ARTEN)
    return (jahr, *betraege, summe, faktor, _summe(zeile.barwert_eur for zeile in alle))


def _schreibe_summen(blatt: Blatt, zeile: int, zeilen: tuple[Barwertzeile, ...]) -> None:
    betraege = [_summe(z.betrag_eur for z in zeilen if z.art == art) for art in _ARTEN]
    barwerte = [_summe(z.barwert_eur for z in zeilen if z.art == art) for art in _ARTEN]
    blatt.reihe(zeile, _SPALTEN, ("Summe der Beträge", *betraege, _summe(betraege), None, None), "summe")
    gesamt = _summe(barwerte)
    blatt.reihe(zeile + 1, _SPALTEN, ("Summe der Barwerte", *barwerte, gesamt, None, gesamt), "summe")


def _summe(betraege: Iterable[Decimal]) -> Decimal:
    return sum(betraege, Decimal(0))
