"""Applications for loans of which nothing is drawn: nobody makes them."""

from collections.abc import Collection
from dataclasses import replace

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.ergebnis import Bilanz, Plan, Planschritt
from massnahmenplan.planungsfall import Planungsfall


def verzichte(
    fall: Planungsfall, plan: Plan, bilanz: Bilanz, nur: Collection[str] | None = None
) -> tuple[Plan, Bilanz]:
    """Return the plan without loans of 0 EUR, where that changes nothing else; every change is recounted.

    ``nur`` names the measures that may be touched; None: all.
    """
    for bisher in plan.schritte:
        if nur is not None and bisher.massnahme not in nur:
            continue
        schritt = bisher
        for programm in _leere(bilanz, bisher):
            ohne = replace(schritt, foerderung=tuple(w for w in schritt.foerderung if w.programm != programm))
            anders = replace(plan, schritte=tuple(ohne if s == schritt else s for s in plan.schritte))
            rechnung = nachrechnung.rechne(fall, anders)
            if rechnung.bilanz.zielwerte != bilanz.zielwerte or rechnung.verstoesse:
                continue
            if not pruefung.pruefe(fall, anders, rechnung.bilanz):
                plan, bilanz, schritt = anders, rechnung.bilanz, ohne
    return plan, bilanz


def _leere(bilanz: Bilanz, schritt: Planschritt) -> list[str]:
    """Return the programmes of which the measure has a loan and draws nothing."""
    gezogen = {wahl.programm for wahl in schritt.darlehen}
    massnahme = bilanz.massnahme(schritt.massnahme)
    antraege = massnahme.antraege if massnahme is not None else ()
    return [a.programm for a in antraege if not a.fliesst and a.programm not in gezogen]
