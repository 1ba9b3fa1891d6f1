"""The way to a plan and its proof, chosen by size and structure.

A problem with few integer columns goes to HiGHS as it is: it is proven before anything else has begun. A
larger one of many choices goes in stages, as HiGHS finds only poor plans for it and proves little with them:

1. the relaxation gives a first bound and a price for each row;
2. a first plan: nothing at all, or what the relaxation likes (``kern.py``);
3. parts are solved anew around the best plan (``verbesserung.py``);
4. HiGHS over everything, with this plan to begin with, improves the bound until the gap is closed.

Every stage keeps what was found before it; a plan from anywhere and a bound from anywhere are the gap.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from massnahmenplan.loeser import highs
from massnahmenplan.loeser.highs import Ende, Fortschritt, Loesung, Wuensche
from massnahmenplan.loeser.kern import finde_ersten_plan
from massnahmenplan.loeser.nachbarschaft import gruppiere
from massnahmenplan.loeser.relaxation import Relaxation, ergaenze_plan, relaxiere
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Standardform, Stelle, pruefe_zahlen
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.loeser.verbesserung import verbessere

KLEIN = 1500
"""Integer columns up to which HiGHS alone is faster; 25 measures of the benchmark have 800 to 1,100."""
VIELE_GRUPPEN = 10
ANTEIL_PLAN = 0.5
"""Share of a time limit after which the search for better plans ends and the proof begins."""
OHNE_HIGHS_UEBER_ALLES = "Teile um den besten Plan, Schranke ohne Ganzzahligkeit"
MIT_HIGHS_UEBER_ALLES = "Teile um den besten Plan, dann HiGHS über alles"


def loese(
    form: Standardform,
    wuensche: Wuensche,
    fortschritt: Callable[[Fortschritt], None] | None = None,
    start: Mapping[Stelle, float] | None = None,
) -> Loesung:
    """Solve and return the end, the decisions and the proven bound.

    ``start`` is a plan to begin with: values of integer columns, HiGHS finds the rest.

    Errors: LoeserFehler if a number would be falsified, rows got lost or the model is unbounded;
    UmgebungsFehler if HiGHS is missing or too old.
    """
    if not lohnen_stufen(form):
        return highs.loese(form, wuensche, fortschritt, start)
    pruefe_zahlen(form)
    with Unterbrechung() as unterbrechung:
        return _in_stufen(form, Stand(form.maximiert, wuensche, unterbrechung, fortschritt), start or {})


def lohnen_stufen(form: Standardform) -> bool:
    """Return whether the problem is large and made of choices between columns."""
    if np.count_nonzero(form.ganzzahlig) <= KLEIN or not np.isfinite(form.spalte_unten[form.ganzzahlig]).all():
        return False
    return int(gruppiere(form).max(initial=-1)) + 1 >= VIELE_GRUPPEN


def _in_stufen(form: Standardform, stand: Stand, start: Mapping[Stelle, float]) -> Loesung:
    relaxation = relaxiere(form, stand.wuensche(), stand.unterbrechung)
    if relaxation is not None:
        stand.nimm_schranke(relaxation.zielwert)
        _finde_plan(form, stand, relaxation, start)
        if stand.werte is not None:
            verbessere(form, stand, relaxation.preise, ANTEIL_PLAN)
    if stand.ist_bewiesen or stand.unterbrechung.signalnummer is not None or stand.rest_s() == 0.0:
        ende = Ende.ZEITLIMIT if stand.unterbrechung.signalnummer is None else Ende.UNTERBROCHEN
        return stand.als_loesung(ende, OHNE_HIGHS_UEBER_ALLES)
    return _beweise(form, stand)


def _finde_plan(form: Standardform, stand: Stand, relaxation: Relaxation, start: Mapping[Stelle, float]) -> None:
    """Give ``stand`` the plan to begin with: the known one, the empty one, or one over the kernel."""
    for wahl in (start, {}):
        plan = ergaenze_plan(form, wahl, stand.wuensche(), stand.unterbrechung)
        if plan is not None:
            stand.nimm_plan(plan.werte, plan.zielwert)
    if stand.werte is None:
        finde_ersten_plan(form, stand, relaxation, ANTEIL_PLAN)


def _beweise(form: Standardform, stand: Stand) -> Loesung:
    """Let HiGHS work on the whole problem from the best plan on."""
    start = None if stand.werte is None else form.nach_spalten(stand.werte)
    loesung = highs.loese(form, stand.wuensche(), stand.hoere, start, stand.unterbrechung)
    stand.nimm_plan(loesung.werte, loesung.zielwert)
    stand.nimm_schranke(loesung.schranke)
    stand.knoten += loesung.knoten
    if loesung.ende is Ende.UNERFUELLBAR:
        return loesung
    return replace(
        stand.als_loesung(loesung.ende, MIT_HIGHS_UEBER_ALLES),
        signalnummer=loesung.signalnummer,
    )
