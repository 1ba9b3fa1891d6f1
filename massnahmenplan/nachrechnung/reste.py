"""Haushaltsreste: what of the money left at the end of a year may be used in the next one."""

from decimal import ROUND_DOWN, Decimal

from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.grundlagen.zahlen import CENT

Ansaetze = dict[int, Decimal]
"""Usable budgets of the years of the plan up to the one that ends, EUR."""


def uebertrag(traeger: Kostentraeger, uebrig: Decimal, ansaetze: Ansaetze) -> Decimal:
    """Return what may be carried on: a share of what is left, and no older money than the rules allow."""
    anteil = traeger.uebertrag_am_ende(max(ansaetze))
    return (anteil * min(uebrig, unverfallen(traeger, ansaetze))).quantize(CENT, rounding=ROUND_DOWN)


def unverfallen(traeger: Kostentraeger, ansaetze: Ansaetze) -> Decimal:
    """Return the most that can be left and still be used in the next year.

    What is left is the newest money, for the oldest is spent first: of each year at most what was carried on of
    its whole budget.
    """
    letztes, frist = max(ansaetze), traeger.uebertrag_jahre
    nutzbar = Decimal(0)
    for jahr, ansatz in ansaetze.items():
        if frist is None or jahr > letztes - frist:
            nutzbar = traeger.uebertrag_am_ende(jahr - 1) * nutzbar + ansatz
    return nutzbar
