"""How long does it take to find all packages of 300 measures, 20 begins each, in the whole catalogue?

    python -m benchmarks.foerderung [--massnahmen 300] [--beginne 20] [--wiederholungen 3]

CPU seconds of one core; goal of the issue: under 10 s. Beside it the same with every measure in company of others
(shared caps, accounts, joint applications), where more days and facts have to be told apart.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from benchmarks.messung import mediane, miss_abwechselnd, zeige
from massnahmenplan.begriffe.kostentraeger import Kostentraeger, Traegerart
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.foerderung.pakete import zaehle_pakete_auf
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.umfeld import FUER_SICH, Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben, Zahlung
from massnahmenplan.kataloge import lade_massnahmenarten, lade_merkmale, lade_stammdaten

STICHTAG = date(2026, 11, 22)
ERSTES_JAHR = 2027
KENNWERTE = {"scop": 3.2, "strompreis_eur_mwh": 180, "waerme_mwh_a": 1000, "leistung_kwp": 30}
GEBIETE = ["chemnitz", "koeln", "nordrhein_westfalen", "sachsen", "grw_chemnitz"]


def main() -> None:
    """Measure and print the table."""
    frage = argparse.ArgumentParser(description="Alle Förderpakete")
    frage.add_argument("--massnahmen", type=int, default=300)
    frage.add_argument("--beginne", type=int, default=20)
    frage.add_argument("--wiederholungen", type=int, default=3)
    angaben = frage.parse_args()
    programme = tuple(programm.gelesen() for programm in lade_stammdaten().programme.values())
    vorhaben = [list(_vorhaben(nummer, angaben.beginne)) for nummer in range(angaben.massnahmen)]
    gesellig = Umfeld(
        konten=frozenset({"de_minimis"}),
        geteilt=frozenset(f"{name}:o" for name in ("beg_em_huelle", "beg_em_heizung", "koeln_gruen")),
        planmerkmale=frozenset({"isfp"}),
        sammelantraege=frozenset(programm.id for programm in programme if programm.familie == "krl"),
    )
    wege = {
        "jede Maßnahme für sich": lambda: _zaehle(vorhaben, programme, FUER_SICH),
        "in Gesellschaft": lambda: _zaehle(vorhaben, programme, gesellig),
    }
    anzahl = {name: weg() for name, weg in wege.items()}
    zeiten = mediane(miss_abwechselnd(wege, angaben.wiederholungen))
    faelle = angaben.massnahmen * angaben.beginne
    zeige(
        ("", "Vorhaben", "Programme", "Pakete", "CPU s", "ms je Vorhaben"),
        [(n, faelle, len(programme), anzahl[n], zeiten[n], zeiten[n] / faelle * 1000) for n in wege],
    )


def _zaehle(vorhaben: list[list[Vorhaben]], programme: tuple[Programm, ...], umfeld: Umfeld) -> int:
    """Return the number of packages, with the programmes in question found once per measure as in a real run."""
    anzahl = 0
    for je_beginn in vorhaben:
        in_frage = [programm for programm in programme if programm.kommt_in_frage(je_beginn[0])]
        anzahl += sum(len(zaehle_pakete_auf(v, in_frage, umfeld).pakete) for v in je_beginn)
    return anzahl


def _vorhaben(nummer: int, beginne: int) -> Iterator[Vorhaben]:
    """Yield one measure, begun in each of the years; every kind, payer and some facts in turn."""
    zufall = random.Random(nummer)
    arten, merkmale = sorted(lade_massnahmenarten()), sorted(lade_merkmale())
    massnahme = Massnahme.model_validate(
        {
            "id": f"m{nummer}", "name": "Maßnahme", "handlungsfeld": "gebaeudesanierung", "kostentraeger": "k",
            "art": arten[nummer % len(arten)], "investition_eur": zufall.randint(20_000, 900_000), "menge": 100,
            "merkmale": zufall.sample(merkmale, 4), "kennwerte": KENNWERTE,
        }
    )  # fmt: skip
    traeger = Kostentraeger.model_validate(
        {"id": "k", "name": "Träger", "art": zufall.choice(list(Traegerart)), "finanzschwach": nummer % 2 == 0}
    )
    objekt = Objekt.model_validate(
        {
            "id": "o", "name": "Objekt", "art": zufall.choice(["wohngebaeude", "nichtwohngebaeude"]),
            "baujahr": 1960, "wohneinheiten": 12, "nettogrundflaeche_m2": 2000, "gebiete": GEBIETE,
        }
    )  # fmt: skip
    kosten = sum(massnahme.investition_eur.values(), Decimal(0))
    for jahr in range(ERSTES_JAHR, ERSTES_JAHR + beginne):
        zahlungen = (Zahlung(jahr, kosten),)
        yield Vorhaben(massnahme, traeger, objekt, STICHTAG, date(jahr, 1, 1), date(jahr, 12, 31), zahlungen)


if __name__ == "__main__":
    main()
