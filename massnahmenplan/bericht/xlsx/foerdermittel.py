"""Sheet ``Fördermittel``: every application with its dates, its grant and what it depends on."""

from collections.abc import Iterable

from massnahmenplan.bericht import abschnittsworte, kennzahlen, worte
from massnahmenplan.bericht.kennzahlen import Bewilligung
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.bericht.xlsx.papier import A3
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    Spalte("Nr.", "nummer", 5),
    Spalte("Kennung"),
    Spalte("Maßnahme", breite=28),
    Spalte("Programm", breite=28),
    Spalte("Antragsteller", breite=26),
    Spalte("Antrag spätestens", "datum"),
    Spalte("Bewilligung am", "datum"),
    Spalte("fertig bis", "datum"),
    Spalte("Spielraum [Tage]", "ganz"),
    Spalte("Nachweis bis", "datum"),
    Spalte("Bindung bis", "datum"),
    Spalte("Fassung ab", "datum"),
    Spalte("förderfähige Kosten", "euro"),
    Spalte("Satz", "prozent"),
    Spalte("Zuschuss", "euro"),
    Spalte("Sicherheit", "mitte"),
    Spalte("Bedingungen und Vorbehalte", breite=70),
)
_ERLAEUTERUNG = (
    "Antrag spätestens: letzter Tag, an dem der Plan noch aufgeht; früher ist möglich, soweit die Fassung gilt.",
    "Spielraum: Tage vom Bauende bis zum Ende des Bewilligungszeitraums (fertig bis); 0: kein Verzug erlaubt.",
    "Nachweis bis: letzter Tag für den Verwendungsnachweis; Bindung bis: so lange ist die Maßnahme zu erhalten.",
    "Rechenschritte, Auszahlungen und Quellen: Blatt Rechenwege.",
)


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: applications, then what columns and marks mean."""
    bewilligungen = kennzahlen.bewilligungen(ergebnis)
    untertitel = None if bewilligungen else abschnittsworte.KEIN_ANTRAG
    blatt = mappe.blatt("Fördermittel", "Fördermittel", untertitel)
    blatt.papier(A3)
    blatt.kopf(KOPFZEILE, _SPALTEN)
    zeile = KOPFZEILE + 1
    for nr, eintrag in enumerate(bewilligungen, start=1):
        blatt.reihe(zeile, _SPALTEN, _werte(ergebnis, nr, eintrag))
        if eintrag.spielraum_tage == 0:
            blatt.schreibe(zeile, _spalte("Spielraum [Tage]"), 0, "ganz", "warnung")
        zeile += 1
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(_SPALTEN), 3)
    zuschuss_eur = kennzahlen.gesamt(ergebnis).zuschuss_eur
    blatt.reihe(zeile, _SPALTEN, (None, None, "Summe", *[None] * 11, zuschuss_eur, None, None), "summe")
    if bewilligungen:
        _schreibe_erlaeuterung(blatt, zeile + 2, bewilligungen)


def _spalte(titel: str) -> int:
    return next(nr for nr, spalte in enumerate(_SPALTEN) if spalte.titel == titel)


def _werte(ergebnis: Ergebnis, nr: int, eintrag: Bewilligung) -> tuple[Wert, ...]:
    fall, antrag, kennung = ergebnis.fall, eintrag.antrag, eintrag.bilanz.massnahme
    return (
        nr,
        kennung,
        worte.massnahme(fall, kennung),
        worte.programm(fall, antrag.programm),
        worte.traeger(fall, fall.massnahme_mit_id[kennung].kostentraeger),
        antrag.antrag_am,
        antrag.bewilligung_am,
        antrag.fertig_bis,
        eintrag.spielraum_tage,
        antrag.nachweis_bis,
        antrag.zweckbindung_bis,
        antrag.fassung_ab,
        antrag.foerderfaehig_eur,
        antrag.satz,
        antrag.zuschuss_eur,
        antrag.sicherheit,
        eintrag.vorbehalt,
    )


def _schreibe_erlaeuterung(blatt: Blatt, zeile: int, bewilligungen: Iterable[Bewilligung]) -> None:
    zeichen = sorted({eintrag.antrag.sicherheit for eintrag in bewilligungen})
    sicherheiten = (f"Sicherheit {z}: {worte.SICHERHEITEN.get(z, 'ohne Erläuterung')}" for z in zeichen)
    for nr, satz in enumerate((*_ERLAEUTERUNG, *sicherheiten)):
        blatt.notiz(zeile + nr, 0, satz, "untertitel")
