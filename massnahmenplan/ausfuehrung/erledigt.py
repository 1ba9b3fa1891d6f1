"""What becomes of one of many tasks, wherever it was worked on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

G = TypeVar("G")
A = TypeVar("A")
R = TypeVar("R")
Funktion = Callable[[G, A], R]
"""A function of a module, called with what all tasks share and one task."""
Frage = Callable[[], bool]
VERSUCHE = 3
"""A task whose process was lost is begun again, at most twice."""


@dataclass(frozen=True, slots=True)
class Erledigt(Generic[R]):
    """A task that is done with: by a value, or by what went wrong."""

    stelle: int
    """Of the task in the list."""
    wert: R | None
    fehler: str | None = None
    """German sentence; None where there is a value."""
    versuche: int = 1
    """How often it was begun."""


def nie() -> bool:
    """Answer whether to stop: no."""
    return False


def satz_fuer(fehler: BaseException) -> str:
    """Return what to say of an exception that a task ended with."""
    return f"{type(fehler).__name__}: {fehler}".removesuffix(": ")
