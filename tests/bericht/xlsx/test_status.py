"""The sheets that a person fills in: what stands in them, what may be chosen, what a heading means."""

import io
from dataclasses import replace
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from massnahmenplan.begriffe.stand import LAGEN, PHASEN, Bescheid, Massnahmenstand
from massnahmenplan.bericht.xlsx import schreibe
from massnahmenplan.planungsfall import Planungsfall
from tests.bericht import beispiel

KOPFZEILE = 4
STAND = {
    "massnahme": "huelle", "phase": "im_bau", "lage": "verspaetet", "datum": "2027-12-31", "variante": "eh55",
    "beginn": 2027, "fertig": 2029, "kosten_eur": {"2027": "160000.50"}, "grund": "=1+1 <b> 💡",
}  # fmt: skip
BESCHEID = {
    "massnahme": "huelle", "programm": "beg", "art": "bewilligt", "datum": "2027-03-01", "betrag_eur": "55000",
    "frist": "2029-06-30",
}  # fmt: skip


@pytest.fixture(scope="module")
def mappe() -> openpyxl.Workbook:
    daten = beispiel.fall().model_dump(mode="json") | {"staende": [STAND], "bescheide": [BESCHEID]}
    ergebnis = replace(beispiel.ergebnis(), fall=Planungsfall.model_validate(daten))
    return openpyxl.load_workbook(io.BytesIO(schreibe(ergebnis)))


def _zeilen(blatt: Worksheet) -> dict[str, dict[str, Any]]:
    """Return measure -> heading -> value; a later row of the same measure takes the place of an earlier one."""
    kopf = [zelle.value for zelle in blatt[KOPFZEILE]]
    zeilen = blatt.iter_rows(min_row=KOPFZEILE + 1, values_only=True)
    return {str(zeile[0]): dict(zip(map(str, kopf), zeile, strict=True)) for zeile in zeilen if zeile[0]}


def _felder(blatt: Worksheet) -> list[str]:
    """Return the headings that are read back, without the year or carrier behind the point."""
    titel = [str(zelle.value) for zelle in blatt[KOPFZEILE]]
    return list(dict.fromkeys(t.partition(".")[0] for t in titel if not t.startswith("(")))


def test_spalten_sind_die_felder_von_stand_und_bescheid(mappe: openpyxl.Workbook) -> None:
    assert _felder(mappe["Status"]) == [f for f in Massnahmenstand.model_fields if f != "endenergie_kwh_a"]
    assert _felder(mappe["Bescheide"]) == list(Bescheid.model_fields)


def test_je_massnahme_eine_zeile_auch_nicht_gewaehlte(mappe: openpyxl.Workbook) -> None:
    zeilen = _zeilen(mappe["Status"])
    assert set(zeilen) == {"led", "huelle", "pumpe", "radweg"}
    assert zeilen["radweg"]["(Variante im Plan)"] == "nicht im Plan"
    assert (zeilen["led"]["(Beginn im Plan)"], zeilen["led"]["(Kosten im Plan)"]) == (2027, 100000)


def test_zustaendigkeit_und_beschreibung_stehen_zur_auskunft_da(mappe: openpyxl.Workbook) -> None:
    zeile = _zeilen(mappe["Status"])["led"]
    assert (zeile["(zuständig)"], zeile["(t CO2e/a)"]) == ("Stadt", 40)
    assert "(Beschreibung)" not in zeile  # no measure has one
    daten = beispiel.fall().model_dump(mode="json")
    daten["massnahmen"][0]["beschreibung"] = "=1+1 im Konzept"
    mit = replace(beispiel.ergebnis(), fall=Planungsfall.model_validate(daten))
    zeilen = _zeilen(openpyxl.load_workbook(io.BytesIO(schreibe(mit)))["Status"])
    texte = {kennung: zeile["(Beschreibung)"] for kennung, zeile in zeilen.items()}
    assert texte == dict.fromkeys(zeilen) | {daten["massnahmen"][0]["id"]: "=1+1 im Konzept"}


def test_ungemeldetes_ist_leer_gemeldetes_steht_da(mappe: openpyxl.Workbook) -> None:
    zeilen = _zeilen(mappe["Status"])
    gelesen = {titel: wert for titel, wert in zeilen["led"].items() if not titel.startswith("(")}
    assert {titel: wert for titel, wert in gelesen.items() if wert is not None} == {"massnahme": "led"}
    huelle = zeilen["huelle"]
    assert (huelle["phase"], huelle["lage"], huelle["datum"]) == ("im_bau", "verspaetet", datetime(2027, 12, 31))
    assert (huelle["beginn"], huelle["fertig"], huelle["kosten_eur.2027"]) == (2027, 2029, 160000.5)
    assert huelle["kosten_eur.2028"] is None
    assert huelle["grund"] == "=1+1 <b> 💡"


def test_bescheide_stehen_da_und_antraege_warten(mappe: openpyxl.Workbook) -> None:
    zeilen = _zeilen(mappe["Bescheide"])
    assert (zeilen["huelle"]["art"], zeilen["huelle"]["betrag_eur"]) == ("bewilligt", 55000)
    led = {titel: wert for titel, wert in zeilen["led"].items() if wert is not None}
    assert led == {
        "massnahme": "led",
        "programm": "komm",
        "(Maßnahme)": "Straßenbeleuchtung auf LED",
        "(Programm)": "Kommunalrichtlinie Beispiel",
        "(Antrag im Plan)": datetime(2027, 12, 31),
        "(Zuschuss im Plan)": 20000,
        "(fertig bis im Plan)": datetime(2030, 3, 31),
    }


def test_auswahl_und_deutsche_formate(mappe: openpyxl.Workbook) -> None:
    blatt = mappe["Status"]
    spalte = {str(zelle.value): zelle.column_letter for zelle in blatt[KOPFZEILE]}
    listen = {
        str(regel.sqref).split(":")[0].rstrip("0123456789"): str(regel.formula1).strip('"').split(",")
        for regel in blatt.data_validations.dataValidation
        if regel.type == "list"
    }
    assert listen == {spalte["phase"]: list(PHASEN), spalte["lage"]: list(LAGEN)}
    assert blatt[f"{spalte['datum']}5"].number_format == "dd.mm.yyyy"
    assert blatt[f"{spalte['kosten_eur.2027']}5"].number_format == '#,##0.00 "€"'
    hilfen = [regel for regel in blatt.data_validations.dataValidation if regel.prompt]
    assert len(hilfen) == len([titel for titel in spalte if not titel.startswith("(")])
