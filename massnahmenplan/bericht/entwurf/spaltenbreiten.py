"""How wide the columns of a table on paper are: no word breaks as long as all of them have room."""

from collections.abc import Iterator

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.entwurf.form import Tabelle, summentext, zelltext

SCHRIFT_PT, RAND_CM = 7.5, 0.1
_CM_JE_PT = 2.54 / 72
_ZEICHEN_CM, _FETT_CM = 0.64 * SCHRIFT_PT * _CM_JE_PT, 0.7 * SCHRIFT_PT * _CM_JE_PT
"""A letter, on average over a word, of the wide font that stands in where Calibri is not installed."""
_BREIT = "mwMW"


def breiten_cm(tabelle: Tabelle, platz_cm: float) -> list[float]:
    """Return what each column needs for its longest word, and its share of what is left of the page."""
    bedarf = _gekappt([max(_worte_cm(tabelle, nr)) + 2 * RAND_CM for nr in range(len(tabelle.spalten))], platz_cm)
    frei, anteile = platz_cm - sum(bedarf), sum(spalte.breite for spalte in tabelle.spalten)
    return [cm + frei * spalte.breite / anteile for cm, spalte in zip(bedarf, tabelle.spalten, strict=True)]


def _worte_cm(tabelle: Tabelle, nr: int) -> Iterator[float]:
    spalte = tabelle.spalten[nr]
    yield _laengstes(spalte.titel) * _FETT_CM
    for zeile in tabelle.zeilen:
        yield _laengstes(zelltext(zeile[nr], spalte.art)) * _ZEICHEN_CM
    if tabelle.summe is not None:
        yield _laengstes(summentext(tabelle.summe[nr], spalte.art)) * _FETT_CM


def _laengstes(text: str) -> float:
    """Return the length of the longest word; its wide letters count for one and a half."""
    return max(len(wort) + 0.5 * sum(map(wort.count, _BREIT)) for wort in einzeilig(text).split(" "))


def _gekappt(bedarf: list[float], platz_cm: float) -> list[float]:
    """Return widths that fit on the page: those above a common limit are cut to it, so figures stay whole."""
    rest = platz_cm
    for offen, cm in zip(range(len(bedarf), 0, -1), sorted(bedarf), strict=True):
        if cm * offen > rest:
            return [min(breite, rest / offen) for breite in bedarf]
        rest -= cm
    return bedarf
