"""The report as PDF: title, table of contents, the sections of the page in their order."""

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.html.abschnitte import (
    aenderungen,
    annahmen,
    co2,
    foerdermix,
    geld,
    kosten_nutzen,
    kurzfassung,
    nachweis,
    nicht_gewaehlt,
)
from massnahmenplan.bericht.pdf import abschnitte, karte, projektplan, satz
from massnahmenplan.bericht.pdf.bausteine import Baustein, sauber
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import datum, spanne

_TITELLAENGE = 300
_ABSCHNITTE: tuple[tuple[ModuleType, Callable[[dict[str, Any]], Iterator[Baustein]]], ...] = (
    (kurzfassung, abschnitte.kurzfassung),
    (aenderungen, abschnitte.aenderungen),
    (projektplan, abschnitte.projektplan),
    (geld, abschnitte.geld),
    (foerdermix, abschnitte.foerdermix),
    (co2, abschnitte.co2),
    (karte, abschnitte.karte),
    (kosten_nutzen, abschnitte.kosten_nutzen),
    (nicht_gewaehlt, abschnitte.nicht_gewaehlt),
    (annahmen, abschnitte.annahmen),
    (nachweis, abschnitte.nachweis),
)
"""What the page says in each section -> how it stands on paper; in the order of reading."""


def schreibe(ergebnis: Ergebnis) -> bytes:
    """Return the content of ``bericht.pdf``; equal plans give equal bytes.

    Errors: UmgebungsFehler if typst is not there.
    """
    satz.pruefe_paket()
    projekt = ergebnis.fall.projekt
    name = sauber(projekt.name, _TITELLAENGE)
    tag = projekt.planungstag
    daten = {
        "titel": f"Maßnahmenplan {name}",
        "name": name,
        "zeitraum": spanne(projekt.beginn, projekt.ende),
        "stand": f"Stand {datum(tag)} · Ziel: {worte.ziel(ergebnis.nachweis.ziel)}",
        "tag": [tag.year, tag.month, tag.day],
        "abschnitte": _abschnitte(ergebnis),
        "pruefsumme": ergebnis.fall.pruefsumme(),
        "version": ergebnis.versionen.get("massnahmenplan", ""),
    }
    return satz.setze(daten, tag)


def _abschnitte(ergebnis: Ergebnis) -> list[dict[str, Any]]:
    """Return the sections that have something to say."""
    gefunden: list[dict[str, Any]] = []
    for modul, bausteine in _ABSCHNITTE:
        daten = modul.daten(ergebnis)
        if daten is not None:
            gefunden.append({"titel": sauber(modul.TITEL), "bausteine": list(bausteine(daten))})
    return gefunden
