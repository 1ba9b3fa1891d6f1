"""Seeded tiny cases in which the funding of measures depends on each other."""

import random
from typing import Any

from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

ARTEN = ("kappe", "dauer", "konto", "sammel", "kontingent", "unterlage", "sperre", "objekt", "quote")


def erzeuge(saat: int) -> Planungsfall:
    """Return a case of three years with two or three measures at one building and two kinds of coupling."""
    zufall = random.Random(saat)
    arten = zufall.sample(ARTEN, 2)
    anzahl = zufall.choice([2, 3])
    massnahmen = [_massnahme(zufall, nummer, arten) for nummer in range(anzahl)]
    if "unterlage" in arten or "sperre" in arten:
        geber = {"art": "beleg", "objekt": "haus", "investition_eur": zufall.randint(100, 3000), "co2_t_a": 0}
        if "unterlage" in arten:
            geber["liefert"] = "beleg"
        massnahmen[-1] = massnahme("z", **geber, pflicht="ja" if zufall.random() < 0.5 else "nein")
    jahre = range(2027, 2030)
    projekt = {"beginn": 2027, "ende": 2029, "stichtag": "2026-11-01", "diskontsatz": "0.04"}
    knapp = [zufall.randint(150, 500) * 1000 for _ in jahre]
    return baue_fall(
        massnahmen,
        objekte=[{"id": "haus", "name": "Haus", "art": "wohngebaeude", "wohneinheiten": 3}],
        programme=_programme(zufall, arten),
        foerderkonten=[_konto(zufall)] if "konto" in arten else [],
        beihilfen=[_beihilfe(zufall)] if "konto" in arten else [],
        haushalt=ansaetze(knapp, jahre) if zufall.random() < 0.5 else [],
        stadt={"uebertrag_anteil": "1"},
        projekt=projekt,
    )


def _massnahme(zufall: random.Random, nummer: int, arten: list[str]) -> dict[str, Any]:
    felder: dict[str, Any] = {
        "art": "led",
        "objekt": "haus",
        "investition_eur": zufall.randint(20, 240) * 1000,
        "ertrag_eur_a": zufall.randint(0, 60) * 1000,
        "pflicht": "ja" if zufall.random() < 0.5 else "nein",
    }
    if "kontingent" in arten:
        felder["merkmale"] = "wpb"
    if zufall.random() < 0.4:
        felder["spaetestes_ende"] = 2028
    return massnahme(f"m{nummer}", **felder)


def _programme(zufall: random.Random, arten: list[str]) -> list[dict[str, Any]]:
    p: dict[str, Any] = {"satz": {"grund": zufall.choice(["0.15", "0.3"]), "stelle": "1"}}
    q: dict[str, Any] = {"satz": {"grund": zufall.choice(["0.1", "0.25"]), "stelle": "1"}}
    for art in arten:
        _ergaenze(zufall, art, p, q)
    p.setdefault("auszahlung", {"art": "nach_nachweis", "verzug_monate": zufall.choice([0, 6])})
    return [programm("p", **p), programm("q", **q)]


def _ergaenze(zufall: random.Random, art: str, p: dict[str, Any], q: dict[str, Any]) -> None:
    if art in {"kappe", "dauer"}:
        grenze = zufall.randint(60, 260) * 1000
        je = "objekt_jahr" if art == "kappe" else "objekt"
        p["hoechstgrenzen"] = [
            {"je": "massnahme", "stufen": [{"eur": grenze}], "geteilt": {"name": "k", "je": je}, "stelle": "2"}
        ]
        if zufall.random() < 0.6:
            schwelle = {"je": "massnahme", "stufen": [{"eur": zufall.randint(20, 150) * 1000}]}
            p["satz"]["staffelbonus"] = {"punkte": "0.1", "ueber": schwelle, "stelle": "3"}
    elif art == "konto":
        q["konten"] = ["konto"]
    elif art == "sammel":
        q["minimum"] = {"zuschuss_eur": zufall.randint(10, 60) * 1000, "sammelantrag": "ja"}
    elif art == "kontingent":
        bonus = {"wenn": {"merkmale": "wpb"}, "punkte": "0.1", "stelle": "4"}
        p["satz"]["boni"] = [{**bonus, "kontingent": {"name": "wpb", "anzahl": 1, "je": "objekt"}}]
    elif art == "unterlage":
        p["satz"].setdefault("boni", []).append({"wenn": {"merkmale": "beleg"}, "punkte": "0.12", "stelle": "5"})
    elif art == "sperre":
        q["sperren"] = [{"massnahmenarten": ["beleg"], "stelle": "6"}]
    elif art == "objekt":
        wartezeit = zufall.choice([None, 12, 24])
        regel = {"programme": ["q"], "wartezeit_monate": wartezeit, "stelle": "7"}
        p["kumulierung"] = {"ausgeschlossen_am_objekt": [regel]}
    elif art == "quote":
        p.setdefault("kumulierung", {})["quote"] = "0.35"


def _konto(zufall: random.Random) -> dict[str, Any]:
    return {
        "id": "konto", "name": "Konto", "grenze_eur": zufall.randint(20, 90) * 1000,
        "fenster_monate": zufall.choice([12, 24, 36]),
        "bei_ueberschreitung": zufall.choice(["ablehnen", "kuerzen"]),
        "rechtsgrundlage": "Prüffall", "quelle": "Prüffall", "stand": "2026-01-01", "sicherheit": "V1",
    }  # fmt: skip


def _beihilfe(zufall: random.Random) -> dict[str, Any]:
    tag = f"202{zufall.choice([4, 5])}-0{zufall.randint(1, 9)}-15"
    return {"kostentraeger": "stadt", "konto": "konto", "datum": tag, "betrag_eur": zufall.randint(0, 30) * 1000}
