"""Seeded tiny districts with one payer, one pot and one staff account in common."""

import random
from typing import Any

from massnahmenplan.begriffe.portfolio import Gemeinschaftskonto
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.portfolio.verbund import Portfolio, Quartier
from tests.erschoepfend.faelle import kleiner_fall

JAHRE = (2027, 2028, 2029)


def winziges_quartier(saat: int, hoechstens: int) -> dict[str, Any]:
    """Return a case of three years with few measures, without targets and bridging credits."""
    fall = kleiner_fall(saat)
    if fall["projekt"]["ende"] != JAHRE[-1]:
        return winziges_quartier(saat + 1_000, hoechstens)
    del fall["massnahmen"][hoechstens:]
    kennungen = {m["id"] for m in fall["massnahmen"]}
    fall["beziehungen"] = [b for b in fall["beziehungen"] if set(b["mitglieder"]) <= kennungen]
    fall["ziele"] = []
    for traeger in fall["kostentraeger"]:
        traeger["liquiditaetslinie_eur"] = 0
    fall["ressourcen"][0]["fenster"] = 1 + saat // 3 % 2
    return fall


def konten(saat: int) -> list[dict[str, Any]]:
    """Return one to three shared accounts, small enough to bind."""
    zufall = random.Random(f"konten-{saat}")
    kasse = {
        "id": "stadt",
        "art": "haushalt",
        "betrag_eur": {jahr: zufall.choice((0, 50_000, 100_000, 200_000)) for jahr in JAHRE},
        "uebertrag_anteil": zufall.choice(("0", "0.5", "1")),
        "uebertrag_jahre": zufall.choice((None, 1, 2)),
    }
    topf = {
        "id": "neu",
        "art": "topf",
        "betrag_eur": {jahr: zufall.choice((0, 30_000, 60_000)) for jahr in (JAHRE[0] - 1, *JAHRE)},
    }
    leitung = {"id": "leitung", "art": "ressource", "menge": zufall.choice((2, 3, 4))}
    return [(kasse,), (topf,), (leitung,), (kasse, topf, leitung)][saat % 4]


def quartiere(saat: int, anzahl: int, hoechstens: int) -> list[dict[str, Any]]:
    """Return the districts; all of them count staff over the same window."""
    faelle = [winziges_quartier(7 * saat + nummer, hoechstens) for nummer in range(anzahl)]
    for fall in faelle:
        fall["ressourcen"][0]["fenster"] = faelle[0]["ressourcen"][0]["fenster"]
    return faelle


def portfolio(faelle: list[dict[str, Any]], gemeinsame: list[dict[str, Any]], **felder: Any) -> Portfolio:
    """Return the portfolio of these districts, called q0, q1 …"""
    return Portfolio(
        name="Probe",
        quartiere=tuple(
            Quartier(f"q{nummer}", f"Quartier {nummer}", Planungsfall.model_validate(fall))
            for nummer, fall in enumerate(faelle)
        ),
        konten=tuple(Gemeinschaftskonto.model_validate(konto) for konto in gemeinsame),
        **felder,
    )
