"""Sheet ``Übersicht``: what was decided in a few sentences, the proof, the key sums."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.kennzahlen import Summe
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt, spanne, tonnen, zielgroesse

_SUMMEN = (
    Spalte("Maßnahmen", "ganz", 20),
    Spalte("Investition", "euro", 20),
    Spalte("Zuschuss", "euro", 20),
    Spalte("Eigenmittel", "euro", 20),
    Spalte("t CO2e im Zeitraum", "zehntel", 14),
)
_FUSSNOTE = "t CO2e im Zeitraum: Summe der Einzelwirkungen aller Jahre, vor Überlappung; siehe Blatt CO2-Pfad"
_LETZTE_SPALTE = len(_SUMMEN)
_SATZBREITE = 135
"""Characters on a line across all columns."""


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: sentences, proof, sums per field of action and per payer."""
    projekt = ergebnis.fall.projekt
    titel = f"Maßnahmenplan {projekt.name}, {spanne(projekt.beginn, projekt.ende)}"
    blatt = mappe.blatt("Übersicht", titel)
    blatt.auf_eine_seite()
    if projekt.hinweis:
        blatt.satz(1, projekt.hinweis, _LETZTE_SPALTE, _SATZBREITE)
    zeile = KOPFZEILE - 1
    blatt.notiz(zeile, 0, "Was entschieden wurde", "abschnitt")
    for satz in _saetze(ergebnis):
        zeile += 1
        blatt.satz(zeile, satz, _LETZTE_SPALTE, _SATZBREITE)
    blatt.notiz(zeile + 2, 0, "Ziel und Beweis", "abschnitt")
    zeile = _schreibe_beweis(blatt, zeile + 3, ergebnis)
    for erste, summen in (
        ("Handlungsfeld", kennzahlen.je_handlungsfeld(ergebnis)),
        ("Kostenträger", kennzahlen.je_traeger(ergebnis)),
    ):
        blatt.notiz(zeile + 1, 0, f"Je {erste}", "abschnitt")
        spalten = (Spalte(erste, breite=34), *_SUMMEN)
        gesamt = _zeile(kennzahlen.gesamt(ergebnis))
        zeile = blatt.tabelle(zeile + 2, spalten, map(_zeile, summen), gesamt)
    blatt.notiz(zeile, 0, _FUSSNOTE, "untertitel")


def _saetze(ergebnis: Ergebnis) -> Iterator[str]:
    """Yield what was decided: measures, money, effect, targets, bridging."""
    yield _satz_massnahmen(ergebnis)
    yield _satz_geld(ergebnis)
    yield _satz_wirkung(ergebnis)
    yield _satz_ziele(ergebnis)
    yield _satz_vorfinanzierung(ergebnis)


def _satz_massnahmen(ergebnis: Ergebnis) -> str:
    alle, gewaehlt = len(ergebnis.fall.massnahmen), ergebnis.bilanz.massnahmen
    if not gewaehlt:
        return f"Im Plan ist keine der {alle} Maßnahmen."
    name = ergebnis.fall.projekt.zeitachse.name
    erster, letztes = name(min(b.beginn for b in gewaehlt)), name(max(b.fertig for b in gewaehlt))
    return (
        f"Im Plan: {len(gewaehlt)} von {gezaehlt(alle, 'Maßnahmen')}; die erste beginnt {erster}, "
        f"die letzte ist Ende {letztes} fertig."
    )


def _satz_geld(ergebnis: Ergebnis) -> str:
    summe = kennzahlen.gesamt(ergebnis)
    antraege = sum(len(bilanz.antraege) for bilanz in ergebnis.bilanz.massnahmen)
    return (
        f"Investition: {euro(summe.investition_eur)}; davon Zuschüsse {euro(summe.zuschuss_eur)} "
        f"(Anträge: {antraege}), Eigenmittel {euro(summe.eigenmittel_eur)}{_buendelzusatz(ergebnis)}."
    )


def _buendelzusatz(ergebnis: Ergebnis) -> str:
    gespart = sum((bilanz.buendelersparnis_eur for bilanz in ergebnis.bilanz.massnahmen), Decimal(0))
    return f" nach {euro(gespart)} Ersparnis in Bündeln" if gespart else ""


def _satz_wirkung(ergebnis: Ergebnis) -> str:
    emissionen = ergebnis.bilanz.emissionen
    gemeinsam = sum((jahr.minderung_t for jahr in emissionen), Decimal(0))
    einzeln = sum((jahr.einzelsumme_t for jahr in emissionen), Decimal(0))
    letztes = emissionen[-1]
    return (
        f"Wirkung: {tonnen(gemeinsam)} CO2e weniger bis {letztes.jahr} (Summe der Einzelwirkungen: "
        f"{tonnen(einzeln)}), davon {tonnen(letztes.minderung_t)} im Jahr {letztes.jahr}."
    )


def _satz_ziele(ergebnis: Ergebnis) -> str:
    ziele = ergebnis.bilanz.ziele
    verfehlt = [f"{ziel.satz} (um {tonnen(ziel.verfehlung_t)})" for ziel in ziele if ziel.verfehlung_t]
    if not ziele:
        return "Zielvorgaben: keine."
    eingehalten = f"Zielvorgaben: {len(ziele) - len(verfehlt)} von {len(ziele)} eingehalten"
    return f"{eingehalten}; verfehlt: {', '.join(verfehlt)}." if verfehlt else f"{eingehalten}."


def _satz_vorfinanzierung(ergebnis: Ergebnis) -> str:
    hoechste = max(ergebnis.bilanz.haushalt, key=lambda jahr: jahr.linie_eur, default=None)
    if hoechste is None or not hoechste.linie_eur:
        return "Vorfinanzierung: keine Liquiditätslinie nötig."
    zinsen = sum((jahr.zinsen_eur for jahr in ergebnis.bilanz.haushalt), Decimal(0))
    traeger = worte.traeger(ergebnis.fall, hoechste.traeger)
    return (
        f"Vorfinanzierung: höchste Liquiditätslinie {euro(hoechste.linie_eur)} "
        f"({traeger}, Ende {hoechste.jahr}); Zinsen zusammen {euro(zinsen)}."
    )


def _schreibe_beweis(blatt: Blatt, zeile: int, ergebnis: Ergebnis) -> int:
    nachweis = ergebnis.nachweis
    bestanden = sum(schritt.bestanden for schritt in ergebnis.protokoll)
    kosten = zielgroesse(ergebnis.bilanz.zielwerte["kosten"], "EUR")
    for bezeichnung, text in (
        ("Ziel", worte.ziel(nachweis.ziel)),
        ("Ergebnis", zielgroesse(nachweis.zielwert, nachweis.einheit)),
        ("Bewiesene Schranke", worte.schranke(nachweis)),
        ("Lücke", worte.luecke(nachweis)),
        ("Status", worte.status(nachweis)),
        *((f"{rang}. Ziel", worte.zielstufe(stufe)) for rang, stufe in enumerate(nachweis.stufen, 1)),
        *((("Bewiesen mit Grenzen", worte.zielgrenzen(nachweis.grenzen)),) if nachweis.grenzen else ()),
        ("Kapitalwert", f"{kosten} (Herleitung: Blatt Kapitalwert)"),
        ("Nachrechnung", f"{bestanden} von {len(ergebnis.protokoll)} Prüfungen bestanden (Blatt Prüfung)"),
        ("Prüfsumme der Eingabe", ergebnis.fall.pruefsumme()),
    ):
        blatt.schreibe(zeile, 0, bezeichnung, "text", "fett")
        blatt.notiz(zeile, 1, text, "zelle_offen")
        zeile += 1
    return zeile


def _zeile(summe: Summe) -> tuple[Wert, ...]:
    return (
        summe.name,
        summe.anzahl,
        summe.investition_eur,
        summe.zuschuss_eur,
        summe.eigenmittel_eur,
        summe.minderung_t,
    )
