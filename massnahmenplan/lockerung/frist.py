"""The time that a diagnosis may take, and how it is stopped."""

import time

from massnahmenplan.loeser import Ende, Loesung

MINDESTENS_S = 0.2
"""With less than that left nothing new is begun."""


class AngehaltenError(Exception):
    """The time is up, or a signal came; the text says which, in German."""


class ZeitUmError(AngehaltenError):
    """The time is up; of a part of it something may be left."""


class Frist:
    """Seconds from now on."""

    def __init__(self, sekunden: float) -> None:
        self._ende = time.monotonic() + sekunden

    def teil(self, sekunden: float) -> "Frist":
        """Return a part of what is left, so that one step does not take it all. Errors: AngehaltenError."""
        return Frist(self.hoechstens(sekunden))

    def hoechstens(self, sekunden: float) -> float:
        """Return how long the next step may take. Errors: AngehaltenError if nothing is left."""
        rest = self._ende - time.monotonic()
        if rest < MINDESTENS_S:
            raise ZeitUmError("Die Zeit war um")
        return min(rest, sekunden)

    @staticmethod
    def pruefe(loesung: Loesung) -> Loesung:
        """Return what was found. Errors: AngehaltenError if a signal stopped the search."""
        if loesung.ende is Ende.UNTERBROCHEN or loesung.signalnummer is not None:
            raise AngehaltenError("Abgebrochen")
        return loesung
