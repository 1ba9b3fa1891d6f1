"""Nicht gewählt: what is not in the plan, and why."""

from typing import Any

from massnahmenplan.bericht.html.zellen import tabelle_von
from massnahmenplan.ergebnis import Ergebnis

TITEL = "Nicht gewählt"


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return the table of what is left out."""
    return {"tabelle": tabelle_von(ergebnis, "nicht_gewaehlt", "Nicht gewählte Maßnahmen", ohne=("Kennung",))}
