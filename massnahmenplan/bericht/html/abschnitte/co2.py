"""CO2-Pfad: emission with and without the plan, what measures reduce singly and together, and by group."""

from typing import Any

from massnahmenplan.bericht import abschnittsworte
from massnahmenplan.bericht.html.zellen import tabelle_von
from massnahmenplan.bericht.schaubild import co2_pfad, minderungsbild
from massnahmenplan.ergebnis import Ergebnis

TITEL = abschnittsworte.CO2_PFAD


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return figures and tables."""
    tabellen = [
        tabelle_von(ergebnis, "co2", "Emission und Minderung je Jahr"),
        tabelle_von(ergebnis, "wirkung", "Gebäude und Netze: einzeln und gemeinsam", ohne=("Gruppe",)),
        tabelle_von(ergebnis, "endenergie", "Endenergie je Energieträger", ohne=("Kennung",)),
    ]
    return {
        "pfad": co2_pfad(ergebnis),
        "minderung": minderungsbild(ergebnis),
        "tabellen": [tabelle for tabelle in tabellen if tabelle.zeilen],
    }
