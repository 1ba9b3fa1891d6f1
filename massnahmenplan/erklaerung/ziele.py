"""The aims that a plan follows, and what is proven of each, from a result or from what a file says."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from massnahmenplan.begriffe.planziel import EINHEITEN, GENAUIGKEIT, JE_MEHR_DESTO_BESSER, Zielname
from massnahmenplan.ergebnis import Bilanz, Nachweis

SECHS_STELLEN = Decimal("1e-6")
"""Accuracy of the figures in ``plan.json``."""


@dataclass(frozen=True, slots=True)
class Zielangabe:
    """One aim of the plan, in the order of aims."""

    ziel: Zielname
    bester: Decimal
    """Best value among plans that keep the limits of the aims before."""
    schranke: Decimal | None
    """Proven bound on it."""
    toleranz: Decimal = Decimal(0)

    @property
    def einheit(self) -> str:
        """Unit of the aim."""
        return EINHEITEN[self.ziel]

    @property
    def grenze(self) -> Decimal:
        """What the aims that follow may not fall behind."""
        spielraum = self.toleranz * abs(self.bester)
        return self.bester - spielraum if self.ziel in JE_MEHR_DESTO_BESSER else self.bester + spielraum


def aus_nachweis(nachweis: Nachweis, bilanz: Bilanz) -> tuple[Zielangabe, ...]:
    """Return the aims of a result."""
    if nachweis.stufen:
        return tuple(_stufe(s.ziel, s.bester, s.schranke, s.toleranz) for s in nachweis.stufen)
    return (_stufe(nachweis.ziel, bilanz.zielwerte[nachweis.ziel], nachweis.schranke, Decimal(0)),)


def aus_angaben(nachweis: Mapping[str, Any], bilanz: Bilanz) -> tuple[Zielangabe, ...]:
    """Return the aims that a file states; what was proven of other decisions does not count for these."""
    genannt = str(nachweis.get("ziel") or "co2")
    ziel = cast(Zielname, genannt if genannt in EINHEITEN else "co2")
    stufen = nachweis.get("stufen") or ()
    if all(_stimmt(stufe, bilanz) for stufe in (*stufen, {**nachweis, "ziel": ziel})):
        if stufen:
            return tuple(
                _stufe(s["ziel"], Decimal(s["bester"]), _zahl(s.get("schranke")), _zahl(s.get("toleranz")))
                for s in stufen
            )
        return (_stufe(ziel, bilanz.zielwerte[ziel], _zahl(nachweis.get("schranke")), Decimal(0)),)
    return (_stufe(ziel, bilanz.zielwerte[ziel], None, Decimal(0)),)


def _stufe(ziel: str, bester: Decimal, schranke: Decimal | None, toleranz: Decimal | None) -> Zielangabe:
    return Zielangabe(cast(Zielname, ziel), bester, schranke, toleranz or Decimal(0))


def _zahl(wert: Any) -> Decimal | None:
    return None if wert is None else Decimal(wert)


def _stimmt(angabe: Mapping[str, Any], bilanz: Bilanz) -> bool:
    """Return True if the stated value is the one of the decisions."""
    ziel, genannt = angabe.get("ziel"), _zahl(angabe.get("zielwert"))
    if ziel not in bilanz.zielwerte or genannt is None:
        return False
    return abs(bilanz.zielwerte[ziel] - genannt) <= max(GENAUIGKEIT[ziel], SECHS_STELLEN)
