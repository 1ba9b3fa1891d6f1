"""Periods of a plan and calendar dates: no clock, no time zone, no 29 February trap."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from massnahmenplan.grundlagen.schreibweise import spanne
from massnahmenplan.grundlagen.zeitangabe import Jahresteil, teil_von

EIN_TAG = timedelta(days=1)
MONATE_IM_JAHR = 12


@dataclass(frozen=True, slots=True)
class Zeitachse:
    """The years of a plan, first to last, and its periods: years, half-years or quarters.

    A period is an absolute number: year · ``je_jahr`` + 0, 1, …; with one period a year it is the year itself.
    Places count from 0 on; they are negative, or beyond the last one, when year or period lie outside the plan.
    """

    beginn: int
    """First year."""
    ende: int
    """Last year, included."""
    je_jahr: int = 1
    """Periods in a year: 1, 2 or 4."""

    def __len__(self) -> int:
        return self.ende - self.beginn + 1

    @property
    def jahre(self) -> range:
        """All years, in order."""
        return range(self.beginn, self.ende + 1)

    @property
    def perioden(self) -> range:
        """All periods, in order."""
        return range(self.beginn * self.je_jahr, (self.ende + 1) * self.je_jahr)

    @property
    def einheit(self) -> str:
        """Name of several periods in German: ``Jahre``, ``Halbjahre`` or ``Quartale``."""
        return {1: "Jahre", 2: "Halbjahre", 4: "Quartale"}[self.je_jahr]

    def kennt(self, angabe: int | str) -> bool:
        """Return True if a year or a part of one is made of whole periods of this axis."""
        return self.je_jahr % teil_von(angabe).teile == 0

    def perioden_von(self, angabe: int | str) -> range:
        """Return the periods of a year or of a part of one that the axis knows (``kennt``)."""
        teil = teil_von(angabe)
        laenge = self.je_jahr // teil.teile
        erste = teil.jahr * self.je_jahr + teil.nummer * laenge
        return range(erste, erste + laenge)

    def angabe(self, periode: int) -> int | str:
        """Return the period as it is written: a year as a number, a part of one as ``2027-Q3``."""
        jahr, nummer = divmod(periode, self.je_jahr)
        return jahr if self.je_jahr == 1 else str(Jahresteil(jahr, nummer, self.je_jahr))

    def name(self, periode: int) -> str:
        """Return the period as text: ``2027`` or ``2027-Q3``."""
        return str(self.angabe(periode))

    def spanne(self, von: int, bis: int) -> str:
        """Return ``2027–2029``, ``2027-Q1–2027-Q3``, or the name of a single period."""
        return spanne(self.angabe(von), self.angabe(bis))

    def jahresstelle(self, jahr: int) -> int:
        """Return the place of a year."""
        return jahr - self.beginn

    def stelle(self, periode: int) -> int:
        """Return the place of a period."""
        return periode - self.beginn * self.je_jahr

    def jahr_von(self, periode: int) -> int:
        """Return the calendar year (Haushaltsjahr) in which a period lies."""
        return periode // self.je_jahr

    def perioden_im_jahr(self, jahr: int) -> range:
        """Return the periods of a calendar year."""
        return range(jahr * self.je_jahr, (jahr + 1) * self.je_jahr)

    def jahresanteil(self, jahr: int, perioden: range) -> Decimal:
        """Return which share of a calendar year these successive periods are: 0 … 1."""
        im_jahr = self.perioden_im_jahr(jahr)
        anzahl = min(im_jahr.stop, perioden.stop) - max(im_jahr.start, perioden.start)
        return Decimal(max(anzahl, 0)) / self.je_jahr

    def periode_am(self, tag: date) -> int:
        """Return the period in which a day lies."""
        return tag.year * self.je_jahr + (tag.month - 1) * self.je_jahr // MONATE_IM_JAHR

    def enden_vor(self, tag: date, ab: date) -> Iterator[date]:
        """Yield the last days of the periods before that of a day, the latest first, back to the one of ``ab``."""
        for periode in range(self.periode_am(tag) - 1, self.periode_am(ab) - 1, -1):
            yield self.letzter_tag(periode)

    def erster_tag(self, periode: int) -> date:
        """Return the first day of a period."""
        jahr, nummer = divmod(periode, self.je_jahr)
        return date(jahr, nummer * MONATE_IM_JAHR // self.je_jahr + 1, 1)

    def letzter_tag(self, periode: int) -> date:
        """Return the last day of a period."""
        return self.erster_tag(periode + 1) - EIN_TAG


def plus_monate(tag: date, monate: int) -> date:
    """Return the same day ``monate`` later (earlier if negative), or the last day of a shorter month."""
    jahr, monat0 = divmod(tag.year * 12 + tag.month - 1 + monate, 12)
    letzter = calendar.monthrange(jahr, monat0 + 1)[1]
    return date(jahr, monat0 + 1, min(tag.day, letzter))


def lies_datum(wert: Any) -> Any:
    """Return a date from ``2027-02-28``, ``28.02.2027`` or a date cell; ``01/02/2027`` is refused as ambiguous."""
    if isinstance(wert, datetime):
        return wert.date()
    if isinstance(wert, date):
        return wert
    text = str(wert).strip()
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        jahr, monat, tag = (int(teil) for teil in iso.groups())
    elif deutsch := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text):
        tag, monat, jahr = (int(teil) for teil in deutsch.groups())
    elif re.fullmatch(r"\d{1,2}/\d{1,2}/\d{2,4}", text):
        raise PydanticCustomError("datum_mehrdeutig", "ist mehrdeutig: Tag und Monat sind nicht zu unterscheiden")
    else:
        raise PydanticCustomError("kein_datum", "ist kein Datum")
    try:
        return date(jahr, monat, tag)
    except ValueError:
        raise PydanticCustomError("datum_gibt_es_nicht", "gibt es im Kalender nicht") from None


Datum = Annotated[date, BeforeValidator(lies_datum)]
