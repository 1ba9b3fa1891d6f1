"""The JSON Schema of a programme file accepts the whole catalogue, and refuses what the loader refuses."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from massnahmenplan.eingabe.schema import json_schema, katalog_schema
from tests.eingabe.test_schema_urteil import als_json
from tests.eingabe.werkbank import FALL
from tests.kataloge.test_laden import PROGRAMM

SCHEMA = katalog_schema()
PRUEFER = jsonschema.Draft202012Validator(SCHEMA)
KATALOG = Path(__file__).parents[2] / "massnahmenplan" / "kataloge" / "foerderprogramme"


def test_schema_ist_gueltig_und_vollstaendig() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    verweise = {teil.split('"')[0] for teil in json.dumps(SCHEMA).split("#/$defs/")[1:]}
    assert verweise <= set(SCHEMA["$defs"])
    assert "sicher_ab" not in SCHEMA["properties"]


@pytest.mark.parametrize("datei", sorted(KATALOG.glob("*.yaml")), ids=lambda datei: datei.stem)
def test_jede_datei_des_katalogs_entspricht_dem_schema(datei: Path) -> None:
    programm = _als_json(datei.read_text(encoding="utf-8"))
    fehler = [f"{'/'.join(map(str, f.absolute_path))}: {f.message[:200]}" for f in PRUEFER.iter_errors(programm)]
    assert fehler == []


def gilt(text: str) -> bool:
    return bool(PRUEFER.is_valid(_als_json(text)))


def _als_json(text: str) -> Any:
    """Return YAML as an editor sees it: days as text, as keys too."""

    class Leser(yaml.SafeLoader):
        yaml_implicit_resolvers = {  # noqa: RUF012
            zeichen: [(name, muster) for name, muster in regeln if not name.endswith("timestamp")]
            for zeichen, regeln in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return json.loads(json.dumps(yaml.load(text, Loader=Leser)))


def test_gutes_programm_mit_zeitplan_gilt() -> None:
    assert gilt(PROGRAMM)


@pytest.mark.parametrize(
    ("alt", "neu"),
    [
        ("fristen: {startsperre", "friste: {startsperre"),  # unknown kind of rule
        ("grund: 10 %", "grund: 1.2"),
        ("2028-01-01: 6 %", "2028-01-01: 1.6"),  # inside a schedule
        ("nach_antrag: {2027-01-01: 8 %", "nach_antrag: {bald: 8 %"),
        ("nach_antrag:", "nach_antragg:"),
        ("    quelle: Amtsblatt\n", ""),
        ("sicherheit: V1", "sicherheit: V4"),
        ("antragsteller: [kommune]", "antragsteller: [komune]"),
        ("geber: Stadt\n", "geber: Stadt\nsicher_ab: V1\n"),
        ("gilt_ab: 2026-01-01", "gilt_ab: {nach_antrag: {2026-01-01: 2026-01-01}}"),
    ],
)
def test_schlechtes_programm_gilt_nicht(alt: str, neu: str) -> None:
    assert alt in PROGRAMM
    assert not gilt(PROGRAMM.replace(alt, neu, 1))


def test_zeitplan_darf_auch_fuer_eintraege_einer_liste_stehen() -> None:
    stufe = "{nach_antrag: {2026-01-01: {bis: 1, eur: 30000}, 2026-07-01: {bis: 1, eur: 28000}}}"
    grenze = f"    hoechstgrenzen: [{{je: wohneinheit, stufen: [{stufe}, {{eur: 8000}}], stelle: x}}]\n"
    assert gilt(PROGRAMM.replace("    fristen:", f"{grenze}    fristen:", 1))


def test_eigenes_programm_eines_falls_nimmt_dasselbe_an() -> None:
    fall = als_json(FALL)
    fall["foerderprogramme"] = [_als_json(PROGRAMM)]
    pruefer = jsonschema.Draft202012Validator(json_schema())
    assert pruefer.is_valid(fall)
    fall["foerderprogramme"][0]["ersetzt"] = "ja"
    assert pruefer.is_valid(fall)
    fall["foerderprogramme"][0]["fassungen"][1]["satz"]["grund"]["nach_antrag"]["2028-01-01"] = 1.6
    assert not pruefer.is_valid(fall)
