"""An Ergebnis as the text of ``plan.json``; equal results give equal texts."""

import json
from collections.abc import Iterable
from typing import Any

from massnahmenplan.bericht.json import fortschreibung as fortgeschrieben
from massnahmenplan.bericht.json.bilanz import bilanz_als_daten
from massnahmenplan.bericht.json.form import KOPFFELDER, SCHEMA_VERSION
from massnahmenplan.bericht.stellen import als_float
from massnahmenplan.ergebnis import (
    Darlehenswahl,
    Ergebnis,
    Kreditaufnahme,
    Nachweis,
    Planschritt,
    Pruefschritt,
    Zielstufe,
)
from massnahmenplan.ergebnis.nachweis import Zielgrenze
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.planungsfall import Planungsfall

_HINWEIS = (
    "Von Hand ändern: nur „entscheidungen“ (variante, beginn, foerderung mit "
    "darlehen_eur; Einträge streichen oder ergänzen) und „kreditaufnahmen“. "
    "Danach prüft und berechnet „massnahmenplan nachrechnen ORDNER“ alles Übrige neu."
)


def schreibe(ergebnis: Ergebnis) -> str:
    """Return the text of ``plan.json``: decisions first, then what follows from them, last the whole input."""
    nachweis = nachweis_als_daten(ergebnis.nachweis)
    inhalt = {
        "art": "massnahmenplan.plan",
        "schema_version": SCHEMA_VERSION,
        "hinweis": _HINWEIS,
        "projekt": _projekt(ergebnis.fall),
        **{feld: nachweis.pop(feld) for feld in KOPFFELDER},
        "entscheidungen": [_entscheidung(ergebnis.fall, schritt) for schritt in ergebnis.plan.schritte],
        "kreditaufnahmen": [_aufnahme(aufnahme) for aufnahme in ergebnis.plan.kredite],
        "nachweis": nachweis,
        "pruefungen": pruefungen_als_daten(ergebnis.protokoll),
        **fortgeschrieben.bloecke_von(
            ergebnis.fortschreibung, ergebnis.nachweis.ziel, ergebnis.fall.projekt.zeitachse
        ),
        "bilanz": bilanz_als_daten(ergebnis.bilanz, ergebnis.fall.projekt.zeitachse),
        "nicht_gewaehlt": [
            {"massnahme": eintrag.massnahme, "grund": eintrag.grund, "text": eintrag.text}
            for eintrag in ergebnis.nicht_gewaehlt
        ],
        "annahmen": list(ergebnis.annahmen),
        "versionen": dict(sorted(ergebnis.versionen.items())),
        "eingabe_pruefsumme": ergebnis.fall.pruefsumme(),
        "eingabe": ergebnis.fall.model_dump(mode="json"),
    }
    return json.dumps(inhalt, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _projekt(fall: Planungsfall) -> dict[str, Any]:
    projekt = fall.projekt
    return {
        "name": projekt.name,
        "beginn": projekt.beginn,
        "ende": projekt.ende,
        **({} if projekt.raster == "jahr" else {"raster": projekt.raster}),
        "stichtag": projekt.planungstag.isoformat(),
        "hinweis": projekt.hinweis,
    }


def _entscheidung(fall: Planungsfall, schritt: Planschritt) -> dict[str, Any]:
    massnahme = fall.massnahme_mit_id[schritt.massnahme]
    return {
        "massnahme": schritt.massnahme,
        "name": massnahme.name,
        "kostentraeger": massnahme.kostentraeger,
        "variante": schritt.variante,
        "beginn": fall.projekt.zeitachse.angabe(schritt.beginn),
        "foerderung": [_wahl(wahl, schritt.darlehen) for wahl in schritt.foerderung],
    }


def _aufnahme(aufnahme: Kreditaufnahme) -> dict[str, Any]:
    return {"kredit": aufnahme.kredit, "jahr": aufnahme.jahr, "betrag_eur": f"{aufnahme.betrag_eur:.2f}"}


def _wahl(wahl: Foerderwahl, darlehen: Iterable[Darlehenswahl]) -> dict[str, Any]:
    """Facts that the application rests on or waives, and a loan, stand there only if there are any."""
    angaben = {"mit": list(wahl.mit), "ohne": list(wahl.ohne)}
    betrag = next((d.betrag_eur for d in darlehen if d.programm == wahl.programm), None)
    return {
        "programm": wahl.programm,
        "antrag_am": wahl.antrag_am.isoformat(),
        **{name: merkmale for name, merkmale in angaben.items() if merkmale},
        **({} if betrag is None else {"darlehen_eur": f"{betrag:.2f}"}),
    }


def pruefungen_als_daten(protokoll: Iterable[Pruefschritt]) -> list[dict[str, Any]]:
    """Return the lines of the protocol as plain data."""
    return [
        {"pruefung": schritt.pruefung, "ergebnis": schritt.ergebnis, "bestanden": schritt.bestanden}
        for schritt in protokoll
    ]


def nachweis_als_daten(nachweis: Nachweis) -> dict[str, Any]:
    """Return the proof as plain data; figures rounded to 6 decimals, shares to 8."""
    return {
        "ziel": nachweis.ziel,
        "status": nachweis.status.value,
        "zielwert": als_float(nachweis.zielwert),
        "einheit": nachweis.einheit,
        "schranke": als_float(nachweis.schranke),
        "luecke": als_float(nachweis.luecke, 8),
        "luecke_absolut": als_float(nachweis.luecke_absolut),
        "verlangte_luecke": als_float(nachweis.verlangte_luecke, 8),
        "dauer_s": round(nachweis.dauer_s, 2),
        "knoten": nachweis.knoten,
        "saat": nachweis.saat,
        "zeilen": nachweis.zeilen,
        "spalten": nachweis.spalten,
        "versuche": list(nachweis.versuche),
        "signalnummer": nachweis.signalnummer,
        **({"stufen": [_stufe(stufe) for stufe in nachweis.stufen]} if nachweis.stufen else {}),
        **({"grenzen": [_grenze(grenze) for grenze in nachweis.grenzen]} if nachweis.grenzen else {}),
        **({"schranke_vom": nachweis.schranke_vom.isoformat()} if nachweis.schranke_vom else {}),
        **({"abwandlungen": list(nachweis.abwandlungen)} if nachweis.abwandlungen else {}),
    }


def _grenze(grenze: Zielgrenze) -> dict[str, Any]:
    return {"ziel": grenze.ziel, "einheit": grenze.einheit, "wert": als_float(grenze.wert)}


def _stufe(stufe: Zielstufe) -> dict[str, Any]:
    return {
        "ziel": stufe.ziel,
        "einheit": stufe.einheit,
        "status": stufe.status.value,
        "zielwert": als_float(stufe.zielwert),
        "bester": als_float(stufe.bester),
        "schranke": als_float(stufe.schranke),
        "luecke": als_float(stufe.luecke, 8),
        "toleranz": als_float(stufe.toleranz, 8),
        "dauer_s": round(stufe.dauer_s, 2),
    }
