"""A portfolio as plain data and as CSV."""

from collections.abc import Iterable
from typing import Any

from massnahmenplan.bericht import csv, kennzahlen
from massnahmenplan.bericht.portfolio import zeilen
from massnahmenplan.bericht.stellen import als_float
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
        "zielwert": als_float(ergebnis.zielwert),
        "schranke": als_float(ergebnis.schranke),
        "luecke": als_float(ergebnis.luecke, 8),
        "verlangte_luecke": als_float(ergebnis.verlangte_luecke, 8),
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
        "verlangte_minderung_t": als_float(ziel.soll_t),
        "minderung_t": als_float(ziel.ist_t),
        "verfehlung_t": als_float(ziel.verfehlung_t),
        "hart": ziel.hart,
        "strafe_eur": als_float(ziel.strafe_eur, 2),
        "strafe_barwert_eur": als_float(ziel.barwert_eur),
        "grenzwert": als_float(ziel.grenzwert),
    }


def _quartier(quartier: Quartierergebnis) -> dict[str, Any]:
    summe, bilanz = kennzahlen.gesamt(quartier.ergebnis), quartier.ergebnis.bilanz
    return {
        "id": quartier.id,
        "name": quartier.name,
        "ordner": f"{ORDNER}/{quartier.id}",
        "massnahmen": summe.anzahl,
        "zielwerte": {name: als_float(wert) for name, wert in sorted(bilanz.zielwerte.items())},
        "investition_eur": als_float(summe.investition_eur, 2),
        "zuschuss_eur": als_float(summe.zuschuss_eur, 2),
        "eigenmittel_eur": als_float(summe.eigenmittel_eur, 2),
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
        "rahmen": als_float(jahr.menge),
        "rest_vorjahr": als_float(jahr.rest_vorjahr),
        "genutzt": als_float(jahr.genutzt),
        "frei": als_float(jahr.frei),
        "rest": als_float(jahr.rest),
        "grenzwert": als_float(jahr.grenzwert),
        "quartiere": {quartier: als_float(menge) for quartier, menge in jahr.nutzung.items()},
    }


def tabelle(ergebnis: Portfolioergebnis) -> bytes:
    """Return the shared accounts by year as CSV."""
    return csv.schreibe([titel for titel, _ in zeilen.kontospalten(ergebnis)], list(zeilen.konten(ergebnis)))
