"""Periods are not finer than the case counts them."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.begriffe.festlegung import ZEITARTEN
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.grundlagen.zeitangabe import ist_zeitangabe


def pruefe_raster(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> bool:
    """Note E270 parts of years that the case does not know; return True if there are none."""
    zu_fein = [(zeile, feld) for zeile, feld, angabe in _angaben(fall) if not achse.kennt(angabe)]
    for zeile, feld in zu_fein:
        zeile.fehler(
            sammler,
            "E270",
            feld,
            f"ist feiner als das Raster des Falls ({achse.einheit})",
            "Gröber angeben, oder projekt.raster ändern (Dauern und Abstände zählen dann in dessen Perioden).",
        )
    return not zu_fein


def _angaben(fall: Rohfall) -> Iterator[tuple[Zeile[Any], str, int | str]]:
    """Yield every stated period with its row and field."""
    for zeile in (*fall.massnahmen, *fall.varianten):
        for feld in ("fruehester_beginn", "spaetestes_ende"):
            if (angabe := getattr(zeile.gegenstand, feld)) is not None:
                yield zeile, feld, angabe
    for stand in fall.stand:
        for feld in ("beginn", "fertig", "zurueck_bis"):
            if (angabe := getattr(stand.gegenstand, feld)) is not None:
                yield stand, feld, angabe
    for festlegung in fall.festlegungen:
        wert = festlegung.gegenstand.wert
        if festlegung.gegenstand.art in ZEITARTEN and wert is not None and ist_zeitangabe(wert):
            yield festlegung, "wert", wert
