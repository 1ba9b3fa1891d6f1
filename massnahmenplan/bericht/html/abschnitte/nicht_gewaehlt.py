"""Nicht gewählt: what is not in the plan, and why."""

from typing import Any

from massnahmenplan.bericht import abschnittsworte
from massnahmenplan.bericht.html.zellen import tabelle_von
from massnahmenplan.ergebnis import Ergebnis

TITEL = abschnittsworte.NICHT_GEWAEHLT


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return the table of what is left out."""
    return {"tabelle": tabelle_von(ergebnis, "nicht_gewaehlt", abschnittsworte.NICHTWAHL, ohne=("Kennung",))}
