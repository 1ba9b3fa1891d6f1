"""Schedules in the JSON Schema: inside a version any value may be ``{nach_antrag: {day: value}}``."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.foerderung.zeitplan import NACH_ANTRAG

Schema = dict[str, Any]

_TAG = r"^(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})$"
_OHNE_ZEITPLAN = frozenset({"gilt_ab", "gilt_bis"})
"""They say for how long; a schedule says what holds in between."""


def mit_zeitplaenen(definitionen: dict[str, Schema], wurzel: str) -> dict[str, Schema]:
    """Return the definitions; every value in ``wurzel`` and in what it is made of may be a schedule."""
    betroffene = _erreichbare(definitionen, wurzel)
    return {name: _klasse(teil) if name in betroffene else teil for name, teil in definitionen.items()}


def _erreichbare(definitionen: dict[str, Schema], wurzel: str) -> set[str]:
    gefunden, offen = {wurzel}, [wurzel]
    while offen:
        neue = set(_verweise(definitionen[offen.pop()])) - gefunden
        gefunden |= neue
        offen += neue
    return gefunden


def _verweise(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].rpartition("/")[2]
        for teil in schema.values():
            yield from _verweise(teil)
    elif isinstance(schema, list):
        for teil in schema:
            yield from _verweise(teil)


def _klasse(schema: Schema) -> Schema:
    if "properties" not in schema:
        return schema
    felder = {
        name: teil if name in _OHNE_ZEITPLAN else _oder_zeitplan(teil)
        for name, teil in schema["properties"].items()
    }
    return {**schema, "properties": felder}


def _oder_zeitplan(schema: Schema) -> Schema:
    """Return the schema of the same value, or of a schedule of such values; its texts stay outside."""
    texte = {name: wert for name, wert in schema.items() if name in {"title", "description", "default"}}
    wert = {name: teil for name, teil in schema.items() if name not in texte}
    wert = _mit_teilplaenen(wert)
    moegliche = wert["anyOf"] if set(wert) == {"anyOf"} else [wert]
    return {**texte, "anyOf": [*moegliche, _zeitplan(wert)]}


def _mit_teilplaenen(schema: Schema) -> Schema:
    """Return the schema with schedules allowed for the members of a list, too."""
    if "items" in schema:
        return {**schema, "items": {"anyOf": [schema["items"], _zeitplan(schema["items"])]}}
    if "anyOf" in schema:
        return {**schema, "anyOf": [_mit_teilplaenen(teil) for teil in schema["anyOf"]]}
    return schema


def _zeitplan(wert: Schema) -> Schema:
    schritte = {
        "type": "object", "minProperties": 1, "patternProperties": {_TAG: wert}, "additionalProperties": False,
    }  # fmt: skip
    return {
        "type": "object",
        "properties": {NACH_ANTRAG: schritte},
        "required": [NACH_ANTRAG],
        "additionalProperties": False,
    }
