"""What reading and writing of ``plan.json`` have in common."""

from dataclasses import dataclass, field
from typing import Any

from massnahmenplan.ergebnis import Fortschreibung, Nichtwahl, Plan, Pruefschritt
from massnahmenplan.planungsfall import Planungsfall

SCHEMA_VERSION = 1
"""Raised when the meaning of a field changes or one is removed; new fields do not raise it."""

KOPFFELDER = ("ziel", "status", "zielwert", "einheit", "schranke", "luecke", "luecke_absolut")
"""Fields of the proof that stand at the top of the file."""


@dataclass(frozen=True, slots=True)
class Planinhalt:
    """What a ``plan.json`` says: decisions and their case checked, stated figures as they stand there."""

    fall: Planungsfall
    plan: Plan
    nachweis: dict[str, Any]
    """Keys as in ``ergebnis.Nachweis``, numbers with a fraction as Decimal; empty for a plan written by hand."""
    bilanz: dict[str, Any]
    """As ``bilanz_als_daten`` writes it; empty for a plan written by hand."""
    annahmen: tuple[str, ...] = ()
    """Assumptions as the plan states them."""
    mit_pruefsumme: bool = False
    """True if the file states the checksum of its input, and it is right."""
    pruefsumme: str = ""
    """SHA-256 of the file."""
    fortschreibung: Fortschreibung | None = None
    """What it says about the plan that it updates; None for a plan that was made anew."""
    nicht_gewaehlt: tuple[Nichtwahl, ...] = ()
    """Reasons as the plan states them."""
    versionen: dict[str, str] = field(default_factory=dict)
    """What it was made with, as it says."""
    protokoll: tuple[Pruefschritt, ...] = ()
    """What was checked when it was made, as it says; empty for a plan that does not say it."""
