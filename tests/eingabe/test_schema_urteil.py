"""The JSON Schema has the same verdict as the reader, as far as a schema can see."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from massnahmenplan.eingabe.schema import json_schema
from tests.eingabe.test_formen import EIGENES
from tests.eingabe.test_formen import FALL as VOLLER_FALL
from tests.eingabe.werkbank import FALL

SCHEMA = json_schema()


def als_json(text: str) -> Any:
    """Return YAML as an editor sees it: JSON types only, dates as text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def gilt(fall: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(SCHEMA).is_valid(fall))


def test_schema_ist_gueltig_und_nimmt_gute_faelle_an() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert gilt(json.loads(json.dumps(VOLLER_FALL)))
    assert gilt(als_json(FALL + EIGENES.format(kennung="x", art="y")))


@pytest.mark.parametrize("beispiel", ["altchemnitz", "muenster2030"])
def test_schema_nimmt_die_beispiele_an(beispiel: str) -> None:
    datei = Path(__file__).parents[2] / "beispiele" / beispiel / "fall.yaml"
    fall = als_json(datei.read_text(encoding="utf-8"))
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(fall)) == []


@pytest.mark.parametrize(
    ("alt", "neu"),
    [
        ("projekt:", "projeckt:"),
        ("ende: 2030", "end: 2030"),
        ("art: kommune", "art: komune"),
        ("investition_eur: 90000", "investition_eur: -5"),
        ("investition_eur: 90000", "investition_eur: [1]"),
        ("dauer_planung: 1", "dauer_planung: {a: 1}"),
        ("dauer_planung: 1", "pflicht: vielleicht"),
    ],
)
def test_schema_lehnt_schlechte_faelle_ab(alt: str, neu: str) -> None:
    assert gilt(als_json(FALL))
    assert not gilt(als_json(FALL.replace(alt, neu)))
