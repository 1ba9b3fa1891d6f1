"""Quantiles of every figure over all runs with a plan, each with the same weight."""

from collections.abc import Sequence

import numpy

from massnahmenplan.ergebnis.laufergebnis import JE_JAHR, Laufergebnis
from massnahmenplan.ergebnis.studienantworten import QUANTILE, Band
from massnahmenplan.sensitivitaet.auswertung.zahlen import dezimal, kennzahlen, spalte, wert


def baender(laeufe: Sequence[Laufergebnis]) -> tuple[Band, ...]:
    """Return a band per figure over the plan, then per figure and year; ``laeufe`` all have a plan."""
    je_jahr = sorted({name for lauf in laeufe for name in lauf.kennzahlen if JE_JAHR in name})
    fall = next((lauf for lauf in laeufe if not lauf.werte), None)
    return tuple(_band(name, laeufe, fall) for name in (*kennzahlen(laeufe), *je_jahr))


def _band(name: str, laeufe: Sequence[Laufergebnis], fall: Laufergebnis | None) -> Band:
    werte = spalte(laeufe, name)
    werte = werte[~numpy.isnan(werte)]
    kleinster, *quantile, groesster = numpy.quantile(werte, [0.0, *map(float, QUANTILE), 1.0])
    kennzahl, _, jahr = name.partition(JE_JAHR)
    return Band(
        kennzahl=kennzahl,
        jahr=int(jahr) if jahr else None,
        laeufe=len(werte),
        kleinster=dezimal(float(kleinster)),
        quantile=tuple(dezimal(float(quantil)) for quantil in quantile),
        groesster=dezimal(float(groesster)),
        basis=None if fall is None else wert(fall, name),
    )
