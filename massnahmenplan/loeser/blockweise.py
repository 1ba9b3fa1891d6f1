"""A problem of several large blocks that a few rows bind together: plan, bound and prices of these rows.

Two ways. As a whole: ``pforte`` decides by size, and the prices are those of the relaxation. From whole plans of
blocks, where the blocks are many:

1. the relaxation gives first prices, and at these every block a bound and a column (``spaltenerzeugung.py``);
2. a first plan over what the relaxation likes (``kern.py``), then small parts anew, across blocks
   (``verbesserung.py``); helpers work on 1. meanwhile;
3. the blocks prove more with more nodes, the master finds better prices and the blocks better columns, from stage
   to stage; the master with integers, blocks and parts chosen anew find better plans;
4. HiGHS over everything from the best plan on, if the gap is still open.

Every stage keeps what was found before it; a plan from anywhere and a bound from anywhere are the gap.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from massnahmenplan.loeser import highs
from massnahmenplan.loeser.ferngehilfen import Ferngehilfen
from massnahmenplan.loeser.gehilfen import Gehilfen, Helfer
from massnahmenplan.loeser.highs import Ende, Fortschritt, Loesung, Wuensche
from massnahmenplan.loeser.kassenweise import Plaene
from massnahmenplan.loeser.kern import finde_ersten_plan
from massnahmenplan.loeser.pforte import loese
from massnahmenplan.loeser.relaxation import Relaxation, ergaenze_plan, relaxiere
from massnahmenplan.loeser.spaltenerzeugung import Spaltenerzeugung
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Standardform, Stelle, pruefe_zahlen
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.loeser.verbesserung import verbessere
from massnahmenplan.loeser.zerlegung import teile
from massnahmenplan.loeser.zerlegung.aufteilung import Nummern

ANTEIL = 0.9
"""Share of a time limit after which HiGHS over everything has the rest."""
KNOTEN = 300
"""Per block, for the first bound and the first columns."""
STUFEN = ((3_000, 3), (30_000, 3))
"""Nodes per block, and most rounds of the master with so many."""
RUNDEN_JE_STUFE = 3
"""Rounds over all blocks and small parts for better plans."""
AUS_PLAENEN = "ganze Pläne der Blöcke, Schranke aus Preisen zwischen ihnen"
AUS_PLAENEN_UND_HIGHS = AUS_PLAENEN + ", dann HiGHS über alles"


@dataclass(frozen=True)
class Blockloesung:
    """What was found, and what a unit more of a binding row's limit would bring of the aim in the relaxation."""

    loesung: Loesung
    preise: Mapping[Stelle, float]
    """Empty where no relaxation was solved."""


def loese_als_ganzes(
    form: Standardform,
    wuensche: Wuensche,
    fortschritt: Callable[[Fortschritt], None] | None = None,
    start: Mapping[Stelle, float] | None = None,
) -> Blockloesung:
    """Solve in one, whatever the blocks are; the prices are those of the problem without integers.

    Errors: as ``pforte.loese``.
    """
    loesung = loese(form, wuensche, fortschritt, start)
    preise: dict[Stelle, float] = {}
    if loesung.werte is not None and loesung.signalnummer is None:
        with Unterbrechung() as unterbrechung:
            relaxation = relaxiere(form, wuensche, unterbrechung)
        if relaxation is not None:
            preise = dict(zip(form.zeilen, relaxation.preise.tolist(), strict=True))
    return Blockloesung(loesung, preise)


def loese_blockweise(
    form: Standardform,
    wuensche: Wuensche,
    fortschritt: Callable[[Fortschritt], None] | None = None,
    start: Mapping[Stelle, float] | None = None,
    scheduler: str | None = None,
) -> Blockloesung:
    """Solve from whole plans of the blocks of the Pyomo model; ``faeden`` is the number of processes.

    ``scheduler`` is the address of a Dask scheduler whose workers solve the blocks instead.

    Errors: as ``pforte.loese``; UmgebungsFehler if the scheduler does not answer.
    """
    pruefe_zahlen(form)
    with Unterbrechung() as unterbrechung:
        stand = Stand(form.maximiert, wuensche, unterbrechung, fortschritt)
        relaxation = relaxiere(form, stand.wuensche(), unterbrechung)
        preise: dict[Stelle, float] = {}
        if relaxation is not None:
            stand.nimm_schranke(relaxation.zielwert)
            preise = _Lauf(form, stand, relaxation, scheduler).fuehre_aus(start or {})
        if stand.ist_genug():
            ende = Ende.ZEITLIMIT if unterbrechung.signalnummer is None else Ende.UNTERBROCHEN
            return Blockloesung(stand.als_loesung(ende, AUS_PLAENEN), preise)
        return Blockloesung(_beweise(form, stand), preise)


def _beweise(form: Standardform, stand: Stand) -> Loesung:
    """Let HiGHS work on the whole problem from the best plan on."""
    beginn = None if stand.werte is None else form.nach_spalten(stand.werte)
    loesung = highs.loese(form, stand.wuensche(), stand.hoere, beginn, stand.unterbrechung)
    stand.nimm_plan(loesung.werte, loesung.zielwert)
    stand.nimm_schranke(loesung.schranke)
    stand.knoten += loesung.knoten
    if loesung.ende is Ende.UNERFUELLBAR:
        return loesung
    return replace(stand.als_loesung(loesung.ende, AUS_PLAENEN_UND_HIGHS), signalnummer=loesung.signalnummer)


class _Lauf:
    """The stages up to HiGHS over everything."""

    def __init__(self, form: Standardform, stand: Stand, relaxation: Relaxation, scheduler: str | None) -> None:
        self.form, self.stand, self.relaxation, self.scheduler = form, stand, relaxation, scheduler
        self.aufteilung = teile(form, _block_je_spalte(form))

    def fuehre_aus(self, start: Mapping[Stelle, float]) -> dict[Stelle, float]:
        """Tighten plan and bound, and return the prices of the binding rows at which the bound is best."""
        with self._gehilfen() as gehilfen:
            spalten = Spaltenerzeugung(self.form, self.stand, self.aufteilung, gehilfen, ANTEIL)
            anfrage = spalten.beginne(self.relaxation, KNOTEN)
            if not gehilfen.sind_da:
                spalten.sammle(anfrage)  # a search for plans that knows the bound knows when it may end
            self._suche_plan(start)
            if gehilfen.sind_da:
                spalten.sammle(anfrage)
            plaene = Plaene(self.form, self.stand, self.relaxation, self.aufteilung.je_spalte)
            for knoten, runden in STUFEN:
                if self.stand.ist_genug(ANTEIL):
                    break
                spalten.frage(spalten.preise, knoten)
                spalten.verhandle(knoten, runden)
                spalten.setze_zusammen()
                plaene.bessere(RUNDEN_JE_STUFE, ANTEIL)
        richtung = -1.0 if self.form.maximiert else 1.0
        return {
            self.form.zeilen[z]: richtung * float(preis)
            for z, preis in zip(self.aufteilung.zeilen, spalten.preise, strict=True)
        }

    def _gehilfen(self) -> Helfer:
        if self.scheduler is not None:
            return Ferngehilfen(self.scheduler, self.stand.unterbrechung)
        return Gehilfen(self.stand.wuensche().faeden - 1, self.stand.unterbrechung)

    def _suche_plan(self, start: Mapping[Stelle, float]) -> None:
        """Give ``stand`` a first plan, the one to begin with or one that the relaxation likes, and better it."""
        stand = self.stand
        ohne_limit = replace(stand.wuensche(), zeitlimit_s=None)  # no choice is left: it takes no time to speak of
        for wahl in (start, {}):
            plan = ergaenze_plan(self.form, wahl, ohne_limit, stand.unterbrechung)
            if plan is not None:
                stand.nimm_plan(plan.werte, plan.zielwert)
        if not start:
            finde_ersten_plan(self.form, stand, self.relaxation, ANTEIL)
        if stand.werte is not None:
            verbessere(self.form, stand, self.relaxation.preise, ANTEIL)


def _block_je_spalte(form: Standardform) -> Nummern:
    """Return the number of the block of each column; columns of the whole model together are one more."""
    namen: dict[str, int] = {}
    nummern = []
    for name, _ in form.spalten:
        block, punkt, _ = name.partition(".")
        nummern.append(namen.setdefault(block if punkt else "", len(namen)))
    return np.array(nummern, dtype=np.int64)
