"""The way to a plan and its proof, chosen by size and structure.

A problem with few integer columns goes to HiGHS as it is: it is proven before anything else has begun. A
larger one of many choices goes in stages, as HiGHS finds only poor plans for it and proves little with them:

1. the relaxation gives a first bound and a price for each row;
2. where the caller names blocks (purses) and none of them is nearly everything: plans purse by purse from the
   empty one on, and a bound from prices between the purses, in which integers count (``kassenweise.py``);
3. where not: a first plan over the columns that the relaxation likes (``kern.py``), or nothing at all; then parts
   are solved anew around the best plan (``verbesserung.py``);
4. HiGHS over everything, with this plan to begin with, improves the bound until the gap is closed.

Every stage keeps what was found before it; a plan from anywhere and a bound from anywhere are the gap.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from massnahmenplan.loeser import highs
from massnahmenplan.loeser.highs import Ende, Fortschritt, Loesung, Wuensche
from massnahmenplan.loeser.kassenweise import suche_kassenweise
from massnahmenplan.loeser.kern import finde_ersten_plan, uebernimm
from massnahmenplan.loeser.nachbarschaft import gruppiere
from massnahmenplan.loeser.relaxation import Relaxation, ergaenze_plan, relaxiere
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Standardform, Stelle, pruefe_zahlen
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.loeser.verbesserung import verbessere
from massnahmenplan.loeser.zerlegung.aufteilung import OHNE, Nummern

KLEIN = 1500
"""Integer columns up to which HiGHS alone is faster; 25 measures of the benchmark have 800 to 1,100."""
VIELE_GRUPPEN = 10
ANTEIL_PLAN = 0.5
"""Share of a time limit after which the search for better plans ends and the proof begins."""
GROESSTER_BLOCK = 0.7
"""A block with a larger share of the integer columns is as hard as the whole problem."""
BEKANNT = "bekannter Plan, bekannte Schranke oder die ohne Ganzzahligkeit"
OHNE_HIGHS_UEBER_ALLES = "Teile um den besten Plan, Schranke ohne Ganzzahligkeit"
MIT_BLOECKEN = "Kasse für Kasse, Schranke aus Preisen zwischen den Kassen"
MIT_HIGHS_UEBER_ALLES = "Teile um den besten Plan, dann HiGHS über alles"
MIT_BLOECKEN_UND_HIGHS = MIT_BLOECKEN + ", dann HiGHS über alles"

WEGE = {False: (OHNE_HIGHS_UEBER_ALLES, MIT_HIGHS_UEBER_ALLES), True: (MIT_BLOECKEN, MIT_BLOECKEN_UND_HIGHS)}
"""With blocks or not -> how it was found if the stages were enough, and if HiGHS had to go on."""


def loese(
    form: Standardform,
    wuensche: Wuensche,
    fortschritt: Callable[[Fortschritt], None] | None = None,
    start: Mapping[Stelle, float] | None = None,
    bloecke: Mapping[Stelle, int] | None = None,
    schranke: float | None = None,
) -> Loesung:
    """Solve and return the end, the decisions and the proven bound.

    ``start`` is a plan to begin with: values of integer columns, HiGHS finds the rest. ``bloecke`` names parts
    of the problem that little ties together, by column; columns that it leaves out belong to their neighbours.
    ``schranke`` is a bound that is proven already; a small problem is faster without it.

    Errors: LoeserFehler if a number would be falsified, rows got lost or the model is unbounded;
    UmgebungsFehler if HiGHS is missing or too old.
    """
    if not lohnen_stufen(form):
        return highs.loese(form, wuensche, fortschritt, start)
    pruefe_zahlen(form)
    with Unterbrechung() as unterbrechung:
        stand = Stand(form.maximiert, wuensche, unterbrechung, fortschritt)
        stand.nimm_schranke(schranke)
        return _in_stufen(form, stand, start or {}, _blocknummern(form, bloecke or {}))


def lohnen_stufen(form: Standardform) -> bool:
    """Return whether the problem is large and made of choices between columns."""
    if np.count_nonzero(form.ganzzahlig) <= KLEIN or not np.isfinite(form.spalte_unten[form.ganzzahlig]).all():
        return False
    return int(gruppiere(form).max(initial=-1)) + 1 >= VIELE_GRUPPEN


def _blocknummern(form: Standardform, bloecke: Mapping[Stelle, int]) -> Nummern | None:
    """Return the block of each column; None if blocks are no help."""
    nummern = np.array([bloecke.get(stelle, OHNE) for stelle in form.spalten], dtype=np.int64)
    genannt = nummern[form.ganzzahlig & (nummern != OHNE)]
    if not len(genannt) or np.bincount(genannt).max() > GROESSTER_BLOCK * np.count_nonzero(form.ganzzahlig):
        return None
    return nummern


def _in_stufen(
    form: Standardform, stand: Stand, start: Mapping[Stelle, float], bloecke: Nummern | None
) -> Loesung:
    ohne, mit = WEGE[bloecke is not None]
    relaxation = relaxiere(form, stand.wuensche(), stand.unterbrechung)
    if relaxation is not None:
        stand.nimm_schranke(relaxation.zielwert)
        mit_start = _beginne(form, stand, start)
        if stand.ist_bewiesen:
            return stand.als_loesung(Ende.OPTIMAL, BEKANNT)
        if bloecke is not None:
            suche_kassenweise(form, stand, relaxation, bloecke, mit_start)
        else:
            _suche_in_teilen(form, stand, relaxation, mit_start)
    if stand.ist_genug():
        ende = Ende.ZEITLIMIT if stand.unterbrechung.signalnummer is None else Ende.UNTERBROCHEN
        return stand.als_loesung(ende, ohne)
    return _beweise(form, stand, mit)


def _beginne(form: Standardform, stand: Stand, start: Mapping[Stelle, float]) -> bool:
    """Give ``stand`` the empty plan and the known one, as far as they are allowed; True if that one has a use.

    Of a plan made for another problem that is not allowed here, its best part is.
    """
    ohne_limit = replace(stand.wuensche(), zeitlimit_s=None)  # no choice is left: it takes no time to speak of
    if (leer := ergaenze_plan(form, {}, ohne_limit, stand.unterbrechung)) is not None:
        stand.nimm_plan(leer.werte, leer.zielwert)
    if not start:
        return False
    wert_des_leeren = stand.bester
    if (ganz := ergaenze_plan(form, start, ohne_limit, stand.unterbrechung)) is not None:
        stand.nimm_plan(ganz.werte, ganz.zielwert)
    else:
        uebernimm(form, stand, start)
    return stand.bester != wert_des_leeren


def _suche_in_teilen(form: Standardform, stand: Stand, relaxation: Relaxation, mit_start: bool) -> None:
    if not mit_start:
        finde_ersten_plan(form, stand, relaxation, ANTEIL_PLAN)
    if stand.werte is not None:
        verbessere(form, stand, relaxation.preise, ANTEIL_PLAN)


def _beweise(form: Standardform, stand: Stand, weg: str) -> Loesung:
    """Let HiGHS work on the whole problem from the best plan on."""
    start = None if stand.werte is None else form.nach_spalten(stand.werte)
    loesung = highs.loese(form, stand.wuensche(), stand.hoere, start, stand.unterbrechung)
    stand.nimm_plan(loesung.werte, loesung.zielwert)
    stand.nimm_schranke(loesung.schranke)
    stand.knoten += loesung.knoten
    if loesung.ende is Ende.UNERFUELLBAR:
        return loesung
    return replace(stand.als_loesung(loesung.ende, weg), signalnummer=loesung.signalnummer)
