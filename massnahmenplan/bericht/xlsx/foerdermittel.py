"""Sheet ``Fördermittel``: every application, and below it how its grant was calculated."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.xlsx.blatt import A3, KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.foerderung.paket import Antrag

_VORN = (
    Spalte("Nr.", "ganz", 5),
    Spalte("Kennung"),
    Spalte("Maßnahme", breite=34),
    Spalte("Programm", breite=44),
    Spalte("Antragsteller", breite=24),
    Spalte("Antrag am", "datum"),
    Spalte("Bewilligung am", "datum"),
    Spalte("fertig bis", "datum"),
    Spalte("Fassung ab", "datum"),
    Spalte("förderfähige Kosten", "euro"),
    Spalte("Satz", "prozent"),
    Spalte("Zuschuss", "euro"),
)
_HINTEN = (Spalte("Sicherheit", "mitte"), Spalte("Quelle", breite=60))
_RECHENWEG = (
    Spalte("Nr.", "ganz"),
    Spalte("Kennung"),
    Spalte("Programm"),
    Spalte("Rechenschritt"),
    Spalte("Betrag", "euro"),
    Spalte("Fundstelle"),
)


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: applications with a column per year of payment, then the lines of calculation."""
    antraege = tuple(_antraege(ergebnis))
    untertitel = None if antraege else "Der Plan enthält keinen Förderantrag."
    blatt = mappe.blatt("Fördermittel", "Fördermittel", untertitel)
    blatt.papier(A3)
    jahre = _zahljahre(antraege)
    spalten = (*_VORN, *(Spalte(f"Zahlung {jahr}", "euro") for jahr in jahre), *_HINTEN)
    zeilen = (_zeile(ergebnis, nr, *eintrag, jahre) for nr, eintrag in enumerate(antraege, start=1))
    summe = _summenzeile(kennzahlen.gesamt(ergebnis).zuschuss_eur, antraege, jahre)
    unten = blatt.tabelle(KOPFZEILE, spalten, zeilen, summe)
    blatt.richte_ein(KOPFZEILE, unten - 2, len(spalten), 3)
    if antraege:
        unten = _schreibe_sicherheiten(blatt, unten + 1, antraege)
        _schreibe_rechenwege(blatt, unten + 1, ergebnis, antraege)


def _antraege(ergebnis: Ergebnis) -> Iterator[tuple[str, Antrag]]:
    for bilanz in ergebnis.bilanz.massnahmen:
        for antrag in bilanz.antraege:
            yield bilanz.massnahme, antrag


def _zahljahre(antraege: tuple[tuple[str, Antrag], ...]) -> range:
    jahre = [zahlung.jahr for _, antrag in antraege for zahlung in antrag.auszahlungen]
    return range(min(jahre), max(jahre) + 1) if jahre else range(0)


def _ausgezahlt(antrag: Antrag, jahr: int) -> Decimal | None:
    betraege = [zahlung.betrag_eur for zahlung in antrag.auszahlungen if zahlung.jahr == jahr]
    return sum(betraege, Decimal(0)) if betraege else None


def _zeile(ergebnis: Ergebnis, nr: int, kennung: str, antrag: Antrag, jahre: range) -> tuple[Wert, ...]:
    fall = ergebnis.fall
    return (
        nr,
        kennung,
        worte.massnahme(fall, kennung),
        worte.programm(fall, antrag.programm),
        worte.traeger(fall, fall.massnahme_mit_id[kennung].kostentraeger),
        antrag.antrag_am,
        antrag.bewilligung_am,
        antrag.fertig_bis,
        antrag.fassung_ab,
        antrag.foerderfaehig_eur,
        antrag.satz,
        antrag.zuschuss_eur,
        *(_ausgezahlt(antrag, jahr) for jahr in jahre),
        antrag.sicherheit,
        antrag.quelle,
    )


def _summenzeile(
    zuschuss_eur: Decimal, antraege: tuple[tuple[str, Antrag], ...], jahre: range
) -> tuple[Wert, ...]:
    je_jahr = (
        sum((_ausgezahlt(antrag, jahr) or Decimal(0) for _, antrag in antraege), Decimal(0)) for jahr in jahre
    )
    return (None, None, "Summe", *[None] * 8, zuschuss_eur, *je_jahr, None, None)


def _schreibe_sicherheiten(blatt: Blatt, zeile: int, antraege: tuple[tuple[str, Antrag], ...]) -> int:
    for zeichen in sorted({antrag.sicherheit for _, antrag in antraege}):
        bedeutung = worte.SICHERHEITEN.get(zeichen, "ohne Erläuterung")
        blatt.notiz(zeile, 0, f"Sicherheit {zeichen}: {bedeutung}", "untertitel")
        zeile += 1
    return zeile


def _schreibe_rechenwege(
    blatt: Blatt, zeile: int, ergebnis: Ergebnis, antraege: tuple[tuple[str, Antrag], ...]
) -> None:
    blatt.notiz(zeile, 0, "So wurden die Zuschüsse berechnet", "abschnitt")
    blatt.kopf(zeile + 1, _RECHENWEG)
    zeile += 2
    for nr, (kennung, antrag) in enumerate(antraege, start=1):
        vorn: tuple[Wert, ...] = (nr, kennung, worte.programm(ergebnis.fall, antrag.programm))
        for schritt in antrag.rechenweg:
            blatt.reihe(zeile, _RECHENWEG[:-1], (*vorn, schritt.text, schritt.betrag_eur))
            vorn = (None, None, None)
            blatt.notiz(zeile, len(_RECHENWEG) - 1, schritt.stelle, "zelle_offen")
            zeile += 1
