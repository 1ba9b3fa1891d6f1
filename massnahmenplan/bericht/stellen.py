"""Figures as machines get them: rounded to decimals that are meant, never ``-0``, None where there is none."""

from decimal import ROUND_HALF_UP, Decimal


def als_float(wert: Decimal | None, stellen: int = 6) -> float | None:
    """Return a number for JSON."""
    return None if wert is None else float(round(wert, stellen)) + 0.0


def gerundet(wert: Decimal | None, stelle: str = "0.001") -> Decimal | None:
    """Return a number for a cell of a table, ``stelle`` its last decimal."""
    return None if wert is None else wert.quantize(Decimal(stelle), rounding=ROUND_HALF_UP)
