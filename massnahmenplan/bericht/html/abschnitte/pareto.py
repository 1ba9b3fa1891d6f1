"""Pareto: the front beside the plan, where the plan lies on it, and what each step along it costs."""

from typing import Any

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.beilagen import Beilagen
from massnahmenplan.bericht.front import zeilen
from massnahmenplan.bericht.html.zellen import tabelle_mit_stil
from massnahmenplan.bericht.schaubild import frontbild
from massnahmenplan.bericht.schaubild.front import punkt_des_plans
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.front import Front

TITEL = "Pareto: was das eine Ziel vom anderen kostet"
_MEISTE_SPALTEN = 16
"""Points whose measures fit side by side."""


def daten(ergebnis: Ergebnis, beilagen: Beilagen) -> dict[str, Any] | None:
    """Return the front; None without one."""
    front = beilagen.front
    if front is None:
        return None
    hinweis = beilagen.hinweis_zur_front(ergebnis)
    passt = hinweis is None and all(ziel in ergebnis.bilanz.zielwerte for ziel in front.ziele)
    bild = frontbild(front, ergebnis if passt else None)
    massnahmen = None
    if len(front.punkte) <= _MEISTE_SPALTEN:
        massnahmen = tabelle_mit_stil(
            "Beginn jeder Maßnahme in jedem Punkt", zeilen.massnahmenspalten(front)[1:],
            (zeile[1:] for zeile in zeilen.massnahmenreihen(front)),
        )  # fmt: skip
    return {
        "hinweis": hinweis,
        "bild": bild,
        "tabelle": tabelle_mit_stil("Zahlen als Tabelle", zeilen.spalten(front), zeilen.reihen(front)),
        "lage": _lage(ergebnis, front) if passt else None,
        "knie": zeilen.kniesatz(front),
        "preise": [zeilen.preissatz(tausch) for tausch in front.tausch],
        "massnahmen": massnahmen,
    }


def _lage(ergebnis: Ergebnis, front: Front) -> str:
    """Return where the plan lies: it is a point, or beside the front."""
    werte = ", ".join(
        f"{worte.zielgroesse(ziel)} {zeilen.wert(ziel, ergebnis.bilanz.zielwerte[ziel])} {zeilen.zeichen(ziel)}"
        for ziel in front.ziele
    )
    punkt = punkt_des_plans(front, ergebnis)
    if punkt is not None:
        return f"Der vorliegende Plan ist {punkt.id} der Front: {werte}."
    return f"Der vorliegende Plan ist kein Punkt der Front: {werte}; im Schaubild hat er einen Ring."
