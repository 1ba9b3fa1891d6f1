"""Coefficients of bundles, of criteria and targets for them, and of aims in their order."""

from dataclasses import dataclass
from typing import Literal

from massnahmenmodell.linearform import Ganze, Linearform, Reelle

Zielname = Literal["co2", "kosten", "nutzwert"]


@dataclass(frozen=True, slots=True)
class Buendelersparnis:
    """What a measure of a bundle saves if enough others of it begin in the same period."""

    name: str
    satz: str
    optionen: Ganze
    """Options of one measure that save it."""
    daneben: tuple[Ganze, ...]
    """Per other measure: its options that begin in the same period; never empty."""
    mindestens: int
    """How many of the others are needed; at least 1, at most all."""
    betrag: Reelle
    """Thousand EUR per year that need not be spent."""
    kapitalwert: float

    @property
    def ist_gestuft(self) -> bool:
        """True if some, but not all of the others are needed."""
        return 1 < self.mindestens < len(self.daneben)


@dataclass(frozen=True, slots=True)
class Vorrang:
    """An aim that was searched for before, and the value (t, teur, points) that later ones may not fall behind."""

    ziel: Zielname
    grenze: float


@dataclass(frozen=True, slots=True)
class Nutzwert:
    """Points per option, per tonne (not negative) and per thousand EUR of net present value (not positive)."""

    je_option: Reelle
    je_tonne: float
    je_teur: float
    konstante: float


@dataclass(frozen=True, slots=True)
class Mengenziel:
    """Least sum over options, minus what overlaps; ``preis``: present price of a missing unit, teur."""

    name: str
    satz: str
    form: Linearform
    mindestens: float
    preis: float | None
    """None means hard."""
    verluste: tuple[tuple[int, int, Linearform], ...] = ()
    """First measure of an overlap, period, and what the options of the second lose while it works; positive."""
