"""What a purse of a payer does in one year: frozen, part of the balance."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Haushaltsjahr:
    """The purse of one payer in one year: what comes in, what goes out, what is left."""

    traeger: str
    art: str
    jahr: int
    ansatz_eur: Decimal | None
    """Stated budget; None means that no limit is stated for this purse."""
    ausgaben_eur: Decimal
    zuschuesse_eur: Decimal
    """Grants that are paid out in this year."""
    rest_vorjahr_eur: Decimal
    """Haushaltsrest brought in from the year before."""
    rest_eur: Decimal
    """Haushaltsrest that is carried into the next year."""
    linie_vorjahr_eur: Decimal
    """Bridging credit drawn at the end of the year before: paid back now."""
    linie_eur: Decimal
    """Bridging credit drawn at the end of this year."""
    zinsen_eur: Decimal
    forderungen_eur: Decimal
    """Granted money that is still to come at the end of the year, for works that have begun."""
    fehlbetrag_eur: Decimal
    """Money that is missing; 0 in every feasible plan."""
    gesperrt_eur: Decimal = Decimal(0)
    """Locked part of the budget."""
    rueckfluss_eur: Decimal = Decimal(0)
    """Share of the energy cost saved in the year before that comes in (Intracting); negative if it costs more."""
    umbuchungen: dict[str, Decimal] = field(default_factory=dict)
    """Other purse (``<traeger>:<art>``) -> EUR received from it (Deckung); negative: given to it."""
    mehrausgabe_eur: Decimal = Decimal(0)
    """Spent beyond the budget in a year that has happened: covered from elsewhere, outside the plan."""
    kreditaufnahme_eur: Decimal = Decimal(0)
    """Loans that are paid out in this year."""
    tilgung_eur: Decimal = Decimal(0)
    kreditzinsen_eur: Decimal = Decimal(0)
    """Interest on loans; that on the bridging credit is ``zinsen_eur``."""

    @property
    def verfuegbar_eur(self) -> Decimal | None:
        """Usable budget, carried money, what comes in, and bridging credit together; None without limit."""
        if self.ansatz_eur is None:
            return None
        mittel = self.ansatz_eur - self.gesperrt_eur + self.rest_vorjahr_eur + self.umgebucht_eur
        mittel += self.mehrausgabe_eur
        return mittel + self.zuschuesse_eur + self.rueckfluss_eur + self.kreditaufnahme_eur + self.linie_eur

    @property
    def frei_eur(self) -> Decimal | None:
        """Money left at the end of the year, of which ``rest_eur`` is carried on; None without limit."""
        if self.verfuegbar_eur is None:
            return None
        abfluss = self.ausgaben_eur + self.linie_vorjahr_eur + self.zinsen_eur
        return self.verfuegbar_eur - abfluss - self.schuldendienst_eur

    @property
    def schuldendienst_eur(self) -> Decimal:
        """Interest and principal that this purse pays for loans."""
        return self.tilgung_eur + self.kreditzinsen_eur

    @property
    def umgebucht_eur(self) -> Decimal:
        """Money received from other purses; negative: given to them."""
        return sum(self.umbuchungen.values(), Decimal(0))

    @property
    def netto_eur(self) -> Decimal:
        """Expenditure and debt service minus grants and loans of this year."""
        return self.ausgaben_eur + self.schuldendienst_eur - self.zuschuesse_eur - self.kreditaufnahme_eur
