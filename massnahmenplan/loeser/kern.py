"""A first plan: over the columns that the relaxation likes, or over those of a plan made for another problem."""

from collections.abc import Mapping

import numpy as np

from massnahmenplan.loeser.ausschnitt import Auswahl, schneide_aus
from massnahmenplan.loeser.highs import loese
from massnahmenplan.loeser.nachbarschaft import KEINE, gruppiere
from massnahmenplan.loeser.relaxation import Relaxation
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Standardform, Stelle

JE_GRUPPE = 3
KNOTEN = 50
GROBE_LUECKE = 0.02


def finde_ersten_plan(form: Standardform, stand: Stand, relaxation: Relaxation, anteil: float) -> None:
    """Give ``stand`` a plan over the kernel, if it has one."""
    _suche_in(form, stand, _kern(form, relaxation), anteil)


def uebernimm(form: Standardform, stand: Stand, start: Mapping[Stelle, float]) -> None:
    """Give ``stand`` the best plan of what ``start`` chooses: all of it need not be allowed here any more."""
    gewaehlt = np.array([start.get(s, unten) for s, unten in zip(form.spalten, form.spalte_unten, strict=True)])
    _suche_in(form, stand, (gewaehlt > form.spalte_unten) | (gruppiere(form) == KEINE), 1.0)


def _suche_in(form: Standardform, stand: Stand, auswahl: Auswahl, anteil: float) -> None:
    """Give ``stand`` a plan over some columns, the others at their lower bounds."""
    nichts = np.where(form.ganzzahlig, form.spalte_unten, np.clip(0.0, form.spalte_unten, form.spalte_oben))
    teil = schneide_aus(form, auswahl, nichts)
    wunsch = stand.wuensche(GROBE_LUECKE, KNOTEN, anteil)
    loesung = loese(teil.form, wunsch, unterbrechung=stand.unterbrechung)
    if loesung.werte is not None:
        plan = teil.setze_ein(nichts, loesung.werte)
        if form.haelt_ein(plan):  # a row of real columns alone may ask for more than nothing
            stand.nimm_plan(plan, loesung.zielwert)


def _kern(form: Standardform, relaxation: Relaxation) -> Auswahl:
    """Return what the relaxation uses, the cheapest columns of each group, and all without a group."""
    gruppe = gruppiere(form)
    reihe = np.lexsort((np.abs(relaxation.reduzierte_kosten), gruppe))
    _, erste = np.unique(gruppe[reihe], return_index=True)
    rang = np.empty(len(reihe), dtype=np.int64)
    rang[reihe] = np.arange(len(reihe)) - np.repeat(erste, np.diff([*erste, len(reihe)]))
    auswahl: Auswahl = (relaxation.werte > 1e-7) | (rang < JE_GRUPPE) | (gruppe == KEINE)
    return auswahl
