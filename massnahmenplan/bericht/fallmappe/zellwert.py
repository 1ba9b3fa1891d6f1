"""Texts of a file to what stands in a cell: numbers, days and texts."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from massnahmenplan.bericht.fallmappe.feld import Feld
from massnahmenplan.grundlagen.zahlen import lies_anteil, lies_zahl

Zeile = dict[str, str]
"""Name of a field, with its part, -> what is stated."""


def flach(eintrag: Mapping[str, Any]) -> Zeile:
    """Return one text per cell: mappings become ``feld.teil``, lists one text with commas.

    Errors: ValueError for what no cell can hold.
    """
    zeile: Zeile = {}
    for name, wert in eintrag.items():
        if isinstance(wert, Mapping):
            zeile |= {f"{name}.{teil}": _text(f"{name}.{teil}", w) for teil, w in wert.items()}
        else:
            zeile[name] = _text(name, wert)
    return zeile


def _text(name: str, wert: Any) -> str:
    if isinstance(wert, list) and all(isinstance(teil, str) for teil in wert):
        return ", ".join(wert)
    if not isinstance(wert, str):
        raise ValueError(f"{name} hat in einer Zelle keinen Platz")
    return wert


def zellwert(feld: Feld, text: str) -> str | Decimal | date:
    """Return what stands in the cell of a field; a text that is no value of its kind stays a text."""
    if feld.art == "datum":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if feld.art in {"text", "liste", "auswahl"} and not feld.auch_zahl:
        return text
    lies = lies_anteil if feld.art == "anteil" else lies_zahl
    try:
        zahl: Decimal = lies(text)
    except PydanticCustomError:
        return text
    return zahl
