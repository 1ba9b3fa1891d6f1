"""Amounts, shares and days as the sentences of the law's calculation show them."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

_DEUTSCH = str.maketrans({",": ".", ".": ","})


@lru_cache(maxsize=4096)
def euro(betrag_eur: Decimal) -> str:
    """Return ``1.234,50 €``; whole amounts without cents: ``30.000 €``."""
    stellen = 0 if betrag_eur == betrag_eur.to_integral_value() else 2
    return f"{betrag_eur:,.{stellen}f} €".translate(_DEUTSCH)


@lru_cache(maxsize=4096)
def prozent(anteil: Decimal) -> str:
    """Return ``15 %`` for 0.15, with two decimals where it is no whole percentage: ``66,67 %``."""
    hundertfach = anteil * 100
    stellen = 0 if hundertfach == hundertfach.to_integral_value() else 2
    return f"{hundertfach:.{stellen}f} %".translate(_DEUTSCH)


def anzahl(menge: Decimal) -> str:
    """Return ``2.400`` or ``12,5``."""
    glatt = menge.normalize() if menge != menge.to_integral_value() else menge.to_integral_value()
    return f"{glatt:,f}".translate(_DEUTSCH)


@lru_cache(maxsize=4096)
def tag(datum: date) -> str:
    """Return ``28.02.2027``."""
    return f"{datum.day:02}.{datum.month:02}.{datum.year}"
