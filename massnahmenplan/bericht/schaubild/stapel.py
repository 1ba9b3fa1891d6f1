"""Stacked bars by year: one kind upon another, what is below zero downwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from massnahmenplan.bericht.schaubild import legende
from massnahmenplan.bericht.schaubild.achse import Achse, achse_fuer
from massnahmenplan.bericht.schaubild.farben import LEISE, Fuellung, Strich
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Leinwand
from massnahmenplan.grundlagen.schreibweise import zahl

LINKS, HOEHE = 84, 260
Stapel = Sequence[tuple[str, Decimal]]
"""Kinds with their figures, from zero outwards."""


@dataclass(frozen=True, slots=True)
class Stapelbild:
    """What is drawn: per year one stack, or several beside each other."""

    kennung: str
    einheit: str
    jahre: Mapping[int, Sequence[Stapel]]
    fuellungen: Mapping[str, Fuellung]
    """By kind; kinds of which there is nothing are left out of the legend."""
    stellen: int = 0
    mindestens_bis: Decimal = Decimal(0)
    """The axis reaches up to here at least."""
    mindestens_von: Decimal = Decimal(0)
    """And down to here."""
    linien: Mapping[str, Strich] = field(default_factory=dict)
    """What the caller draws on top, for the legend."""

    @property
    def namen(self) -> list[str]:
        """Kinds of which there is something, in the order of the fillings."""
        gezeigt = {name for stapel in self.jahre.values() for einer in stapel for name, wert in einer if wert}
        return [name for name in self.fuellungen if name in gezeigt]

    def zeichne(self) -> tuple[Leinwand, Achse]:
        """Draw legend, axis and stacks; return both for what comes on top."""
        eintraege: list[legende.Eintrag] = [
            *((name, self.fuellungen[name]) for name in self.namen),
            *self.linien.items(),
        ]
        oben = legende.hoehe([name for name, _ in eintraege], 0) + 34
        leinwand = Leinwand(self.kennung, oben + HOEHE + 30)
        legende.zeichne(leinwand, eintraege, 0, 4)
        enden = [_enden(stapel) for je_jahr in self.jahre.values() for stapel in je_jahr]
        hoechst = max([self.mindestens_bis, *(oberes for _, oberes in enden)])
        mindest = min([self.mindestens_von, *(unteres for unteres, _ in enden)])
        achse = achse_fuer(hoechst, oben, oben + HOEHE, mindest)
        achse.zeichne(leinwand, LINKS, BREITE, self.einheit)
        for jahr, je_jahr in self.jahre.items():
            self._zeichne_jahr(leinwand, achse, jahr, je_jahr)
        return leinwand, achse

    def mitte(self, jahr: int) -> float:
        """Return where the middle of a year is."""
        return LINKS + (list(self.jahre).index(jahr) + 0.5) * self.jahresbreite

    def gipfel(self, jahr: int, breite: float) -> Decimal:
        """Return the highest figure among the bars that a text of this width over a year would cross."""
        reichweite = (breite + self._saeulenbreite) / 2
        nahe = (j for j in self.jahre if abs(self.mitte(j) - self.mitte(jahr)) < reichweite)
        return max((_enden(stapel)[1] for j in nahe for stapel in self.jahre[j]), default=Decimal(0))

    @property
    def _saeulenbreite(self) -> float:
        return min(64.0, self.jahresbreite * 0.74)

    @property
    def jahresbreite(self) -> float:
        """Width of a year."""
        return (BREITE - LINKS) / max(len(self.jahre), 1)

    def _zeichne_jahr(self, leinwand: Leinwand, achse: Achse, jahr: int, je_jahr: Sequence[Stapel]) -> None:
        breite = self._saeulenbreite
        je_stapel = breite / max(len(je_jahr), 1)
        for nr, stapel in enumerate(je_jahr):
            x = self.mitte(jahr) - breite / 2 + nr * je_stapel
            self._zeichne_stapel(leinwand, achse, (x, je_stapel - (2 if len(je_jahr) > 1 else 0)), jahr, stapel)
        name = str(jahr) if self.jahresbreite >= 34 else f"’{jahr % 100:02d}"
        leinwand.text(self.mitte(jahr), achse.unten + 20, name, "middle", 12, farbe=LEISE)

    def _zeichne_stapel(
        self, leinwand: Leinwand, achse: Achse, ort: tuple[float, float], jahr: int, stapel: Stapel
    ) -> None:
        x, breite = ort
        auf = {True: Decimal(0), False: Decimal(0)}
        for name, wert in stapel:
            if not wert:
                continue
            von = auf[wert > 0]
            auf[wert > 0] = von + wert
            oben, unten = sorted((achse.y(von), achse.y(von + wert)))
            hinweis = f"{jahr}, {name}: {zahl(wert, self.stellen)} {self.einheit}"
            leinwand.rechteck(
                x, oben, breite, unten - oben, self.fuellungen[name], hinweis, jahr=jahr, art=name, wert=wert
            )


def _enden(stapel: Stapel) -> tuple[Decimal, Decimal]:
    unten = sum((wert for _, wert in stapel if wert < 0), Decimal(0))
    return unten, sum((wert for _, wert in stapel if wert > 0), Decimal(0))
