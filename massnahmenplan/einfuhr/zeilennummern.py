"""Numbers of rows in a sentence, however many there are."""

from collections.abc import Sequence

from massnahmenplan.grundlagen.schreibweise import zahl

HOECHSTENS = 12


def aufgezaehlt(nummern: Sequence[int], ohne: int | None = None) -> str:
    """Return ``3, 4, 5``, of many the first ones and ``und 1.200 weitere``; without the number ``ohne``."""
    erste = [nummer for nummer in nummern[: HOECHSTENS + 1] if nummer != ohne][:HOECHSTENS]
    uebrige = len(nummern) - len(erste) - (ohne is not None)
    return ", ".join(map(str, erste)) + (f" und {zahl(uebrige)} weitere" if uebrige else "")
