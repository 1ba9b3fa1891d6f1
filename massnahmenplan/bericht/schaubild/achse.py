"""A vertical axis: from figures to places, with round steps and a grid."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.bericht.schaubild.farben import GITTER, LEISE
from massnahmenplan.bericht.schaubild.leinwand import Leinwand
from massnahmenplan.grundlagen.schreibweise import zahl

_SCHRITTE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_HOECHSTENS_SCHRITTE = 6
_STUFEN = ((9, "Mrd. "), (6, "Mio. "), (3, "Tsd. "), (0, ""))


@dataclass(frozen=True, slots=True)
class Achse:
    """Maps a range of figures that holds 0 to heights from ``unten`` up to ``oben`` (in pixels, down is more)."""

    mindest: Decimal
    hoechst: Decimal
    oben: float
    unten: float

    def y(self, wert: Decimal) -> float:
        """Return the height of a figure."""
        anteil = (wert - self.mindest) / (self.ende - self.mindest)
        return self.unten - float(anteil) * (self.unten - self.oben)

    @property
    def ende(self) -> Decimal:
        """Top of the axis; above 0 also where there is nothing to show."""
        return self.hoechst if self.hoechst > self.mindest else self.mindest + 1

    @property
    def marken(self) -> tuple[Decimal, ...]:
        """Round figures along the axis."""
        schritt = _runder_schritt((self.ende - self.mindest) / _HOECHSTENS_SCHRITTE)
        erste = int((self.mindest / schritt).to_integral_value(rounding="ROUND_CEILING"))
        letzte = int((self.ende / schritt).to_integral_value(rounding="ROUND_FLOOR"))
        return tuple(schritt * nummer for nummer in range(erste, letzte + 1))

    def zeichne(self, leinwand: Leinwand, von: float, bis: float, einheit: str) -> None:
        """Draw the grid with its figures, and the unit above."""
        stufe, vorsatz = _stufe(max(abs(self.mindest), abs(self.ende)) if einheit == "€" else Decimal(0))
        marken = [marke.scaleb(-stufe) for marke in self.marken]
        stellen = max((max(0, -int(m.normalize().as_tuple().exponent)) for m in marken), default=0)
        for marke, gezeigt in zip(self.marken, marken, strict=True):
            hoehe = self.y(marke)
            leinwand.linie([(von, hoehe), (bis, hoehe)], LEISE if not marke else GITTER)
            leinwand.text(von - 8, hoehe + 4, zahl(gezeigt, stellen), "end", 12, farbe=LEISE)
        leinwand.text(von - 8, self.oben - 12, f"{vorsatz}{einheit}", "end", 12, farbe=LEISE)


def achse_fuer(hoechst: Decimal, oben: float, unten: float, mindest: Decimal = Decimal(0)) -> Achse:
    """Return an axis that holds 0 and the figures with a little room above."""
    return Achse(min(mindest, Decimal(0)), max(hoechst, Decimal(0)) * Decimal("1.06"), oben, unten)


def _runder_schritt(mindestens: Decimal) -> Decimal:
    groesse = Decimal(1).scaleb(mindestens.adjusted())
    return next(schritt * groesse for schritt in _SCHRITTE if schritt * groesse >= mindestens)


def _stufe(hoechst: Decimal) -> tuple[int, str]:
    return next(((stufe, wort) for stufe, wort in _STUFEN if hoechst >= Decimal(1).scaleb(stufe)), (0, ""))
