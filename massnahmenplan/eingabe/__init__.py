"""Files to a checked Planungsfall, or all findings with their place."""

from massnahmenplan.eingabe.lesen import Lesung, lies

__all__ = ["Lesung", "lies"]
