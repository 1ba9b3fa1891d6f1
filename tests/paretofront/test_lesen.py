"""A front from its folder: the one that was written, or a finding with its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan.bericht.frontordner import schreibe_front
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.paretofront.lesen import lies_front
from tests.bericht import beilagenbau


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    schreibe_front(beilagenbau.front(), tmp_path)
    return tmp_path


def _kennung(ordner: Path) -> str:
    with pytest.raises(EingabeFehler) as fehler:
        lies_front(ordner)
    (befund,) = fehler.value.befunde
    assert befund.abhilfe
    assert befund.stelle is not None
    return befund.kennung


def _aendere(datei: Path, **felder: Any) -> None:
    daten = json.loads(datei.read_text(encoding="utf-8"))
    datei.write_text(json.dumps(daten | felder), encoding="utf-8")


def test_gelesen_ist_was_geschrieben_wurde(ordner: Path) -> None:
    gelesen, front = lies_front(ordner), beilagenbau.front()
    assert [(p.id, p.bester_in, p.ergebnis.plan) for p in gelesen.punkte] == [
        (p.id, p.bester_in, p.ergebnis.plan) for p in front.punkte
    ]
    assert [p.nachweis("kosten") for p in gelesen.punkte] == [p.nachweis("kosten") for p in front.punkte]
    for feld in ("ziele", "knie", "tausch", "verlangte_punkte", "ende", "zahlen", "signalnummer"):
        assert getattr(gelesen, feld) == getattr(front, feld)
    assert gelesen.tabelle().equals(front.tabelle())


def test_geaenderter_punkt_wird_abgelehnt(ordner: Path) -> None:
    datei = ordner / "punkte" / "punkt-3" / "plan.json"
    daten = json.loads(datei.read_text(encoding="utf-8"))
    daten["entscheidungen"][0] |= {"massnahme": "C", "name": "Maßnahme C"}  # B, exchanged by hand
    datei.write_text(json.dumps(daten), encoding="utf-8")
    assert _kennung(ordner) == "E457"


def test_andere_werte_in_der_liste_werden_abgelehnt(ordner: Path) -> None:
    punkte = json.loads((ordner / "front.json").read_text(encoding="utf-8"))["punkte"]
    punkte[1]["ziele"]["co2"]["wert"] = 9.5
    _aendere(ordner / "front.json", punkte=punkte)
    assert _kennung(ordner) == "E457"


@pytest.mark.parametrize(
    "felder",
    [
        {"art": "massnahmenplan.plan"},
        {"punkte": []},
        {"punkte": [{"id": 1}]},
        {"ende": "x"},
        {"ziele": 3},
        {"knie": "punkt-99"},
        {"knie": 5},
        {"dauer_s": None},
        {"verlangte_punkte": "viele"},
        {"abgebrochen_durch_signal": "TERM"},
        {"offene_enden": [5]},
    ],
)
def test_keine_front(ordner: Path, felder: dict[str, Any]) -> None:
    _aendere(ordner / "front.json", **felder)
    assert _kennung(ordner) == "E455"


def test_kennung_eines_punkts_ist_text(ordner: Path) -> None:
    punkte = json.loads((ordner / "front.json").read_text(encoding="utf-8"))["punkte"]
    _aendere(ordner / "front.json", punkte=[{**punkte[0], "id": 5}, *punkte[1:]])
    assert _kennung(ordner) == "E455"


def test_zu_tief_geschachtelt_ist_nicht_zu_lesen(ordner: Path) -> None:
    (ordner / "front.json").write_text("[" * 100_000, encoding="utf-8")
    assert _kennung(ordner) == "E455"


def test_fehlende_und_unlesbare_dateien(ordner: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert _kennung(tmp_path_factory.mktemp("leer")) == "E455"
    (ordner / "punkte" / "punkt-1" / "plan.json").unlink()
    assert _kennung(ordner) == "E455"
    (ordner / "front.json").write_bytes(b"\xff")
    assert _kennung(ordner) == "E455"
