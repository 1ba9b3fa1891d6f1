"""Every plan of a tiny case, judged by the recount alone: the best one under a condition."""

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER, Zielname
from massnahmenplan.ergebnis import Plan
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.familien.aufzaehlung import plan_aus, wahlen

Bedingung = Callable[[Plan], bool]


def werte(fall: Planungsfall, ziel: Zielname) -> list[tuple[Plan, Decimal]]:
    """Return every plan that keeps all limits, and its value."""
    gefunden = []
    aufbereitung = bereite_auf(fall, ziel)
    for wahl in wahlen(aufbereitung):
        plan = plan_aus(aufbereitung, wahl)
        rechnung = nachrechnung.rechne(fall, plan)
        if not rechnung.verstoesse and not pruefung.pruefe(fall, plan, rechnung.bilanz):
            gefunden.append((plan, rechnung.bilanz.zielwerte[ziel]))
    return gefunden


def bester(alle: list[tuple[Plan, Decimal]], ziel: str, bedingung: Bedingung) -> Decimal | None:
    """Return the best value of the plans with a property; None if there is none."""
    passende = [wert for plan, wert in alle if bedingung(plan)]
    return (max if ziel in JE_MEHR_DESTO_BESSER else min)(passende, default=None)


def kleiner_fall(saat: int, **abschnitte: Any) -> Planungsfall:
    """Return four measures that do not all fit into three years of one purse, with a grant and an order."""
    zufall = random.Random(saat)
    massnahmen = [
        massnahme(
            kennung,
            investition_eur=str(zufall.randrange(40, 120) * 1000),
            co2_t_a=zufall.randrange(5, 40),
            art="led" if zufall.random() < 0.5 else "sonstiges",
            bedarf={"bau": 1} if zufall.random() < 0.6 else {},
        )
        for kennung in "ABCD"
    ]
    felder: dict[str, Any] = {
        "projekt": {"ende": 2029},
        "haushalt": ansaetze([str(zufall.randrange(50, 130) * 1000) for _ in range(3)], range(2027, 2030)),
        "stadt": {"uebertrag_anteil": zufall.choice(["0", "0.5", "1"])},
        "ressourcen": [{"id": "bau", "name": "Bauleitung", "einheit": "Stellen", "menge": 1}],
        "beziehungen": [{"art": "vorgaenger", "mitglieder": ["A", "B"]}],
        "programme": [programm("foerderung")],
    }
    return baue_fall(massnahmen, **(felder | abschnitte))


def hat(kennung: str) -> Bedingung:
    """Return the property of having a measure."""
    return lambda plan: plan.schritt(kennung) is not None


def hat_nicht(kennung: str) -> Bedingung:
    """Return the property of not having it."""
    return lambda plan: plan.schritt(kennung) is None
