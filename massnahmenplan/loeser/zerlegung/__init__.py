"""Bounds and plans from blocks that a few rows bind together."""

from massnahmenplan.loeser.zerlegung.verfahren import zerlege

__all__ = ["zerlege"]
