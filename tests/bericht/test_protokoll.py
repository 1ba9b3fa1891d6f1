import json
from dataclasses import replace

from massnahmenplan.bericht import protokoll
from massnahmenplan.ergebnis import Pruefschritt
from tests.bericht import beispiel


def test_ganzes_protokoll() -> None:
    assert json.loads(protokoll.schreibe(beispiel.ergebnis())) == {
        "art": "massnahmenplan.protokoll",
        "schema_version": 1,
        "projekt": "Quartier Beispiel",
        "eingabe_pruefsumme": beispiel.fall().pruefsumme(),
        "geprueft_durch": {"highspy": "1.15.1", "massnahmenplan": "0.1.0"},
        "bestanden": True,
        "pruefungen": [
            {"pruefung": "Haushalt", "ergebnis": "15 Jahre geprüft, kein Fehlbetrag", "bestanden": True},
            {
                "pruefung": "Zielwert",
                "ergebnis": "Modell und Nachrechnung stimmen überein: 380,000 t CO2e",
                "bestanden": True,
            },
        ],
        "suche": {
            "ziel": "co2",
            "status": "optimal",
            "dauer_s": 1.5,
            "knoten": 7,
            "zeilen": 120,
            "spalten": 300,
            "saat": 0,
            "versuche": ["Toleranz verschärft"],
        },
    }


def test_eine_nicht_bestandene_pruefung_genuegt() -> None:
    ergebnis = beispiel.ergebnis()
    schritte = (*ergebnis.protokoll, Pruefschritt("Töpfe", "Topf überzogen", False))
    assert json.loads(protokoll.schreibe(replace(ergebnis, protokoll=schritte)))["bestanden"] is False


def test_ohne_pruefung_gilt_nichts_als_bestanden() -> None:
    assert json.loads(protokoll.schreibe(replace(beispiel.ergebnis(), protokoll=())))["bestanden"] is False
