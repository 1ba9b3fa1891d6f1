"""A plan, a study and a front of a small case: one of A (30 t, 100,000 EUR), B (15 t, 60,000), C (9 t, 10,000)."""

from decimal import Decimal
from functools import cache
from typing import Any

from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.front import Front
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.paretofront.planung import pareto
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.auswertung import werte_aus
from massnahmenplan.sensitivitaet.studie import Studie
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.sensitivitaet.auswertung import laufbau

GENAU = Vorgaben(luecke=0.0)
KERN_AB = Decimal("0.5")
ORTE = (
    {"id": "platz", "name": "Platz", "art": "platz", "laenge": "12.9165", "breite": "50.8115"},
    {"id": "strasse", "name": "Straße", "art": "strasse", "geometrie": "LINESTRING (12.909 50.809, 12.915 50.81)"},
)


def fall(**abschnitte: Any) -> Planungsfall:
    vorhaben = [
        massnahme("A", spaetestes_ende=2027, handlungsfeld="gruen", objekt="platz"),
        massnahme("B", co2_t_a=5, investition_eur=60_000, spaetestes_ende=2027, objekt="strasse"),
        massnahme("C", co2_t_a=3, investition_eur=10_000, spaetestes_ende=2027),
    ]
    ausschluss = {"art": "ausschluss", "mitglieder": "A, B, C"}
    angaben: dict[str, Any] = {"beziehungen": [ausschluss], "haushalt": ansaetze(100_000, range(2027, 2031))}
    return baue_fall(vorhaben, objekte=list(ORTE), **angaben | abschnitte)


def studie() -> Studie:
    return laufbau.studie(
        {"id": "bau", "name": "Baukosten", "art": "investition", "fuer": "alle", "werte": ["0.5", "2"]},
        {"id": "haus", "art": "haushalt", "fuer": "stadt", "werte": ["50 %", "110 %", "150 %"]},
    )


def laeufe() -> list[Laufergebnis]:
    """A in three runs with a plan, C in two, B in none; each value is what the recount of its plan gives."""
    return [
        _lauf(0, {}, "A", 30, 100_000),
        _lauf(1, {"bau": "0.5"}, "A", 30, 50_000),
        _lauf(2, {"bau": "2"}, "C", 9, 20_000),
        _lauf(3, {"haus": "50 %"}, "C", 9, 10_000),
        _lauf(4, {"haus": "110 %"}, "A", 30, 100_000),
        laufbau.lauf(5, {"haus": "150 %"}, None),
    ]


def _lauf(nummer: int, werte: dict[str, Any], plan: str, tonnen: int, kosten_eur: int) -> Laufergebnis:
    je_jahr = {"minderung_t_AT_2028": tonnen / 3, "belastung_eur_AT_2027": kosten_eur}
    return laufbau.lauf(nummer, werte, plan, tonnen, kosten_eur=kosten_eur, **je_jahr)


@cache
def ergebnis() -> Ergebnis:
    """The plan for CO2: A."""
    return plane(fall(), GENAU)


@cache
def antworten() -> Studienantworten:
    return werte_aus(fall(), studie(), laeufe(), kern_ab=KERN_AB, kerne=1)


@cache
def front() -> Front:
    """Nothing, C (the knee), B and A."""
    return pareto(fall(), ("co2", "kosten"), 10, GENAU)
