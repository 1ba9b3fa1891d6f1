"""``schema``: what editors complete and check with."""

import json


def test_schema_kennt_die_listen_eines_falls(rufe) -> None:
    lauf = rufe("schema")
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    felder = json.loads(lauf.stdout)["properties"]
    assert {"projekt", "kostentraeger", "massnahmen", "haushalt", "ziele"} <= set(felder)


def test_schema_des_katalogs_kennt_fassungen_und_zeitplaene(rufe) -> None:
    lauf = rufe("schema", "--katalog")
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    schema = json.loads(lauf.stdout)
    assert {"id", "name", "geber", "fassungen"} == set(schema["required"])
    assert "nach_antrag" in json.dumps(schema["$defs"]["Satz"]["properties"]["grund"])


def test_schema_der_studie(rufe) -> None:
    lauf = rufe("schema", "--studie")
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    assert set(json.loads(lauf.stdout)["required"]) == {"name", "entwurf", "stellgroessen"}


def test_zwei_schemata_zugleich_gibt_es_nicht(rufe) -> None:
    lauf = rufe("schema", "--studie", "--katalog")
    assert (lauf.ausgang, lauf.stdout) == (2, "")
    assert "Entweder --katalog oder --studie oder --zuordnung" in lauf.stderr


def test_schema_der_zuordnung(rufe) -> None:
    lauf = rufe("schema", "--zuordnung")
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    assert set(json.loads(lauf.stdout)["required"]) == {"felder"}
