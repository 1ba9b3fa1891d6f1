"""A first plan where the empty one is not allowed: the problem over the columns that its relaxation likes."""

import numpy as np

from massnahmenplan.loeser.ausschnitt import Auswahl, schneide_aus
from massnahmenplan.loeser.highs import loese
from massnahmenplan.loeser.nachbarschaft import KEINE, gruppiere
from massnahmenplan.loeser.relaxation import Relaxation
from massnahmenplan.loeser.stand import Stand
from massnahmenplan.loeser.standardform import Standardform

JE_GRUPPE = 3
KNOTEN = 50
GROBE_LUECKE = 0.05


def finde_ersten_plan(form: Standardform, stand: Stand, relaxation: Relaxation, anteil: float) -> None:
    """Give ``stand`` a plan over the kernel, if it has one."""
    nichts = np.where(form.ganzzahlig, form.spalte_unten, 0.0)
    teil = schneide_aus(form, _kern(form, relaxation), nichts)
    wunsch = stand.wuensche(GROBE_LUECKE, KNOTEN, anteil)
    loesung = loese(teil.form, wunsch, unterbrechung=stand.unterbrechung)
    if loesung.werte is not None:
        stand.nimm_plan(teil.setze_ein(nichts, loesung.werte), loesung.zielwert)


def _kern(form: Standardform, relaxation: Relaxation) -> Auswahl:
    """Return what the relaxation uses, the cheapest columns of each group, and all without a group."""
    gruppe = gruppiere(form)
    reihe = np.lexsort((np.abs(relaxation.reduzierte_kosten), gruppe))
    _, erste = np.unique(gruppe[reihe], return_index=True)
    rang = np.empty(len(reihe), dtype=np.int64)
    rang[reihe] = np.arange(len(reihe)) - np.repeat(erste, np.diff([*erste, len(reihe)]))
    auswahl: Auswahl = (relaxation.werte > 1e-7) | (rang < JE_GRUPPE) | (gruppe == KEINE)
    return auswahl
