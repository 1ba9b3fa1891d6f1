"""What the net present value is made of."""

from dataclasses import dataclass
from decimal import Decimal

BARWERTARTEN = (
    *("investition", "buendel", "zuschuss", "betrieb", "ersparnis", "zinsen"),
    *("kreditaufnahme", "tilgung", "kreditzinsen", "restwert", "zielverfehlung"),
)
"""Kinds of payments that the net present value is made of, in the order of reading."""


@dataclass(frozen=True, slots=True)
class Barwertzeile:
    """One kind of payment of one year, and what it is worth on 1 January of the first year of the plan."""

    jahr: int
    art: str
    """One of ``BARWERTARTEN``."""
    betrag_eur: Decimal
    """Positive is a cost, negative an income."""
    faktor: Decimal
    """Discount factor of the end of the year."""

    @property
    def barwert_eur(self) -> Decimal:
        """Present value."""
        return self.betrag_eur * self.faktor
