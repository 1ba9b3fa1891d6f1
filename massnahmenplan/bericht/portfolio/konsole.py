"""A portfolio as plain text for a terminal."""

import textwrap
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.portfolio import zeilen
from massnahmenplan.bericht.portfolio.daten import ORDNER
from massnahmenplan.bericht.terminal.tafel import Spalte, tafel
from massnahmenplan.bericht.terminal.zeile import BREITE
from massnahmenplan.ergebnis.portfolioergebnis import (
    Gemeinschaftsbilanz,
    Gemeinschaftsziel,
    Portfolioergebnis,
    Quartierergebnis,
)
from massnahmenplan.grundlagen.schreibweise import anzahl, euro, gezaehlt, prozent, tonnen, zahl, zielgroesse

_QUARTIERE = (
    *(Spalte("Quartier", ist_name=True), Spalte("Maßnahmen", 2), Spalte("Minderung"), Spalte("Kapitalwert", 1)),
    Spalte("Eigenmittel"),
)


def zusammenfassung(ergebnis: Portfolioergebnis, ordner: Path | None = None, breite: int = BREITE) -> str:
    """Return head, districts, shared accounts and targets, in so many columns; more than 100 are not used."""
    breite = min(breite, BREITE)
    bloecke = [_kopf(ergebnis), _quartiere(ergebnis, breite), *_konten(ergebnis, breite), _ziele(ergebnis)]
    if ordner is not None:
        bloecke.append([f"Zuteilung und Kennzahlen liegen in: {ordner}, je Quartier ein Plan in {ORDNER}/<id>"])
    return "\n\n".join("\n".join(block) for block in bloecke if block) + "\n"


def _kopf(ergebnis: Portfolioergebnis) -> list[str]:
    luecke = "keine Schranke bewiesen"
    if ergebnis.schranke is not None:
        luecke = (
            f"Schranke {zielgroesse(ergebnis.schranke, ergebnis.einheit)}, Lücke {prozent(ergebnis.luecke, 3)}"
        )
    zeilen_ = [f"{kurz(ergebnis.name, 60)}: {gezaehlt(len(ergebnis.quartiere), 'Quartiere')}"]
    if ergebnis.signalnummer is not None:
        zeilen_.append("Status:          abgebrochen; die Pläne sind nachgerechnet")
    zeilen_.append(f"Ziel:            {worte.ziel(ergebnis.ziel)}")
    if ergebnis.weitere_ziele:
        namen = ", ".join(worte.ziel(ziel) for ziel in ergebnis.weitere_ziele)
        zeilen_.append(f"Hinweis:         Nur das erste Ziel zählt; nicht verfolgt: {namen}")
    wert = zielgroesse(ergebnis.zielwert, ergebnis.einheit)
    zeilen_.append(f"Zusammen:        {wert} ({luecke})")
    if ergebnis.ziel == "kosten" and ergebnis.zielverfehlung_eur:
        zeilen_.append(f"Darin:           {zeilen.preis_verfehlter_ziele(ergebnis)}")
    return [*zeilen_, f"Gesucht:         {ergebnis.weg}"]


def _quartiere(ergebnis: Portfolioergebnis, breite: int) -> list[str]:
    return tafel(_QUARTIERE, [_quartier(quartier) for quartier in ergebnis.quartiere], breite)


def _quartier(quartier: Quartierergebnis) -> tuple[str, ...]:
    summe, werte = kennzahlen.gesamt(quartier.ergebnis), quartier.ergebnis.bilanz.zielwerte
    return (
        *(f"{quartier.id} {quartier.name}", str(summe.anzahl), tonnen(werte["co2"])),
        *(euro(werte["kosten"], 0), euro(summe.eigenmittel_eur, 0)),
    )


def _konten(ergebnis: Portfolioergebnis, breite: int) -> Iterator[list[str]]:
    for konto in ergebnis.konten:
        yield tafel(_kontospalten(ergebnis, konto), [*_kontojahre(ergebnis, konto)], breite)
    if ergebnis.konten:
        yield textwrap.wrap(zeilen.grenzwertsatz(ergebnis), breite)


def _kontospalten(ergebnis: Portfolioergebnis, konto: Gemeinschaftsbilanz) -> tuple[Spalte, ...]:
    einheit = "€" if konto.einheit == "EUR" else konto.einheit
    titel = f"{zeilen.ARTEN[konto.art]} {konto.name} [{einheit}]"
    je_quartier = (Spalte(kurz(quartier.id, 12), 2) for quartier in _genannte(ergebnis))
    feste = (Spalte(titel, ist_name=True), Spalte("Rahmen"), Spalte("genutzt"), Spalte("Grenzwert", 1))
    return (*feste, *je_quartier)


def _kontojahre(ergebnis: Portfolioergebnis, konto: Gemeinschaftsbilanz) -> Iterator[tuple[str, ...]]:
    stellen = 0 if konto.einheit == "EUR" else 2
    for jahr in konto.jahre:
        je_quartier = (zahl(jahr.nutzung.get(quartier.id), stellen) for quartier in _genannte(ergebnis))
        rahmen, genutzt = (zahl(menge, stellen) for menge in (jahr.menge + jahr.rest_vorjahr, jahr.genutzt))
        yield str(jahr.zeit), rahmen, genutzt, _wert(jahr.grenzwert), *je_quartier


def _genannte(ergebnis: Portfolioergebnis) -> tuple[Quartierergebnis, ...]:
    """Return the districts that get a column of their own; many of them stand in the table only."""
    return ergebnis.quartiere if len(ergebnis.quartiere) <= 3 else ()


def _wert(wert: Decimal | None) -> str:
    return "" if wert is None else zahl(wert, 2)


def _ziele(ergebnis: Portfolioergebnis) -> list[str]:
    return [
        f"{ziel.name}: {ziel.satz}; erreicht {tonnen(ziel.ist_t, 1)} Minderung, verlangt {anzahl(ziel.soll_t)}"
        f"{_verfehlung(ziel)}"
        for ziel in ergebnis.ziele
    ]


def _verfehlung(ziel: Gemeinschaftsziel) -> str:
    if not ziel.verfehlung_t:
        return ""
    return f"; um {tonnen(ziel.verfehlung_t)} verfehlt (weiches Ziel, Preis {euro(ziel.strafe_eur)})"
