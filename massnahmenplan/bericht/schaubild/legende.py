"""What the fillings and lines of a figure mean."""

from collections.abc import Sequence

from massnahmenplan.bericht.schaubild.farben import Fuellung, Strich
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Leinwand, breite_von, passend

ZEILE = 22
Eintrag = tuple[str, Fuellung | Strich]
"""What stands in a legend: a name and what is drawn with it."""
_KASTEN, _ABSTAND, _LAENGSTER = 16, 22, 300
_TELEFON = 340
"""Width of a legend by itself."""


def hoehe(namen: Sequence[str], links: float, breite: float = BREITE) -> float:
    """Return how high the legend is."""
    return (_stellen(namen, links, breite)[-1][1] + 1) * ZEILE if namen else 0


def zeichne(leinwand: Leinwand, eintraege: Sequence[Eintrag], links: float, oben: float) -> float:
    """Draw a sample and its name for each entry, in as many lines as needed; return where the last one ends."""
    if not eintraege:
        return links
    leinwand.gruppe(art="legende")
    ende = _zeichne(leinwand, eintraege, links, oben)
    leinwand.ende()
    leinwand.legende = _schmal(leinwand.kennung, eintraege)
    return ende


def _schmal(kennung: str, eintraege: Sequence[Eintrag]) -> str:
    """Return the legend by itself, as wide as a telephone; its patterns are those of the figure on its page."""
    namen = [name for name, _ in eintraege]
    blatt = Leinwand(kennung, hoehe(namen, 0, _TELEFON), _TELEFON)
    _zeichne(blatt, eintraege, 0, 0)
    return blatt.svg(f"Legende: {', '.join(namen)}", "", muster=False)


def _zeichne(leinwand: Leinwand, eintraege: Sequence[Eintrag], links: float, oben: float) -> float:
    namen, ende = [name for name, _ in eintraege], links
    stellen = _stellen(namen, links, leinwand.breite)
    for (name, muster), (x, zeile) in zip(eintraege, stellen, strict=True):
        y = oben + zeile * ZEILE
        if isinstance(muster, Strich):
            leinwand.linie([(x, y + 6), (x + _KASTEN, y + 6)], muster.farbe, 3, muster.luecken)
        else:
            leinwand.rechteck(x, y, _KASTEN, 12, muster)
        leinwand.text(x + _KASTEN + 6, y + 11, passend(name, _LAENGSTER))
        ende = x + _breite(name)
    return ende


def _stellen(namen: Sequence[str], links: float, platz: float) -> list[tuple[float, int]]:
    """Return where each entry begins: place in its line, and number of the line."""
    stellen, x, zeile = [], links, 0
    for name in namen:
        breite = _breite(name)
        if x > links and x + breite > platz:
            x, zeile = links, zeile + 1
        stellen.append((x, zeile))
        x += breite
    return stellen


def _breite(name: str) -> float:
    return _KASTEN + 6 + breite_von(passend(name, _LAENGSTER)) + _ABSTAND
