"""The plan that is updated: last plan, status and new case give a new plan, and a list of what changed and why."""

from massnahmenplan.fortschreibung.planung import schreibe_fort
from massnahmenplan.fortschreibung.vergleich import vergleiche

__all__ = ["schreibe_fort", "vergleiche"]
