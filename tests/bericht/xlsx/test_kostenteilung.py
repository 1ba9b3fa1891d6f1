"""The sheet ``Kostenteilung`` and the figures per payer in every report."""

import io
import json
from decimal import Decimal

import openpyxl

from massnahmenplan.bericht import json as plan_json
from massnahmenplan.bericht import kennzahlen
from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.bericht.xlsx import schreibe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.planung import Vorgaben, plane
from tests.fallbau import baue_fall, massnahme


def ergebnis(**felder: object) -> Ergebnis:
    werk = {"id": "werk", "name": "Stadtwerke", "art": "kommunales_unternehmen"}
    fall = baue_fall([massnahme("A", pflicht=True, spaetestes_ende=2027, **felder)], weitere_traeger=[werk])
    return plane(fall, Vorgaben(luecke=0.0))


def test_blatt_zeigt_was_jeder_traegt() -> None:
    # 100,000 at 60:40; running cost 1,000 in each of 2028 … 2030.
    mappe = openpyxl.load_workbook(
        io.BytesIO(schreibe(ergebnis(kostenanteile="stadt: 60 % | werk: 40 %", betriebskosten_eur_a=1000)))
    )
    zeilen = [zeile[1:7] for zeile in mappe["Kostenteilung"].iter_rows(min_row=1, values_only=True) if zeile[2]]
    assert zeilen[1:] == [
        ("Stadt", 60000, 0.6, 0, 60000, 1800),
        ("Stadtwerke", 40000, 0.4, 0, 40000, 1200),
        ("zusammen", 100000, 1, 0, 100000, 3000),
    ]


def test_ohne_teilung_kein_blatt() -> None:
    mappe = openpyxl.load_workbook(io.BytesIO(schreibe(ergebnis())))
    assert "Kostenteilung" not in mappe.sheetnames


def test_json_konsole_und_summen_je_traeger() -> None:
    geteilt = ergebnis(kostenanteile="stadt: 60 % | werk: 40 %")
    (eine,) = json.loads(plan_json.schreibe(geteilt))["bilanz"]["massnahmen"]
    assert {t: a["investition_eur"] for t, a in eine["traeger"].items()} == {
        "stadt": "60000.00", "werk": "40000.00",
    }  # fmt: skip
    summen = {summe.kennung: summe for summe in kennzahlen.je_traeger(geteilt)}
    assert (summen["werk"].anzahl, summen["werk"].eigenmittel_eur) == (1, Decimal(40000))
    assert (summen["stadt"].minderung_t, summen["werk"].minderung_t) == (30, 0)  # the effect is the applicant's
    assert "Stadtwerke" in zusammenfassung(geteilt)
