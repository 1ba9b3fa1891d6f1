"""The front of several aims as plain data and as CSV."""

from typing import Any

from massnahmenplan.begriffe.planziel import EINHEITEN, Zielname
from massnahmenplan.bericht import csv, kennzahlen
from massnahmenplan.bericht.front import zeilen
from massnahmenplan.bericht.stellen import als_float
from massnahmenplan.ergebnis.front import Front, Frontpunkt, Tausch

ART = "massnahmenplan.front"
ORDNER = "punkte"
"""Folder in which each point has its own plan folder."""
SCHEMA_VERSION = 1


def als_daten(front: Front) -> dict[str, Any]:
    """Return everything as plain data; values of aims as numbers, in their units."""
    zahlen = front.zahlen
    return {
        "art": ART,
        "schema_version": SCHEMA_VERSION,
        "ziele": [{"ziel": ziel, "einheit": EINHEITEN[ziel]} for ziel in front.ziele],
        "verlangte_punkte": front.verlangte_punkte,
        "verlangte_luecke": als_float(front.verlangte_luecke, 8),
        "ende": front.ende.value,
        "vollstaendig": front.vollstaendig,
        "offene_enden": list(front.offene_enden),
        **({} if front.signalnummer is None else {"abgebrochen_durch_signal": front.signalnummer}),
        "dauer_s": round(front.dauer_s, 2),
        "suche": {
            "suchen": zahlen.suchen,
            "leere_zellen": zahlen.leere_zellen,
            "uebersprungene_zellen": zahlen.uebersprungene_zellen,
            "schmale_zellen": zahlen.schmale_zellen,
            "offene_zellen": zahlen.offene_zellen,
            "doppelte": zahlen.doppelte,
            "dominierte": zahlen.dominierte,
            "innerhalb_der_luecke": zahlen.innerhalb_der_luecke,
        },
        "knie": front.knie,
        "knieregel": zeilen.KNIEREGEL,
        "punkte": [_punkt(front, punkt) for punkt in front.punkte],
        "preise": [_preis(tausch) for tausch in front.tausch],
    }


def _punkt(front: Front, punkt: Frontpunkt) -> dict[str, Any]:
    summe = kennzahlen.gesamt(punkt.ergebnis)
    return {
        "id": punkt.id,
        "ordner": f"{ORDNER}/{punkt.id}",
        "status": punkt.ergebnis.nachweis.status.value,
        "knie": punkt.id == front.knie,
        "bester_in": list(punkt.bester_in),
        "nicht_gesucht": list(punkt.nicht_gesucht),
        "ziele": {ziel: _ziel(punkt, ziel) for ziel in front.ziele},
        "massnahmen": summe.anzahl,
        "investition_eur": als_float(summe.investition_eur, 2),
        "zuschuss_eur": als_float(summe.zuschuss_eur, 2),
        "eigenmittel_eur": als_float(summe.eigenmittel_eur, 2),
    }


def _ziel(punkt: Frontpunkt, ziel: Zielname) -> dict[str, Any]:
    nachweis = punkt.nachweis(ziel)
    return {
        "wert": als_float(nachweis.wert),
        "schranke": als_float(nachweis.schranke),
        "luecke": als_float(nachweis.luecke, 8),
        "status": nachweis.status.value,
        "grenze": als_float(nachweis.grenze),
    }


def _preis(tausch: Tausch) -> dict[str, Any]:
    return {
        "von": tausch.von,
        "nach": tausch.nach,
        "ziel": tausch.ziel,
        "mehr": als_float(tausch.mehr),
        "preisziel": tausch.preisziel,
        "preis": als_float(tausch.preis),
        "je_einheit": als_float(tausch.je_einheit),
        "satz": zeilen.preissatz(tausch),
    }


def tabelle(front: Front) -> bytes:
    """Return the points as CSV."""
    return csv.schreibe([titel for titel, _ in zeilen.spalten(front)], zeilen.reihen(front))
