"""``jahresbericht``: files, output, and what is said when something is wrong."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from massnahmenplan.bericht import schreibe_ordner
from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.nachpruefung import als_ergebnis, rechne_nach
from tests.jahresbericht.zweijahre import nachher, vorher

DATEIEN = {"jahresbericht.json", "jahresbericht.xlsx", "jahresbericht.md", "jahresbericht.docx"}


def _schreibe(inhalt: Planinhalt, ordner: Path) -> Path:
    schreibe_ordner(als_ergebnis(replace(rechne_nach(inhalt), verstoesse=())), ordner)
    return ordner


@pytest.fixture
def frueher(tmp_path):
    return _schreibe(vorher(), tmp_path / "frueher")


@pytest.fixture
def plan(tmp_path):
    return _schreibe(nachher(), tmp_path / "plan")


def test_bericht_wird_geschrieben(rufe, plan, frueher, tmp_path) -> None:
    lauf = rufe("jahresbericht", plan, "--jahr", 2027, "--vorgaenger", frueher, "-o", tmp_path / "bericht")
    assert lauf.ausgang == 0
    assert {datei.name for datei in (tmp_path / "bericht").iterdir()} == {*DATEIEN, "tabellen"}
    tabellen = [*(tmp_path / "bericht" / "tabellen").iterdir()]
    assert f"jahresbericht.docx, {len(tabellen)} Tabellen als .csv in tabellen)" in lauf.stdout
    assert "Ausgaben 2027: geplant 130.000,00 €, gemeldet 110.000,00 € (110,0 % dessen" in lauf.stdout
    assert "Zuschüsse ausgezahlt bis Ende 2027: geplant 40.000,00 €, nicht gemeldet." in lauf.stdout


def test_json_ist_die_datei_mit_ihrem_ort(rufe, plan, frueher, tmp_path) -> None:
    ordner = tmp_path / "bericht"
    lauf = rufe(
        "jahresbericht", plan / "plan.json", "--jahr", 2027, "--vorgaenger", frueher, "-o", ordner, "--json",
        "--ohne-word",
    )  # fmt: skip
    gelesen = json.loads(lauf.stdout)
    dateien = set(gelesen.pop("dateien"))
    assert {name for name in dateien if not name.endswith(".csv")} == DATEIEN - {"jahresbericht.docx"}
    assert dateien == {datei.relative_to(ordner).as_posix() for datei in ordner.rglob("*") if datei.is_file()}
    assert "tabellen/ausgaben_je_massnahme.csv" in dateien
    assert gelesen.pop("ordner") == str(ordner)
    assert gelesen == json.loads((ordner / "jahresbericht.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("jahr", "vorgaenger", "kennung"), [(2031, False, "E350"), (2027, True, "E001")], ids=["jahr", "vorgaenger"]
)
def test_fehler_werden_genannt_und_nichts_wird_geschrieben(
    rufe, plan, tmp_path, jahr: int, vorgaenger: bool, kennung: str
) -> None:
    weiteres = ["--vorgaenger", tmp_path / "fehlt"] if vorgaenger else []
    lauf = rufe("jahresbericht", plan, "--jahr", jahr, "-o", tmp_path / "bericht", *weiteres)
    assert lauf.ausgang == 3
    assert kennung in lauf.stderr
    assert not (tmp_path / "bericht").exists()


def test_ohne_python_docx(rufe, plan, tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    lauf = rufe("jahresbericht", plan, "--jahr", 2027, "-o", tmp_path / "bericht")
    assert lauf.ausgang == 8
    assert "massnahmenplan[office]" in lauf.stderr
    assert not (tmp_path / "bericht").exists()
    assert rufe("jahresbericht", plan, "--jahr", 2027, "-o", tmp_path / "bericht", "--ohne-word").ausgang == 0
