"""What became of each cell, each row and each printed sum of a table: frozen, for the report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.einfuhr.entscheidung import Entscheidung
from massnahmenplan.grundlagen.befund import Befund, Fundstelle

Zellwert = str | int | Decimal
_UNSICHTBAR = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
"""Places where a word may break or must not: text processors leave them behind."""


class Verbleib(StrEnum):
    """What became of a cell."""

    UEBERNOMMEN = "uebernommen"
    UMGEWANDELT = "umgewandelt"
    KLASSE = "klasse"
    """One end or the middle of a span, or the value of a class, as the mapping says."""
    GESETZT = "gesetzt"
    """The mapping states it."""
    ENTSCHIEDEN = "entschieden"
    """Figures contradict each other, and the mapping says which counts."""
    FEHLT = "fehlt"
    UNENTSCHIEDEN = "unentschieden"
    """The cell says something, and the mapping does not say what it is."""
    WIDERSPRUCH = "widerspruch"


OFFEN = frozenset({Verbleib.FEHLT, Verbleib.UNENTSCHIEDEN, Verbleib.WIDERSPRUCH})
"""Those that leave the field of the measure empty."""


@dataclass(frozen=True, slots=True)
class Zelle:
    """A field of one row: what the table says, what became of it, and how."""

    feld: str
    verbleib: Verbleib
    wert: Zellwert | None
    wie: str
    """One German phrase; empty where there is nothing to say."""
    inhalt: str | None = None
    stelle: Fundstelle | None = None
    durch: frozenset[Entscheidung] = frozenset()
    """Decisions of the mapping that made it what it is."""


@dataclass(frozen=True, slots=True)
class Importzeile:
    """A row of the table with all its fields."""

    nummer: int
    """Of the line in the file, of the row on the sheet."""
    bezeichnung: str
    """Its id in the table, or what else names it."""
    zellen: tuple[Zelle, ...]
    grund: str | None = None
    """Why it is no measure of the case; None: it is one."""
    weggelassen: bool = False
    """True: the mapping leaves it out, so no cell of it was looked at."""
    stelle: Fundstelle | None = None
    """Where it begins."""

    def zelle(self, feld: str) -> Zelle | None:
        """Return the cell of a field, None if the row has none."""
        return next((zelle for zelle in self.zellen if zelle.feld == feld), None)

    @property
    def name(self) -> str:
        """The name of the measure, as far as there is one."""
        zelle = self.zelle("name")
        return "" if zelle is None or zelle.wert is None else str(zelle.wert)

    def hat(self, feld: str) -> bool:
        """Return True if a field, or any part of it, has a value."""
        return any(z.wert is not None for z in self.zellen if z.feld.partition(".")[0] == feld)


@dataclass(frozen=True, slots=True)
class Summenvergleich:
    """A printed sum and what the rows add up to."""

    name: str
    was: str
    """The row or the group."""
    gedruckt: Decimal
    gerechnet: Decimal
    haelt: bool
    quelle: str | None = None
    ungezaehlt: int = 0
    """Filled cells that are not one number and so are not added."""


@dataclass(frozen=True, slots=True)
class Annahme:
    """Something the mapping decides that the table does not say."""

    feld: str
    text: str
    anzahl: int
    """Cells it was used for."""
    stelle: Fundstelle | None
    quelle: str | None = None


@dataclass(frozen=True, slots=True)
class Importergebnis:
    """What an import comes to."""

    tabelle: str
    zuordnung: str
    name: str
    quelle: str | None
    hinweis: str | None
    spalten: tuple[str, ...]
    """Fields of the measures, in the order of the mapping."""
    zeilen: tuple[Importzeile, ...]
    vergleiche: tuple[Summenvergleich, ...]
    annahmen: tuple[Annahme, ...]
    nicht_uebernommen: Mapping[str, str]
    """Heading -> why its column is left out."""
    befunde: tuple[Befund, ...]
    """Hints."""

    @property
    def massnahmen(self) -> tuple[Importzeile, ...]:
        """Rows that become measures."""
        return tuple(zeile for zeile in self.zeilen if zeile.grund is None)

    @property
    def zellen(self) -> tuple[Zelle, ...]:
        """All cells that the mapping asked for."""
        return tuple(zelle for zeile in self.zeilen for zelle in zeile.zellen)

    @property
    def anzahl(self) -> Counter[Verbleib]:
        """How many cells became what."""
        return Counter(zelle.verbleib for zelle in self.zellen)

    @property
    def gebrochene(self) -> tuple[Summenvergleich, ...]:
        """Printed sums that the rows do not add up to."""
        return tuple(vergleich for vergleich in self.vergleiche if not vergleich.haelt)


def schluessel(text: object) -> str:
    """Return the form under which two headings or words of a table are the same."""
    return " ".join(normalform(str(text).translate(_UNSICHTBAR)).split())
