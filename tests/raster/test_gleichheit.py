"""A yearly case written in half-years or quarters says the same; with free begins it can only get better."""

import random
from copy import deepcopy
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan import lies_fall
from massnahmenplan.aufbereitung.optionen import Option, zaehle_optionen_auf
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Plan, Planschritt
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.pruefung import pruefe
from tests.erschoepfend.faelle import kleiner_fall

BEISPIELE = Path(__file__).parents[2] / "beispiele"
RUNDUNG = Decimal("0.001")
FEIN = {"halbjahr": 2, "quartal": 4}
SAATEN = (2, 4, 11, 15, 19, 23)
"""Cases with a plan and with grants in it, some for each aim."""


def verfeinert(daten: dict[str, Any], raster: str) -> Planungsfall:
    """Return the yearly case with every duration and distance in periods of ``raster``."""
    fein, faktor = deepcopy(daten), FEIN.get(raster, 1)
    fein["projekt"]["raster"] = raster
    for zeile in (*fein["massnahmen"], *fein.get("varianten", ())):
        zeile["hochlauf"] = False  # its steps are periods: finer ones are another growth
        for feld in ("dauer_planung", "dauer_bau"):
            if zeile.get(feld):
                zeile[feld] *= faktor
    for beziehung in fein["beziehungen"]:
        for feld in ("abstand", "hoechstabstand"):
            if beziehung.get(feld):
                beziehung[feld] *= faktor
    return Planungsfall.model_validate(fein)


def fall_in(raster: str, saat: int) -> Planungsfall:
    """Return a seeded case of the enumeration tests by years, half-years or quarters."""
    return verfeinert(kleiner_fall(saat), raster)


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


def auf_15_stellen(wert: Any) -> Any:
    """Return figures with 15 decimals: what physics divides differs in the 25th where periods are added up."""
    if isinstance(wert, Decimal):
        return round(wert, 15)
    if is_dataclass(wert):
        return [auf_15_stellen(getattr(wert, feld.name)) for feld in fields(wert)]
    if isinstance(wert, dict):
        return {schluessel: auf_15_stellen(teil) for schluessel, teil in wert.items()}
    return [auf_15_stellen(teil) for teil in wert] if isinstance(wert, list | tuple) else wert


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


@pytest.mark.parametrize("raster", FEIN)
@pytest.mark.parametrize(("beispiel", "gefoerdert"), [("altchemnitz", True), ("muenster2030", False)])
def test_ein_beispiel_sagt_in_jedem_raster_dasselbe(beispiel: str, gefoerdert: bool, raster: str) -> None:
    """Some way to carry out each measure, allowed together or not: money, tonnes, grants, faults are the same."""
    daten = lies_fall(BEISPIELE / beispiel).model_dump(mode="json")
    grob, fein = verfeinert(daten, "jahr"), verfeinert(daten, raster)
    je_massnahme: dict[str, list[Option]] = {}
    for option in zaehle_optionen_auf(grob).optionen:
        je_massnahme.setdefault(option.massnahme, []).append(option)
    zufall = random.Random(7)
    wege = [zufall.choice(optionen) for optionen in je_massnahme.values()]
    plan = Plan(tuple(Planschritt(w.massnahme, w.variante, w.beginn, wahl(w)) for w in wege))
    eine, andere = rechne(grob, plan), rechne(fein, in_ersten_perioden(plan, FEIN[raster]))
    assert auf_15_stellen(geld_und_tonnen(andere.bilanz)) == auf_15_stellen(geld_und_tonnen(eine.bilanz))
    assert andere.verstoesse == eine.verstoesse
    assert any(massnahme.antraege for massnahme in eine.bilanz.massnahmen) is gefoerdert


def wahl(option: Option) -> tuple[Foerderwahl, ...]:
    return tuple(antrag.wahl for antrag in option.paket.antraege)
