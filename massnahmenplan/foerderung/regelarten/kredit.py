"""Loan: ceiling, terms, grace years, and a repayment grant on the loan drawn (L1–L5)."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.grundform import Text
from massnahmenplan.begriffe.kreditbedingungen import Kreditbedingungen
from massnahmenplan.foerderung.tilgungsplan import Darlehensjahr, tilgungsplan
from massnahmenplan.grundlagen.zahlen import Anteil, Monate


class Kredit(Kreditbedingungen):
    """Terms of a promotional loan; its repayment grant is the rate of the version (``satz``) times the loan."""

    anteil_kosten: Anteil = Decimal(1)
    """Share of the eligible cost that the loan may cover."""
    abruf_monate: Monate | None = None
    """Months after the approval within which the loan has to be drawn."""
    braucht_zuschuss: Text | None = None
    """Name of the grant whose approval the loan needs; None means none."""
    stelle: Text

    def verlauf(self, darlehen_eur: Decimal, zins: Decimal) -> Iterator[Darlehensjahr]:
        """Yield the years of the term, from 1 on, of a loan that is drawn at once."""
        zum_zins = self.model_copy(update={"sollzins": zins})
        yield from (jahr for jahr in tilgungsplan(zum_zins, {0: darlehen_eur}) if jahr.jahr)
