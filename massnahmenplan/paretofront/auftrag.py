"""What is asked for: two or three aims, and how many points."""

from collections.abc import Iterator, Sequence
from typing import cast

from massnahmenplan.begriffe.planziel import EINHEITEN, Zielname
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler

MEISTE_PUNKTE = 200
"""Each is a folder with a whole plan."""


def verlange_auftrag(ziele: Sequence[str], punkte: int) -> tuple[Zielname, ...]:
    """Return the aims. Errors: EingabeFehler with all that is wrong with what is asked."""
    genannt = (ziele,) if isinstance(ziele, str) else tuple(ziele)
    if befunde := [*_maengel(genannt, punkte)]:
        raise EingabeFehler(befunde)
    return cast(tuple[Zielname, ...], genannt)


def _maengel(ziele: tuple[str, ...], punkte: int) -> Iterator[Befund]:
    bekannt = ", ".join(EINHEITEN)
    doppelte = dict.fromkeys(ziel for ziel in ziele if ziele.count(ziel) > 1)
    for ziel in dict.fromkeys(ziele):
        if ziel not in EINHEITEN:
            yield Befund("E450", "ist kein Ziel", feld="ziele", wert=ziel, abhilfe=f"Möglich sind {bekannt}.")
    for ziel in doppelte:
        abhilfe = f"Jedes Ziel einmal nennen; möglich sind {bekannt}."
        yield Befund("E451", "ist mehrmals genannt", feld="ziele", wert=ziel, abhilfe=abhilfe)
    if len(set(ziele)) < 2:
        text = "eine Front braucht zwei oder drei Ziele"
        abhilfe = "Zum Beispiel co2,kosten; für ein einziges Ziel gibt es „massnahmenplan optimieren“."
        yield Befund("E452", text, feld="ziele", wert=", ".join(ziele) or "(keins)", abhilfe=abhilfe)
    if not 2 <= punkte <= MEISTE_PUNKTE:
        text = "so viele Punkte sind nicht möglich"
        abhilfe = f"2 bis {MEISTE_PUNKTE} Punkte angeben: die Enden sind schon zwei."
        yield Befund("E453", text, feld="punkte", wert=str(punkte), abhilfe=abhilfe)
