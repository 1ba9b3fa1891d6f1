"""Seeded synthetic district cases: 25 to 1,000 measures, five payers, ten programmes, fifteen years.

The shape follows practice: many small and some large measures, two or three starts of funding a measure can
use, order and exclusion within a building, overlap of envelope and heating, staff as the common bottleneck.
"""

import random
from typing import Any

from massnahmenplan.planungsfall import Planungsfall

BEGINN, ENDE = 2027, 2041
JAHRE = range(BEGINN, ENDE + 1)
TRAEGER = {
    "stadt": "kommune",
    "werk": "kommunales_unternehmen",
    "wohnen": "wohnungsunternehmen",
    "genossen": "genossenschaft",
    "betrieb": "unternehmen",
}
ARTEN = {
    "gebaeudehuelle": ("gebaeudesanierung", 100_000, 900_000, 900),
    "waermepumpe": ("energieversorgung", 40_000, 400_000, 600),
    "photovoltaik": ("energieversorgung", 30_000, 300_000, 800),
    "strassenbeleuchtung": ("beleuchtung", 20_000, 250_000, 700),
    "radweg": ("mobilitaet", 50_000, 1_200_000, 6_000),
    "baumpflanzung": ("gruen", 10_000, 150_000, 20_000),
}
ANTEIL_BUDGET = 0.6
"""All budgets together as a share of all investments."""


def erzeuge(anzahl: int, saat: int = 1) -> Planungsfall:
    """Return a synthetic case with ``anzahl`` measures; the same seed gives the same case."""
    zufall = random.Random(f"{anzahl}-{saat}")
    massnahmen = [_massnahme(zufall, nummer) for nummer in range(anzahl)]
    return Planungsfall.model_validate(
        {
            "projekt": {
                "name": f"Synthetischer Fall mit {anzahl} Maßnahmen (Saat {saat})",
                "beginn": BEGINN,
                "ende": ENDE,
                "stichtag": f"{BEGINN - 1}-07-01",
                "preissteigerung": "0.02",
            },
            "kostentraeger": [_traeger(kennung, art) for kennung, art in TRAEGER.items()],
            "haushalt": _haushalt(massnahmen),
            "massnahmen": massnahmen,
            "varianten": [_variante(zufall, m) for m in massnahmen if zufall.random() < 0.3],
            "beziehungen": list(_beziehungen(zufall, massnahmen)),
            "ressourcen": [
                {"id": "leitung", "einheit": "VZÄ", "menge": max(2, round(anzahl * 0.045, 1)), "phase": "bau"}
            ],
            "energietraeger": [
                {"id": "strom", "emissionsfaktor_g_kwh": {BEGINN: 230, 2030: 113, ENDE: 60}, "preis_ct_kwh": 30},
                {"id": "gas", "emissionsfaktor_g_kwh": 240, "preis_ct_kwh": {BEGINN: 12, ENDE: 18}},
            ],
            "programme": [_programm(nummer) for nummer in range(10)],
            "toepfe": {"p3": anzahl * 4_000, "p7": anzahl * 3_000},
        }
    )


def _massnahme(zufall: random.Random, nummer: int) -> dict[str, Any]:
    art = zufall.choice(tuple(ARTEN))
    feld, kleinste, groesste, eur_je_t = ARTEN[art]
    kosten = round(zufall.uniform(kleinste, groesste), -3)
    gas = kosten / eur_je_t * 1_000 / 0.24 * zufall.uniform(0.5, 1.5) * 0.3
    planung, bau = zufall.choice((0, 1, 1)), zufall.choice((1, 1, 2))
    return {
        "id": f"m{nummer:04d}",
        "name": f"{art} {nummer}",
        "handlungsfeld": feld,
        "art": art,
        "kostentraeger": zufall.choice(tuple(TRAEGER)),
        "investition_eur": {"planung": round(kosten * 0.1 * planung), "bau": kosten},
        "dauer_planung": planung,
        "dauer_bau": bau,
        "nutzungsdauer_a": zufall.choice((15, 20, 30, 40)),
        "endenergie_kwh_a": {"strom" if art in ("strassenbeleuchtung", "photovoltaik") else "gas": round(gas)},
        "betriebskosten_eur_a": round(kosten * 0.005),
        "bedarf": {"leitung": zufall.choice(("0.2", "0.4", "0.6"))},
    }


def _variante(zufall: random.Random, massnahme: dict[str, Any]) -> dict[str, Any]:
    faktor = zufall.uniform(1.2, 1.5)
    return {
        "massnahme": massnahme["id"],
        "id": "besser",
        "investition_eur": {teil: round(eur * faktor) for teil, eur in massnahme["investition_eur"].items()},
        "endenergie_kwh_a": {e: round(kwh * faktor * 0.98) for e, kwh in massnahme["endenergie_kwh_a"].items()},
        "merkmale": ["gut"],
    }


def _traeger(kennung: str, art: str) -> dict[str, Any]:
    return {
        "id": kennung,
        "name": kennung.title(),
        "art": art,
        "uebertrag_anteil": 1 if kennung == "stadt" else "0.9",
        "uebertrag_jahre": 2 if kennung == "stadt" else None,
        "liquiditaetslinie_eur": 200_000,
        "liquiditaetszins": "0.03",
    }


def _haushalt(massnahmen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kosten = dict.fromkeys(TRAEGER, 0.0)
    for massnahme in massnahmen:
        kosten[massnahme["kostentraeger"]] += sum(massnahme["investition_eur"].values())
    return [
        {"kostentraeger": t, "jahr": jahr, "betrag_eur": round(kosten[t] * ANTEIL_BUDGET / len(JAHRE), -3)}
        for t in TRAEGER
        for jahr in JAHRE
    ]


def _beziehungen(zufall: random.Random, massnahmen: list[dict[str, Any]]):
    kennungen = [massnahme["id"] for massnahme in massnahmen]
    arten = ("vorgaenger", "voraussetzung", "ausschluss", "ueberlappung", "ueberlappung")
    for eine, andere in zip(kennungen[::4], kennungen[1::4], strict=False):
        art = zufall.choice(arten)
        zusatz = {"anteil": "0.3"} if art == "ueberlappung" else {}
        yield {"art": art, "mitglieder": [eine, andere], **zusatz}


def _programm(nummer: int) -> dict[str, Any]:
    arten = tuple(ARTEN)
    regel = {
        "rechtsgrundlage": "synthetisch",
        "quelle": "synthetisch",
        "stand": "2026-01-01",
        "sicherheit": "V1",
        "filter": {
            "antragsteller": list(TRAEGER.values()) if nummer % 2 else ["kommune", "wohnungsunternehmen", "genossenschaft"],
            "massnahmenarten": [arten[nummer % 6], arten[(nummer * 2 + 1) % 6]],
        },
        "hoechstgrenzen": [{"je": "massnahme", "stufen": [{"eur": 300_000 + 50_000 * nummer}], "stelle": "2"}],
        "kumulierung": {"ausgeschlossen": [f"p{(nummer + 5) % 10}"], "quote": "0.6"},
        "fristen": {
            "startsperre": "bewilligung" if nummer % 3 else "antrag",
            "vorlauf_monate": 3 + nummer % 4,
            "bewilligungszeitraum_monate": 36,
        },
        "auszahlung": {"art": "nach_nachweis", "verzug_monate": 4},
    }
    frueh, spaet = f"{0.15 + 0.03 * nummer:.2f}", f"{0.10 + 0.03 * nummer:.2f}"
    return {
        "id": f"p{nummer}",
        "name": f"Programm {nummer}",
        "geber": "Bund",
        "fassungen": [
            {"gilt_ab": "2020-01-01", "gilt_bis": "2029-12-31", **regel, "satz": {"grund": frueh, "stelle": "1"}},
            {"gilt_ab": "2030-01-01", "gilt_bis": "2034-12-31", **regel, "satz": {"grund": spaet, "stelle": "1"}},
        ],
    }
