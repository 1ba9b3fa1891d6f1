"""Sheet ``Kataloge``: what programmes, kinds of measures and types of buildings are called that cells may name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from massnahmenplan.bericht.fallmappe.auswahl import katalogname
from massnahmenplan.bericht.fallmappe.datenblatt import buchstabe
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.bericht.xlsx.papier import A3
from massnahmenplan.planungsfall import Stammdaten

BLATT = "Kataloge"
_SCHMALSTE, _BREITESTE = 24, 135
"""Widths of columns: parts stand side by side, so a text that wraps leaves gaps beside it."""
_ABSTAND = 3
"""Columns from one part to the next: id, text, and an empty one between."""


@dataclass(frozen=True, slots=True)
class Katalog:
    """What a case may name that is explained elsewhere than in the case."""

    stammdaten: Stammdaten
    massnahmenarten: Mapping[str, str] = field(default_factory=dict)
    """Kind of measure -> German text."""
    merkmale: Mapping[str, str] = field(default_factory=dict)
    """Fact -> German text."""


def schreibe_kataloge(mappe: Mappe, katalog: Katalog) -> None:
    """Write the sheet: the parts side by side, each with a name for its ids."""
    hinweis = "Zum Nachschlagen und für die Auswahl in den Zellen; dieses Blatt wird nicht gelesen."
    blatt = mappe.blatt(BLATT, "Kataloge: Kennungen, die der Fall nennen darf", hinweis)
    for nr, (teil, titel, eintraege) in enumerate(_teile(katalog)):
        links = nr * _ABSTAND
        koepfe = (
            Spalte(titel, breite=_breite(eintraege)),
            Spalte("Bedeutung", breite=_breite(eintraege.values())),
        )
        blatt.kopf(KOPFZEILE, koepfe, links)
        for zeile, (kennung, text) in enumerate(eintraege.items(), start=KOPFZEILE + 1):
            blatt.schreibe(zeile, links, kennung, "text")
            blatt.schreibe(zeile, links + 1, text, "text")
        spalte = buchstabe(links)
        bereich = f"'{BLATT}'!${spalte}${KOPFZEILE + 2}:${spalte}${KOPFZEILE + 1 + max(1, len(eintraege))}"
        mappe.benenne(katalogname(teil), f"={bereich}")
    blatt.fixiere(KOPFZEILE)
    blatt.papier(A3)
    blatt.drucke_in_stuecken(65, range(_ABSTAND, 6 * _ABSTAND, _ABSTAND))  # each part begins a page
    blatt.schuetze()


def _breite(texte: Iterable[str]) -> int:
    """Return the width of a column in which all but the longest texts have one line."""
    return min(_BREITESTE, max((_SCHMALSTE, *(len(text) + 2 for text in texte))))


def _teile(katalog: Katalog) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    daten = katalog.stammdaten
    yield "programme", "Förderprogramm", {p.id: f"{p.name} ({p.geber})" for p in daten.programme.values()}
    yield "massnahmenarten", "Art der Maßnahme", katalog.massnahmenarten
    yield "merkmale", "Merkmal", katalog.merkmale
    yield "gebaeudetypen", "Gebäudetyp", {typ.id: typ.name for typ in daten.gebaeudetypen.values()}
    yield "konten", "Förderkonto", {konto.id: konto.name for konto in daten.foerderkonten.values()}
    yield "reihen", "Emissionsreihe", {name: reihe.name for name, reihe in daten.emissionsreihen.items()}
