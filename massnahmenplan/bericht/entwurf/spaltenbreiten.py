"""How wide the columns of a table on paper are: no word breaks as long as all of them have room.

Where they have none, the letters get smaller, if that helps.
"""

from collections.abc import Iterator

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.entwurf.form import Tabelle, summentext, zelltext

SCHRIFTEN_PT, RAND_CM = (7.5, 7.0, 6.5, 6.0), 0.1
_CM_JE_PT = 2.54 / 72
_ZEICHEN, _FETT = 0.66, 0.72
"""A letter, on average over a word, of the wide font that stands in where Calibri is not installed, and the line
beside it; as a share of the size of the font."""
_BREIT, _SCHMAL = "mwMW", ".,"


def schrift_pt(tabelle: Tabelle, platz_cm: float) -> float:
    """Return the largest font in which no word breaks; the usual one where none is small enough."""
    passende = (schrift for schrift in SCHRIFTEN_PT if sum(_bedarf_cm(tabelle, schrift)) <= platz_cm)
    return next(passende, SCHRIFTEN_PT[0])


def breiten_cm(tabelle: Tabelle, platz_cm: float) -> list[float]:
    """Return what each column needs for its longest word, and its share of what is left of the page."""
    bedarf = _gekappt(_bedarf_cm(tabelle, schrift_pt(tabelle, platz_cm)), platz_cm)
    frei, anteile = platz_cm - sum(bedarf), sum(spalte.breite for spalte in tabelle.spalten)
    return [cm + frei * spalte.breite / anteile for cm, spalte in zip(bedarf, tabelle.spalten, strict=True)]


def _bedarf_cm(tabelle: Tabelle, schrift: float) -> list[float]:
    spalten = range(len(tabelle.spalten))
    return [max(_worte(tabelle, nr)) * schrift * _CM_JE_PT + 2 * RAND_CM for nr in spalten]


def _worte(tabelle: Tabelle, nr: int) -> Iterator[float]:
    """Yield how wide the longest word of each cell of a column is, as a multiple of the size of the font."""
    spalte = tabelle.spalten[nr]
    yield _laengstes(spalte.titel) * _FETT
    for zeile in tabelle.zeilen:
        yield _laengstes(zelltext(zeile[nr], spalte.art)) * _ZEICHEN
    if tabelle.summe is not None:
        yield _laengstes(summentext(tabelle.summe[nr], spalte.art)) * _FETT


def _laengstes(text: str) -> float:
    """Return the length of the longest word; wide letters count for one and a half, points for half of one."""
    return max(map(_laenge, einzeilig(text).split(" ")))


def _laenge(wort: str) -> float:
    return len(wort) + 0.5 * (sum(map(wort.count, _BREIT)) - sum(map(wort.count, _SCHMAL)))


def _gekappt(bedarf: list[float], platz_cm: float) -> list[float]:
    """Return widths that fit on the page: those above a common limit are cut to it, so figures stay whole."""
    rest = platz_cm
    for offen, cm in zip(range(len(bedarf), 0, -1), sorted(bedarf), strict=True):
        if cm * offen > rest:
            return [min(breite, rest / offen) for breite in bedarf]
        rest -= cm
    return bedarf
