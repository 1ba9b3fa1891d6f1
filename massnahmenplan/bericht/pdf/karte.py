"""The map as a figure on paper."""

from typing import Any

from massnahmenplan.bericht.karte.kartenbild import kartenbild
from massnahmenplan.ergebnis import Ergebnis


def daten(ergebnis: Ergebnis) -> dict[str, Any] | None:
    """Return the map as a figure; None if no measure has a place."""
    bild = kartenbild(ergebnis)
    return None if bild is None else {"bild": bild}
