"""Periods of a plan and calendar dates: no clock, no time zone, no 29 February trap."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

EIN_TAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Zeitachse:
    """The years of a plan, first to last; period ``t`` is a place 0 … T-1 on it."""

    beginn: int
    ende: int

    def __len__(self) -> int:
        return self.ende - self.beginn + 1

    @property
    def jahre(self) -> range:
        """All years, in order."""
        return range(self.beginn, self.ende + 1)

    def periode(self, jahr: int) -> int:
        """Return the place of ``jahr``; negative or beyond T-1 when it lies outside."""
        return jahr - self.beginn


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
