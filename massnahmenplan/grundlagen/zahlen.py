"""Numbers as people write them, and the types that carry their unit and bounds.

Money is ``Decimal`` in EUR. Text is read the German way; what can be read in two ways is refused,
never guessed: ``250.000`` may be a quarter of a million or a quarter of a thousand.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

CENT = Decimal("0.01")
FRUEHESTES_JAHR, SPAETESTES_JAHR = 1990, 2150
"""Bounds of every year and date that a person states."""
_GANZ = re.compile(r"[+-]?(0|[1-9]\d*)$")
_TAUSENDER = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+$")
TRENNENDE = "\\s'’"
"""Part of a class of a pattern: blanks of every width, and the apostrophe of Swiss amounts."""
KOMMATAUSENDER = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}$")
"""A text that is a number of three decimals in German and a number of thousands in English."""
_DEUTSCH = re.compile(r"[+-]?(\d+|[1-9]\d{0,2}(\.\d{3})+),\d+$")
_ENGLISCH = re.compile(r"[+-]?\d+\.\d+$")
_EXPONENT = re.compile(r"[+-]?\d+([.,]\d+)?[eE][+-]?\d{1,3}$")
_JA = frozenset({"ja", "true", "wahr", "x"})
_NEIN = frozenset({"nein", "false", "falsch"})


def lies_zahl(wert: Any) -> Any:
    """Return ``wert`` as a finite Decimal if it is a number or a text that can be read in one way only.

    Errors (PydanticCustomError): zahl_mehrdeutig, fuehrende_null, nicht_endlich, keine_zahl.
    """
    if isinstance(wert, bool) or wert is None:
        raise PydanticCustomError("keine_zahl", "ist keine Zahl")
    if isinstance(wert, int | float | Decimal):
        return _endlich(Decimal(str(wert)))
    if not isinstance(wert, str):
        raise PydanticCustomError("keine_zahl", "ist keine Zahl")
    return _endlich(_lies_text(wert.strip().replace("_", "").replace("−", "-")))


def _lies_text(text: str) -> Decimal:
    if _GANZ.match(text):
        return Decimal(text)
    if re.match(r"[+-]?0\d", text) and "," not in text and "." not in text:
        raise PydanticCustomError("fuehrende_null", "beginnt mit 0: eine Kennziffer ist Text, keine Zahl")
    if _DEUTSCH.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _TAUSENDER.match(text):
        if text.count(".") == 1:
            raise PydanticCustomError(
                "zahl_mehrdeutig",
                "ist mehrdeutig: Tausenderpunkt oder Dezimalpunkt? Bitte {ohne} oder {mit} schreiben",
                {"ohne": text.replace(".", ""), "mit": schreibe_deutsch(Decimal(text))},
            )
        return Decimal(text.replace(".", ""))
    if _ENGLISCH.match(text):
        return Decimal(text)
    if _EXPONENT.match(text):
        return Decimal(text.replace(",", "."))
    if text.lower().lstrip("+-.") in {"nan", "inf", "infinity"}:
        raise PydanticCustomError("nicht_endlich", "ist keine endliche Zahl")
    raise PydanticCustomError("keine_zahl", "ist keine Zahl")


def lies_dezimalgrad(wert: Any) -> Any:
    """Return a coordinate; ``12.924`` is no thousand here, so three decimals are not ambiguous.

    Errors (PydanticCustomError): meter_statt_grad for numbers as UTM and Gauß-Krüger have them.
    """
    if isinstance(wert, str) and re.match(r"-?\d+[.,]\d+$", wert.strip()):
        grad: Decimal = Decimal(wert.strip().replace(",", "."))
    else:
        grad = lies_zahl(wert)
    if abs(grad) >= 1000:
        raise PydanticCustomError(
            "meter_statt_grad", "ist keine Gradzahl, sondern sieht nach Metern aus (UTM oder Gauß-Krüger)"
        )
    return grad


def lies_anteil(wert: Any) -> Any:
    """Return a share; ``30 %`` is 0.30. Errors: as ``lies_zahl``."""
    if isinstance(wert, str) and wert.strip().endswith("%"):
        return lies_zahl(wert.strip()[:-1].strip()) / 100
    return lies_zahl(wert)


def _endlich(zahl: Decimal) -> Decimal:
    if not zahl.is_finite():
        raise PydanticCustomError("nicht_endlich", "ist keine endliche Zahl")
    if abs(zahl) > Decimal("1e30"):
        raise PydanticCustomError("nicht_endlich", "ist zu groß, um damit zu rechnen")
    return zahl


def lies_ganzzahl(wert: Any) -> Any:
    """Return ``wert`` as an int. Errors (PydanticCustomError): keine_ganzzahl, and those of ``lies_zahl``."""
    zahl = lies_zahl(wert)
    if zahl != zahl.to_integral_value():
        raise PydanticCustomError("keine_ganzzahl", "ist keine ganze Zahl")
    return int(zahl)


def _lies_wahrheitswert(wert: Any) -> Any:
    if isinstance(wert, bool):
        return wert
    text = str(wert).strip().lower()
    if text in _JA:
        return True
    if text in _NEIN:
        return False
    raise PydanticCustomError("kein_wahrheitswert", "ist weder ja noch nein")


def _hoechstens_zwei_stellen(betrag: Decimal) -> Decimal:
    """Money is stated in whole cents; float noise of a spreadsheet (0.1 + 0.2) is not a third digit."""
    gerundet = auf_cent(betrag)
    if abs(gerundet - betrag) > Decimal("1e-6"):
        raise PydanticCustomError("bruchteil_cent", "hat Bruchteile eines Cents")
    return gerundet


def schreibe_zahl(zahl: Decimal) -> str:
    """Return the one text of a number that ``lies_zahl`` reads back: 0.00 is ``0``, 12.345 is ``12.3450``."""
    text = format(zahl, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}0" if _TAUSENDER.match(text) else text


def schreibe_deutsch(zahl: Decimal) -> str:
    """Return the number with a decimal comma, so that nobody takes it for thousands: 12.345 is ``12,3450``."""
    return schreibe_zahl(zahl).replace(".", ",")


_ALS_TEXT = PlainSerializer(schreibe_zahl, return_type=str, when_used="json")
Zahl = Annotated[Decimal, BeforeValidator(lies_zahl), _ALS_TEXT]
Geld = Annotated[Zahl, Field(ge=Decimal("-1e10"), le=Decimal("1e10")), AfterValidator(_hoechstens_zwei_stellen)]
"""An amount in EUR and cent that may be negative."""
Euro = Annotated[Zahl, Field(ge=0, le=Decimal("1e10")), AfterValidator(_hoechstens_zwei_stellen)]
"""An amount in EUR and cent, not negative, at most ten thousand million."""
Prozentzahl = Annotated[Decimal, BeforeValidator(lies_anteil), _ALS_TEXT]
"""A number that may be written as a percentage: the text ``30 %`` is 0.30."""
Anteil = Annotated[Decimal, BeforeValidator(lies_anteil), Field(ge=0, le=1), _ALS_TEXT]
"""A share between 0 and 1; the text ``30 %`` is 0.30."""
Aenderungsrate = Annotated[Decimal, BeforeValidator(lies_anteil), Field(ge=Decimal("-0.5"), le=Decimal("0.5"))]
"""A change per year, between -0.5 and 0.5."""
Kostenspanne = Annotated[Decimal, BeforeValidator(lies_anteil), Field(ge=0, le=10), _ALS_TEXT]
"""By which share cost can rise, between 0 and 10; the text ``33 %`` is 0.33."""
Faktor = Annotated[Decimal, BeforeValidator(lies_anteil), Field(ge=0, le=10), _ALS_TEXT]
"""What a figure is multiplied with, between 0 and 10; the text ``120 %`` is 1.2."""
Tonnen = Annotated[Zahl, Field(ge=Decimal("-1e7"), le=Decimal("1e7"))]
"""t CO2e; positive is a reduction."""
Kilowattstunden = Annotated[Zahl, Field(ge=Decimal("-1e12"), le=Decimal("1e12"))]
"""kWh; positive is a saving."""
Menge = Annotated[Zahl, Field(ge=0, le=Decimal("1e9"))]
"""A quantity in the unit its neighbour names."""
Anzahl = Annotated[Zahl, Field(ge=0, le=10_000)]
"""How many; may be fractional where the field says so."""
Dezimalgrad = Annotated[Decimal, BeforeValidator(lies_dezimalgrad)]
Ganzzahl = Annotated[int, BeforeValidator(lies_ganzzahl)]
Jahr = Annotated[Ganzzahl, Field(ge=FRUEHESTES_JAHR, le=SPAETESTES_JAHR)]
Monate = Annotated[Ganzzahl, Field(ge=0, le=240)]
Wahrheitswert = Annotated[bool, BeforeValidator(_lies_wahrheitswert)]


def als_zahl(wert: Any) -> Decimal | None:
    """Return a plain value as a finite number; None for texts, truth values and whatever else is none."""
    if not isinstance(wert, str | int | float | Decimal):
        return None
    try:
        zahl = Decimal(str(wert))
    except InvalidOperation:
        return None
    return zahl if zahl.is_finite() else None


def auf_cent(betrag: Decimal) -> Decimal:
    """Return the amount rounded half up to the cent, as funding guidelines mean it."""
    return betrag.quantize(CENT, rounding=ROUND_HALF_UP)


def verteile_cent(betrag: Decimal, gewichte: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Split an amount by weights so that the parts are whole cents and sum to it exactly.

    Largest remainder; ties go to the earlier part. ``betrag`` must be whole cents, weights not all zero.
    """
    summe = sum(gewichte, Decimal(0))
    cent = int(betrag / CENT)
    genau = [Decimal(cent) * gewicht / summe for gewicht in gewichte]
    teile = [int(wert // 1) for wert in genau]
    rest = cent - sum(teile)
    reihenfolge = sorted(range(len(teile)), key=lambda i: (teile[i] - genau[i], i))
    for i in reihenfolge[:rest]:
        teile[i] += 1
    return tuple(teil * CENT for teil in teile)
