"""``nachrechnen``: plans as written, and plans that someone has edited."""

import json
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def plan(rufe, fall, tmp_path):
    ordner = tmp_path / "plan"
    assert rufe("optimieren", fall, "-o", ordner).ausgang == 0
    return ordner


def _aendere(plan, aenderung: Callable[[dict[str, Any]], None]) -> None:
    datei = plan / "plan.json"
    daten = json.loads(datei.read_text(encoding="utf-8"))
    aenderung(daten)
    datei.write_text(json.dumps(daten, ensure_ascii=False), encoding="utf-8")


def test_geschriebener_plan_besteht_als_ordner_und_als_datei(rufe, plan) -> None:
    for pfad in (plan, plan / "plan.json"):
        lauf = rufe("nachrechnen", pfad)
        assert (lauf.ausgang, lauf.stderr) == (0, "")
        assert lauf.stdout.endswith("Alle Grenzen sind eingehalten, alle Zahlen stimmen.\n")


def _streiche(daten: dict[str, Any], massnahme: str) -> None:
    daten["entscheidungen"] = [e for e in daten["entscheidungen"] if e["massnahme"] != massnahme]


def test_gestrichene_pflicht_wird_beanstandet_mit_allen_zahlen_die_daran_haengen(rufe, plan) -> None:
    _aendere(plan, lambda daten: _streiche(daten, "strassenlicht"))
    lauf = rufe("nachrechnen", plan)
    assert lauf.ausgang == 7
    assert "Verletzte Grenzen (1)\n  - Maßnahme strassenlicht:" in lauf.stdout
    assert "massnahmen: angegeben sind 6 Einträge, nachgerechnet 5" in lauf.stdout
    daten = json.loads(rufe("nachrechnen", plan, "--json").stdout)
    assert daten["bestanden"] is False
    assert [verstoss["grenze"] for verstoss in daten["verstoesse"]] == ["festlegung:strassenlicht"]


def test_geaenderte_zahl_wird_genannt_ohne_dass_eine_grenze_verletzt_ist(rufe, plan) -> None:
    def aendere(daten: dict[str, Any]) -> None:
        daten["bilanz"]["zielwerte"]["co2"] = "999.000"

    _aendere(plan, aendere)
    lauf = rufe("nachrechnen", plan)
    assert lauf.ausgang == 7
    assert "Verletzte Grenzen" not in lauf.stdout
    assert "Zahlen, die nicht stimmen (1)" in lauf.stdout
    assert "zielwerte.co2: angegeben 999.000, nachgerechnet 452.560" in lauf.stdout


def test_unmoegliche_entscheidung_wird_beanstandet(rufe, plan) -> None:
    def aendere(daten: dict[str, Any]) -> None:
        daten["entscheidungen"][0]["beginn"] = 2045

    _aendere(plan, aendere)
    lauf = rufe("nachrechnen", plan)
    assert lauf.ausgang == 7
    assert "Maßnahme baeume wird Ende 2045 fertig, spätestens erlaubt ist 2032." in lauf.stdout


def test_json_ohne_beanstandung(rufe, plan) -> None:
    daten = json.loads(rufe("nachrechnen", plan, "--json").stdout)
    assert (daten["bestanden"], daten["verstoesse"], daten["abweichungen"]) == (True, [], [])
    assert set(daten["zielwerte"]) == {"co2", "kosten"}


@pytest.mark.parametrize("inhalt", [b"", b"{", b"[]", b'{"name": "\xe4"}'])
def test_unlesbarer_plan_ist_fehlerhafte_eingabe(rufe, tmp_path, inhalt) -> None:
    (tmp_path / "plan.json").write_bytes(inhalt)
    assert rufe("nachrechnen", tmp_path).ausgang == 3


def test_fehlender_plan_nennt_was_anzugeben_ist(rufe, tmp_path) -> None:
    lauf = rufe("nachrechnen", tmp_path)
    assert lauf.ausgang == 3
    assert "plan.json" in lauf.stderr
    assert "Anzugeben ist der Ordner" in lauf.stderr
