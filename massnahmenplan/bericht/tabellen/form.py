"""What a table is."""

from collections.abc import Callable, Iterator
from typing import Any

from massnahmenplan.ergebnis import Ergebnis

Zeilen = Iterator[tuple[Any, ...]]
Form = tuple[list[str], Callable[[Ergebnis], Zeilen]]
"""Headings, and what yields the rows; a heading with a unit in brackets stands over numbers."""
