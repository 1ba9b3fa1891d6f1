"""The one place where units change: EUR to thousand EUR, and rounding noise is cut off."""

from decimal import Decimal

import numpy as np

from massnahmenmodell.linearform import Reelle

TAUSEND = 1000


def teur(betrag_eur: Decimal) -> float:
    """Return EUR as thousand EUR."""
    return float(betrag_eur / TAUSEND)


def eur(betrag_teur: float) -> Decimal:
    """Return thousand EUR as EUR, unrounded."""
    return Decimal(repr(betrag_teur)) * TAUSEND


def in_modelleinheit(ziel: str, wert: Decimal) -> float:
    """Return the value of an aim in the unit of the model."""
    return teur(wert) if ziel == "kosten" else float(wert)


def zielwert_aus_modell(ziel: str, wert: float) -> Decimal:
    """Return the value of an aim in its own unit, unrounded."""
    return eur(wert) if ziel == "kosten" else Decimal(repr(wert))


def ohne_rauschen(werte: Reelle) -> Reelle:
    """Return the values rounded to nine decimals: 0.3 − 0.2 − 0.1 is 0, not 3e-17."""
    return np.round(werte, 9)
