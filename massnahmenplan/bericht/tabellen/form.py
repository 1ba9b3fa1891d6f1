"""What a table is."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from massnahmenplan.ergebnis import Ergebnis

Zeilen = Iterator[tuple[Any, ...]]
Form = tuple[list[str], Callable[[Ergebnis], Zeilen]]
"""Headings, and what yields the rows; a heading with a unit in brackets stands over numbers."""


def ausgewaehlt(form: Form, ergebnis: Ergebnis, spalten: Sequence[str]) -> Zeilen:
    """Yield the rows with these columns only, in this order. Errors: ValueError for an unknown heading."""
    kopf, zeilen = form
    stellen = [kopf.index(spalte) for spalte in spalten]
    for zeile in zeilen(ergebnis):
        yield tuple(zeile[stelle] for stelle in stellen)
