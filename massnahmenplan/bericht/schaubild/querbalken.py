"""Bars from left to right, one line each, with names in front and figures behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.bericht.schaubild import legende
from massnahmenplan.bericht.schaubild.achse import Querachse, skala_um
from massnahmenplan.bericht.schaubild.farben import LEISE, TINTE, ZIELFARBE, Fuellung
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Leinwand, passend

LINKS, RECHTS = 330.0, BREITE - 225.0
ZEILE, _BALKEN = 36, 18
MEISTE = 30
"""Bars in one figure; the most important ones. All of them are in the table of the study."""


@dataclass(frozen=True, slots=True)
class Stueck:
    """A part of a bar, from one figure to another."""

    von: Decimal
    bis: Decimal
    fuellung: Fuellung
    hinweis: str


@dataclass(frozen=True, slots=True)
class Zeile:
    """One line: its name, a second line of small text, its bar, what is written behind it."""

    name: str
    zusatz: str
    stuecke: tuple[Stueck, ...]
    text: str = ""
    spanne: tuple[Decimal, Decimal] | None = None
    """Drawn as a thin line with ends: what is proven, or how sure a figure is."""
    marke: Decimal | None = None

    @property
    def werte(self) -> list[Decimal]:
        """Every figure that the line shows."""
        enden = [ende for stueck in self.stuecke for ende in (stueck.von, stueck.bis)]
        return [*enden, *(self.spanne or ()), *(() if self.marke is None else (self.marke,))]


@dataclass(frozen=True, slots=True)
class Querbild:
    """What is drawn."""

    kennung: str
    einheit: str
    zeilen: Sequence[Zeile]
    legende: Sequence[tuple[str, Fuellung]] = ()
    markenname: str = ""
    """What the diamonds mean; nothing where there are none."""
    grundlinie: Decimal | None = None
    """A line from top to bottom with its name: the case as it is."""
    mit_null: bool = True
    hoechstens: Decimal | None = None
    """End of the axis where it is known: 100 %."""

    def zeichne(self) -> Leinwand:
        """Draw legend, axis and lines."""
        oben = 34.0 if self.legende or self.markenname else 12.0
        leinwand = Leinwand(self.kennung, oben + ZEILE * len(self.zeilen) + 44)
        ende = legende.zeichne(leinwand, self.legende, 0, 4)
        if self.markenname:
            leinwand.raute(ende + 8, 10, ZIELFARBE)
            leinwand.text(ende + 20, 15, self.markenname)
        achse = self._achse()
        achse.zeichne(leinwand, oben, oben + ZEILE * len(self.zeilen), self.einheit)
        for nr, zeile in enumerate(self.zeilen):
            _zeichne_zeile(leinwand, achse, zeile, oben + ZEILE * nr)
        if self.grundlinie is not None:
            x = achse.x(self.grundlinie)
            unten = oben + ZEILE * len(self.zeilen)
            leinwand.linie([(x, oben - 4), (x, unten)], TINTE, 2, "5 3", art="im Fall", wert=self.grundlinie)
            leinwand.text(x, unten + 34, "im Fall", "middle", 12, fett=True, hof=True)
        return leinwand

    def _achse(self) -> Querachse:
        werte = [wert for zeile in self.zeilen for wert in zeile.werte]
        if self.grundlinie is not None:
            werte.append(self.grundlinie)
        skala = skala_um(werte, mit_null=self.mit_null)
        return Querachse(skala.mindest, self.hoechstens or skala.hoechst, LINKS, RECHTS)


def _zeichne_zeile(leinwand: Leinwand, achse: Querachse, zeile: Zeile, oben: float) -> None:
    mitte = oben + ZEILE / 2
    leinwand.text(0, mitte - 2 if zeile.zusatz else mitte + 5, passend(zeile.name, LINKS - 14))
    if zeile.zusatz:
        leinwand.text(0, mitte + 13, passend(zeile.zusatz, LINKS - 14, 11), groesse=11, farbe=LEISE)
    for stueck in zeile.stuecke:
        von, bis = sorted((achse.x(stueck.von), achse.x(stueck.bis)))
        leinwand.rechteck(
            von, mitte - _BALKEN / 2, max(bis - von, 1), _BALKEN, stueck.fuellung, stueck.hinweis,
            zeile=zeile.name, von=stueck.von, wert=stueck.bis - stueck.von,
        )  # fmt: skip
    if zeile.spanne is not None:
        _zeichne_spanne(leinwand, achse, zeile.spanne, mitte)
    if zeile.marke is not None:
        leinwand.raute(achse.x(zeile.marke), mitte, ZIELFARBE, marke=zeile.marke)
    leinwand.text(RECHTS + 12, mitte + 5, passend(zeile.text, BREITE - RECHTS - 12, 12), groesse=12)


def _zeichne_spanne(leinwand: Leinwand, achse: Querachse, spanne: tuple[Decimal, Decimal], y: float) -> None:
    von, bis = (achse.x(wert) for wert in spanne)
    leinwand.linie([(von, y), (bis, y)], TINTE, 2, von=spanne[0], wert=spanne[1] - spanne[0])
    for x in (von, bis):
        leinwand.linie([(x, y - 5), (x, y + 5)], TINTE, 2)
