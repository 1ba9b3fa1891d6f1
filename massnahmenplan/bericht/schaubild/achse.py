"""Axes: from figures to places, with round steps and a grid."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.bericht.schaubild.farben import HILFSLINIE, LEISE
from massnahmenplan.bericht.schaubild.leinwand import Leinwand
from massnahmenplan.grundlagen.schreibweise import zahl

_SCHRITTE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_HOECHSTENS_SCHRITTE = 6
_STUFEN = ((9, "Mrd. "), (6, "Mio. "), (3, "Tsd. "), (0, ""))
_RAND = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Skala:
    """A range of figures with round marks."""

    mindest: Decimal
    hoechst: Decimal

    def anteil(self, wert: Decimal) -> float:
        """Return how far along the range a figure lies: 0 at its begin, 1 at its end."""
        return float((wert - self.mindest) / (self.ende - self.mindest))

    @property
    def ende(self) -> Decimal:
        """End of the range; above its begin also where there is nothing to show."""
        return self.hoechst if self.hoechst > self.mindest else self.mindest + 1

    @property
    def marken(self) -> tuple[Decimal, ...]:
        """Round figures along the range."""
        schritt = _runder_schritt((self.ende - self.mindest) / _HOECHSTENS_SCHRITTE)
        erste = int((self.mindest / schritt).to_integral_value(rounding="ROUND_CEILING"))
        letzte = int((self.ende / schritt).to_integral_value(rounding="ROUND_FLOOR"))
        return tuple(schritt * nummer for nummer in range(erste, letzte + 1))

    def beschriftet(self, einheit: str) -> tuple[str, tuple[tuple[Decimal, str], ...]]:
        """Return the unit, of money with the size that fits, and each mark with its figure in it."""
        stufe, vorsatz = _stufe(max(abs(self.mindest), abs(self.ende)) if einheit == "€" else Decimal(0))
        gezeigte = [marke.scaleb(-stufe) for marke in self.marken]
        stellen = max((max(0, -int(m.normalize().as_tuple().exponent)) for m in gezeigte), default=0)
        texte = (zahl(gezeigt, stellen) for gezeigt in gezeigte)
        return f"{vorsatz}{einheit}", tuple(zip(self.marken, texte, strict=True))


@dataclass(frozen=True, slots=True)
class Achse(Skala):
    """Maps figures to heights from ``unten`` up to ``oben`` (in pixels, down is more)."""

    oben: float
    unten: float

    def y(self, wert: Decimal) -> float:
        """Return the height of a figure."""
        return self.unten - self.anteil(wert) * (self.unten - self.oben)

    def zeichne(self, leinwand: Leinwand, von: float, bis: float, einheit: str) -> None:
        """Draw the grid with its figures, and the unit above."""
        gezeigte_einheit, marken = self.beschriftet(einheit)
        for marke, text in marken:
            hoehe = self.y(marke)
            leinwand.linie([(von, hoehe), (bis, hoehe)], LEISE if not marke else HILFSLINIE)
            leinwand.text(von - 8, hoehe + 4, text, "end", 12, farbe=LEISE)
        leinwand.text(von - 8, self.oben - 12, gezeigte_einheit, "end", 12, farbe=LEISE)


@dataclass(frozen=True, slots=True)
class Querachse(Skala):
    """Maps figures to places from ``links`` to ``rechts``."""

    links: float
    rechts: float

    def x(self, wert: Decimal) -> float:
        """Return the place of a figure."""
        return self.links + self.anteil(wert) * (self.rechts - self.links)

    def zeichne(self, leinwand: Leinwand, oben: float, unten: float, einheit: str) -> None:
        """Draw the grid with its figures below, and the unit at their end."""
        gezeigte_einheit, marken = self.beschriftet(einheit)
        for marke, text in marken:
            ort = self.x(marke)
            leinwand.linie([(ort, oben), (ort, unten)], LEISE if not marke else HILFSLINIE)
            leinwand.text(ort, unten + 16, text, "middle", 12, farbe=LEISE)
        leinwand.text(self.rechts, unten + 34, gezeigte_einheit, "end", 12, farbe=LEISE)


def achse_fuer(hoechst: Decimal, oben: float, unten: float, mindest: Decimal = Decimal(0)) -> Achse:
    """Return an axis that holds 0 and the figures with a little room above."""
    return Achse(min(mindest, Decimal(0)), max(hoechst, Decimal(0)) * Decimal("1.06"), oben, unten)


def skala_um(werte: list[Decimal], *, mit_null: bool) -> Skala:
    """Return the range of figures with a little room, from 0 on where the lengths of bars are to be compared."""
    von, bis = min(werte), max(werte)
    if mit_null:
        von, bis = min(von, Decimal(0)), max(bis, Decimal(0))
    rand = (bis - von) * _RAND or max(abs(bis) * _RAND, Decimal(1))
    return Skala(von if mit_null and not von else von - rand, bis if mit_null and not bis else bis + rand)


def _runder_schritt(mindestens: Decimal) -> Decimal:
    groesse = Decimal(1).scaleb(mindestens.adjusted())
    return next(schritt * groesse for schritt in _SCHRITTE if schritt * groesse >= mindestens)


def _stufe(hoechst: Decimal) -> tuple[int, str]:
    return next(((stufe, wort) for stufe, wort in _STUFEN if hoechst >= Decimal(1).scaleb(stufe)), (0, ""))
