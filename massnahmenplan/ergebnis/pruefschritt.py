"""The protocol of a plan, line by line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pruefschritt:
    """One line of the protocol: what was checked, with which result."""

    pruefung: str
    ergebnis: str
    bestanden: bool
