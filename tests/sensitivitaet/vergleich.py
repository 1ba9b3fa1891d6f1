"""Two cases, or two studies, compared to the last figure."""

from typing import Any

from massnahmenplan.ergebnis.studienergebnis import Studienergebnis
from massnahmenplan.planungsfall import Planungsfall


def vergleichbar(ergebnis: Studienergebnis) -> list[tuple[object, ...]]:
    """Return everything of the runs but how long they took."""
    return [
        (e.nummer, e.werte, e.status, e.grund, e.zielwert, e.schranke, e.kennzahlen, e.plan)
        for e in ergebnis.laeufe
    ]


def unterschiede(alt: Planungsfall, neu: Planungsfall) -> dict[str, tuple[Any, Any]]:
    """Return every path at which two cases differ, with what stands there; None where nothing does."""
    ungleich = {name for name in Planungsfall.model_fields if getattr(alt, name) != getattr(neu, name)}
    vorher, nachher = (_flach(fall.model_dump(mode="json", include=ungleich)) for fall in (alt, neu))
    return {
        pfad: (vorher.get(pfad), nachher.get(pfad))
        for pfad in sorted({*vorher, *nachher})
        if vorher.get(pfad) != nachher.get(pfad)
    }


def _flach(wert: Any, pfad: str = "") -> dict[str, Any]:
    """Return path -> plain value; a row of a list is named by its id, else by its number."""
    if isinstance(wert, list):
        zeilen = {str(z.get("id") or n) if isinstance(z, dict) else str(n): z for n, z in enumerate(wert)}
        wert = zeilen if len(zeilen) == len(wert) else dict(enumerate(wert))
    if isinstance(wert, dict):
        teile = (_flach(teil, f"{pfad}.{name}".lstrip(".")) for name, teil in wert.items())
        return {schluessel: blatt for teil in teile for schluessel, blatt in teil.items()}
    return {pfad: wert}
