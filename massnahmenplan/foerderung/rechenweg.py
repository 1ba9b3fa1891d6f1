"""What a rule answers: a value with the lines that show how it comes about, or why it refuses."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Rechenzeile:
    """One line of the calculation of a grant."""

    text: str
    betrag_eur: Decimal | None
    stelle: str
    """Clause or source."""


@dataclass(frozen=True, slots=True)
class Schritt:
    """What a rule leaves of the value it was given, and the lines that show how."""

    wert: Decimal
    zeilen: tuple[Rechenzeile, ...] = ()


@dataclass(frozen=True, slots=True)
class Hindernis:
    """Why a rule refuses: one German sentence, and its clause if the rule states one."""

    grund: str
    stelle: str | None = None
