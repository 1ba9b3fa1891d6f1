"""The sheet ``Warmmiete``, and rents in ``plan.json``, on the terminal and among the assumptions."""

import io
import json

import openpyxl

from massnahmenplan.bericht import json as plan_json
from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.bericht.xlsx import schreibe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.planung import Vorgaben, plane
from tests.teilung.mietfall import am_haus, mietfall


def ergebnis() -> Ergebnis:
    # Levy 8,000, saved 5,000: 0.25 EUR/m² and month on 1,000 m², 0.30 are allowed.
    fall = mietfall(
        [am_haus("A", endenergie_kwh_a={"gas": 50000}, spaetestes_ende=2027)],
        {"warmmietenanstieg_hoechstens_eur_m2_monat": "0.30"},
    )
    return plane(fall, Vorgaben(luecke=0.0))


def test_blatt() -> None:
    mappe = openpyxl.load_workbook(io.BytesIO(schreibe(ergebnis())))
    zeilen = [zeile for zeile in mappe["Warmmiete"].iter_rows(values_only=True) if zeile[2] == 2028]
    assert zeilen == [("Haus", "Wohnbau", 2028, 8000, 0, 8000, 5000, 3000, 0.25, 0.3, 0)]


def test_umlage_steht_im_haushalt_des_vermieters() -> None:
    """Spending of −8,000 EUR from 2028 on is what the tenants pay."""
    mappe = openpyxl.load_workbook(io.BytesIO(schreibe(ergebnis())))
    blatt = mappe["Haushalt"].iter_rows(values_only=True)
    zeilen = {z[2]: z[3:7] for z in blatt if z[:2] == ("Wohnbau", "konsumtiv")}
    assert zeilen["davon Umlagen auf Mieten (Einnahme)"] == (None, -8000, -8000, -8000)
    assert zeilen["Ausgaben"] == (0, -8000, -8000, -8000)


def test_json_konsole_und_annahmen() -> None:
    geplant = ergebnis()
    mieten = json.loads(plan_json.schreibe(geplant))["bilanz"]["mieten"]
    assert [(m["jahr"], m["umlage_eur"], m["warmmietenanstieg_eur_m2_monat"]) for m in mieten][:2] == [
        (2027, "0.00", "0.0000"),
        (2028, "8000.00", "0.2500"),
    ]
    text = zusammenfassung(geplant)
    assert " Haus, höchster Stand 2028: 0,25 €/m² und Monat (erlaubt 0,30, eingehalten)" in text
    assert any("heutigen Kaltmiete" in satz for satz in geplant.annahmen)
    assert any("§ 559f" in satz for satz in geplant.annahmen)
