"""One difference between two cases."""

from dataclasses import dataclass
from typing import Any, Literal

Unterschiedsart = Literal["neu", "entfallen", "geaendert"]


@dataclass(frozen=True, slots=True)
class Fallunterschied:
    """What is new, gone or different at one place of the input."""

    liste: str
    """Name of the list in the case, or ``projekt``."""
    schluessel: tuple[str, ...]
    """What names the row: its id, or ``("stadt", "investiv", "2028")``; empty for ``projekt``."""
    art: Unterschiedsart
    feld: str = ""
    """Field, with a dot before a year or part: ``investition_eur.bau``; empty for a whole row."""
    alt: Any = None
    """As in JSON; None: not stated."""
    neu: Any = None
    bezeichnung: str = ""
    """What the row is called: ``Stadt (investiv) 2028``; empty if it has no name."""

    @property
    def zeile(self) -> str:
        """What names the row, as text: ``stadt · investiv · 2028``."""
        return " · ".join(teil for teil in self.schluessel if teil)
