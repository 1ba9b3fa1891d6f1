"""Rows of a balance: use of accounts, and what the net present value is made of."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.grundlagen.schreibweise import spanne

BARWERTARTEN = (
    *("investition", "buendel", "zuschuss", "betrieb", "ersparnis", "zinsen"),
    *("kreditaufnahme", "tilgung", "kreditzinsen", "restwert", "zielverfehlung"),
)
"""Kinds of payments that the net present value is made of, in the order of reading."""


@dataclass(frozen=True, slots=True)
class Kontostand:
    """Use of a pot or a scarce resource in one year or period (or in the window that ends with it)."""

    konto: str
    """``topf:<programm>``, ``konto:<id>:<inhaber>``, ``ressource:<id>`` or ``ve:<traeger>[:<faellig>]``."""
    name: str
    einheit: str
    jahr: int
    fenster: int
    """Years."""
    menge: Decimal
    verbrauch: Decimal
    periode: str | None = None
    """Name of the part of the year that is meant; None means the year."""

    @property
    def zeit(self) -> str:
        """Year or period."""
        return self.periode or str(self.jahr)

    @property
    def zeitraum(self) -> str:
        """The same, with the whole window."""
        if self.periode is None:
            return spanne(self.jahr - self.fenster + 1, self.jahr)
        return self.periode if self.fenster == 1 else f"{self.fenster} Jahre bis {self.periode}"


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
