"""A small case in which every family of the model has rows, and all its plans with the verdict of the law.

The limits vary with a seed, so that each of them decides about some plan, from both sides.
"""

import random
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.aufbereitung import Aufbereitung, Option
from massnahmenplan.ergebnis import Bilanz, Foerderwahl, Plan, Planschritt
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, falldaten, massnahme, programm

JAHRE = range(2027, 2031)


def mutationsfall(saat: int) -> Planungsfall:
    """Return the case; measures and relations are always the same, the seed decides about the limits."""
    zufall = random.Random(saat)

    def betraege(von: int, bis: int, schritt: int) -> list[int]:
        return [zufall.randrange(von, bis, schritt) for _ in JAHRE]

    return Planungsfall.model_validate(
        falldaten(
            _massnahmen(),
            projekt={"diskontsatz": "0.05", "preissteigerung": "0.02", "ausgangsemission_t_a": 100},
            stadt={
                "uebertrag_anteil": "0.5",
                "uebertrag_jahre": 1,
                "liquiditaetslinie_eur": zufall.randrange(4_000, 45_000, 1_000),
                "liquiditaetszins": "0.06",
            },
            weitere_traeger=[
                {
                    "id": "werk",
                    "name": "Werk",
                    "art": "unternehmen",
                    "uebertrag_anteil": "0.9",
                    "uebertrag_jahre": 2,
                }
            ],
            haushalt=[
                *ansaetze(betraege(5_000, 90_000, 1_000), JAHRE),
                *ansaetze(betraege(3_000, 60_000, 1_000), JAHRE, "werk"),
                *ansaetze(betraege(100, 2_400, 100), JAHRE, art="konsumtiv"),
            ],
            beziehungen=_beziehungen(),
            ressourcen=[
                {
                    "id": "leitung",
                    "einheit": "VZÄ",
                    "menge": {jahr: zufall.choice(("1.0", "1.15", "1.9", "2.0", "2.1", "2.9")) for jahr in JAHRE},
                    "phase": "bau",
                    "fenster": 2,
                }
            ],
            energietraeger=[
                {
                    "id": "strom",
                    "emissionsfaktor_g_kwh": {2027: 400, 2030: 280},
                    "preis_ct_kwh": {2027: 20, 2030: 29},
                }
            ],
            programme=[
                programm("alt", auszahlung={"verzug_monate": 6}),
                programm(
                    "neu",
                    satz={"grund": "0.3", "stelle": "1"},
                    filter={"antragsteller": ["unternehmen"], "massnahmenarten": ["solar"]},
                ),
            ],
            toepfe={"neu": {jahr: zufall.choice((11_000, 11_800, 12_600)) for jahr in (2026, *JAHRE)}},
            ziele=[
                {"id": "Z1", "art": "minderung_summe", "jahr": 2030, "wert": zufall.randrange(20, 90)},
                {"id": "Z2", "art": "co2_jahr", "jahr": 2030, "wert": 55, "ueberschreitungspreis": 300},
            ],
        )
    )


def _massnahmen() -> list[dict[str, object]]:
    return [
        massnahme(
            "A", art="led", investition_eur=63_000, co2_t_a=12, nutzungsdauer_a=20, bedarf={"leitung": "1.1"}
        ),
        massnahme(
            "B",
            kostentraeger="werk",
            art="solar",
            investition_eur=38_000,
            fruehester_beginn=2028,
            endenergie_kwh_a={"strom": 41_000},
            bedarf={"leitung": "1.0"},
        ),
        massnahme(
            "C",
            investition_eur={"planung": 9_000, "bau": 31_000},
            dauer_planung=1,
            endenergie_kwh_a={"strom": 52_000},
            bedarf={"leitung": "0.9"},
            betriebskosten_eur_a=1_000,
        ),
        massnahme("D", kostentraeger="werk", investition_eur=57_000, dauer_bau=2, co2_t_a=20, hochlauf=True),
        massnahme("E", pflicht=True, investition_eur=21_000, co2_t_a=3, betriebskosten_eur_a=1_100),
        massnahme("F", investition_eur=27_000, co2_t_a=6, ertrag_eur_a=900, nutzungsdauer_a=2),
    ]


def _beziehungen() -> list[dict[str, object]]:
    return [
        {"art": "gruppe_mindestens", "mitglieder": "A, C, F", "anzahl": 2},
        {"art": "gruppe_hoechstens", "mitglieder": "B, D, F", "anzahl": 2},
        {"art": "vorgaenger", "mitglieder": "E, D", "abstand": 0},
        {"art": "anfangsfolge", "mitglieder": "A, C", "abstand": 1, "hoechstabstand": 1},
        {"art": "voraussetzung", "mitglieder": "F, B", "abstand": 0},
        {"art": "ueberlappung", "mitglieder": "A, C", "anteil": "0.4"},
        {"art": "ueberlappung", "mitglieder": "F, D", "co2_t_a": 4},
    ]


@dataclass(frozen=True)
class Urteile:
    """Plans as vectors of options, and what law and arithmetic say of each."""

    x: NDArray[np.float64]
    """Plans × options."""
    verletzt: tuple[frozenset[str], ...]
    """The limits that each plan breaks; a purse is one limit for all years."""
    co2: NDArray[np.float64]
    """t CO2e."""
    kosten: NDArray[np.float64]
    """Thousand EUR."""


def urteile(fall: Planungsfall, aufbereitung: Aufbereitung, anzahl: int, saat: int) -> Urteile:
    """Return every option by itself, every pair of options of one measure, and a seeded sample of plans."""
    wahlen = [*_einzelne(aufbereitung), *_doppelte(aufbereitung), *_stichprobe(aufbereitung, anzahl, saat)]
    x = np.zeros((len(wahlen), len(aufbereitung.optionen)))
    verletzt, werte = [], []
    for zeile, wahl in zip(x, wahlen, strict=True):
        zeile[list(wahl)] = 1
        bilanz, grenzen = rechne(fall, [aufbereitung.optionen[o] for o in wahl])
        verletzt.append(grenzen)
        werte.append((float(bilanz.zielwerte["co2"]), float(bilanz.zielwerte["kosten"] / Decimal(1000))))
    co2, kosten = np.array(werte).T
    return Urteile(x, tuple(verletzt), co2, kosten)


def rechne(fall: Planungsfall, optionen: list[Option]) -> tuple[Bilanz, frozenset[str]]:
    """Return the balance of a plan, and the limits that it breaks."""
    plan = als_plan(optionen)
    rechnung = nachrechnung.rechne(fall, plan)
    verstoesse = (*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz))
    return rechnung.bilanz, frozenset(_name(verstoss.grenze) for verstoss in verstoesse)


def _name(grenze: str) -> str:
    if grenze.startswith("haushalt:"):
        return grenze.rpartition(":")[0]
    return grenze.replace("pflicht:", "massnahme:")


def als_plan(optionen: list[Option]) -> Plan:
    """Return the decisions that some options stand for."""
    return Plan(
        tuple(
            Planschritt(
                o.massnahme,
                o.variante,
                o.beginn,
                tuple(Foerderwahl(a.programm, a.antrag_am) for a in o.paket.antraege),
            )
            for o in optionen
        )
    )


def _je_massnahme(aufbereitung: Aufbereitung) -> list[list[int]]:
    massnahme = aufbereitung.daten.optionen.massnahme
    return [np.flatnonzero(massnahme == m).tolist() for m in range(len(aufbereitung.daten.massnahmen))]


def _einzelne(aufbereitung: Aufbereitung) -> list[tuple[int, ...]]:
    return [(), *((o,) for o in range(len(aufbereitung.optionen)))]


def _doppelte(aufbereitung: Aufbereitung) -> list[tuple[int, ...]]:
    return [paar for optionen in _je_massnahme(aufbereitung) for paar in combinations(optionen, 2)]


def _stichprobe(aufbereitung: Aufbereitung, anzahl: int, saat: int) -> list[tuple[int, ...]]:
    zufall = random.Random(saat)
    je_massnahme = _je_massnahme(aufbereitung)
    wahlen = ((zufall.choice([None, *optionen]) for optionen in je_massnahme) for _ in range(anzahl))
    return sorted({tuple(o for o in wahl if o is not None) for wahl in wahlen})
