"""Seeded cases with physics: buildings with envelope and a heat pump or a connection to one network."""

import random
from typing import Any

from benchmarks.erzeuger import BEGINN, ENDE, JAHRE
from massnahmenplan.planungsfall import Planungsfall

TRAEGER = ("stadt", "wohnen")
BAUTEILE = {"wand": ("0.2", 1.0), "fenster": ("0.8", 0.5), "dach": ("0.14", 0.6)}
"""Part of the envelope -> U-value after the measure, share of the heated area that it has."""
EUR_JE_M2 = {"wand": 220, "fenster": 700, "dach": 260}
ANTEIL_BUDGET = 0.4


def erzeuge_gebaeude(anzahl: int, saat: int = 1) -> Planungsfall:
    """Return a case with ``anzahl`` buildings and six measures each, and one measure of the network."""
    zufall = random.Random(f"gebaeude-{anzahl}-{saat}")
    objekte = [_gebaeude(zufall, nummer) for nummer in range(anzahl)]
    massnahmen = [m for haus in objekte for m in _massnahmen(zufall, haus)] + [_netzumbau()]
    netz = {
        "id": "netz",
        "name": "Netz",
        "art": "netz",
        "waermetraeger": "nahwaerme",
        "netzverlust_anteil": "0.15",
    }
    kosten = sum(m["investition_eur"] for m in massnahmen)
    ansatz = round(kosten * ANTEIL_BUDGET / len(JAHRE) / len(TRAEGER) / 1_000) * 1_000
    return Planungsfall.model_validate(
        {
            "projekt": {
                "name": "Gebäude mit Physik",
                "beginn": BEGINN,
                "ende": ENDE,
                "stichtag": f"{BEGINN - 1}-07-01",
            },
            "kostentraeger": [{"id": t, "name": t.title(), "art": "unternehmen"} for t in TRAEGER],
            "haushalt": [{"kostentraeger": t, "jahr": j, "betrag_eur": ansatz} for t in TRAEGER for j in JAHRE],
            "objekte": [*objekte, netz],
            "massnahmen": massnahmen,
            "beziehungen": [
                {"art": "ausschluss", "mitglieder": [f"{haus['id']}_pumpe", f"{haus['id']}_netz"]}
                for haus in objekte
            ],
            "energietraeger": [
                {"id": "strom", "emissionsfaktor_g_kwh": {BEGINN: 230, 2030: 113, ENDE: 60}, "preis_ct_kwh": 30},
                {"id": "gas", "emissionsfaktor_g_kwh": 240, "preis_ct_kwh": {BEGINN: 12, ENDE: 18}},
                {"id": "nahwaerme", "emissionsfaktor_g_kwh": 180, "preis_ct_kwh": 13},
            ],
        }
    )


def _gebaeude(zufall: random.Random, nummer: int) -> dict[str, Any]:
    flaeche = zufall.randrange(400, 3_000, 50)
    return {
        "id": f"h{nummer:03d}",
        "name": f"Haus {nummer}",
        "art": "wohngebaeude",
        "heizwaerme_kwh_a": flaeche * zufall.randrange(90, 190, 10),
        "warmwasser_kwh_a": flaeche * 20,
        "waermetraeger": "gas",
        "nutzungsgrad": "0.85",
        "strom_kwh_a": flaeche * 25,
        "stromtraeger": "strom",
        "flaeche_m2": {teil: round(flaeche * anteil) for teil, (_, anteil) in BAUTEILE.items()},
        "u_wert_w_m2k": {"wand": "1.2", "fenster": "2.7", "dach": "0.9"},
        "lueftung_w_k": round(flaeche * 0.3),
    }


def _massnahmen(zufall: random.Random, haus: dict[str, Any]) -> list[dict[str, Any]]:
    flaeche, kennung = haus["flaeche_m2"], haus["id"]
    waerme = haus["heizwaerme_kwh_a"]
    huelle = [
        (teil, {"art": "huelle", f"{teil}_w_m2k": u}, flaeche[teil] * EUR_JE_M2[teil])
        for teil, (u, _) in BAUTEILE.items()
    ]
    pumpe = {"art": "waermeerzeuger", "traeger": "strom", "nutzungsgrad": "2.6", "nutzungsgrad_saniert": "3.8"}
    solar = {"art": "photovoltaik", "ertrag_kwh_a": flaeche["dach"] * 60, "eigenverbrauch_anteil": "0.5"}
    anlagen = [
        ("pumpe", pumpe, waerme * 0.6),
        ("netz", {"art": "netzanschluss", "waermenetz": "netz"}, waerme * 0.25),
        ("solar", solar, flaeche["dach"] * 110),
    ]
    traeger = zufall.choice(TRAEGER)
    return [
        {
            "id": f"{kennung}_{was}",
            "name": f"{was} {kennung}",
            "handlungsfeld": "gebaeudesanierung",
            "kostentraeger": traeger,
            "objekt": kennung,
            "physik": physik,
            "investition_eur": round(eur * zufall.uniform(0.8, 1.2) / 1_000) * 1_000,
            "dauer_bau": 1,
            "nutzungsdauer_a": 30,
        }
        for was, physik, eur in [*huelle, *anlagen]
    ]


def _netzumbau() -> dict[str, Any]:
    return {
        "id": "umbau",
        "name": "Großwärmepumpe",
        "handlungsfeld": "energieversorgung",
        "kostentraeger": TRAEGER[0],
        "objekt": "netz",
        "physik": {"art": "netzumbau", "traeger": "strom", "nutzungsgrad": "3", "anteil": "0.6"},
        "investition_eur": 1_500_000,
        "dauer_bau": 2,
        "nutzungsdauer_a": 30,
    }
