"""The fields of a list, as the schema describes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.bericht.fallmappe.feld import Art, Feld
from massnahmenplan.bericht.feldnamen import einheit, ist_anteil
from massnahmenplan.eingabe.auskunft import platzhalter
from massnahmenplan.eingabe.felder import zeitfelder
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT
from massnahmenplan.eingabe.schema import DATUM, beschreibung, json_schema
from massnahmenplan.eingabe.verweisfelder import VERWEISE
from massnahmenplan.grundlagen.zahlen import FRUEHESTES_JAHR, SPAETESTES_JAHR

Schema = Mapping[str, Any]
_ZAHL, _GANZZAHL = ["number", "string"], ["integer", "string"]
"""Types of the schema for what may be written as a number or a text."""
_JA_NEIN = ("ja", "nein")
_MIT_EIGENEN_TEILEN = frozenset({"physik", "kredit"})
"""Fields whose parts are fields themselves, each with its own title and unit."""
_ALLE: Mapping[str, type[Grundform]] = {PROJEKT: Projekt, **LISTEN}


def felder(liste: str, genannt: Iterable[str]) -> list[Feld]:
    """Return the fields of a list in the order of its description; those about physics come last.

    genannt: the names that the case uses, of parts as well (``bedarf.bauamt``).
    """
    klasse, teile = _ALLE[liste], tuple(dict.fromkeys(genannt))
    schema = _definition(klasse.__name__)
    pflicht = schema.get("required", ())
    alle = [
        feld
        for name, angaben in schema["properties"].items()
        for feld in _felder(klasse, name, angaben, name in pflicht, teile)
    ]
    return sorted(alle, key=lambda feld: feld.stamm == "physik")


@cache
def _schema() -> Schema:
    return json_schema()


def _definition(klasse: str) -> Schema:
    definition: Schema = _schema()["$defs"][klasse]
    return definition


def _felder(
    klasse: type[Grundform], name: str, angaben: Schema, pflicht: bool, genannt: tuple[str, ...]
) -> Iterator[Feld]:
    """Yield the field itself if one cell can hold it, and its parts: those with fixed names, and those in use."""
    moegliche = list(_alternativen(angaben))
    einfache = [m for m in moegliche if m.get("type") != "object" and not _ist_physik(m)]
    hilfe = beschreibung(klasse.__name__, name)
    if einfache:
        art: Art | None = "zeit" if name in zeitfelder(klasse) else None
        ganzes = _feld(name, hilfe, einfache, art)
        frei = any(m.get("additionalProperties") for m in moegliche)
        yield replace(ganzes, pflicht=pflicht, vorgabe=_vorgabe(angaben), hat_freie_teile=frei)
    feste = {} if einfache else dict(_feste_teile(moegliche, hilfe))
    for teil, (text, schemata) in feste.items():
        yield _feld(f"{name}.{teil}", text, schemata)
    freie = [list(_alternativen(m["additionalProperties"])) for m in moegliche if m.get("additionalProperties")]
    genutzte = [n for n in genannt if n.startswith(f"{name}.") and n.partition(".")[2] not in feste]
    if freie and not feste:
        for genutzt in genutzte:
            yield _feld(genutzt, hilfe, freie[0])
        if not genutzte and not einfache:
            yield _feld(platzhalter(name), hilfe, freie[0])


def _alternativen(schema: Schema) -> Iterator[Schema]:
    """Yield what a value may be, references resolved, without that it may be missing."""
    if "$ref" in schema:
        yield from _alternativen(_definition(schema["$ref"].rpartition("/")[2]))
    elif "anyOf" in schema:
        for teil in schema["anyOf"]:
            yield from _alternativen(teil)
    elif schema.get("type") != "null":
        yield schema


def _ist_physik(schema: Schema) -> bool:
    """Return True for a list of mappings, or one of several mappings: no cell can hold that."""
    return "discriminator" in schema or "discriminator" in schema.get("items", {})


def _feste_teile(moegliche: Iterable[Schema], hilfe: str) -> Iterator[tuple[str, tuple[str, list[Schema]]]]:
    """Yield the parts whose names are known: name, help, and what each may be."""
    for schema in moegliche:
        if "discriminator" in schema:
            yield from _physikteile(schema["discriminator"]["mapping"].values())
        elif "properties" in schema:
            for teil, angaben in schema["properties"].items():
                text = f"{angaben['title']}: {beschreibung(schema['title'], teil).partition(': ')[2]}"
                yield teil, (text, list(_alternativen(angaben)))
        else:
            for teil in schema.get("propertyNames", {}).get("enum", ()):
                yield teil, (hilfe, list(_alternativen(schema["additionalProperties"])))


def _physikteile(verweise: Iterable[str]) -> Iterator[tuple[str, tuple[str, list[Schema]]]]:
    """Yield every field of every kind of physics once, with the kinds that have it."""
    klassen = [verweis.rpartition("/")[2] for verweis in verweise]
    namen = dict.fromkeys(name for klasse in klassen for name in _definition(klasse)["properties"])
    for name in namen:
        in_klassen = [klasse for klasse in klassen if name in _definition(klasse)["properties"]]
        schemata = [
            moeglich
            for klasse in in_klassen
            for moeglich in _alternativen(_definition(klasse)["properties"][name])
        ]
        arten = ", ".join(_definition(klasse)["properties"]["art"]["const"] for klasse in in_klassen)
        nur = "" if len(in_klassen) == len(klassen) else f" Bei art {arten}."
        yield name, (beschreibung(in_klassen[0], name) + nur, schemata)


def _vorgabe(angaben: Schema) -> str | None:
    wert = angaben.get("default")
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    return None if wert in (None, [], {}) else str(wert).replace(".", ",")


def _feld(name: str, hilfe: str, moegliche: list[Schema], art: Art | None = None) -> Feld:
    stamm, _, teil = name.strip("()").partition(".")
    mass = teil if stamm in _MIT_EIGENEN_TEILEN else stamm
    art = art or _art(mass, moegliche)
    titel, _, text = hilfe.partition(": ")
    zusatz = f" {teil}" if teil and stamm not in _MIT_EIGENEN_TEILEN else ""
    hat_grenzen = art in {"zahl", "anteil", "ganz"}
    von, ohne_von = _untergrenze(moegliche) if hat_grenzen else (None, False)
    return Feld(
        name=name,
        titel=titel + zusatz,
        hilfe=text,
        art=art,
        einheit=einheit(mass),
        werte=_werte(moegliche),
        von=von,
        ohne_von=ohne_von,
        bis=_obergrenze(moegliche) if hat_grenzen else None,
        auch_zahl=art == "text" and _ZAHL in [schema.get("type") for schema in moegliche],
        verweis=VERWEISE.get(name) if art != "liste" else None,
    )


def _werte(moegliche: Iterable[Schema]) -> tuple[str, ...]:
    werte: dict[str, None] = {}
    for schema in moegliche:
        if True in schema.get("enum", ()):
            return _JA_NEIN
        werte |= dict.fromkeys(map(str, schema.get("enum", ())))
        werte |= dict.fromkeys([str(schema["const"])] if "const" in schema else ())
    return tuple(werte)


def _art(name: str, moegliche: list[Schema]) -> Art:
    """Return how a value is written; one that may be a number or a name is a text."""
    typen = [schema.get("type") for schema in moegliche]
    if "array" in typen:
        return "liste"
    if _werte(moegliche):
        return "auswahl"
    if any(schema.get("pattern") == DATUM for schema in moegliche):
        return "datum"
    if all(typ == _ZAHL for typ in typen):
        return "anteil" if ist_anteil(name) else "zahl"
    if all(typ == _GANZZAHL for typ in typen):
        grenzen = {(schema.get("minimum"), schema.get("maximum")) for schema in moegliche}
        return "jahr" if grenzen == {(FRUEHESTES_JAHR, SPAETESTES_JAHR)} else "ganz"
    return "text"


def _untergrenze(moegliche: Iterable[Schema]) -> tuple[float | None, bool]:
    """Return the lowest bound, and whether it is itself too low; no bound if an alternative has none."""
    namen = ("minimum", "exclusiveMinimum")
    grenzen = [max(((s[n], n == namen[1]) for n in namen if n in s), default=None) for s in moegliche]
    genannte = [grenze for grenze in grenzen if grenze is not None]
    return min(genannte) if len(genannte) == len(grenzen) else (None, False)


def _obergrenze(moegliche: Iterable[Schema]) -> float | None:
    """Return the highest bound; None if an alternative has none."""
    grenzen = [schema.get("maximum") for schema in moegliche]
    return None if None in grenzen else max(grenze for grenze in grenzen if grenze is not None)
