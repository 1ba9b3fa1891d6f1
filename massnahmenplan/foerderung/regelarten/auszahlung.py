"""When granted money arrives (T8, T16)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.foerderung.vorhaben import Vorhaben, Zahlung
from massnahmenplan.grundlagen.zahlen import Anteil, Monate, verteile_cent
from massnahmenplan.grundlagen.zeit import plus_monate


class Auszahlung(Grundform):
    """After the proof of use, as building goes on, or in fixed tranches; never before the year of approval."""

    art: Literal["nach_nachweis", "nach_baufortschritt", "jahresraten"] = "nach_nachweis"
    raten: tuple[Anteil, ...] = ()
    """*jahresraten*: share of the grant for the year of approval and for each year after it; together 1."""
    verzug_monate: Monate = 0
    """Months from completion (from the end of the year of payment or of the tranche) until the money arrives."""
    stelle: Text | None = None

    @model_validator(mode="after")
    def _raten_ergeben_das_ganze(self) -> Self:
        if (self.art == "jahresraten") != bool(self.raten) or (self.raten and sum(self.raten) != 1):
            raise PydanticCustomError("raten_unklar", "raten nur und immer bei jahresraten, zusammen 100 %")
        return self

    def in_betriebsjahren(self, raten_eur: Sequence[Decimal], erstes_jahr: int) -> tuple[Zahlung, ...]:
        """Return one payment per year from ``erstes_jahr`` on, each after the lag; none where no money is due."""
        enden = (date(erstes_jahr + nummer, 12, 31) for nummer in range(len(raten_eur)))
        jahre = (_jahr_nach(ende, self.verzug_monate) for ende in enden)
        return tuple(Zahlung(jahr, rate) for jahr, rate in zip(jahre, raten_eur, strict=True) if rate)

    def verteile(self, zuschuss_eur: Decimal, vorhaben: Vorhaben, bewilligung_am: date) -> tuple[Zahlung, ...]:
        """Return the payments in order of years, whole cents that sum to the grant.

        *nach_baufortschritt*: each year's share of the cost, so money spent on planning counts as well.
        """
        if self.art == "jahresraten":
            return self.in_betriebsjahren(_verteile(zuschuss_eur, self.raten), bewilligung_am.year)
        if self.art == "nach_nachweis":
            jahr = self._zahlungsjahr(vorhaben, vorhaben.fertigstellung.year, bewilligung_am)
            return (Zahlung(jahr, zuschuss_eur),)
        gewichte = tuple(zahlung.betrag_eur for zahlung in vorhaben.zahlungen)
        je_jahr: dict[int, Decimal] = defaultdict(Decimal)
        for zahlung, rate in zip(vorhaben.zahlungen, _verteile(zuschuss_eur, gewichte), strict=True):
            je_jahr[self._zahlungsjahr(vorhaben, zahlung.jahr, bewilligung_am)] += rate
        return tuple(Zahlung(jahr, betrag) for jahr, betrag in sorted(je_jahr.items()) if betrag)

    def erste_faelligkeit(self, vorhaben: Vorhaben) -> int:
        """Return the first year in which money falls due if the approval does not delay it."""
        if self.art == "jahresraten":
            return vorhaben.stichtag.year  # every later approval delays the tranches
        if self.art == "nach_nachweis":
            return self._faelligkeit(vorhaben, vorhaben.fertigstellung.year)
        bezahlt = (zahlung.jahr for zahlung in vorhaben.zahlungen if zahlung.betrag_eur)
        return self._faelligkeit(vorhaben, min(bezahlt, default=vorhaben.fertigstellung.year))

    def _zahlungsjahr(self, vorhaben: Vorhaben, jahr: int, bewilligung_am: date) -> int:
        return max(self._faelligkeit(vorhaben, jahr), bewilligung_am.year)

    def _faelligkeit(self, vorhaben: Vorhaben, jahr: int) -> int:
        """Return when money for a year of building is there: counted from its end, or from completion before."""
        return _jahr_nach(min(date(jahr, 12, 31), vorhaben.fertigstellung), self.verzug_monate)


@lru_cache(maxsize=4096)
def _jahr_nach(tag: date, monate: int) -> int:
    return plus_monate(tag, monate).year


@lru_cache(maxsize=4096)
def _verteile(betrag_eur: Decimal, gewichte: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    return verteile_cent(betrag_eur, gewichte)
