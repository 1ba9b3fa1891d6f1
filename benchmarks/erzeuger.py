"""Seeded synthetic district cases: any number of measures, five payers, eleven programmes, fifteen years.

The shape follows practice: many small and some large measures, one to a few funding packages a measure can use,
order and exclusion within a building, overlap of envelope and heating, staff as the common bottleneck.
"""

import random
from collections.abc import Iterator
from typing import Any

from benchmarks.programme import programme
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.foerderung.programm import Programm
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
    "gebaeudehuelle": ("gebaeudesanierung", 100_000, 900_000, 900, tuple(TRAEGER)),
    "waermepumpe": ("energieversorgung", 40_000, 400_000, 600, tuple(TRAEGER)),
    "photovoltaik": ("energieversorgung", 30_000, 300_000, 800, tuple(TRAEGER)),
    "strassenbeleuchtung": ("beleuchtung", 20_000, 250_000, 700, ("stadt", "werk")),
    "radweg": ("mobilitaet", 50_000, 1_200_000, 6_000, ("stadt",)),
    "baumpflanzung": ("gruen", 10_000, 150_000, 20_000, ("stadt", "wohnen", "genossen")),
}
"""Kind -> field of action, least and largest investment in EUR, EUR per t CO2e and year, who does it."""
STROM = {"strassenbeleuchtung", "photovoltaik"}
ANTEIL_BUDGET = 0.6
"""All budgets together as a share of all investments."""


def erzeuge(anzahl: int, saat: int = 1) -> Planungsfall:
    """Return a synthetic case with ``anzahl`` measures; the same seed gives the same case."""
    return als_fall(listen(anzahl, saat))


def als_fall(daten: dict[str, Any]) -> Planungsfall:
    """Return the case that these lists make; they stay as they are."""
    fall = dict(daten)
    eigene = fall.pop("foerderprogramme")
    toepfe = {programm["id"]: programm["topf_eur"] for programm in eigene if "topf_eur" in programm}
    sicher_ab = Projekt.model_validate(fall["projekt"]).mindestsicherheit
    gelesene = [Programm.model_validate(programm).gelesen(sicher_ab=sicher_ab) for programm in eigene]
    return Planungsfall.model_validate({**fall, "programme": gelesene, "toepfe": toepfe})


def listen(anzahl: int, saat: int = 1) -> dict[str, Any]:
    """Return the case as plain data under the names of ``fall.yaml``."""
    zufall = random.Random(f"{anzahl}-{saat}")
    massnahmen = [_massnahme(zufall, nummer) for nummer in range(anzahl)]
    return {
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
            {"id": "leitung", "einheit": "VZÄ", "menge": str(max(2, round(anzahl * 0.045, 1))), "phase": "bau"}
        ],
        "energietraeger": [
            {"id": "strom", "emissionsfaktor_g_kwh": {BEGINN: 230, 2030: 113, ENDE: 60}, "preis_ct_kwh": 30},
            {"id": "gas", "emissionsfaktor_g_kwh": 240, "preis_ct_kwh": {BEGINN: 12, ENDE: 18}},
        ],
        "foerderprogramme": programme(anzahl),
    }


def _massnahme(zufall: random.Random, nummer: int) -> dict[str, Any]:
    art = zufall.choice(tuple(ARTEN))
    feld, kleinste, groesste, eur_je_t, traeger = ARTEN[art]
    kosten = round(zufall.uniform(kleinste, groesste) / 1_000) * 1_000
    kwh = kosten / eur_je_t * 1_000 / 0.24 * zufall.uniform(0.5, 1.5) * 0.3
    planung, bau = zufall.choice((0, 1, 1)), zufall.choice((1, 1, 2))
    return {
        "id": f"m{nummer:04d}",
        "name": f"{art} {nummer}",
        "handlungsfeld": feld,
        "art": art,
        "kostentraeger": zufall.choice(traeger),
        "investition_eur": {"planung": round(kosten * 0.1 * planung), "bau": kosten},
        "dauer_planung": planung,
        "dauer_bau": bau,
        "nutzungsdauer_a": zufall.choice((15, 20, 30, 40)),
        "endenergie_kwh_a": {"strom" if art in STROM else "gas": round(kwh)},
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
        "uebertrag_anteil": "1" if kennung == "stadt" else "0.9",
        **({"uebertrag_jahre": 2} if kennung == "stadt" else {}),
        "liquiditaetslinie_eur": 200_000,
        "liquiditaetszins": "0.03",
    }


def _haushalt(massnahmen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kosten = dict.fromkeys(TRAEGER, 0)
    for massnahme in massnahmen:
        kosten[massnahme["kostentraeger"]] += sum(massnahme["investition_eur"].values())
    ansatz = {t: round(eur * ANTEIL_BUDGET / len(JAHRE) / 1_000) * 1_000 for t, eur in kosten.items()}
    return [{"kostentraeger": t, "jahr": j, "betrag_eur": ansatz[t]} for t in TRAEGER for j in JAHRE]


def _beziehungen(zufall: random.Random, massnahmen: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Relate every fourth measure to its neighbour: order, exclusion or overlap."""
    kennungen = [massnahme["id"] for massnahme in massnahmen]
    arten = ("vorgaenger", "voraussetzung", "ausschluss", "ueberlappung", "ueberlappung")
    for eine, andere in zip(kennungen[::4], kennungen[1::4], strict=False):
        art = zufall.choice(arten)
        zusatz = {"anteil": "0.3"} if art == "ueberlappung" else {}
        yield {"art": art, "mitglieder": [eine, andere], **zusatz}
