"""What the fillings and marks of a figure mean."""

from collections.abc import Sequence

from massnahmenplan.bericht.schaubild.farben import Fuellung
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Leinwand, breite_von, passend

ZEILE = 22
_KASTEN, _ABSTAND, _LAENGSTER = 16, 22, 300


def hoehe(namen: Sequence[str], links: float) -> float:
    """Return how high the legend is."""
    return (_stellen(namen, links)[-1][1] + 1) * ZEILE if namen else 0


def zeichne(leinwand: Leinwand, eintraege: Sequence[tuple[str, Fuellung]], links: float, oben: float) -> float:
    """Draw a box and its name for each entry, in as many lines as needed; return where the last one ends."""
    namen, ende = [name for name, _ in eintraege], links
    for (name, fuellung), (x, zeile) in zip(eintraege, _stellen(namen, links), strict=True):
        y = oben + zeile * ZEILE
        leinwand.rechteck(x, y, _KASTEN, 12, fuellung)
        leinwand.text(x + _KASTEN + 6, y + 11, passend(name, _LAENGSTER))
        ende = x + _breite(name)
    return ende


def _stellen(namen: Sequence[str], links: float) -> list[tuple[float, int]]:
    """Return where each entry begins: place in its line, and number of the line."""
    stellen, x, zeile = [], links, 0
    for name in namen:
        breite = _breite(name)
        if x > links and x + breite > BREITE:
            x, zeile = links, zeile + 1
        stellen.append((x, zeile))
        x += breite
    return stellen


def _breite(name: str) -> float:
    return _KASTEN + 6 + breite_von(passend(name, _LAENGSTER)) + _ABSTAND
