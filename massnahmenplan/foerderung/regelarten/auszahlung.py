"""When granted money arrives (T8)."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.foerderung.paket import Vorhaben, Zahlung
from massnahmenplan.grundlagen.zahlen import Monate, verteile_cent
from massnahmenplan.grundlagen.zeit import plus_monate


class Auszahlung(Grundform):
    """After the proof of use, or as building goes on; never before the year of approval."""

    art: Literal["nach_nachweis", "nach_baufortschritt"] = "nach_nachweis"
    verzug_monate: Monate = 0
    """Months from 31 December of the year of completion (of each year of payment) until the money arrives."""
    stelle: Text | None = None

    def verteile(self, zuschuss_eur: Decimal, vorhaben: Vorhaben, bewilligung_am: date) -> tuple[Zahlung, ...]:
        """Return the payments in order of years, whole cents that sum to the grant.

        *nach_baufortschritt*: each year's share of the cost, so money spent on planning counts as well.
        """
        if self.art == "nach_nachweis":
            jahr = self._zahlungsjahr(vorhaben.fertigstellung.year, bewilligung_am)
            return (Zahlung(jahr, zuschuss_eur),)
        gewichte = tuple(zahlung.betrag_eur for zahlung in vorhaben.zahlungen)
        je_jahr: dict[int, Decimal] = defaultdict(Decimal)
        for zahlung, rate in zip(vorhaben.zahlungen, _verteile(zuschuss_eur, gewichte), strict=True):
            je_jahr[self._zahlungsjahr(zahlung.jahr, bewilligung_am)] += rate
        return tuple(Zahlung(jahr, betrag) for jahr, betrag in sorted(je_jahr.items()) if betrag)

    def erste_faelligkeit(self, vorhaben: Vorhaben) -> int:
        """Return the first year in which money falls due if the approval does not delay it."""
        if self.art == "nach_nachweis":
            return _faelligkeit(vorhaben.fertigstellung.year, self.verzug_monate)
        bezahlt = (zahlung.jahr for zahlung in vorhaben.zahlungen if zahlung.betrag_eur)
        return _faelligkeit(min(bezahlt, default=vorhaben.fertigstellung.year), self.verzug_monate)

    def _zahlungsjahr(self, jahr: int, bewilligung_am: date) -> int:
        return max(_faelligkeit(jahr, self.verzug_monate), bewilligung_am.year)


@lru_cache(maxsize=4096)
def _faelligkeit(jahr: int, verzug_monate: int) -> int:
    return plus_monate(date(jahr, 12, 31), verzug_monate).year


@lru_cache(maxsize=4096)
def _verteile(betrag_eur: Decimal, gewichte: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    return verteile_cent(betrag_eur, gewichte)
