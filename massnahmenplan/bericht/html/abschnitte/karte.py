"""Karte: where the measures are, each with the way to its sheet."""

from typing import Any

from markupsafe import Markup

from massnahmenplan.bericht.karte.ausschnitt import kartenausschnitt
from massnahmenplan.bericht.karte.kachelserver import Kachelserver
from massnahmenplan.bericht.schaubild.zeitplan import blattname
from massnahmenplan.ergebnis import Ergebnis

TITEL = "Karte"


def daten(ergebnis: Ergebnis, server: Kachelserver | None = None) -> dict[str, Any] | None:
    """Return the map; None if no measure has a place."""
    ausschnitt = kartenausschnitt(ergebnis, server, blattname)
    return None if ausschnitt is None else {"ausschnitt": Markup(ausschnitt)}
