"""Figures as machines get them: rounded half up, never ``-0``, None where there is none."""

from decimal import ROUND_HALF_UP, Decimal


def als_float(wert: Decimal | None, stellen: int = 6) -> float | None:
    """Return a number for JSON."""
    return None if wert is None else float(auf_stelle(wert, Decimal(1).scaleb(-stellen)))


def gerundet(wert: Decimal | None, stelle: str = "0.001") -> Decimal | None:
    """Return a number for a cell of a table, ``stelle`` its last decimal."""
    return None if wert is None else auf_stelle(wert, Decimal(stelle))


def auf_stelle(wert: Decimal, stelle: Decimal) -> Decimal:
    """Return the number with the decimals of ``stelle``."""
    ergebnis = wert.quantize(stelle, rounding=ROUND_HALF_UP)
    return abs(ergebnis) if ergebnis.is_zero() else ergebnis
