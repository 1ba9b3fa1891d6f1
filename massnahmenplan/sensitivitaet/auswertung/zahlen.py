"""Runs as columns of numbers: what was set, and what came out."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy

from massnahmenplan.begriffe.stellwert import Wert, schreibe_stellwert
from massnahmenplan.ergebnis.laufergebnis import BESTER, JE_JAHR, ZIELKENNZAHL, Laufergebnis
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Spalte = NDArray[numpy.float64]
    Schalter = NDArray[numpy.bool_]
else:
    Spalte = Schalter = Any

_STELLEN = 10


def kennzahlen(laeufe: Iterable[Laufergebnis]) -> tuple[str, ...]:
    """Return the figures over the whole plan, that of the aim first."""
    namen: dict[str, None] = {}
    for lauf in laeufe:
        if lauf.zielwert is not None:
            namen.setdefault(ZIELKENNZAHL[lauf.ziel])
            namen |= dict.fromkeys(n for n in lauf.kennzahlen if JE_JAHR not in n and n != BESTER)
    return tuple(namen)


def wert(lauf: Laufergebnis, kennzahl: str) -> Decimal | None:
    """Return a figure of a run; None where it has none."""
    return lauf.zielwert if kennzahl == ZIELKENNZAHL[lauf.ziel] else lauf.kennzahlen.get(kennzahl)


def spalte(laeufe: Iterable[Laufergebnis], kennzahl: str) -> Spalte:
    """Return a figure of all runs; NaN where one has none."""
    werte = (wert(lauf, kennzahl) for lauf in laeufe)
    return numpy.array([numpy.nan if zahl is None else float(zahl) for zahl in werte], dtype=float)


def wie_im_fall(groesse: Stellgroesse) -> Wert | None:
    """Return the value that leaves the case as it is, as the study writes it; None where the case decides it."""
    moegliche = (*groesse.einzelwerte, Decimal(1), Decimal(0))
    return next((wert for wert in moegliche if groesse.aendert_nichts(wert)), None)


def gesetzte(groesse: Stellgroesse, laeufe: Iterable[Laufergebnis]) -> list[Wert | None]:
    """Return what a Stellgroesse was set to in each run; None where it was left, and no value says so."""
    fall = wie_im_fall(groesse)
    return [lauf.werte.get(groesse.id, fall) for lauf in laeufe]


def ist_zahl(wert: Wert | None) -> bool:
    """Return True for a number; a truth value is none."""
    return isinstance(wert, Decimal | int) and not isinstance(wert, bool)


def als_zahlen(werte: Sequence[Wert | None]) -> Spalte | None:
    """Return values as numbers, NaN where there is none; None if one of them is a text or a truth value."""
    if not all(wert is None or ist_zahl(wert) for wert in werte):
        return None
    return numpy.array([numpy.nan if wert is None else float(wert) for wert in werte], dtype=float)


def als_texte(werte: Sequence[Wert | None]) -> list[str]:
    """Return values as texts, an empty one where there is none."""
    return ["" if wert is None else schreibe_stellwert(wert) for wert in werte]


def dezimal(zahl: float) -> Decimal:
    """Return a statistic as a Decimal of ten significant digits: more are noise of the platform."""
    gerundet = Decimal(f"{zahl:.{_STELLEN}g}")
    return gerundet if gerundet else Decimal(0)
