"""All sections of the report in the order in which it is read, on the screen and on paper."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from massnahmenplan.bericht.beilagen import Beilagen
from massnahmenplan.bericht.html.abschnitte import (
    aenderungen,
    annahmen,
    co2,
    foerdermix,
    geld,
    karte,
    kosten_nutzen,
    kurzfassung,
    nachweis,
    nicht_gewaehlt,
    pareto,
    projektplan,
    sensitivitaet,
)
from massnahmenplan.ergebnis import Ergebnis

Daten = dict[str, Any]
"""What a section shows, by the names that its template knows."""
_ABSCHNITTE: tuple[ModuleType, ...] = (
    kurzfassung,
    aenderungen,
    projektplan,
    geld,
    foerdermix,
    co2,
    karte,
    kosten_nutzen,
    pareto,
    sensitivitaet,
    nicht_gewaehlt,
    annahmen,
    nachweis,
)
_AUS_BEILAGEN = (pareto, sensitivitaet)


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """A section that has something to say."""

    kennung: str
    titel: str
    daten: Daten


def abschnitte(
    ergebnis: Ergebnis, beilagen: Beilagen, eigene: Mapping[ModuleType, Callable[[Ergebnis], Daten | None]]
) -> Iterator[Abschnitt]:
    """Yield the sections that have something to say; ``eigene``: what one of them shows instead in this format."""
    for modul in _ABSCHNITTE:
        if modul in _AUS_BEILAGEN:
            daten = modul.daten(ergebnis, beilagen)
        else:
            daten = eigene.get(modul, modul.daten)(ergebnis)
        if daten is not None:
            yield Abschnitt(modul.__name__.rpartition(".")[2], modul.TITEL, daten)
