"""Sheet ``Bündel``: who begins together, and what is saved; only if the plan has a bundle."""

from collections.abc import Iterator

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    Spalte("Bündel", breite=40),
    Spalte("Beginn", "jahr"),
    Spalte("sparende Maßnahme", breite=40),
    Spalte("Kostenträger", breite=24),
    Spalte("Ersparnis mit Förderanteil", "betrag", 20),
    Spalte("eigene Ersparnis", "betrag", 20),
)
_HINWEIS = "Eigene Ersparnis: was der Kostenträger selbst spart; den Rest spart, wer die Maßnahme fördert."


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: one row per saving measure, last the sum."""
    buendel = kennzahlen.buendelungen(ergebnis)
    if not buendel:
        return
    blatt = mappe.blatt("Bündel", "Gemeinsam begonnene Maßnahmen und ihre Ersparnis", _HINWEIS)
    ganz = sum(eintrag.ganz_eur for eintrag in buendel)
    eigen = sum(eintrag.ersparnis_eur for eintrag in buendel)
    unten = blatt.tabelle(KOPFZEILE, _SPALTEN, _zeilen(ergebnis), ("Summe", None, None, None, ganz, eigen))
    blatt.richte_ein(KOPFZEILE, unten - 1, len(_SPALTEN))


def _zeilen(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for bilanz in ergebnis.bilanz.massnahmen:
        massnahme = ergebnis.fall.massnahme_mit_id[bilanz.massnahme]
        for ersparnis in bilanz.buendel:
            zahlende = [traeger for traeger, anteil in kennzahlen.anteile(ergebnis, bilanz) if anteil.zahlungen]
            traeger = ", ".join(worte.traeger(ergebnis.fall, kennung) for kennung in zahlende)
            yield (
                ersparnis.name,
                ersparnis.jahr,
                massnahme.name,
                traeger,
                ersparnis.ganz_eur,
                ersparnis.eigen_eur,
            )
