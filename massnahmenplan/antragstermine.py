"""Applications of a plan as late as it allows: of several equally good days the search takes any."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.ergebnis import Bilanz, Plan, Planschritt
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.planungsfall import Planungsfall

Wahlen = tuple[Foerderwahl, ...]
Ausfuehrung = tuple[str, str, int]
"""Measure, variant, year of begin."""


def lege_spaet(
    fall: Planungsfall,
    aufbereitung: Aufbereitung,
    plan: Plan,
    bilanz: Bilanz,
    nur: Collection[str] | None = None,
) -> tuple[Plan, Bilanz]:
    """Return the plan with the applications of each measure on the latest offered days that change nothing else.

    ``nur`` names the measures that may be touched; None: all.

    Measure by measure, in the order of their ids; every change is recounted, and kept only if all limits hold and
    both aims have the same value. Applications that have to be made on one day stay where they are.
    """
    angeboten = _angebotene_wahlen(aufbereitung)
    for schritt in plan.schritte:
        if nur is not None and schritt.massnahme not in nur:
            continue
        for spaetere in _spaetere(
            angeboten[schritt.massnahme, schritt.variante, schritt.beginn], schritt.foerderung
        ):
            anders = _mit(plan, schritt, spaetere)
            rechnung = nachrechnung.rechne(fall, anders)
            if rechnung.bilanz.zielwerte != bilanz.zielwerte or rechnung.verstoesse:
                continue
            if not pruefung.pruefe(fall, anders, rechnung.bilanz):
                plan, bilanz = anders, rechnung.bilanz
                break
    return plan, bilanz


def _mit(plan: Plan, schritt: Planschritt, wahl: Wahlen) -> Plan:
    return replace(plan, schritte=tuple(replace(s, foerderung=wahl) if s == schritt else s for s in plan.schritte))


def _angebotene_wahlen(aufbereitung: Aufbereitung) -> dict[Ausfuehrung, set[Wahlen]]:
    angeboten: dict[Ausfuehrung, set[Wahlen]] = defaultdict(set)
    for option in aufbereitung.optionen:
        wahl = tuple(antrag.wahl for antrag in option.paket.antraege)
        angeboten[option.massnahme, option.variante, option.beginn].add(wahl)
    return angeboten


def _spaetere(angeboten: Iterable[Wahlen], bisher: Wahlen) -> list[Wahlen]:
    """Return the same applications on other days, none earlier and some later, the latest first."""
    spaetere = [wahl for wahl in angeboten if _nur_spaeter(wahl, bisher)]
    return sorted(spaetere, key=lambda wahl: [w.antrag_am for w in wahl], reverse=True)


def _nur_spaeter(wahl: Wahlen, bisher: Wahlen) -> bool:
    return (
        wahl != bisher
        and [(w.programm, w.mit, w.ohne) for w in wahl] == [(w.programm, w.mit, w.ohne) for w in bisher]
        and all(neu.antrag_am >= alt.antrag_am for neu, alt in zip(wahl, bisher, strict=True))
    )
