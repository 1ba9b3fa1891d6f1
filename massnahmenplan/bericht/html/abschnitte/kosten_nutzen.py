"""Kosten und Nutzen: what a tonne costs, what the net present value is made of, and the criteria."""

from decimal import Decimal
from typing import Any

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.html.zellen import Tabelle, tabelle, tabelle_von
from massnahmenplan.bericht.schaubild import kostenkurve
from massnahmenplan.ergebnis import BARWERTARTEN, Ergebnis

TITEL = "Kosten und Nutzen"


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return the abatement cost curve and the tables."""
    return {
        "kurve": kostenkurve(ergebnis),
        "kapitalwert": worte.KAPITALWERT,
        "kosten_eur": ergebnis.bilanz.zielwerte["kosten"],
        "barwerte": _barwerte(ergebnis),
        "nutzwert": ergebnis.bilanz.zielwerte.get("nutzwert"),
        "kriterien": tabelle_von(ergebnis, "kriterien", "Nutzwert nach Kriterien", ohne=("Kennung",)),
    }


def _barwerte(ergebnis: Ergebnis) -> Tabelle:
    summen = {art: Decimal(0) for art in BARWERTARTEN}
    for zeile in ergebnis.bilanz.kapitalwert:
        summen[zeile.art] += zeile.barwert_eur
    zeilen = [(worte.barwertart(art), barwert) for art, barwert in summen.items() if barwert]
    summe = ("Kapitalwert", ergebnis.bilanz.zielwerte["kosten"])
    return tabelle("Woraus der Kapitalwert besteht", ("Art", "Barwert [€]"), zeilen, summe=summe)
