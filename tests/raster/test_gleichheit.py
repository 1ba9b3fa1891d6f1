"""A yearly case written in half-years or quarters says the same; with free begins it can only get better."""

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from massnahmenplan.ergebnis import Bilanz, Ergebnis, Plan
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.pruefung import pruefe
from tests.erschoepfend.faelle import kleiner_fall

RUNDUNG = Decimal("0.001")
FEIN = {"halbjahr": 2, "quartal": 4}
SAATEN = (2, 4, 11, 15, 19, 23)
"""Cases with a plan and with grants in it, some for each aim."""


def fall_in(raster: str, saat: int) -> Planungsfall:
    """Return a seeded case of the enumeration tests, every duration and distance in periods of ``raster``."""
    daten: dict[str, Any] = deepcopy(kleiner_fall(saat))
    faktor = FEIN.get(raster, 1)
    daten["projekt"]["raster"] = raster
    for massnahme in daten["massnahmen"]:
        massnahme["hochlauf"] = False  # its steps are periods: finer ones are another growth
        massnahme["dauer_planung"] *= faktor
        massnahme["dauer_bau"] *= faktor
    for beziehung in daten["beziehungen"]:
        for feld in {"abstand", "hoechstabstand"} & set(beziehung):
            if beziehung[feld] is not None:
                beziehung[feld] *= faktor
    return Planungsfall.model_validate(daten)


def in_ersten_perioden(plan: Plan, je_jahr: int) -> Plan:
    """Return a yearly plan in which everything begins in the first period of its year."""
    return Plan(tuple(replace(schritt, beginn=schritt.beginn * je_jahr) for schritt in plan.schritte))


def ziel_von(saat: int) -> str:
    return "co2" if saat % 2 else "kosten"


@cache
def jaehrlich(saat: int) -> Ergebnis:
    return plane(fall_in("jahr", saat), Vorgaben(ziel=[ziel_von(saat)], luecke=0.0))


def geld_und_tonnen(bilanz: Bilanz) -> tuple[Any, ...]:
    """Return all figures by calendar year, and all that is said of the applications."""
    massnahmen = [
        (m.massnahme, m.zahlungen, m.antraege, m.minderung_t, m.ersparnis_eur, m.betrieb_eur, m.restwert_eur)
        for m in bilanz.massnahmen
    ]
    toepfe = [konto for konto in bilanz.konten if konto.periode is None and konto.konto.startswith("topf")]
    return massnahmen, bilanz.haushalt, bilanz.emissionen, bilanz.ziele, bilanz.kapitalwert, toepfe


@pytest.mark.parametrize("raster", FEIN)
@pytest.mark.parametrize("saat", SAATEN)
def test_derselbe_plan_kostet_und_bringt_dasselbe(raster: str, saat: int) -> None:
    """To the cent and to the last digit, every grant with its days; and what was allowed is allowed."""
    bestes = jaehrlich(saat)
    assert any(massnahme.antraege for massnahme in bestes.bilanz.massnahmen)
    fall, plan = fall_in(raster, saat), in_ersten_perioden(bestes.plan, FEIN[raster])
    rechnung = rechne(fall, plan)
    assert geld_und_tonnen(rechnung.bilanz) == geld_und_tonnen(bestes.bilanz)
    assert rechnung.verstoesse == ()
    assert pruefe(fall, plan, rechnung.bilanz) == ()


@pytest.mark.parametrize("saat", [2, 4, 11, 23])
def test_freie_halbjahre_sind_nie_schlechter(saat: int) -> None:
    """Every yearly plan is one by half-years too."""
    bestes, ziel = jaehrlich(saat), ziel_von(saat)
    feiner = plane(fall_in("halbjahr", saat), Vorgaben(ziel=[ziel], luecke=0.0))
    besser = feiner.bilanz.zielwerte[ziel] - bestes.bilanz.zielwerte[ziel]
    assert (besser if ziel == "co2" else -besser) >= -RUNDUNG
    assert feiner.fall.projekt.zeitachse.je_jahr == 2
