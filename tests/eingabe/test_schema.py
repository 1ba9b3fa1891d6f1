"""The JSON Schema: every field has its German texts, and all parts fit together."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.einfuhr.zuordnung import Zuordnung
from massnahmenplan.eingabe.beschreibungen import BESCHREIBUNGEN
from massnahmenplan.eingabe.listen import EIGENE, LISTEN
from massnahmenplan.eingabe.listentitel import LISTENTITEL
from massnahmenplan.eingabe.schema import VOM_LESER_GESETZT, ZAHLENHINWEIS, beschreibung, json_schema, schema_von
from massnahmenplan.sensitivitaet.studie import Studie

SCHEMA = json_schema()
STUDIE = schema_von(Studie)
ZUORDNUNG = schema_von(Zuordnung)


def klassen(wurzeln: Iterable[type[Grundform]]) -> set[type[Grundform]]:
    """All classes that these can hold."""
    gefunden: set[type[Grundform]] = set()

    def sammle(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Grundform) and annotation not in gefunden:
            gefunden.add(annotation)
            for feld in annotation.model_fields.values():
                sammle(feld.annotation)
        for teil in get_args(annotation):
            sammle(teil)

    for klasse in wurzeln:
        sammle(klasse)
    return gefunden


FALL = klassen((Projekt, *LISTEN.values(), *(eigene for eigene, _ in EIGENE.values())))
BEIWERK = klassen((Studie, Zuordnung))
DEFINITIONEN = {
    **STUDIE["$defs"], "Studie": STUDIE, **ZUORDNUNG["$defs"], "Zuordnung": ZUORDNUNG, **SCHEMA["$defs"],
}  # fmt: skip


@pytest.mark.parametrize("klasse", sorted(FALL | BEIWERK, key=lambda k: k.__name__))
def test_jedes_feld_hat_titel_und_beschreibung(klasse: type[BaseModel]) -> None:
    felder = [feld for feld in klasse.model_fields if feld not in VOM_LESER_GESETZT]
    for feld in ("", *felder):
        titel, trenner, text = beschreibung(klasse.__name__, feld).partition(": ")
        assert titel, feld
        assert trenner, feld
        assert text.endswith((".", "…")), feld
    definition = DEFINITIONEN[klasse.__name__]
    assert set(definition["properties"]) == set(felder)
    for feld, teil in definition["properties"].items():
        titel, _, text = beschreibung(klasse.__name__, feld).partition(": ")
        assert (teil["title"], teil["description"].removesuffix(f" {ZAHLENHINWEIS}")) == (titel, text)


def test_keine_beschreibung_ist_uebrig() -> None:
    namen = {klasse.__name__: set(klasse.model_fields) for klasse in FALL | BEIWERK}
    namen["Programm"] = namen["EigenesProgramm"]
    assert {klasse: set(felder) - {""} - namen[klasse] for klasse, felder in BESCHREIBUNGEN.items()} == {
        klasse: set() for klasse in BESCHREIBUNGEN
    }
    assert set(LISTENTITEL) == set(LISTEN)


def test_rahmen_des_schemas() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(SCHEMA["properties"]) == {"projekt", *LISTEN}
    assert SCHEMA["additionalProperties"] is False
    assert SCHEMA["$defs"]["Massnahme"]["additionalProperties"] is False
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA  # plain JSON, nothing of Python in it


def test_verweise_im_schema_haben_ein_ziel() -> None:
    text = json.dumps(SCHEMA)
    ziele = {teil.split('"')[0] for teil in text.split("#/$defs/")[1:]}
    assert ziele
    assert ziele <= set(SCHEMA["$defs"])


def test_kein_englischer_text_und_keine_fremden_woerter() -> None:
    def woerter(teil: Any) -> set[str]:
        if isinstance(teil, list):
            return set().union(*map(woerter, teil)) if teil else set()
        if not isinstance(teil, dict):
            return set()
        eigene = set() if "properties" in teil else set(teil)
        return eigene.union(*(woerter(wert) for name, wert in teil.items() if name != "default"))

    for definition in SCHEMA["$defs"].values():
        for feld in definition.get("properties", {}).values():
            assert not woerter(feld) & {"ge", "le", "gt", "lt"}
    beschriebene = [d["description"] for d in SCHEMA["$defs"].values() if "description" in d]
    assert len(beschriebene) == len(FALL)  # enumerations carry no docstring of ours


@pytest.mark.parametrize(
    ("klasse", "feld", "gewarnt"),
    [
        ("Massnahme", "investition_eur", True),
        ("Massnahme", "endenergie_kwh_a", True),
        ("Ressource", "menge", True),
        ("Massnahme", "dauer_bau", False),
        ("Objekt", "laenge", False),  # 12.924 is a coordinate
        ("Massnahme", "name", False),
    ],
)
def test_zahlenfelder_sagen_was_mehrdeutig_ist(klasse: str, feld: str, gewarnt: bool) -> None:
    text = SCHEMA["$defs"][klasse]["properties"][feld]["description"]
    assert ("4.999" in text) is gewarnt


def test_kennungen_des_katalogs_stehen_als_beispiele() -> None:
    verweis = json_schema(["krl", "bew"])["$defs"]["Programmverweis"]["properties"]["id"]
    assert verweis["examples"] == ["bew", "krl"]
    assert "massnahmenplan/kataloge/foerderprogramme" in verweis["description"]
    assert "examples" not in SCHEMA["$defs"]["Programmverweis"]["properties"]["id"]


def test_ordner_des_katalogs_gibt_es() -> None:
    assert (Path(__file__).parents[2] / "massnahmenplan/kataloge/foerderprogramme").is_dir()


def test_mindestkosten_gelten_vor_der_hoechstgrenze() -> None:
    text = SCHEMA["$defs"]["Minimum"]["properties"]["kosten_eur"]["description"]
    assert "bevor eine Höchstgrenze sie kürzt" in text
