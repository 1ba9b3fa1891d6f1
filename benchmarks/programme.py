"""Funding programmes of the synthetic cases: shaped like the German ones, with made-up figures.

Three families: a federal programme per kind of measure and four across kinds, which all exclude each other; two
of a Land, with a pot per year, which may stand beside a federal one up to a common quota; one of the town. So a
project has one to a few packages, as real ones have, and the pots bind.
"""

from typing import Any

GRUEN_UND_WEGE = ["strassenbeleuchtung", "radweg", "baumpflanzung"]
WAERME = ["gebaeudehuelle", "waermepumpe"]
ALLE = ["kommune", "kommunales_unternehmen", "wohnungsunternehmen", "genossenschaft", "unternehmen"]
WOHNEN, WIRTSCHAFT = ALLE[2:4], [ALLE[1], ALLE[4]]
BUND = {
    "bund_huelle": (["gebaeudehuelle"], ALLE, "0.15"),
    "bund_waermepumpe": (["waermepumpe"], ALLE, "0.30"),
    "bund_beleuchtung": (["strassenbeleuchtung"], ["kommune"], "0.25"),
    "bund_radweg": (["radweg"], ["kommune"], "0.50"),
    "bund_kommunal": (GRUEN_UND_WEGE, ["kommune", "kommunales_unternehmen"], "0.35"),
    "bund_gruen": (["baumpflanzung"], [*WOHNEN, "kommune"], "0.60"),
    "bund_wirtschaft": ([*WAERME, "photovoltaik"], WIRTSCHAFT, "0.20"),
    "bund_wohnen": (WAERME, WOHNEN, "0.25"),
}
LAND = {
    "land_energie": (WAERME, [*WOHNEN, "unternehmen"], "0.15"),
    "land_stadt": (["radweg", "baumpflanzung"], ["kommune"], "0.20"),
}
STADT = {"stadt_bonus": (["photovoltaik"], WOHNEN, "0.05")}
TOPF_EUR_JE_MASSNAHME = {"land_energie": 4_000, "land_stadt": 2_500}
"""EUR that a Land can grant per year of approval, for each measure of the case."""


def programme(anzahl: int) -> list[dict[str, Any]]:
    """Return the programmes of a case with ``anzahl`` measures, as rows of ``foerderprogramme``."""
    familien = (("Bund", BUND, 0), ("Land", LAND, 4), ("Stadt", STADT, 2))
    return [
        _programm(kennung, geber, vorlauf, *wer_und_was, topf=TOPF_EUR_JE_MASSNAHME.get(kennung, 0) * anzahl)
        for geber, familie, vorlauf in familien
        for kennung, wer_und_was in familie.items()
    ]


def _programm(
    kennung: str, geber: str, vorlauf: int, arten: list[str], traeger: list[str], satz: str, *, topf: int
) -> dict[str, Any]:
    regel = {
        "rechtsgrundlage": "synthetisch",
        "quelle": "synthetisch",
        "stand": "2026-01-01",
        "sicherheit": "V1",
        "filter": {"antragsteller": traeger, "massnahmenarten": arten},
        "hoechstgrenzen": [{"je": "massnahme", "stufen": [{"eur": 600_000}], "stelle": "2"}],
        "minimum": {"kosten_eur": 5_000, "stelle": "3"},
        "kumulierung": {"quote": "0.6", "ausgeschlossen": [b for b in BUND if b != kennung and kennung in BUND]},
        "fristen": {
            "startsperre": "bewilligung" if vorlauf else "antrag",
            "vorlauf_monate": vorlauf,
            "bewilligungszeitraum_monate": 24 if topf else 36,
        },
        "auszahlung": {"art": "nach_nachweis", "verzug_monate": 6},
    }
    bonus = {"punkte": "0.05", "wenn": {"merkmale": ["gut"]}, "stelle": "1"}
    spaeter = f"{float(satz) * 0.8:.3f}"
    programm: dict[str, Any] = {
        "id": kennung,
        "name": f"Programm {kennung}",
        "geber": geber,
        "fassungen": [
            {"gilt_ab": ab, "gilt_bis": bis, **regel, "satz": {"grund": grund, "boni": [bonus], "stelle": "1"}}
            for ab, bis, grund in (("2020-01-01", "2029-12-31", satz), ("2030-01-01", "2036-12-31", spaeter))
        ],
    }
    return programm | ({"topf_eur": topf} if topf else {})
