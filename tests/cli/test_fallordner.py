"""Results never lie among the input, nor on files that are only called like ours."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import dateien_in

FALL = """projekt: {name: Probe, beginn: 2027, ende: 2028, stichtag: 2026-06-01, diskontsatz: 0}
kostentraeger:
  - {id: stadt, name: Stadt, art: kommune}
haushalt:
  - {kostentraeger: stadt, jahr: 2027, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 0}
massnahmen:
  - {id: a, name: A, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 100000, co2_t_a: 10}
"""
STUDIE = """name: S
entwurf: {art: einzeln}
stellgroessen:
  - {id: kosten, art: investition, fuer: alle, werte: [0.5, 2]}
"""
PORTFOLIO = """portfolio: {name: P}
quartiere:
  - {id: nord, fall: quartiere/nord}
"""


@pytest.fixture
def eingabe(tmp_path: Path) -> Path:
    """Return a folder with a case, a study of it, and a portfolio whose case lies where its plan would."""
    ordner = tmp_path / "eingabe"
    (ordner / "quartiere" / "nord").mkdir(parents=True)
    (ordner / "fall.yaml").write_text(FALL, "utf-8")
    (ordner / "quartiere" / "nord" / "fall.yaml").write_text(FALL, "utf-8")
    (ordner / "studie.yaml").write_text(STUDIE, "utf-8")
    (ordner / "portfolio.yaml").write_text(PORTFOLIO, "utf-8")
    (tmp_path / "stadt.yaml").write_text(PORTFOLIO.replace("quartiere/nord", "eingabe/quartiere/nord"), "utf-8")
    return ordner


BEFEHLE = {
    "optimieren": ("optimieren", "{ordner}"),
    "optimieren mit Szenarien": ("optimieren", "{ordner}", "--szenarien", "alle"),
    "pareto": ("pareto", "{ordner}"),
    "pareto mit Datei": ("pareto", "{ordner}/fall.yaml"),
    "prioritaeten": ("prioritaeten", "{ordner}"),
    "sensitivitaet": ("sensitivitaet", "{ordner}", "--studie", "{ordner}/studie.yaml"),
    "portfolio": ("portfolio", "{ordner}"),
    "portfolio von außen": ("portfolio", "{ordner}/../stadt.yaml"),
}


@pytest.mark.parametrize("befehl", BEFEHLE)
@pytest.mark.parametrize("ziel", ["{ordner}", "{ordner}/../eingabe/."])
def test_in_den_ordner_des_falls_wird_nicht_geschrieben(rufe, eingabe: Path, befehl: str, ziel: str) -> None:
    vorher = dateien_in(eingabe)
    argumente = [teil.format(ordner=eingabe) for teil in (*BEFEHLE[befehl], "-o", ziel)]
    lauf = rufe(*argumente)
    assert lauf.ausgang == 2
    assert (
        "--ausgabe muss ein anderer Ordner sein als der eines Falls oder der Portfoliodatei: "
        "dort liegt die Eingabe." in " ".join(lauf.stderr.split())
    )
    assert dateien_in(eingabe) == vorher


@pytest.mark.parametrize("fallordner", ["aus/tabellen", "aus/tabellen/nord"])
def test_tabellen_einer_studie_liegen_nicht_beim_fall(
    rufe, eingabe: Path, tmp_path: Path, fallordner: str
) -> None:
    """A study writes its tables into ``tabellen``: a case that lies there, or below, would read them."""
    fall = tmp_path / fallordner
    fall.mkdir(parents=True)
    (fall / "fall.yaml").write_text(FALL, "utf-8")
    vorher = dateien_in(tmp_path)
    lauf = rufe("sensitivitaet", fall, "--studie", eingabe / "studie.yaml", "-o", tmp_path / "aus")
    assert lauf.ausgang == 2
    assert "dort liegt die Eingabe" in lauf.stderr
    assert dateien_in(tmp_path) == vorher


def test_neben_eine_mappe_wird_nicht_geschrieben(rufe, tmp_path: Path) -> None:
    assert rufe("neu", tmp_path / "mein", "--xlsx").ausgang == 0
    lauf = rufe("optimieren", tmp_path / "mein" / "fall.xlsx", "-o", tmp_path / "mein")
    assert lauf.ausgang == 2
    assert "dort liegt die Eingabe" in lauf.stderr
    assert dateien_in(tmp_path / "mein") == ["fall.xlsx"]


@pytest.mark.parametrize("befehl", [("bericht", "--format", "csv"), ("jahresbericht", "--jahr", "2027")])
def test_ein_bericht_ueberschreibt_keine_tabelle_eines_falls(
    rufe, eingabe: Path, tmp_path: Path, befehl: tuple[str, ...]
) -> None:
    assert rufe("optimieren", eingabe, "-o", tmp_path / "plan").ausgang == 0
    vorher = dateien_in(eingabe)
    lauf = rufe(befehl[0], tmp_path / "plan", *befehl[1:], "-o", eingabe)
    assert lauf.ausgang == 2
    assert "dort liegt die Eingabe" in lauf.stderr
    assert dateien_in(eingabe) == vorher


@pytest.mark.parametrize(
    ("befehl", "datei", "tabelle"),
    [
        ("pareto", "front.xlsx", "front.json"),
        ("prioritaeten", "prioritaeten.csv", "prioritaeten.json"),
        ("portfolio", "portfolio.json", "portfolio.json"),
    ],
)
def test_fremde_datei_wird_nicht_ueberschrieben(
    rufe, eingabe: Path, tmp_path: Path, befehl: str, datei: str, tabelle: str
) -> None:
    ordner = tmp_path / "aus"
    ordner.mkdir()
    (ordner / datei).write_text("von jemand anderem", "utf-8")
    lauf = rufe(*(teil.format(ordner=eingabe) for teil in BEFEHLE[befehl]), "-o", ordner)
    assert lauf.ausgang == 8
    assert f"liegt {datei}, aber keine {tabelle} dieses Programms" in lauf.stderr
    assert dateien_in(ordner) == [datei]
    assert (ordner / datei).read_text("utf-8") == "von jemand anderem"


@pytest.mark.parametrize("plaene", [5, "punkte", [3], [{"id": 5}], [{}], {"id": "punkt-1"}])
def test_beschaedigte_tabelle_gilt_nicht_als_eigene(rufe, eingabe: Path, tmp_path: Path, plaene: object) -> None:
    ordner = tmp_path / "aus"
    ordner.mkdir()
    (ordner / "front.json").write_text(json.dumps({"art": "massnahmenplan.front", "punkte": plaene}), "utf-8")
    lauf = rufe("pareto", eingabe, "-o", ordner)
    assert lauf.ausgang == 8
    assert "aber keine front.json dieses Programms" in lauf.stderr
