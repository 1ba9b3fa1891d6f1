"""A limit that a plan breaks."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Verstoss:
    """A limit that a plan breaks, with the figures that show it."""

    grenze: str
    """Which limit: ``haushalt:stadt:investiv:2028``, ``reihenfolge:huelle-heizung`` …"""
    text: str
    """One German sentence with figures and unit."""
    betrag: Decimal | None = None
    einheit: str | None = None
