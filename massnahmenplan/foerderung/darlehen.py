"""The loan of an application: its terms, and when it can be drawn; how much of it, the plan decides."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.kreditbedingungen import Kreditbedingungen
from massnahmenplan.foerderung.regelarten.kredit import Kredit
from massnahmenplan.foerderung.vorhaben import Vorhaben, Zahlung
from massnahmenplan.grundlagen.zahlen import verteile_cent
from massnahmenplan.grundlagen.zeit import plus_monate


@dataclass(frozen=True, slots=True)
class Darlehen:
    """A loan is drawn as the builder is paid, each year its share of the cost."""

    bedingungen: Kreditbedingungen
    abrufbar: tuple[Zahlung, ...]
    """Cost by the year in which it can be drawn: not before the approval, not after the last day for it."""
    gutschrift_jahr: int
    """Year in which a repayment grant is credited."""

    @property
    def abrufbar_eur(self) -> Decimal:
        """The cost that falls due in time for a draw."""
        return sum((zahlung.betrag_eur for zahlung in self.abrufbar), Decimal(0))

    def abrufe(self, betrag_eur: Decimal) -> dict[int, Decimal]:
        """Return the amount by year of its disbursement, whole cents that sum to it."""
        raten = verteile_cent(betrag_eur, [zahlung.betrag_eur for zahlung in self.abrufbar])
        return {zahlung.jahr: rate for zahlung, rate in zip(self.abrufbar, raten, strict=True)}


def darlehen_am(
    vorhaben: Vorhaben, kredit: Kredit | None, bewilligung_am: date, gutschriften: tuple[Zahlung, ...]
) -> Darlehen | None:
    """Return the loan of an application; None if it is for no loan, or its interest is not known.

    gutschriften: payments of the repayment grant; it is credited with the last of them.
    """
    if kredit is None or kredit.sollzins is None:
        return None
    frist = None if kredit.abruf_monate is None else plus_monate(bewilligung_am, kredit.abruf_monate).year
    je_jahr: dict[int, Decimal] = defaultdict(Decimal)
    for zahlung in vorhaben.zahlungen:
        if frist is None or zahlung.jahr <= frist:
            je_jahr[max(zahlung.jahr, bewilligung_am.year)] += zahlung.betrag_eur
    return Darlehen(
        bedingungen=kredit,
        abrufbar=tuple(Zahlung(jahr, betrag) for jahr, betrag in sorted(je_jahr.items())),
        gutschrift_jahr=max((z.jahr for z in gutschriften), default=vorhaben.fertigstellung.year),
    )
