"""The list for several budgets as plain data and as CSV."""

from typing import Any

from massnahmenplan.bericht import csv, kennzahlen
from massnahmenplan.bericht.prioritaeten import zeilen
from massnahmenplan.bericht.stellen import als_float
from massnahmenplan.ergebnis.prioritaeten import Budgetstufe, Prioritaeten, Rangplatz, Stufenausfall

ART = "massnahmenplan.prioritaeten"
ORDNER = "stufen"
"""Folder in which each level has its own plan folder."""
SCHEMA_VERSION = 1


def als_daten(ergebnis: Prioritaeten) -> dict[str, Any]:
    """Return everything as plain data; values of the aim as numbers, in its unit."""
    return {
        "art": ART,
        "schema_version": SCHEMA_VERSION,
        "ziel": ergebnis.ziel,
        **({"nicht_verfolgte_ziele": list(ergebnis.weitere_ziele)} if ergebnis.weitere_ziele else {}),
        **({} if ergebnis.signalnummer is None else {"abgebrochen_durch_signal": ergebnis.signalnummer}),
        "einheit": ergebnis.einheit,
        "kostentraeger": list(ergebnis.kostentraeger) or None,
        "verfahren": "gemeinsam" if ergebnis.gemeinsam else "nacheinander",
        "zielwert": als_float(ergebnis.zielwert),
        "schranke": als_float(ergebnis.schranke),
        "luecke": als_float(ergebnis.luecke, 8),
        "verlangte_luecke": als_float(ergebnis.verlangte_luecke, 8),
        "eigener_wert": als_float(ergebnis.eigener_wert),
        "verlust": als_float(ergebnis.verlust),
        "verlust_anteil": als_float(ergebnis.verlust_anteil, 8),
        "dauer_s": round(ergebnis.dauer_s, 2),
        "regel": zeilen.REGEL,
        "stufen": [_stufe(stufe) for stufe in ergebnis.stufen],
        "ausgelassene_stufen": [_ausfall(ausfall) for ausfall in ergebnis.ausfaelle],
        "liste": [_platz(ergebnis, platz) for platz in ergebnis.liste],
        "ohne_szenarien": ergebnis.ohne_szenarien,
        "nicht_gewaehlt": [
            {"massnahme": eintrag.massnahme, "grund": eintrag.grund, "text": eintrag.text}
            for eintrag in ergebnis.nicht_gewaehlt
        ],
    }


def _stufe(stufe: Budgetstufe) -> dict[str, Any]:
    summe, nachweis = kennzahlen.gesamt(stufe.ergebnis), stufe.ergebnis.nachweis
    return {
        "id": stufe.id,
        "faktor": als_float(stufe.faktor),
        "gewicht": als_float(stufe.gewicht),
        "ordner": f"{ORDNER}/{stufe.id}",
        "status": nachweis.status.value,
        "massnahmen": summe.anzahl,
        "wert": als_float(stufe.wert),
        "luecke": als_float(nachweis.luecke, 8),
        "zielwerte": {name: als_float(wert) for name, wert in sorted(stufe.ergebnis.bilanz.zielwerte.items())},
        "eigener_bester_wert": als_float(stufe.eigener_wert),
        "eigene_luecke": als_float(stufe.eigene_luecke, 8),
        "verlust": als_float(stufe.verlust),
        "verlust_anteil": als_float(stufe.verlust_anteil, 8),
        "investition_eur": als_float(summe.investition_eur, 2),
        "zuschuss_eur": als_float(summe.zuschuss_eur, 2),
        "eigenmittel_eur": als_float(summe.eigenmittel_eur, 2),
    }


def _ausfall(ausfall: Stufenausfall) -> dict[str, Any]:
    return {"id": ausfall.id, "faktor": als_float(ausfall.faktor), "gruende": list(ausfall.gruende)}


def _platz(ergebnis: Prioritaeten, platz: Rangplatz) -> dict[str, Any]:
    return {
        "platz": platz.platz,
        "rang": platz.rang,
        "stufe": platz.stufe,
        "faktor": als_float(ergebnis.stufe_mit_id(platz.stufe).faktor),
        "massnahme": platz.massnahme,
        "variante": platz.variante,
        "pflicht": platz.pflicht,
        "investition_eur": als_float(platz.investition_eur, 2),
        "zuschuss_eur": als_float(platz.zuschuss_eur, 2),
        "eigenmittel_eur": als_float(platz.eigenmittel_eur, 2),
        "eur_je_t": als_float(platz.eur_je_t, 4),
        "eigene_eur_je_t": als_float(platz.eigene_eur_je_t, 4),
        "foerderanteil": als_float(platz.foerderanteil),
        "einzelwirkung_t": als_float(platz.einzelwirkung_t),
        "wirkung_im_plan_t": als_float(platz.wirkung_im_plan_t),
        "szenarienanteil": als_float(platz.szenarienanteil),
    }


def tabelle(ergebnis: Prioritaeten) -> bytes:
    """Return the list with its figures as CSV."""
    kopf = [titel for titel, _ in (*zeilen.RANGSPALTEN, *zeilen.KENNSPALTEN)]
    paare = zip(zeilen.raenge(ergebnis), ergebnis.liste, strict=True)
    return csv.schreibe(kopf, [(*zeile, *zeilen.figuren(platz)) for zeile, platz in paare])
