"""The schedule for a page: a drawing per line, to stand in a table.

So a page may break between any two lines, repeats the years on each sheet of paper, keeps names beside bars that
are moved sideways on a phone, and leaves out lines that a filter hides. As one drawing it is ``zeitplan``.
"""

from dataclasses import dataclass

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.schaubild.leinwand import Leinwand
from massnahmenplan.bericht.schaubild.zeitplan import zeitplantext
from massnahmenplan.bericht.schaubild.zeitskala import ZEILE, Zeitskala, je_feld, phasen, zeichne_legende
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen.schreibweise import datum

_BREITE, _KOPFHOEHE, _LEGENDENBREITE = 660, 22, 520
_KENNUNG = "zeitplan"


@dataclass(frozen=True, slots=True)
class Streifen:
    """The line of a measure."""

    massnahme: str
    name: str
    svg: str


@dataclass(frozen=True, slots=True)
class Band:
    """The measures of a field of action."""

    feld: str
    name: str
    streifen: tuple[Streifen, ...]


@dataclass(frozen=True, slots=True)
class Zeitplantafel:
    """Legend, years, and the bands below."""

    text: str
    legende: str
    jahre: str
    baender: tuple[Band, ...]


def zeitplantafel(ergebnis: Ergebnis) -> Zeitplantafel:
    """Return the schedule of all planned measures."""
    skala = Zeitskala(ergebnis, 4, _BREITE - 4)
    legende = Leinwand(_KENNUNG, 24, _LEGENDENBREITE)
    zeichne_legende(legende)
    jahre = Leinwand(_KENNUNG, _KOPFHOEHE, _BREITE)
    skala.zeichne_jahre(jahre, 15)
    baender = tuple(
        Band(feld, worte.handlungsfeld(feld), tuple(_streifen(skala, bilanz) for bilanz in bilanzen))
        for feld, bilanzen in je_feld(ergebnis).items()
    )
    return Zeitplantafel(
        text=zeitplantext(ergebnis, list(ergebnis.bilanz.massnahmen)),
        legende=legende.svg("Zeichen: Planung, Bau, Betrieb, Förderantrag spätestens", ""),
        jahre=jahre.svg(f"Jahre {skala.jahre.start} bis {skala.jahre.stop - 1}", ""),
        baender=baender,
    )


def _streifen(skala: Zeitskala, bilanz: Massnahmenbilanz) -> Streifen:
    leinwand = Leinwand(_KENNUNG, ZEILE, _BREITE)
    skala.zeichne_gitter(leinwand, 0, ZEILE)
    skala.zeichne_massnahme(leinwand, bilanz, 0)
    name = worte.massnahme(skala.ergebnis.fall, bilanz.massnahme)
    return Streifen(bilanz.massnahme, name, leinwand.svg(_gesprochen(skala, bilanz), "", muster=False))


def _gesprochen(skala: Zeitskala, bilanz: Massnahmenbilanz) -> str:
    """Return what the line shows, for readers who do not see it."""
    teile = [f"{phase} {skala.achse.spanne(von, bis)}" for phase, von, bis in phasen(bilanz)]
    teile += [f"Antrag spätestens {datum(antrag.antrag_am)}" for antrag in bilanz.antraege]
    return ", ".join(teile)
