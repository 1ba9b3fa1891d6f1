"""Where in the text of a JSON file a value stands: looked up only when there is something to complain about."""

from functools import cached_property
from typing import Any

from massnahmenplan.grundlagen.befund import Fundstelle

Pfad = tuple[str | int, ...]
"""Keys and places from the top of the file to a value."""


class Stellen:
    """Places in one JSON text."""

    def __init__(self, text: str, datei: str) -> None:
        self._text = text
        self._datei = datei

    def an(self, zeile: int | None = None, spalte: int | None = None) -> Fundstelle:
        """Return a known place; without line the file as a whole."""
        return Fundstelle(self._datei, zeile, spalte)

    def von(self, pfad: Pfad) -> Fundstelle:
        """Return the place of the value at ``pfad``, or of the nearest thing around it that exists."""
        knoten = self._wurzel
        if knoten is None:
            return self.an()
        for teil in pfad:
            naechster = _kind(knoten, teil)
            if naechster is None:
                break
            knoten = naechster
        return self.an(knoten.start_mark.line + 1, knoten.start_mark.column + 1)

    @cached_property
    def _wurzel(self) -> Any:
        """Top node with positions; None for JSON that is no YAML, e.g. indented with tabs."""
        import yaml

        try:
            return yaml.compose(self._text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError:
            return None


def _kind(knoten: Any, teil: str | int) -> Any:
    if knoten.id == "mapping":
        return next((wert for schluessel, wert in knoten.value if schluessel.value == teil), None)
    if knoten.id == "sequence" and isinstance(teil, int) and teil < len(knoten.value):
        return knoten.value[teil]
    return None
