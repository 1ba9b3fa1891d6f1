"""Examples that are solved once for all tests that look at their plans."""

from functools import cache
from pathlib import Path

from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.planung import Vorgaben, lies_fall, plane
from massnahmenplan.vorgaben import Zielname

BEISPIELE = Path(__file__).parents[2] / "beispiele"


@cache
def geloest(name: str, ziel: Zielname) -> Ergebnis:
    """Return the plan of an example for one aim."""
    return plane(lies_fall(BEISPIELE / name), Vorgaben((ziel,)))
