"""Tables of bundles and criteria: headings, and what yields the rows."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.ergebnis import Ergebnis

Zeilen = Iterator[tuple[Any, ...]]


def _buendel(ergebnis: Ergebnis) -> Zeilen:
    for buendel in kennzahlen.buendelungen(ergebnis):
        yield (
            buendel.name,
            buendel.jahr,
            ", ".join(worte.massnahme(ergebnis.fall, kennung) for kennung in buendel.beteiligte),
            buendel.ersparnis_eur,
            buendel.ganz_eur,
        )


def _kriterien(ergebnis: Ergebnis) -> Zeilen:
    for k in ergebnis.bilanz.kriterien:
        bewertung = (k.schlechtester, k.bester, k.wert, k.anteil, k.punkte)
        yield (k.kriterium, k.name, k.gruppe, k.gewicht, k.einheit, *bewertung)


BEWERTUNGEN = {
    "buendel": (
        ["Bündel", "Beginn", "sparende Maßnahmen", "Ersparnis [€]", "Ersparnis mit Förderanteil [€]"],
        _buendel,
    ),
    "kriterien": (
        [
            "Kennung",
            "Kriterium",
            "Gruppe",
            "Gewicht [Anteil]",
            "Einheit",
            "schlechtester [Einheit]",
            "bester [Einheit]",
            "Wert [Einheit]",
            "erreicht [Anteil]",
            "Punkte [Punkte]",
        ],
        _kriterien,
    ),
}
