"""How an amount becomes whole cents, as a value with its reason."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.foerderung.rechenweg import Rechenzeile, Schritt
from massnahmenplan.grundlagen.zahlen import CENT, Euro

_RAUSCHEN = Decimal("1E-7")
"""Shares such as 2/3 are only known to so many digits; what is finer than this is not part of an amount."""
_VERFAHREN = {"kaufmaennisch": ROUND_HALF_UP, "abwaerts": ROUND_DOWN}


class Rundung(Grundform):
    """Rounding of a grant."""

    auf_eur: Annotated[Euro, Field(gt=0)] = CENT
    art: Literal["kaufmaennisch", "abwaerts"] = "kaufmaennisch"
    """``kaufmaennisch``: half up; ``abwaerts``: never more than the exact value."""
    grund: Text = "Die Richtlinie nennt keine Rundung; Geldbeträge werden kaufmännisch auf volle Cent gerundet."

    def runde(self, betrag_eur: Decimal) -> Schritt:
        """Return the rounded amount; a line only if rounding changes it."""
        bereinigt = betrag_eur.quantize(_RAUSCHEN, rounding=ROUND_HALF_UP)
        vielfaches = (bereinigt / self.auf_eur).to_integral_value(rounding=_VERFAHREN[self.art])
        gerundet = (vielfaches * self.auf_eur).quantize(CENT)
        if gerundet == bereinigt:
            return Schritt(gerundet)
        return Schritt(gerundet, (Rechenzeile("Gerundet", gerundet, self.grund),))
