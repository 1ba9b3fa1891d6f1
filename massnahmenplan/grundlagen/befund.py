"""Findings: what is wrong (or worth knowing) at one place of the input."""

from dataclasses import dataclass
from enum import StrEnum


class Schwere(StrEnum):
    """How bad a finding is: an error stops the run, a hint does not."""

    FEHLER = "fehler"
    HINWEIS = "hinweis"


@dataclass(frozen=True, slots=True)
class Fundstelle:
    """A place in the input: file with line and column, or workbook with sheet!cell."""

    datei: str
    zeile: int | None = None
    spalte: int | None = None
    zelle: str | None = None

    def __str__(self) -> str:
        """Return ``datei:zeile:spalte`` or ``datei:Blatt!E7``."""
        if self.zelle is not None:
            return f"{self.datei}:{self.zelle}"
        return ":".join(str(teil) for teil in (self.datei, self.zeile, self.spalte) if teil is not None)


@dataclass(frozen=True, slots=True)
class Befund:
    """One finding, complete enough to be acted on: place, field, value, what is wrong, remedy."""

    kennung: str
    """``E051`` for an error, ``W036`` for a hint; stable, documented in docs/befunde.md."""
    text: str
    """What is wrong, one German sentence."""
    stelle: Fundstelle | None = None
    feld: str | None = None
    wert: str | None = None
    abhilfe: str | None = None
    """What is allowed, or what to do; with the nearest known name where there is one."""
    schwere: Schwere = Schwere.FEHLER

    def __str__(self) -> str:
        """Return the finding as it is shown to people, on one or two lines."""
        ort = f"{self.stelle}  " if self.stelle else ""
        feld = f"{self.feld}: " if self.feld else ""
        wert = f"„{self.wert}“ – " if self.wert is not None else ""
        abhilfe = f"\n    → {self.abhilfe}" if self.abhilfe else ""
        return f"{self.kennung}  {ort}{feld}{wert}{self.text}{abhilfe}"
