"""A sheet that a person fills in: columns are the fields of a row of the case, with help and drop-downs.

A heading in brackets is information for people; it is not read back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.papier import A3

LEERE_ZEILEN = 30
"""So many rows below the last one have help and drop-downs as well."""
_HILFE_ZEICHEN = 255
"""Excel shows no more."""
_DRUCKGROESSE = 60
"""Percent: so many columns do not fit beside each other on one page."""


@dataclass(frozen=True, slots=True)
class Eingabespalte:
    """A column: heading, style, what it means, and what may be chosen."""

    titel: str
    stil: str = "text"
    hilfe: str = ""
    auswahl: tuple[str, ...] = ()
    breite: int | None = None

    @property
    def ist_auskunft(self) -> bool:
        """True if the column is not read back."""
        return self.titel.startswith("(")


def fuelle(blatt: Blatt, spalten: Sequence[Eingabespalte], zeilen: Sequence[Sequence[Wert]], feste: int) -> None:
    """Write headings and rows, and let every cell say what belongs into it."""
    koepfe = tuple(Spalte(s.titel, s.stil, s.breite) for s in spalten)
    blatt.kopf(KOPFZEILE, koepfe)
    unten = KOPFZEILE + 1
    for werte in zeilen:
        for nr, (spalte, wert) in enumerate(zip(spalten, werte, strict=True)):
            blatt.schreibe(unten, nr, wert, spalte.stil, *(("auskunft",) if spalte.ist_auskunft else ()))
        unten += 1
    for nr, spalte in enumerate(spalten):
        if spalte.hilfe:
            bereich = (KOPFZEILE + 1, unten - 1 + LEERE_ZEILEN)
            blatt.hilf(bereich, nr, spalte.titel, spalte.hilfe[:_HILFE_ZEICHEN], spalte.auswahl)
    blatt.richte_ein(KOPFZEILE, unten - 1, len(spalten), feste)
    blatt.papier(A3)
    blatt.drucke_in_groesse(_DRUCKGROESSE, feste)
