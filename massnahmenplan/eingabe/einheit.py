"""Units as tables write them: ``Tsd. €``, ``Mio. EUR/a``, ``t CO2e pro Jahr``, ``MWh/a``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from massnahmenplan.begriffe.grundform import normalform

IN_DER_ZELLE = "zelle"
"""In place of a unit: every cell names its own."""


class Groesse(StrEnum):
    """What is measured; its own unit is EUR, t CO2e, kWh."""

    GELD = "geld"
    TREIBHAUSGAS = "treibhausgas"
    ENERGIE = "energie"


EIGENE: Mapping[Groesse, str] = {Groesse.GELD: "EUR", Groesse.TREIBHAUSGAS: "t", Groesse.ENERGIE: "kWh"}
_SKALEN: Mapping[str, Decimal] = {
    "tsd": Decimal("1e3"),
    "tausend": Decimal("1e3"),
    "mio": Decimal("1e6"),
    "million": Decimal("1e6"),
    "millionen": Decimal("1e6"),
    "mrd": Decimal("1e9"),
    "milliarden": Decimal("1e9"),
}
_GRUND: Mapping[str, tuple[Groesse, Decimal]] = {
    **dict.fromkeys(("eur", "euro", "€"), (Groesse.GELD, Decimal(1))),
    **dict.fromkeys(("teur", "t€", "keur", "k€"), (Groesse.GELD, Decimal("1e3"))),
    "kg": (Groesse.TREIBHAUSGAS, Decimal("1e-3")),
    **dict.fromkeys(("t", "tonne", "tonnen"), (Groesse.TREIBHAUSGAS, Decimal(1))),
    "kt": (Groesse.TREIBHAUSGAS, Decimal("1e3")),
    "kwh": (Groesse.ENERGIE, Decimal(1)),
    "mwh": (Groesse.ENERGIE, Decimal("1e3")),
    "gwh": (Groesse.ENERGIE, Decimal("1e6")),
}
_ENDUNGEN: Mapping[str, tuple[Groesse, bool]] = {
    "_eur_a": (Groesse.GELD, True),
    "_eur": (Groesse.GELD, False),
    "_t_a": (Groesse.TREIBHAUSGAS, True),
    "_kwh_a": (Groesse.ENERGIE, True),
}
"""Ending of a field -> what it measures, and whether per year."""
_JE_JAHR = re.compile(r"\s*(/\s*(a|jahr)|p\.?\s?a\.?|(pro|je|im) jahr|jährlich)\s*$")
_WAS = re.compile(r"[\s\-]*(co2|co₂|thg)[\s\-]*((a|ä)?eq?|äq|äquiv|äquivalente?n?|emissionen|einsparung)?\.?$")
"""What tonnes are of. Whatever else stands behind it (``je Einwohner``, ``in 20 Jahren``) is another quantity."""
_FORM = re.compile(rf"(€|euro|eur)?({'|'.join(sorted(_SKALEN, key=len, reverse=True))})?(.*)$")


@dataclass(frozen=True, slots=True)
class Einheit:
    """A unit: what it measures, how much of the own unit one of it is, and whether per year."""

    groesse: Groesse | None
    """None: a scale alone (``Mio.``)."""
    faktor: Decimal
    je_jahr: bool


def lies_einheit(text: str) -> Einheit | None:
    """Return the unit that a text names; None if it names none."""
    ganz = _WAS.sub("", normalform(text))
    rest = _JE_JAHR.sub("", ganz)
    treffer = _FORM.match(re.sub(r"[\s.]", "", _WAS.sub("", rest)))
    assert treffer is not None, "matches every text"
    waehrung, skala, grund = (teil or "" for teil in treffer.groups())
    faktor = _SKALEN.get(skala, Decimal(1))
    if skala and not waehrung and not grund:
        return Einheit(None, faktor, rest != ganz)
    if (waehrung and grund) or waehrung + grund not in _GRUND:
        return None
    groesse, je_eines = _GRUND[waehrung + grund]
    return Einheit(groesse, faktor * je_eines, rest != ganz)


def groesse_von(feld: str) -> tuple[Groesse, bool] | None:
    """Return what a field measures by its name, and whether per year; None where the name does not say it."""
    return next((mass for endung, mass in _ENDUNGEN.items() if feld.endswith(endung)), None)


def in_der_zelle(text: str) -> bool | None:
    """Return whether figures are per year if ``text`` leaves the unit to each cell; else None."""
    ganz = normalform(text)
    rest = _JE_JAHR.sub("", ganz)
    return rest != ganz if rest == IN_DER_ZELLE else None
