"""A number as people write it into a cell: ``4–5 Mio. €``, ``ca. 300``, ``bis 50.000``, ``1 200``."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from massnahmenplan.einfuhr.zuordnung import GROESSTE_ZAHL, Zahlstil
from massnahmenplan.grundlagen.zahlen import KOMMATAUSENDER, TRENNENDE, lies_zahl

_ZAHL = rf"\d+(?:[.,]\d+|[{TRENNENDE}]\d{{3}}(?!\d))*"
_STRICH = re.compile(r"(?<=\d),[\-–—]{1,2}(?!\s*\d)")
"""In place of cents: ``5.000,–``."""
_ANGABE = re.compile(
    r"(?P<waehrung>€|euro?)?\s*(?P<ungefaehr>ca\.?|circa|rund|etwa|ungefähr|geschätzt|~|≈)?\s*"
    r"(?P<grenze>bis(?: zu)?|max\.?|maximal|höchstens|unter|≤|<|ab|min\.?|mind\.?|mindestens|über|≥|>)?\s*"
    rf"(?P<unten>[+\-−]?{_ZAHL})"
    rf"(?:\s*(?P<davor>[^\d\-–—]*?)\s*(?:-|–|—|bis)\s*(?P<oben>{_ZAHL}))?\s*(?P<einheit>[^\d\s].*)?$",
    re.IGNORECASE,
)
_OBERE = frozenset({"bis", "bis zu", "max", "maximal", "höchstens", "unter", "≤", "<"})
_FORMEN = {
    "deutsch": re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$"),
    "englisch": re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$"),
}


class Unlesbar(ValueError):
    """The cell does not say one number, or the mapping does not say how to read it; the text tells why."""


class Widerspruechlich(Unlesbar):
    """The cell contradicts itself or the mapping."""


@dataclass(frozen=True, slots=True)
class Zahlangabe:
    """A number, or a span that may lack one end, with the unit that stands behind it."""

    unten: Decimal | None
    oben: Decimal | None
    ungefaehr: bool = False
    einheit: str = ""

    @property
    def ist_spanne(self) -> bool:
        """True unless both ends are the same number."""
        return self.unten != self.oben


def lies_zellzahl(inhalt: Any, stil: Zahlstil | None) -> Zahlangabe:
    """Return what a cell says, be it a number or a text. Errors: Unlesbar."""
    if isinstance(inhalt, str):
        return lies_angabe(inhalt, stil)
    zahl = _begrenzt(inhalt)
    return Zahlangabe(zahl, zahl)


def lies_angabe(text: str, stil: Zahlstil | None) -> Zahlangabe:
    """Return what a text says. Errors: Unlesbar."""
    treffer = _ANGABE.match(_STRICH.sub(",00", text.strip()))
    if treffer is None:
        raise Unlesbar("keine Zahl")
    unten = _zahl(treffer["unten"], stil)
    einheit, davor = (treffer["einheit"] or "").strip(), (treffer["davor"] or "").strip()
    if davor and davor != einheit:
        raise Unlesbar(f"Spanne mit zwei Einheiten („{davor}“ und „{einheit}“)")
    einheit = f"{treffer['waehrung'] or ''} {einheit}".strip()
    ungefaehr = treffer["ungefaehr"] is not None
    grenze = (treffer["grenze"] or "").lower().rstrip(".")
    if treffer["oben"] is not None:
        if grenze:
            raise Unlesbar("Grenze und Spanne zugleich")
        return Zahlangabe(unten, _zahl(treffer["oben"], stil), ungefaehr, einheit)
    if grenze:
        ist_obere = grenze in _OBERE
        return Zahlangabe(None if ist_obere else unten, unten if ist_obere else None, ungefaehr, einheit)
    return Zahlangabe(unten, unten, ungefaehr, einheit)


def _zahl(text: str, stil: Zahlstil | None) -> Decimal:
    ziffern = re.sub(rf"[{TRENNENDE}]", "", text).replace("−", "-")
    if stil is not None:
        if _FORMEN[stil].match(ziffern) is None:
            raise Unlesbar(f"passt nicht zu zahlen: {stil}")
        ohne, komma = (".", ",") if stil == "deutsch" else (",", ".")
        return _begrenzt(ziffern.replace(ohne, "").replace(komma, ","))
    if KOMMATAUSENDER.match(ziffern):
        raise Unlesbar("mehrdeutig: Dezimalkomma oder Tausenderkomma? zahlen: deutsch oder englisch angeben")
    return _begrenzt(ziffern)


def _begrenzt(wert: Any) -> Decimal:
    """Return the number that is small enough to be converted to the cent. Errors: Unlesbar."""
    try:
        zahl: Decimal = lies_zahl(wert)
    except PydanticCustomError as fehler:
        mehrdeutig = fehler.type == "zahl_mehrdeutig"
        hilfe = "mehrdeutig: Tausenderpunkt oder Dezimalpunkt? zahlen: deutsch oder englisch angeben"
        raise Unlesbar(hilfe if mehrdeutig else fehler.message()) from None
    return pruefe_groesse(zahl)


def pruefe_groesse(zahl: Decimal) -> Decimal:
    """Return a number that can be rounded to the cent. Errors: Unlesbar."""
    if abs(zahl) > GROESSTE_ZAHL:
        raise Unlesbar("zu groß, um damit zu rechnen: Zahl und Einheit prüfen, oder eine Berichtigung angeben")
    return zahl
