"""All fields of a case in one table each, from the JSON schema that editors use."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.eingabe.schema import ZAHLENHINWEIS, json_schema

KOPF = """# Alle Felder eines Falls

Diese Seite entsteht aus dem Schema, mit dem Editoren `fall.yaml` prüfen (`massnahmenplan schema`; erneuern:
`python -m docs.bau`). Erklärt sind Listen, Beziehungen und Festlegungen in [Das Fallformat](../fallformat.md). Ein
Feld ohne *Pflicht* darf fehlen. Zahlen mit Dezimalkomma oder Dezimalpunkt; ein einzelner Punkt mit drei Stellen
dahinter (4.999) wird als mehrdeutig abgelehnt.
"""
_VERWEIS = "#/$defs/"
_ARTEN = {"number": "Zahl", "integer": "ganze Zahl", "string": "Text", "object": "Zuordnung", "boolean": "ja/nein"}
_JA_NEIN = [True, False, "ja", "nein"]


def seite() -> str:
    """Return the page: lists in the order of the schema, then the parts that they use."""
    schema = json_schema()
    namen = {ziel: liste for liste, teil in schema["properties"].items() for ziel in _ziele(teil)}
    klassen = {name: teil for name, teil in schema["$defs"].items() if "properties" in teil}
    listen = [name for name in namen if name in klassen]
    rest = sorted(set(klassen) - set(namen))
    teile = [_abschnitt(name, namen[name], klassen[name], schema["$defs"]) for name in listen]
    teile += [_abschnitt(name, None, klassen[name], schema["$defs"]) for name in rest]
    return "\n".join([KOPF, *teile])


def _abschnitt(name: str, liste: str | None, klasse: dict[str, Any], alle: dict[str, Any]) -> str:
    titel = f"## {name}" if liste is None else f"## `{liste}`: {name}"
    pflicht = set(klasse.get("required", ()))
    zeilen = []
    for feld, teil in klasse["properties"].items():
        text = teil.get("description", "").replace(ZAHLENHINWEIS, "").strip().replace("|", "\\|")
        art = ", ".join(dict.fromkeys(_arten(teil, alle)))
        zeilen.append(f"| `{feld}` | {art} | {'Pflicht' if feld in pflicht else ''} | {text} |")
    return f"{titel}\n\n| Feld | Art | | Bedeutung |\n|---|---|---|---|\n" + "\n".join(zeilen) + "\n"


def _ziele(teil: Any) -> Iterator[str]:
    """Return the names of the definitions that a part of the schema refers to."""
    if isinstance(teil, dict):
        if "$ref" in teil:
            yield teil["$ref"].removeprefix(_VERWEIS)
        for wert in teil.values():
            yield from _ziele(wert)
    elif isinstance(teil, list):
        for wert in teil:
            yield from _ziele(wert)


def _arten(teil: dict[str, Any], alle: dict[str, Any]) -> Iterator[str]:
    """Return what may stand in a field, in words."""
    if "$ref" in teil:
        name = teil["$ref"].removeprefix(_VERWEIS)
        yield from [f"`{name}`"] if "properties" in alle[name] else _arten(alle[name], alle)
    elif "enum" in teil or "const" in teil:
        werte = teil.get("enum", [teil.get("const")])
        yield from ["ja/nein"] if werte == _JA_NEIN else (f"`{wert}`" for wert in werte)
    elif "anyOf" in teil or "oneOf" in teil:
        for weg in teil.get("anyOf", teil.get("oneOf")):
            yield from _arten(weg, alle)
    elif teil.get("type") == "array":
        yield from (f"Liste: {art}" for art in _arten(teil.get("items", {}), alle))
    elif "pattern" in teil:
        yield "Tag"
    else:
        yield from _grundart(teil.get("type", "string"))


def _grundart(art: str | list[str]) -> Iterator[str]:
    """Numbers may be written as text (``12,5``), so the first kind says what is meant."""
    erste = art if isinstance(art, str) else art[0]
    if erste != "null":
        yield "Text" if art == ["string", "number"] else _ARTEN[erste]
