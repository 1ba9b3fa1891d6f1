"""Geld: spending by payer and year, each purse with its means and their use, every table of money."""

from decimal import Decimal
from typing import Any

from massnahmenplan.bericht.html.zellen import Tabelle, tabelle, tabelle_von
from massnahmenplan.bericht.schaubild import geldbild, kassenbilder
from massnahmenplan.bericht.tabellen import TABELLEN
from massnahmenplan.ergebnis import Ergebnis

TITEL = "Geld"
_TABELLEN = (
    ("kostenteilung", "Wer welchen Teil einer Maßnahme trägt"),
    ("kredite", "Kredite"),
    ("vorsorge", "Vorsorge für Kostensteigerungen"),
    ("buendel", "Ersparnis in Bündeln"),
    ("mieten", "Mieten"),
    ("konten", "Töpfe, Konten und Kräfte"),
)
_LEERE = "Kostenträger und Jahre, in denen kein Geld bereitsteht und keines fließt, sind weggelassen."
_OHNE = ("Kennung", "Konto", "Kredit")
"""Ids of what has its name beside."""


def daten(ergebnis: Ergebnis) -> dict[str, Any] | None:
    """Return figures and tables; nothing for a plan without any money."""
    if not ergebnis.bilanz.haushalt:
        return None
    bilder = kassenbilder(ergebnis)
    weitere = (tabelle_von(ergebnis, name, titel, ohne=_OHNE) for name, titel in _TABELLEN)
    tabellen = [_haushalt(ergebnis), *weitere]
    return {
        "geldbild": geldbild(ergebnis),
        "investiv": [bild for bild in bilder if bild.kennung.endswith("-investiv")],
        "konsumtiv": [bild for bild in bilder if bild.kennung.endswith("-konsumtiv")],
        "tabellen": [tabelle for tabelle in tabellen if tabelle.zeilen],
    }


def _haushalt(ergebnis: Ergebnis) -> Tabelle:
    """Return the purses in the order in which the case names the payers, without rows of zeros only."""
    kopf, zeilen = TABELLEN["haushalt"]
    rang = {traeger.id: nr for nr, traeger in enumerate(ergebnis.fall.kostentraeger)}
    paare = zip(ergebnis.bilanz.haushalt, zeilen(ergebnis), strict=True)
    alle = [zeile for _, zeile in sorted(paare, key=lambda p: (rang[p[0].traeger], p[0].art, p[0].jahr))]
    bewegte = [zeile for zeile in alle if any(isinstance(wert, Decimal) and wert for wert in zeile)]
    fussnote = _LEERE if len(bewegte) < len(alle) else ""
    return tabelle("Haushalt je Kostenträger und Jahr", kopf, bewegte, fussnote=fussnote)
