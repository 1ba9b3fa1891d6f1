"""Loans year by year, as rows of a table."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis import Ergebnis

SPALTEN = [
    *("Kredit", "Bezeichnung", "Kostenträger", "Maßnahme", "Jahr"),
    *("Abruf [€]", "Zins [€]", "Tilgung [€]", "Gutschrift [€]", "Restschuld [€]"),
]


def zeilen(ergebnis: Ergebnis) -> Iterator[tuple[Any, ...]]:
    """Yield one row per loan and year, to the end of its term."""
    for kredit in ergebnis.bilanz.kredite:
        traeger = worte.traeger(ergebnis.fall, kredit.traeger)
        for jahr in kredit.jahre:
            betraege = (jahr.abruf_eur, jahr.zins_eur, jahr.tilgung_eur, jahr.gutschrift_eur, jahr.rest_eur)
            yield kredit.kredit, kredit.name, traeger, kredit.massnahme, jahr.jahr, *betraege
