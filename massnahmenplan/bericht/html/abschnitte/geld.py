"""Geld: spending by payer and year, each purse with its means and their use, every table of money."""

from typing import Any

from massnahmenplan.bericht.html.zellen import tabelle_von
from massnahmenplan.bericht.schaubild import geldbild, kassenbilder
from massnahmenplan.ergebnis import Ergebnis

TITEL = "Geld"
_TABELLEN = (
    ("haushalt", "Haushalt je Kostenträger und Jahr"),
    ("kostenteilung", "Wer welchen Teil einer Maßnahme trägt"),
    ("kredite", "Kredite"),
    ("vorsorge", "Vorsorge für Kostensteigerungen"),
    ("buendel", "Ersparnis in Bündeln"),
    ("mieten", "Mieten"),
    ("konten", "Töpfe, Konten und Kräfte"),
)
_OHNE = ("Kennung", "Konto", "Kredit")
"""Ids of what has its name beside."""


def daten(ergebnis: Ergebnis) -> dict[str, Any] | None:
    """Return figures and tables; nothing for a plan without any money."""
    if not ergebnis.bilanz.haushalt:
        return None
    bilder = kassenbilder(ergebnis)
    tabellen = [tabelle_von(ergebnis, name, titel, ohne=_OHNE) for name, titel in _TABELLEN]
    return {
        "geldbild": geldbild(ergebnis),
        "investiv": [bild for bild in bilder if bild.kennung.endswith("-investiv")],
        "konsumtiv": [bild for bild in bilder if bild.kennung.endswith("-konsumtiv")],
        "tabellen": [tabelle for tabelle in tabellen if tabelle.zeilen],
    }
