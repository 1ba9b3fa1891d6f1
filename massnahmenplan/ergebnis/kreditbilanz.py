"""What follows from loans: the course of each, and the debt of a payer."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.kreditbedingungen import Kreditbedingungen
from massnahmenplan.foerderung.tilgungsplan import Darlehensjahr
from massnahmenplan.grundlagen.zahlen import auf_cent


@dataclass(frozen=True, slots=True)
class Kreditbilanz:
    """One loan of the plan from the first disbursement to the last payment, beyond the plan as well."""

    kredit: str
    """Programme, or id of the payer's own loan."""
    name: str
    traeger: str
    massnahme: str | None
    """None for a loan of the payer's own."""
    bedingungen: Kreditbedingungen
    betrag_eur: Decimal
    """What is drawn."""
    hoechstens_eur: Decimal | None
    """What could be drawn; None means that no limit is stated for it alone."""
    jahre: tuple[Darlehensjahr, ...]

    @property
    def auszahlung_eur(self) -> dict[int, Decimal]:
        """Year -> what the payer receives of what is drawn."""
        anteil = self.bedingungen.auszahlung_anteil
        return {jahr.jahr: auf_cent(jahr.abruf_eur * anteil) for jahr in self.jahre if jahr.abruf_eur}

    @property
    def tilgungszuschuss_eur(self) -> Decimal:
        """Debt that is credited."""
        return sum((jahr.gutschrift_eur for jahr in self.jahre), Decimal(0))

    @property
    def zinsen_eur(self) -> Decimal:
        """All interest to the end of the term."""
        return sum((jahr.zins_eur for jahr in self.jahre), Decimal(0))


@dataclass(frozen=True, slots=True)
class Schuldenjahr:
    """Debt and debt service of a payer in one year, of all loans of the plan."""

    traeger: str
    jahr: int
    schuld_eur: Decimal
    """At the end of the year."""
    dienst_eur: Decimal
    """Interest and principal of the year."""
    schuldengrenze_eur: Decimal | None
    dienstgrenze_eur: Decimal | None
