"""Nachweis: what is proven of the plan, and what was checked."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.bericht import abschnittsworte, worte
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import gezaehlt, zahl, zielgroesse

TITEL = abschnittsworte.NACHWEIS


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return proof, checks and versions."""
    return {
        "beweis": list(_beweis(ergebnis)),
        "protokoll": ergebnis.protokoll,
        "versionen": sorted(ergebnis.versionen.items()),
    }


def _beweis(ergebnis: Ergebnis) -> Iterator[tuple[str, str]]:
    nachweis = ergebnis.nachweis
    yield "Ziel", worte.ziel(nachweis.ziel)
    yield "Ergebnis", zielgroesse(nachweis.zielwert, nachweis.einheit)
    yield "Bewiesene Schranke", worte.schranke(nachweis)
    yield "Lücke", worte.luecke(nachweis)
    yield "Status", worte.status(nachweis)
    for rang, stufe in enumerate(nachweis.stufen, 1):
        yield f"{rang}. Ziel", worte.zielstufe(stufe)
    if nachweis.grenzen:
        yield "Bewiesen mit Grenzen", worte.zielgrenzen(nachweis.grenzen)
    if nachweis.abwandlungen:
        yield "Geändertes Modell", " ".join(nachweis.abwandlungen)
    bestanden = sum(schritt.bestanden for schritt in ergebnis.protokoll)
    yield "Nachrechnung", f"{bestanden} von {len(ergebnis.protokoll)} Prüfungen bestanden"
    yield "Modell", f"{gezaehlt(nachweis.zeilen, 'Zeilen')}, {gezaehlt(nachweis.spalten, 'Spalten')}"
    yield "Suche", f"{zahl(round(nachweis.dauer_s))} s, {zahl(nachweis.knoten)} Knoten"
    for versuch in nachweis.versuche:
        yield "Weiterer Versuch", versuch
