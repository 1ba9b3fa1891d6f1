"""A year, half-year or quarter as people write it: ``2027``, ``2027-H2``, ``Q3/2027``, ``3. Quartal 2027``.

Read once into one form: a year is a number, a part of one the text ``2027-Q3``. What it means depends on the
periods of the case and is told by ``zeit.Zeitachse``.
"""

import re
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from massnahmenplan.grundlagen.zahlen import FRUEHESTES_JAHR, SPAETESTES_JAHR, lies_ganzzahl

_TEILE = {"H": 2, "Q": 4}
_WOERTER = {"halbjahr": "H", "quartal": "Q"}
_FORMEN = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<jahr>\d{4}) ?[-/]? ?(?P<art>[hq])(?P<nummer>\d)",
        r"(?P<art>[hq])(?P<nummer>\d) ?[-/]? ?(?P<jahr>\d{4})",
        r"(?P<nummer>\d)\. ?(?P<art>halbjahr|quartal) (?P<jahr>\d{4})",
    )
)


@dataclass(frozen=True, slots=True)
class Jahresteil:
    """The ``nummer``-th (from 0 on) of ``teile`` equal parts of a year; a whole year is one part."""

    jahr: int
    nummer: int = 0
    teile: int = 1

    def __str__(self) -> str:
        art = next((art for art, teile in _TEILE.items() if teile == self.teile), None)
        return str(self.jahr) if art is None else f"{self.jahr}-{art}{self.nummer + 1}"


def lies_zeitangabe(wert: Any) -> Any:
    """Return a year as a number, a part of one as text in its one form (``2027-Q3``).

    Errors (PydanticCustomError): periode_gibt_es_nicht, keine_zeitangabe, keine_ganzzahl, and of its bounds.
    """
    teil = _lies_teil(wert) if isinstance(wert, str) else None
    jahr = _lies_jahr(wert) if teil is None else teil.jahr
    if jahr < FRUEHESTES_JAHR:
        raise PydanticKnownError("greater_than_equal", {"ge": FRUEHESTES_JAHR})
    if jahr > SPAETESTES_JAHR:
        raise PydanticKnownError("less_than_equal", {"le": SPAETESTES_JAHR})
    return jahr if teil is None else str(teil)


def _lies_jahr(wert: Any) -> Any:
    try:
        return lies_ganzzahl(wert)
    except PydanticCustomError as fehler:
        if fehler.type != "keine_zahl":
            raise
        raise PydanticCustomError("keine_zeitangabe", "ist weder ein Jahr noch eine Periode") from fehler


def in_einer_form(text: str) -> str:
    """Return the text of a part of a year in its one form, any other text as it is."""
    teil = _lies_teil(text)
    return text if teil is None else str(teil)


def ist_zeitangabe(text: str) -> bool:
    """Return True for a year of four digits, or a part of one."""
    return _lies_teil(text) is not None or bool(re.fullmatch(r"[0-9]{4}", text))


def teil_von(angabe: int | str) -> Jahresteil:
    """Return what a year, or a text that is one or a part of one, means. Errors: ValueError if it is none."""
    teil = _lies_teil(angabe) if isinstance(angabe, str) else None
    return Jahresteil(int(angabe)) if teil is None else teil


def spaeter(angabe: int | str, jahre: int) -> int | str:
    """Return a year, or a part of one, so many years later."""
    if isinstance(angabe, int):
        return angabe + jahre
    teil = teil_von(angabe)
    return str(replace(teil, jahr=teil.jahr + jahre))


def _lies_teil(text: str) -> Jahresteil | None:
    """Return the half-year or quarter that the text names, None if it names none."""
    treffer = next((treffer for form in _FORMEN if (treffer := form.fullmatch(text.strip()))), None)
    if treffer is None:
        return None
    art = treffer["art"].lower()
    teile, nummer = _TEILE[_WOERTER.get(art, art.upper())], int(treffer["nummer"])
    if not 1 <= nummer <= teile:
        raise PydanticCustomError(
            "periode_gibt_es_nicht",
            "gibt es nicht: ein Jahr hat {was}",
            {"was": "zwei Halbjahre" if teile == _TEILE["H"] else "vier Quartale"},
        )
    return Jahresteil(int(treffer["jahr"]), nummer - 1, teile)


Zeitangabe = Annotated[
    int | str,
    BeforeValidator(lies_zeitangabe),
    WithJsonSchema({"type": "integer", "minimum": FRUEHESTES_JAHR, "maximum": SPAETESTES_JAHR}),
]
"""A year, or a part of one; the schema of editors takes any text beside a number anyway."""
