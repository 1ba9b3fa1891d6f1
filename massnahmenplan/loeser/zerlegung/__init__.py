"""Bounds and plans from a problem in blocks that a few rows bind together."""

from massnahmenplan.loeser.zerlegung.aufteilung import teile
from massnahmenplan.loeser.zerlegung.verfahren import Zerlegung

__all__ = ["Zerlegung", "teile"]
