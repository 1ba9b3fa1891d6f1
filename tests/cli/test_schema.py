"""``schema``: what editors complete and check with."""

import json


def test_schema_kennt_die_listen_eines_falls(rufe) -> None:
    lauf = rufe("schema")
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    felder = json.loads(lauf.stdout)["properties"]
    assert {"projekt", "kostentraeger", "massnahmen", "haushalt", "ziele"} <= set(felder)
