"""What one planned measure costs, receives and brings, and what it saves in bundles."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.vorhaben import Zahlung


@dataclass(frozen=True, slots=True)
class Buendelersparnis:
    """What one measure saves because others of its bundle begin together with it."""

    buendel: str
    """``buendel:<id>``."""
    name: str
    jahr: int
    """Year in which the members begin."""
    zahlungen: tuple[Zahlung, ...]
    """What its payer need not spend, by year."""
    ganz_eur: Decimal
    """The whole cost that is saved, with the share that grants would have paid."""

    @property
    def eigen_eur(self) -> Decimal:
        """What the payer saves in all."""
        return sum((zahlung.betrag_eur for zahlung in self.zahlungen), Decimal(0))


@dataclass(frozen=True, slots=True)
class Massnahmenbilanz:
    """What one planned measure costs, receives and brings, year by year where it matters.

    Begins and ends are periods of the case (``grundlagen.zeit.Zeitachse``); with one period a year they are years.
    """

    massnahme: str
    variante: str
    beginn: int
    baubeginn: int
    fertig: int
    """Period at whose end building is done."""
    fertig_am: date
    """Last day of building."""
    wirkt_bis: int
    """Last period of effect, within the plan."""
    zahlungen: tuple[Zahlung, ...]
    """Nominal investment by year."""
    antraege: tuple[Antrag, ...]
    minderung_t: dict[int, Decimal]
    """Year of the plan -> reduction in t CO2e, before overlap with other measures."""
    ersparnis_eur: dict[int, Decimal]
    """Year -> value of saved energy, before overlap."""
    betrieb_eur: dict[int, Decimal]
    """Year -> running cost minus revenue."""
    restwert_eur: Decimal
    """Value at the end of the plan (linear)."""
    anteile: "dict[str, Massnahmenbilanz]" = field(default_factory=dict)
    """Payer -> the measure with his part of all money, where several share it; the effect is the applicant's."""
    endenergie_kwh: dict[str, dict[int, Decimal]] = field(default_factory=dict)
    """Carrier -> year -> stated saving, before overlap; what physics says stands in ``Gruppenjahr``."""
    buendel: tuple[Buendelersparnis, ...] = ()
    """What is saved of the investment in bundles; the payments are those without them."""

    @property
    def investition_eur(self) -> Decimal:
        """The whole nominal investment."""
        return sum((zahlung.betrag_eur for zahlung in self.zahlungen), Decimal(0))

    @property
    def zuschuss_eur(self) -> Decimal:
        """All grants for the investment."""
        return sum((antrag.zuschuss_eur for antrag in self.antraege if antrag.in_finanzierung), Decimal(0))

    @property
    def alle_zuschuesse_eur(self) -> Decimal:
        """All grants, operating aid and repayment grants included."""
        return sum((antrag.zuschuss_eur for antrag in self.antraege), Decimal(0))

    @property
    def eigenmittel_eur(self) -> Decimal:
        """What the payer bears himself."""
        return self.investition_eur - self.zuschuss_eur - self.buendelersparnis_eur

    @property
    def buendelersparnis_eur(self) -> Decimal:
        """What the payer saves in bundles."""
        return sum((ersparnis.eigen_eur for ersparnis in self.buendel), Decimal(0))

    def je_traeger(self, antragsteller: str) -> "dict[str, Massnahmenbilanz]":
        """Return the measure as each of its payers sees it; where nothing is shared, as the applicant does."""
        return self.anteile or {antragsteller: self}

    @property
    def minderung_summe_t(self) -> Decimal:
        """Reduction over all years of the plan."""
        return sum(self.minderung_t.values(), Decimal(0))

    @property
    def erstes_volles_jahr(self) -> int:
        """First whole year of operation, in the plan or after it."""
        return self.fertig_am.year + 1

    @property
    def minderung_t_a(self) -> Decimal:
        """Reduction in the first whole year of operation, t CO2e; 0 if the plan ends before."""
        return self.minderung_t.get(self.erstes_volles_jahr, Decimal(0))
