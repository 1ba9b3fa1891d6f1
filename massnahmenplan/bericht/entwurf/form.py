"""What a draft is made of in every format: headings, sentences, places to fill in, tables of typed cells."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from massnahmenplan.bericht.zelltext import als_text

Zellart = Literal["text", "ganz", "jahr", "datum", "euro", "tonnen", "kwh", "prozent"]
Zelle = str | int | Decimal | date | None
"""None: not known, or nothing to say; a text may stand in for a figure that is not reported."""
RECHTS: frozenset[Zellart] = frozenset({"ganz", "euro", "tonnen", "kwh", "prozent"})
"""Kinds that stand to the right of their column."""


@dataclass(frozen=True, slots=True)
class Ueberschrift:
    """The heading of a section (1) or of a part of it (2)."""

    text: str
    stufe: int = 1


@dataclass(frozen=True, slots=True)
class Absatz:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Platzhalter:
    """What only a person can say; the text tells what is wanted."""

    text: str
    zu: str = ""
    """What it belongs to: ``Vorlagennummer``."""


@dataclass(frozen=True, slots=True)
class Liste:
    """Points of a list."""

    punkte: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nummer:
    """A numbered point; the numbers run through the draft."""

    text: str


@dataclass(frozen=True, slots=True)
class Spalte:
    """A column: heading and kind of its cells; ``breite`` is its share of the width on paper."""

    titel: str
    art: Zellart = "text"
    breite: int = 2


@dataclass(frozen=True, slots=True)
class Tabelle:
    """Rows under headings, for print and as a sheet of the workbook."""

    blatt: str
    """Name of the sheet; tables of one name stand below each other."""
    titel: str
    spalten: tuple[Spalte, ...]
    zeilen: tuple[tuple[Zelle, ...], ...]
    summe: tuple[Zelle, ...] | None = None
    datei: str | None = None
    """What its CSV file is called, the same every year and however the title is worded; None: it has none."""


Block = Ueberschrift | Absatz | Platzhalter | Liste | Nummer | Tabelle


def zelltext(wert: Zelle, art: Zellart) -> str:
    """Return a cell as Germans write it, amounts to the cent and with their unit."""
    return als_text(wert, "geld" if art == "euro" else art)


def summentext(wert: Zelle, art: Zellart) -> str:
    """Return a cell of a sum; where there is nothing to sum it is empty."""
    return "" if wert is None and art == "text" else zelltext(wert, art)
