"""A portfolio as plain data and as CSV."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from massnahmenplan.bericht import csv, kennzahlen
from massnahmenplan.bericht.portfolio import zeilen
from massnahmenplan.ergebnis.portfolioergebnis import (
    Gemeinschaftsbilanz,
    Gemeinschaftsziel,
    Kontojahr,
    Portfolioergebnis,
    Quartierergebnis,
)

ART = "massnahmenplan.portfolio"
ORDNER = "quartiere"
"""Folder in which each district has its own plan folder."""
SCHEMA_VERSION = 1


def als_daten(ergebnis: Portfolioergebnis) -> dict[str, Any]:
    """Return everything as plain data; values of the aim as numbers, in its unit."""
    return {
        "art": ART,
        "schema_version": SCHEMA_VERSION,
        "name": ergebnis.name,
        **({} if ergebnis.hinweis is None else {"hinweis": ergebnis.hinweis}),
        "ziel": ergebnis.ziel,
        **({"nicht_verfolgte_ziele": list(ergebnis.weitere_ziele)} if ergebnis.weitere_ziele else {}),
        **({} if ergebnis.signalnummer is None else {"abgebrochen_durch_signal": ergebnis.signalnummer}),
        "einheit": ergebnis.einheit,
        "weg": ergebnis.weg,
        "zielwert": _zahl(ergebnis.zielwert),
        "schranke": _zahl(ergebnis.schranke),
        "luecke": _zahl(ergebnis.luecke, 8),
        "verlangte_luecke": _zahl(ergebnis.verlangte_luecke, 8),
        "versuche": list(ergebnis.versuche),
        "dauer_s": round(ergebnis.dauer_s, 2),
        "quartiere": [_quartier(quartier) for quartier in ergebnis.quartiere],
        "grenzwert": zeilen.grenzwertsatz(ergebnis),
        **gemeinsames_als_daten(ergebnis.konten, ergebnis.ziele),
    }


def gemeinsames_als_daten(
    konten: Iterable[Gemeinschaftsbilanz], ziele: Iterable[Gemeinschaftsziel]
) -> dict[str, list[dict[str, Any]]]:
    """Return shared accounts and targets over all districts as plain data."""
    return {"konten": [_konto(konto) for konto in konten], "ziele": [_ziel(ziel) for ziel in ziele]}


def _ziel(ziel: Gemeinschaftsziel) -> dict[str, Any]:
    return {
        "id": ziel.id,
        "name": ziel.name,
        "satz": ziel.satz,
        "verlangte_minderung_t": _zahl(ziel.soll_t),
        "minderung_t": _zahl(ziel.ist_t),
        "verfehlung_t": _zahl(ziel.verfehlung_t),
        "hart": ziel.hart,
        "strafe_eur": _zahl(ziel.strafe_eur, 2),
        "strafe_barwert_eur": _zahl(ziel.barwert_eur),
        "grenzwert": _zahl(ziel.grenzwert),
    }


def _quartier(quartier: Quartierergebnis) -> dict[str, Any]:
    summe, bilanz = kennzahlen.gesamt(quartier.ergebnis), quartier.ergebnis.bilanz
    return {
        "id": quartier.id,
        "name": quartier.name,
        "ordner": f"{ORDNER}/{quartier.id}",
        "massnahmen": summe.anzahl,
        "zielwerte": {name: _zahl(wert) for name, wert in sorted(bilanz.zielwerte.items())},
        "investition_eur": _zahl(summe.investition_eur, 2),
        "zuschuss_eur": _zahl(summe.zuschuss_eur, 2),
        "eigenmittel_eur": _zahl(summe.eigenmittel_eur, 2),
    }


def _konto(konto: Gemeinschaftsbilanz) -> dict[str, Any]:
    return {
        "id": konto.id,
        "name": konto.name,
        "art": konto.art,
        "einheit": konto.einheit,
        "jahre": [_jahr(jahr) for jahr in konto.jahre],
    }


def _jahr(jahr: Kontojahr) -> dict[str, Any]:
    return {
        "jahr": jahr.jahr,
        "zeit": jahr.zeit,
        "rahmen": _zahl(jahr.menge),
        "rest_vorjahr": _zahl(jahr.rest_vorjahr),
        "genutzt": _zahl(jahr.genutzt),
        "frei": _zahl(jahr.frei),
        "rest": _zahl(jahr.rest),
        "grenzwert": _zahl(jahr.grenzwert),
        "quartiere": {quartier: _zahl(menge) for quartier, menge in jahr.nutzung.items()},
    }


def tabelle(ergebnis: Portfolioergebnis) -> bytes:
    """Return the shared accounts by year as CSV."""
    return csv.schreibe([titel for titel, _ in zeilen.kontospalten(ergebnis)], list(zeilen.konten(ergebnis)))


def _zahl(wert: Decimal | None, stellen: int = 6) -> float | None:
    return None if wert is None else float(round(wert if wert else Decimal(0), stellen))
