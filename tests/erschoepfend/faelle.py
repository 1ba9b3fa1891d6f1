"""Seeded tiny cases as plain dictionaries: 3–6 measures, 3–4 years, two payers, two programmes with a pot."""

import random
from typing import Any

TRAEGER = ("stadt", "werk")


def kleiner_fall(saat: int) -> dict[str, Any]:
    """Return one case; amounts are round, so that sums meet limits exactly again and again."""
    zufall = random.Random(saat)
    beginn, dauer = 2027, zufall.choice((3, 4))
    jahre = list(range(beginn, beginn + dauer))
    anzahl = zufall.choice((3, 3, 4, 4, 5, 6))
    massnahmen = [_massnahme(zufall, nummer, jahre, anzahl) for nummer in range(anzahl)]
    return {
        "projekt": {
            "name": f"Fall {saat}",
            "beginn": beginn,
            "ende": jahre[-1],
            "stichtag": f"{beginn - 1}-03-01",
            "diskontsatz": zufall.choice(("0", "0.03", "0.1")),
            "preissteigerung": zufall.choice(("0", "0", "0.02")),
            "basisjahr": zufall.choice((beginn, beginn - 1)),
            "ausgangsemission_t_a": 500,
        },
        "kostentraeger": [_traeger(zufall, kennung) for kennung in TRAEGER],
        "haushalt": [
            {"kostentraeger": traeger, "jahr": jahr, "betrag_eur": zufall.choice((0, 50_000, 100_000, 150_000))}
            for traeger in TRAEGER
            for jahr in jahre
        ]
        + _konsumtiv(zufall, jahre),
        "massnahmen": massnahmen,
        "beziehungen": _beziehungen(zufall, [m["id"] for m in massnahmen]),
        "ressourcen": [
            {
                "id": "leitung",
                "einheit": "VZÄ",
                "menge": zufall.choice((1, 2, 3)),
                "phase": zufall.choice(("bau", "planung_und_bau")),
                "fenster": zufall.choice((1, 1, 2)),
            }
        ],
        "energietraeger": [
            {
                "id": "strom",
                "emissionsfaktor_g_kwh": {beginn: 400, jahre[-1]: 100},
                "preis_ct_kwh": {beginn: 20, jahre[-1]: 30},
            }
        ],
        "programme": [_programm(zufall, "alt"), _programm(zufall, "neu", ausgeschlossen=zufall.random() < 0.5)],
        "toepfe": {"neu": {jahr: zufall.choice((0, 20_000, 40_000)) for jahr in (beginn - 1, *jahre)}},
        "ziele": _ziele(zufall, jahre),
    }


def kleinster_fall(saat: int) -> dict[str, Any]:
    """Return a case with at most four measures and no targets: all plans are soon tried."""
    fall = kleiner_fall(saat)
    del fall["massnahmen"][4:]
    kennungen = {m["id"] for m in fall["massnahmen"]}
    fall["beziehungen"] = [b for b in fall["beziehungen"] if set(b["mitglieder"]) <= kennungen]
    fall["ziele"] = []
    return fall


def _massnahme(zufall: random.Random, nummer: int, jahre: list[int], anzahl: int) -> dict[str, Any]:
    planung, bau = zufall.choice((0, 0, 1)), zufall.choice((1, 1, 2))
    spielraum = 1 if anzahl >= 5 else zufall.choice((1, 2, 3))
    frueh = zufall.choice(jahre[: max(1, len(jahre) - planung - bau)])
    eintrag: dict[str, Any] = {
        "id": f"M{nummer}",
        "name": f"Maßnahme {nummer}",
        "handlungsfeld": "beleuchtung",
        "kostentraeger": zufall.choice(TRAEGER),
        "art": "led" if nummer < (3 if anzahl < 4 else 2) else "radweg",
        "investition_eur": {"bau": zufall.choice((50_000, 75_000, 100_000, 125_000)), "planung": 10_000 * planung},
        "dauer_planung": planung,
        "dauer_bau": bau,
        "fruehester_beginn": frueh,
        "spaetestes_ende": min(jahre[-1], frueh + planung + bau - 1 + spielraum),
        "bedarf": {"leitung": zufall.choice((0, 1, 2))},
        "hochlauf": zufall.random() < 0.2,
    }
    if zufall.random() < 0.5:
        eintrag["co2_t_a"] = zufall.choice((5, 10, 20, 40))
    else:
        eintrag["endenergie_kwh_a"] = {"strom": zufall.choice((20_000, 50_000, 100_000))}
    if zufall.random() < 0.5:
        eintrag["nutzungsdauer_a"] = zufall.choice((1, 2, 20))
    if zufall.random() < 0.3:
        eintrag["betriebskosten_eur_a"] = zufall.choice((1_000, 5_000))
    if zufall.random() < 0.3:
        eintrag["ertrag_eur_a"] = zufall.choice((2_000, 20_000))
    if zufall.random() < 0.1:
        eintrag["pflicht"] = True
    return eintrag


def _traeger(zufall: random.Random, kennung: str) -> dict[str, Any]:
    return {
        "id": kennung,
        "name": kennung.title(),
        "art": "kommune" if kennung == "stadt" else "unternehmen",
        "uebertrag_anteil": zufall.choice(("0", "0.5", "1")),
        "uebertrag_jahre": zufall.choice((None, 1, 2)),
        "liquiditaetslinie_eur": zufall.choice((0, 0, 30_000)),
        "liquiditaetszins": "0.05",
    }


def _konsumtiv(zufall: random.Random, jahre: list[int]) -> list[dict[str, Any]]:
    if zufall.random() < 0.5:
        return []
    betrag = zufall.choice((0, 1_000, 6_000))
    return [{"kostentraeger": "stadt", "art": "konsumtiv", "jahr": jahr, "betrag_eur": betrag} for jahr in jahre]


def _beziehungen(zufall: random.Random, kennungen: list[str]) -> list[dict[str, Any]]:
    arten = ("vorgaenger", "anfangsfolge", "voraussetzung", "ausschluss", "ueberlappung", "gruppe_mindestens")
    beziehungen = []
    for nummer in range(zufall.choice((1, 2, 3))):
        eine, andere = sorted(zufall.sample(kennungen, 2))
        art = zufall.choice(arten)
        eintrag: dict[str, Any] = {"id": f"B{nummer}", "art": art, "mitglieder": [eine, andere]}
        if art in ("vorgaenger", "anfangsfolge", "voraussetzung"):
            eintrag["abstand"] = zufall.choice((0, 0, 1))
            eintrag["hoechstabstand"] = zufall.choice((None, None, 1))
        if art == "ueberlappung":
            eintrag |= zufall.choice(({"anteil": "0.4"}, {"co2_t_a": 3}))
        if art == "gruppe_mindestens":
            eintrag["anzahl"] = 1
        beziehungen.append(eintrag)
    return beziehungen


def _programm(zufall: random.Random, kennung: str, ausgeschlossen: bool = False) -> dict[str, Any]:
    hoechstens = zufall.choice((40_000, 80_000, 1_000_000))
    return {
        "id": kennung,
        "name": kennung,
        "geber": "Bund",
        "fassungen": [
            {
                "gilt_ab": "2020-01-01",
                "rechtsgrundlage": "Prüffall",
                "quelle": "Prüffall",
                "stand": "2026-01-01",
                "sicherheit": "V1",
                "filter": {"antragsteller": ["kommune", "unternehmen"], "massnahmenarten": ["led"]},
                "satz": {"grund": zufall.choice(("0.2", "0.4")), "stelle": "1"},
                "hoechstgrenzen": [{"je": "massnahme", "stufen": [{"eur": hoechstens}], "stelle": "2"}],
                "kumulierung": {"ausgeschlossen": ["alt"] if ausgeschlossen else []},
                "fristen": {"startsperre": "antrag"},
                "auszahlung": {"art": "nach_nachweis", "verzug_monate": zufall.choice((0, 6))},
            }
        ],
    }


def _ziele(zufall: random.Random, jahre: list[int]) -> list[dict[str, Any]]:
    wahl = zufall.random()
    if wahl < 0.4:
        return []
    art = zufall.choice(("minderung_jahr", "minderung_summe", "co2_jahr", "co2_summe"))
    if art.startswith("minderung"):
        wert = zufall.choice((5, 20, 40))
    else:
        wert = zufall.choice((470, 495)) * (len(jahre) if art == "co2_summe" else 1)
    ziel: dict[str, Any] = {"id": "Z", "art": art, "jahr": jahre[-1], "wert": wert}
    if wahl < 0.7:
        ziel["ueberschreitungspreis"] = zufall.choice((100, 5_000))
    return [ziel]
