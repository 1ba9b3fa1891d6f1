"""Use of a pot or a scarce resource."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.grundlagen.schreibweise import spanne


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
    verpflichteter: str | None = None
    """Payer whose promises for later years these are (VE); None: a pot, an account or a resource."""

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
