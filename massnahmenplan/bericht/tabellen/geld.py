"""Purses and their reserve, accounts, and the net present value."""

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis


def _haushalt(ergebnis: Ergebnis) -> Zeilen:
    for jahr in ergebnis.bilanz.haushalt:
        yield (
            worte.traeger(ergebnis.fall, jahr.traeger),
            jahr.art,
            jahr.jahr,
            jahr.ansatz_eur,
            jahr.gesperrt_eur,
            jahr.rest_vorjahr_eur,
            jahr.zuschuesse_eur,
            jahr.rueckfluss_eur,
            jahr.umgebucht_eur,
            jahr.ausgaben_eur,
            jahr.linie_eur,
            jahr.linie_vorjahr_eur,
            jahr.zinsen_eur,
            jahr.kreditaufnahme_eur,
            jahr.tilgung_eur,
            jahr.kreditzinsen_eur,
            jahr.frei_eur,
            jahr.rest_eur,
        )


def _vorsorge(ergebnis: Ergebnis) -> Zeilen:
    for eintrag in ergebnis.bilanz.vorsorge:
        yield (
            worte.traeger(ergebnis.fall, eintrag.traeger),
            eintrag.jahr,
            eintrag.seit,
            eintrag.betrag_eur,
            ", ".join(anstieg.massnahme for anstieg in eintrag.anstiege),
            eintrag.linie_eur,
            eintrag.frei_eur,
        )


def _konten(ergebnis: Ergebnis) -> Zeilen:
    for konto in ergebnis.bilanz.konten:
        zeit = konto.periode or konto.jahr
        yield (konto.konto, konto.name, konto.einheit, zeit, konto.fenster, konto.menge, konto.verbrauch)


def _kapitalwert(ergebnis: Ergebnis) -> Zeilen:
    for zeile in ergebnis.bilanz.kapitalwert:
        yield (zeile.jahr, worte.barwertart(zeile.art), zeile.betrag_eur, zeile.faktor, zeile.barwert_eur)


HAUSHALT: Form = (
    [
        "Kostenträger",
        "Haushalt",
        "Jahr",
        "Ansatz [€]",
        "gesperrt [€]",
        "Rest aus Vorjahr [€]",
        "Zuwendungen [€]",
        "Rückfluss [€]",
        "Deckung [€]",
        "Ausgaben [€]",
        "Liquiditätslinie [€]",
        "Rückzahlung Liquiditätslinie [€]",
        "Zinsen [€]",
        "Kreditaufnahme [€]",
        "Tilgung [€]",
        "Kreditzinsen [€]",
        "frei [€]",
        "Rest ins Folgejahr [€]",
    ],
    _haushalt,
)
VORSORGE: Form = (
    [
        "Kostenträger",
        "Jahr",
        "Zahlungen seit",
        "Vorsorge [€]",
        "Teurer im schlimmsten Fall",
        "Liquiditätslinie im schlimmsten Fall [€]",
        "frei im schlimmsten Fall [€]",
    ],
    _vorsorge,
)
KONTEN: Form = (
    [
        "Konto",
        "Bezeichnung",
        "Einheit",
        "Jahr",
        "Fenster (Jahre)",
        "verfügbar [Einheit]",
        "verbraucht [Einheit]",
    ],
    _konten,
)
KAPITALWERT: Form = (
    ["Jahr", "Art", "Betrag [€]", "Abzinsungsfaktor [Anteil]", "Barwert [€]"],
    _kapitalwert,
)
