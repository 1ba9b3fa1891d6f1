"""A plan as few lines of text, and back: thousands of them are kept, and most of their lines are the same."""

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from massnahmenplan.ergebnis.plan import Darlehenswahl, Kreditaufnahme, Plan, Planschritt
from massnahmenplan.foerderung.paket import Foerderwahl

GEMERKT = 200_000
"""Lines; those of 10,000 plans of one case are far fewer."""


def als_text(plan: Plan) -> str:
    """Return one line per decision, then one per loan of a payer's own."""
    schritte = (
        [
            s.massnahme,
            s.variante,
            s.beginn,
            [[w.programm, w.antrag_am.isoformat(), list(w.mit), list(w.ohne)] for w in s.foerderung],
            [[d.programm, str(d.betrag_eur)] for d in s.darlehen],
        ]
        for s in plan.schritte
    )
    kredite = ([k.kredit, k.jahr, str(k.betrag_eur)] for k in plan.kredite)
    return "\n".join(json.dumps(zeile, ensure_ascii=False) for zeile in (*schritte, *kredite))


def aus_text(text: str) -> Plan:
    """Return the plan. Errors: ValueError, TypeError or ArithmeticError if the text is none."""
    zeilen = [_lies(zeile) for zeile in text.splitlines()]
    return Plan(
        tuple(zeile for zeile in zeilen if isinstance(zeile, Planschritt)),
        tuple(zeile for zeile in zeilen if isinstance(zeile, Kreditaufnahme)),
    )


@lru_cache(GEMERKT)
def _lies(zeile: str) -> Planschritt | Kreditaufnahme:
    teile = json.loads(zeile)
    if len(teile) == 3:
        kredit, jahr, betrag = teile
        _verlange((kredit, str), (jahr, int))
        return Kreditaufnahme(kredit, jahr, Decimal(betrag))
    massnahme, variante, beginn, foerderung, darlehen = teile
    _verlange((massnahme, str), (variante, str), (beginn, int))
    return Planschritt(
        massnahme,
        variante,
        beginn,
        tuple(
            Foerderwahl(programm, date.fromisoformat(tag), tuple(mit), tuple(ohne))
            for programm, tag, mit, ohne in foerderung
        ),
        tuple(Darlehenswahl(programm, Decimal(betrag)) for programm, betrag in darlehen),
    )


def _verlange(*angaben: tuple[Any, type]) -> None:
    for wert, art in angaben:
        if not isinstance(wert, art):
            raise TypeError(wert)
