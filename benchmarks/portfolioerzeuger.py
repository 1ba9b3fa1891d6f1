"""Seeded portfolios of the type of the InnovationCity roll out: twenty quarters, each with a concept of its own.

What is shared follows practice: one city pays for its part in all of them, two pots of the Land, one team that
leads the works. Housing companies, the utility and businesses of a quarter have their own money. The quarters are
those of ``erzeuger``; only the city's bridging credit is left out, which a shared purse does not have.
"""

from typing import Any

from benchmarks.erzeuger import JAHRE, als_fall, listen
from massnahmenplan.begriffe.portfolio import Gemeinschaftskonto
from massnahmenplan.portfolio.verbund import Portfolio, Quartier

KNAPP = 0.8
"""What is shared, as a share of what the quarters would have had each for itself."""
TOEPFE = ("land_energie", "land_stadt")


def erzeuge_portfolio(quartiere: int, massnahmen: int, saat: int = 1) -> Portfolio:
    """Return a synthetic portfolio; the same seed gives the same one."""
    faelle = [_quartier(massnahmen, 1_000 * saat + nummer) for nummer in range(quartiere)]
    return Portfolio(
        name=f"Synthetisches Portfolio: {quartiere} Quartiere, je {massnahmen} Maßnahmen (Saat {saat})",
        quartiere=tuple(
            Quartier(f"q{nummer:02d}", f"Quartier {nummer}", als_fall(fall)) for nummer, fall in enumerate(faelle)
        ),
        konten=tuple(Gemeinschaftskonto.model_validate(konto) for konto in _konten(faelle)),
    )


def _quartier(massnahmen: int, saat: int) -> dict[str, Any]:
    fall = listen(massnahmen, saat)
    stadt = next(traeger for traeger in fall["kostentraeger"] if traeger["id"] == "stadt")
    del stadt["liquiditaetslinie_eur"]
    return fall


def _konten(faelle: list[dict[str, Any]]) -> list[dict[str, Any]]:
    je_jahr = {
        jahr: round(
            KNAPP
            * sum(
                h["betrag_eur"]
                for fall in faelle
                for h in fall["haushalt"]
                if h["kostentraeger"] == "stadt" and h["jahr"] == jahr
            )
        )
        for jahr in JAHRE
    }
    personal = sum(float(fall["ressourcen"][0]["menge"]) for fall in faelle)
    kasse = {
        "id": "stadt",
        "art": "haushalt",
        "betrag_eur": je_jahr,
        "uebertrag_anteil": "1",
        "uebertrag_jahre": 2,
    }
    toepfe = [
        {"id": topf, "art": "topf", "betrag_eur": round(KNAPP * sum(_topf_eur(fall, topf) for fall in faelle))}
        for topf in TOEPFE
    ]
    return [kasse, *toepfe, {"id": "leitung", "art": "ressource", "menge": str(round(KNAPP * personal, 1))}]


def _topf_eur(fall: dict[str, Any], programm: str) -> int:
    topf = next(p["topf_eur"] for p in fall["foerderprogramme"] if p["id"] == programm)
    return int(topf if isinstance(topf, int) else next(iter(topf.values())))
