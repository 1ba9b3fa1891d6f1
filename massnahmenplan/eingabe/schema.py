"""JSON Schema (2020-12) of ``fall.yaml`` and of a catalogue file, so that editors complete and check while typing.

Derived from the classes of rows; what the reader accepts beyond JSON's types (``12,5``, ``ja``, ``01.03.2027``)
is accepted here too, and an empty field means that it is not stated.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.eingabe.beschreibungen import BESCHREIBUNGEN
from massnahmenplan.eingabe.listen import EIGENE, LISTEN, PROJEKT, Programmverweis
from massnahmenplan.eingabe.listentitel import LISTENTITEL
from massnahmenplan.eingabe.zeitplanschema import mit_zeitplaenen
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm

Schema = dict[str, Any]

_ZAHL = ["number", "string"]
_TEXT = ["string", "number"]
DATUM = r"^(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})$"
"""Pattern of a day."""
_VERWEIS = "#/$defs/"
_ZAHLENREIHEN = ("Jahreswerte", "Jahresmengen", "Jahresbetraege")
_KOORDINATEN = frozenset({"laenge", "breite"})
_AUCH_EINE_ZAHL = frozenset(
    {
        "investition_eur",
        "kosten_faktor",
        "wirkung_faktor",
        "ertrag_faktor",
        "energiepreis_faktor",
        "haushalt_faktor",
    }
)
"""Mappings that may be a single figure: the part ``bau``, or for all."""
_AUCH_TEXT = frozenset({"kostenanteile", "betriebsanteile", "geometrie"})
"""Mappings that one text may hold."""
_TEILE_AUCH_TEXT = frozenset({"kostenanteile_je_teil", "felder", "uebersetzung"})
"""Mappings whose members may be one text each."""
_AUCH_EINZELN = frozenset({"scop", "entwurf"})
_AUCH_EIN_WERT = frozenset({"jahre", "werte"})
"""Lists of which one member may stand without a list: of parts, of plain values."""
VOM_LESER_GESETZT = frozenset({"sicher_ab"})
"""Fields that no file states."""
_DIALEKT = "https://json-schema.org/draft/2020-12/schema"
ZAHLENHINWEIS = (
    "Drei Stellen nach einem einzelnen Punkt (4.999) werden als mehrdeutig abgelehnt, auch als Zahl: 4.9990, "
    "4999 oder „4,999“ schreiben."
)
_BASISKLASSEN = {
    "Variante": "Massnahme",
    "EigenesProgramm": "Programm",
    "Filter": "Bedingung",
    "Hoechstgrenze": "Stufengrenze",
    "Festbetrag": "Stufengrenze",
}


def json_schema(programme: Iterable[str] = ()) -> Schema:
    """Return the schema of a case; ``programme`` are ids of the catalogue, listed as examples."""
    eigene = {klasse.__name__: klasse for klasse, _ in EIGENE.values()}
    definitionen = _definitionen({PROJEKT: Projekt, **LISTEN, **eigene})
    if beispiele := sorted(programme):
        definitionen[Programmverweis.__name__]["properties"]["id"]["examples"] = beispiele
    eintraege: dict[str, Schema] = {name: _verweis(klasse) for name, klasse in LISTEN.items()}
    for name, (klasse, kennzeichen) in EIGENE.items():
        eintraege[name] = {
            "if": {"anyOf": [{"required": [feld]} for feld in kennzeichen]},
            "then": _verweis(klasse),
            "else": _verweis(LISTEN[name]),
        }
    listen = {
        name: {**_titel(LISTENTITEL[name]), "type": ["array", "null"], "items": eintrag}
        for name, eintrag in eintraege.items()
    }
    return {
        "$schema": _DIALEKT,
        "title": "Planungsfall",
        "description": "Ein Fall für massnahmenplan (fall.yaml). Listen können auch als Tabellen danebenliegen.",
        "type": "object",
        "properties": {PROJEKT: _verweis(Projekt), **listen},
        "required": [PROJEKT],
        "additionalProperties": False,
        "$defs": definitionen,
    }


def katalog_schema() -> Schema:
    """Return the schema of a file of ``kataloge/foerderprogramme``."""
    return schema_von(Programm)


def schema_von(klasse: type[Grundform]) -> Schema:
    """Return the schema of a file that is one object of a class."""
    definitionen = _definitionen({"datei": klasse})
    return {"$schema": _DIALEKT, **definitionen.pop(klasse.__name__), "$defs": definitionen}


def _verweis(klasse: type[Grundform]) -> Schema:
    return {"$ref": f"{_VERWEIS}{klasse.__name__}"}


def _definitionen(klassen: Mapping[str, type[Grundform]]) -> dict[str, Schema]:
    """Return the definitions of these classes and of all their parts, by the name of the class."""
    _, rahmen = TypeAdapter.json_schemas(
        [(name, "validation", TypeAdapter(klasse)) for name, klasse in klassen.items()],
        ref_template=_VERWEIS + "{model}",
    )
    definitionen = {name: _klasse(name, teil) for name, teil in rahmen["$defs"].items()}
    return mit_zeitplaenen(definitionen, Fassung.__name__) if Fassung.__name__ in definitionen else definitionen


def beschreibung(klasse: str, feld: str) -> str:
    """Return ``Titel: Beschreibung`` of a field. Errors: KeyError if there is none."""
    texte = BESCHREIBUNGEN.get(klasse, {})
    return texte[feld] if feld in texte else BESCHREIBUNGEN[_BASISKLASSEN[klasse]][feld]


def _titel(text: str) -> Schema:
    titel, _, langtext = text.partition(": ")
    return {"title": titel, "description": langtext}


def _klasse(name: str, schema: Schema) -> Schema:
    """Return the definition of a class with German texts; other definitions lose their English ones."""
    schema = _angepasst(schema)
    if "properties" not in schema:
        return schema
    pflicht = set(schema.get("required", ()))
    schema["properties"] = {
        feld: {
            **_feld(feld, teil, feld in pflicht),
            **_titel(beschreibung(name, feld) + _zahlenhinweis(feld, teil)),
        }
        for feld, teil in schema["properties"].items()
        if feld not in VOM_LESER_GESETZT
    }
    return {**schema, **_titel(beschreibung(name, ""))}


def _zahlenhinweis(feld: str, schema: Schema) -> str:
    """Return the sentence for fields in which ``4.999`` is ambiguous; a coordinate is no thousand."""
    text = json.dumps(schema)
    ist_zahl = json.dumps(_ZAHL) in text or any(f"{_VERWEIS}{name}" in text for name in _ZAHLENREIHEN)
    return f" {ZAHLENHINWEIS}" if ist_zahl and feld not in _KOORDINATEN else ""


def _feld(name: str, schema: Schema, pflicht: bool) -> Schema:
    if name in _AUCH_EINE_ZAHL:
        schema = _mit_alternative(schema, {"type": _ZAHL, "minimum": 0})
    if name in _AUCH_TEXT:
        schema = _mit_alternative(schema, {"type": "string"})
    if name in _TEILE_AUCH_TEXT:
        schema = _mit_texten(schema)
    if name == "physik":  # one change may stand without a list
        schema = _mit_alternative(schema, _liste_in(schema)["items"])
    einfach = name in _AUCH_EIN_WERT and "$ref" not in schema.get("items", {"$ref": ""})
    if name in _AUCH_EINZELN or einfach:
        schema = _mit_alternative(schema, schema["items"])
    return schema if pflicht else _mit_alternative(schema, {"type": "null"})


def _liste_in(schema: Schema) -> Schema:
    """Return the part of a schema that is a list."""
    return next(teil for teil in (schema, *schema.get("anyOf", ())) if teil.get("type") == "array")


def _mit_alternative(schema: Schema, weitere: Schema) -> Schema:
    vorgabe = {name: wert for name, wert in schema.items() if name == "default"}
    ohne = {name: wert for name, wert in schema.items() if name != "default"}
    moegliche = ohne["anyOf"] if set(ohne) == {"anyOf"} else [ohne]
    return {**vorgabe, "anyOf": [*moegliche, *([] if weitere in moegliche else [weitere])]}


def _mit_texten(schema: Schema) -> Schema:
    """Return a mapping in which each member may be one text."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [_mit_texten(teil) for teil in schema["anyOf"]]}
    if "additionalProperties" not in schema:
        return schema
    je_teil = _mit_alternative(schema["additionalProperties"], {"type": "string"})
    return {**schema, "additionalProperties": je_teil}


def _angepasst(schema: Any) -> Any:
    """Return a part of pydantic's schema as our reader understands it, all parts below it included."""
    if isinstance(schema, list):
        return [_angepasst(teil) for teil in schema]
    if not isinstance(schema, dict):
        return schema
    if "properties" in schema:
        felder = {name: _angepasst(teil) for name, teil in schema["properties"].items()}
        return {**_ohne_texte(schema), "properties": felder}
    teil = _ohne_texte({name: _angepasst(wert) for name, wert in schema.items()})
    return _aufzaehlung(_einfach(_grenzen(teil)))


def _ohne_texte(schema: Schema) -> Schema:
    return {name: wert for name, wert in schema.items() if name not in {"title", "description"}}


def _grenzen(schema: Schema) -> Schema:
    """Bounds of Decimal types arrive under their Python names and as texts."""
    namen = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum"}
    return {namen.get(name, name): float(wert) if name in namen else wert for name, wert in schema.items()}


def _einfach(schema: Schema) -> Schema:
    """A number may be a text, ``ja`` is true, a date may be written the German way, an id may be a number."""
    if schema.get("anyOf") in (
        [{"type": _ZAHL}, {"type": _TEXT}],
        [{"type": _ZAHL}, {"type": "null"}, {"type": _TEXT}],
    ):
        return {**{name: wert for name, wert in schema.items() if name != "anyOf"}, "type": _ZAHL}
    art = schema.get("type")
    if art in {"number", "integer"} if isinstance(art, str) else False:
        return {**schema, "type": _ZAHL if art == "number" else ["integer", "string"]}
    if art == "boolean":
        ohne_art = {name: wert for name, wert in schema.items() if name != "type"}
        return {**ohne_art, "enum": [True, False, "ja", "nein"]}
    if schema.get("format") == "date":
        return {"type": "string", "pattern": DATUM}
    if art == "string" and "enum" not in schema and "pattern" not in schema and "const" not in schema:
        return {**schema, "type": _TEXT}
    return schema


def _aufzaehlung(schema: Schema) -> Schema:
    """A list of ids or texts may be written as one text: ``a, b``."""
    if schema.get("type") == "array" and schema["items"].get("type") == _TEXT:
        return {
            **{n: w for n, w in schema.items() if n == "default"},
            "anyOf": [_ohne(schema), {"type": "string"}],
        }
    return schema


def _ohne(schema: Schema) -> Schema:
    return {name: wert for name, wert in schema.items() if name != "default"}
