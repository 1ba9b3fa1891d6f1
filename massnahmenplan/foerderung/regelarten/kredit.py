"""Loan: ceiling, terms, grace years, and a repayment grant on the loan drawn (L1–L5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.grundlagen.zahlen import Anteil, Ganzzahl, Monate, auf_cent


@dataclass(frozen=True, slots=True)
class Darlehensjahr:
    """One year of a loan."""

    nummer: int
    zins_eur: Decimal
    tilgung_eur: Decimal
    rest_eur: Decimal
    """Debt at the end of the year."""

    @property
    def rate_eur(self) -> Decimal:
        """What is paid in the year."""
        return self.zins_eur + self.tilgung_eur


class Kredit(Grundform):
    """Terms of a promotional loan; its repayment grant is the rate of the version (``satz``) times the loan."""

    anteil_kosten: Anteil = Decimal(1)
    """Share of the eligible cost that the loan may cover."""
    laufzeit_jahre: Annotated[Ganzzahl, Field(ge=1, le=60)]
    tilgungsfrei_jahre: Annotated[Ganzzahl, Field(ge=0, le=10)] = 0
    tilgung: Literal["annuitaet", "raten"] = "annuitaet"
    sollzins: Anteil | None = None
    """Nominal interest per year; None means that it is set on the day of the commitment."""
    abruf_monate: Monate | None = None
    """Months within which the loan has to be drawn."""
    braucht_zuschuss: Text | None = None
    """Name of the grant whose approval the loan needs; None means none."""
    stelle: Text

    @model_validator(mode="after")
    def _wird_getilgt(self) -> Self:
        if self.tilgungsfrei_jahre >= self.laufzeit_jahre:
            raise PydanticCustomError("kredit_ohne_tilgung", "tilgungsfrei_jahre muss unter laufzeit_jahre liegen")
        return self

    def tilgungszuschuss(self, darlehen_eur: Decimal, satz: Decimal) -> Decimal:
        """Return the repayment grant on the loan that is drawn."""
        return auf_cent(darlehen_eur * satz)

    def verlauf(self, darlehen_eur: Decimal, zins: Decimal) -> Iterator[Darlehensjahr]:
        """Yield the years of the loan; interest once a year on the debt, the last year clears what is left.

        Grace years: interest only. Afterwards a constant annuity, or constant principal (*raten*).
        """
        rest, tilgungsjahre = darlehen_eur, self.laufzeit_jahre - self.tilgungsfrei_jahre
        annuitaet = self.annuitaet(darlehen_eur, zins)
        for nummer in range(1, self.laufzeit_jahre + 1):
            zinsbetrag = auf_cent(rest * zins)
            if nummer <= self.tilgungsfrei_jahre:
                tilgung = Decimal(0)
            elif nummer == self.laufzeit_jahre:
                tilgung = rest
            elif self.tilgung == "raten":
                tilgung = min(auf_cent(darlehen_eur / tilgungsjahre), rest)
            else:
                tilgung = min(annuitaet - zinsbetrag, rest)
            rest -= tilgung
            yield Darlehensjahr(nummer, zinsbetrag, tilgung, rest)

    def annuitaet(self, darlehen_eur: Decimal, zins: Decimal) -> Decimal:
        """Return the constant yearly payment after the grace years."""
        jahre = self.laufzeit_jahre - self.tilgungsfrei_jahre
        if not zins:
            return auf_cent(darlehen_eur / jahre)
        return auf_cent(darlehen_eur * zins / (1 - (1 + zins) ** -jahre))
