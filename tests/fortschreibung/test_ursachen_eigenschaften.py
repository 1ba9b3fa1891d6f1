"""Causes of many small updates against sums of their own: nobody who frees money is named for taking it.

Seven measures of one city, three years with too little money; in the update budgets, costs and effects are others,
and measures are given up or decided on. All sums of purses are made here from the payments of the balances.
"""

import random
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan import nachrechnung
from massnahmenplan.ergebnis import Bilanz, Ergebnis
from massnahmenplan.ergebnis.anlass import Anlass, Mitwirkung, Verdraengung, Vorgabenanlass
from massnahmenplan.fortschreibung import schreibe_fort, vergleiche
from massnahmenplan.fortschreibung.letzter import nimm_auf
from massnahmenplan.fortschreibung.ursachen import Ursachenfinder
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, falldaten, massnahme

JAHRE = range(2027, 2031)
KENNUNGEN = "abcdefg"
EXAKT = Vorgaben(["co2"], luecke=0.0)


def _faelle(saat: int) -> tuple[Planungsfall, Planungsfall]:
    """Return a case and what became of it; what is left of a year is carried on whole with odd seeds."""
    zufall = random.Random(saat)
    stadt = {"uebertrag_anteil": saat % 2}
    massnahmen = [
        massnahme(k, co2_t_a=zufall.randint(5, 40), investition_eur=str(zufall.randrange(40, 120) * 1000))
        for k in KENNUNGEN
    ]
    betraege = [zufall.randrange(80, 220) * 1000 for _ in JAHRE]
    vorher: dict[str, Any] = {"stadt": stadt, "haushalt": ansaetze(betraege, JAHRE)}
    anders = [dict(m) for m in massnahmen]
    for m in zufall.sample(anders, 2):
        m["investition_eur"] = str(int(int(m["investition_eur"]) * zufall.choice((0.6, 0.9, 1.2, 1.5))))
    zufall.choice(anders)["co2_t_a"] = zufall.randint(5, 40)
    jahr = zufall.randrange(len(JAHRE))
    neue_betraege = [b + (zufall.choice((-40_000, 30_000)) if n == jahr else 0) for n, b in enumerate(betraege)]
    weg = {"massnahme": zufall.choice(KENNUNGEN), "art": "darf_nicht", "beschluss": "Rat 1"}
    nachher = {"stadt": stadt, "haushalt": ansaetze(neue_betraege, JAHRE), "festlegungen": [weg]}
    return (
        Planungsfall.model_validate(falldaten(massnahmen, **vorher)),
        Planungsfall.model_validate(falldaten(anders, **nachher)),
    )


def _gezahlt(bilanz: Bilanz, kennung: str, jahr: int, *, bis: bool) -> Decimal:
    """Return what a measure is paid in a year, or up to it."""
    eine = bilanz.massnahme(kennung)
    zahlungen = () if eine is None else eine.zahlungen
    return sum((z.betrag_eur for z in zahlungen if z.jahr == jahr or (bis and z.jahr < jahr)), Decimal(0))


def _verdraengungen(anlass: Anlass) -> list[Verdraengung]:
    """Return a cause and all causes that it goes back to."""
    kette = []
    while isinstance(anlass, Verdraengung | Mitwirkung):
        kette += [anlass] if isinstance(anlass, Verdraengung) else []
        anlass = anlass.anlass
    return kette


def _finder(alt: Ergebnis, neu: Ergebnis) -> Ursachenfinder:
    geaendert = [(a.massnahme, str(a.art)) for a in neu.aenderungen]
    return Ursachenfinder(nimm_auf(alt), neu.fall, neu.plan, neu.bilanz, geaendert, None, True)


@pytest.mark.parametrize("saat", range(10))
def test_genannt_wird_nur_wer_die_grenze_in_der_genannten_richtung_belastet(saat: int) -> None:
    davor, danach = _faelle(saat)
    alt = plane(davor, EXAKT)
    neu = schreibe_fort(alt, danach, vorgaben=EXAKT)
    finder, bis = _finder(alt, neu), bool(saat % 2)
    for aenderung in neu.aenderungen:
        anlass = finder.anlass(aenderung.massnahme, str(aenderung.art))
        for eine in _verdraengungen(anlass):
            jahr = int(eine.engstelle.grenze.rpartition(":")[2])
            um = _gezahlt(neu.bilanz, eine.durch, jahr, bis=bis) - _gezahlt(alt.bilanz, eine.durch, jahr, bis=bis)
            assert (um < 0) if eine.engstelle.im_letzten else (um > 0)
            assert abs(um) == eine.menge
        if isinstance(anlass, Vorgabenanlass) and anlass.engstelle is not None:
            um = sum((Decimal(u.neu) - Decimal(u.alt) for u in anlass.unterschiede), Decimal(0))
            assert (um > 0) if anlass.engstelle.im_letzten else (um < 0)
        engstelle = getattr(anlass, "engstelle", None)
        if engstelle is not None and not engstelle.im_letzten and not bis:
            assert engstelle.fehlt == _fehlt(alt, neu, aenderung.massnahme, engstelle.grenze)
    assert vergleiche(alt, neu).entscheidungen == neu.aenderungen


def _fehlt(alt: Ergebnis, neu: Ergebnis, kennung: str, grenze: str) -> Decimal:
    """Return payments of a year less its budget: the measure as it was, beside all others as they are now."""
    jahr, eigene = int(grenze.rpartition(":")[2]), nachrechnung.rechne(neu.fall, alt.plan).bilanz
    andere = sum((_gezahlt(neu.bilanz, k, jahr, bis=False) for k in KENNUNGEN if k != kennung), Decimal(0))
    ansatz = next(a.betrag_eur for a in neu.fall.haushalt if a.jahr == jahr)
    return andere + _gezahlt(eigene, kennung, jahr, bis=False) - ansatz
