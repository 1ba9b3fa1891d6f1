"""Which rows have what every measure must have, and which fields no row has."""

from collections.abc import Iterator
from dataclasses import replace

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.einfuhr.mangel import Mangel
from massnahmenplan.einfuhr.verbleib import Importzeile
from massnahmenplan.einfuhr.zielfelder import PFLICHT

_PFLICHT = tuple(feld for feld in Massnahme.model_fields if feld in PFLICHT)


def mit_grund(zeile: Importzeile, weitere: tuple[str, ...]) -> Importzeile:
    """Return a row without a required field as one that is no measure."""
    fehlend = [feld for feld in _PFLICHT if not zeile.hat(feld)]
    fehlend += [feld for feld in weitere if (zelle := zeile.zelle(feld)) is None or zelle.wert is None]
    if zeile.grund is not None or not fehlend:
        return zeile
    return replace(zeile, grund=f"ohne {', '.join(fehlend)}")


def nie_gefuellt(zeilen: tuple[Importzeile, ...]) -> Iterator[Mangel]:
    """Yield E507 for a required field that not a single row has."""
    for feld in _PFLICHT:
        if not any(zeile.hat(feld) for zeile in zeilen):
            offene = (z for zeile in zeilen for z in zeile.zellen if z.feld.partition(".")[0] == feld and z.wie)
            grund = next((zelle.wie for zelle in offene), "alle Zellen sind leer")
            text = f"keine Zeile füllt das Pflichtfeld {feld}"
            yield Mangel("E507", ("felder", feld), text, f"Zuerst beheben: {grund}.")
