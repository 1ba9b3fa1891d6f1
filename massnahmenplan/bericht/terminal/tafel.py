"""A table as lines of text: columns as wide as what stands in them; names give way to figures, figures to none."""

from collections.abc import Sequence
from dataclasses import dataclass

from massnahmenplan.bericht.terminal.zeile import links, spalten_von

MINDESTENS = 12
"""Columns of a terminal that a name keeps."""


@dataclass(frozen=True, slots=True)
class Spalte:
    """A column: figures stand to the right and are never cut, names to the left."""

    titel: str
    verzichtbar: int = 0
    """0: always shown; of the others those with the largest are left out together where there is no room."""
    ist_name: bool = False


def tafel(spalten: Sequence[Spalte], zeilen: Sequence[Sequence[str]], breite: int) -> list[str]:
    """Return heading and rows in so many columns of a terminal; only figures that nobody can miss are wider."""
    weiten = [_weite(spalte, [zeile[nr] for zeile in zeilen]) for nr, spalte in enumerate(spalten)]
    gezeigt = list(range(len(spalten)))
    while _knapp(spalten, weiten, gezeigt) > breite and any(spalten[nr].verzichtbar for nr in gezeigt):
        zuerst = max(spalten[nr].verzichtbar for nr in gezeigt)
        gezeigt = [nr for nr in gezeigt if spalten[nr].verzichtbar != zuerst]
    namen = [nr for nr in gezeigt if spalten[nr].ist_name]
    while sum(weiten[nr] + 1 for nr in gezeigt) - 1 > breite and any(weiten[nr] > MINDESTENS for nr in namen):
        weiten[max(namen, key=lambda nr: weiten[nr])] -= 1
    reihen = ([spalte.titel for spalte in spalten], *zeilen)
    return [" ".join(_feld(spalten[nr], r[nr], weiten[nr]) for nr in gezeigt).rstrip() for r in reihen]


def _weite(spalte: Spalte, felder: Sequence[str]) -> int:
    return max(map(spalten_von, (spalte.titel, *felder)))


def _knapp(spalten: Sequence[Spalte], weiten: Sequence[int], gezeigt: Sequence[int]) -> int:
    """Return what the columns need at least, with a space between them."""
    return sum((min(weiten[nr], MINDESTENS) if spalten[nr].ist_name else weiten[nr]) + 1 for nr in gezeigt) - 1


def _feld(spalte: Spalte, text: str, weite: int) -> str:
    return links(text, weite) if spalte.ist_name else " " * (weite - spalten_von(text)) + text
