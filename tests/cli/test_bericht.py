"""``bericht``: formats, folders, what a changed plan says."""

import json
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst

from massnahmenplan.bericht.formate import FORMATE
from massnahmenplan.bericht.frontordner import schreibe_front
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.cli.bericht import FORMATNAMEN
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.nachpruefung.wiedergabe import gib_wieder
from massnahmenplan.planung import Vorgaben, lies_fall, plane
from massnahmenplan.sensitivitaet.ablage import oeffne
from massnahmenplan.sensitivitaet.grundlage import Grundlage
from tests.bericht import beilagenbau

FALL = """projekt: {name: Probe, beginn: 2027, ende: 2029, stichtag: 2026-06-01}
kostentraeger:
  - {id: stadt, name: Stadt, art: kommune}
haushalt:
  - {kostentraeger: stadt, jahr: 2027, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 0}
  - {kostentraeger: stadt, jahr: 2029, betrag_eur: 0}
massnahmen:
  - {id: a, name: Radweg <b>, handlungsfeld: mobilitaet, kostentraeger: stadt, investition_eur: 90000, co2_t_a: 5}
  - {id: b, name: Baum, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 70000, co2_t_a: 4}
"""


@pytest.fixture(scope="module")
def erstes(tmp_path_factory: pytest.TempPathFactory) -> Ergebnis:
    fall = tmp_path_factory.mktemp("fall") / "fall.yaml"
    fall.write_text(FALL, encoding="utf-8")
    return plane(lies_fall(fall), Vorgaben())


@pytest.fixture
def plan(erstes: Ergebnis, tmp_path: Path) -> Path:
    ordner = tmp_path / "plan"
    ordner.mkdir()
    (ordner / "plan.json").write_text(schreibe(erstes), encoding="utf-8")
    return ordner


def _aendere(plan: Path, **entscheidung: Any) -> None:
    datei = plan / "plan.json"
    daten = json.loads(datei.read_text(encoding="utf-8"))
    daten["entscheidungen"][0] |= entscheidung
    datei.write_text(json.dumps(daten), encoding="utf-8")


def test_ohne_angabe_entsteht_die_seite_im_ordner_des_plans(rufe, plan) -> None:
    lauf = rufe("bericht", plan)
    assert lauf.ausgang == 0
    assert lauf.stdout == f"Geschrieben: {plan / 'bericht.html'}\n"
    assert "optimal, bewiesen" in (plan / "bericht.html").read_text(encoding="utf-8")


def test_alle_formate_in_einen_ordner(rufe, plan, tmp_path) -> None:
    neu = tmp_path / "neu"
    formate = [teil for name in FORMATNAMEN for teil in ("--format", name)]
    lauf = rufe("bericht", plan / "plan.json", *formate, "-o", neu, "--json")
    daten = json.loads(lauf.stdout)
    assert set(daten["dateien"]) == {datei.name for datei in neu.iterdir()}
    assert {"bericht.html", "plan.xlsx", "bericht.md", "massnahmen.csv", "co2.csv"} <= set(daten["dateien"])
    assert daten["status"] == "optimal"
    text = (neu / "bericht.md").read_text(encoding="utf-8")
    assert "| a | Radweg \\<b\\> | Mobilität | Stadt |" in text
    assert "1. Im Plan: 1 von 2 Maßnahmen" in text


def test_tabellen_liegen_ohne_ordner_in_einem_eigenen(rufe, plan) -> None:
    assert rufe("bericht", plan, "--format", "csv").ausgang == 0
    assert (plan / "tabellen" / "massnahmen.csv").is_file()
    assert not list(plan.glob("*.csv"))


def test_fehlt_ein_paket_entsteht_auch_von_anderem_nichts(rufe, plan, tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    lauf = rufe("bericht", plan, "--format", "html", "--format", "docx", "-o", tmp_path / "neu")
    assert lauf.ausgang == 8
    assert "Abhilfe: pip install 'massnahmenplan[office]'." in lauf.stderr
    assert not (tmp_path / "neu").exists()


def test_befehl_und_verzeichnis_kennen_dieselben_formate() -> None:
    assert tuple(FORMATE) == FORMATNAMEN


def test_von_hand_geaendertes_wird_so_genannt(rufe, plan) -> None:
    _aendere(plan, massnahme="b", name="Baum")
    assert rufe("bericht", plan).ausgang == 0
    seite = (plan / "bericht.html").read_text(encoding="utf-8")
    assert "von Hand geändert und nachgerechnet: nichts ist bewiesen" in seite
    assert "70.000\u202f€" in seite


def test_verletzte_grenze_gibt_keinen_bericht(rufe, plan) -> None:
    _aendere(plan, beginn=2028)  # no budget in 2028
    lauf = rufe("bericht", plan)
    assert lauf.ausgang == 7
    assert "2028: 90.000,00 € fehlen." in lauf.stderr
    assert [datei.name for datei in plan.iterdir()] == ["plan.json"]


def test_wiedergabe_ist_das_ergebnis_aus_dem_der_plan_entstand(erstes: Ergebnis) -> None:
    gelesen = gib_wieder(lies(schreibe(erstes)))
    assert gelesen.bilanz == erstes.bilanz
    assert gelesen.plan == erstes.plan
    assert gelesen.nicht_gewaehlt == erstes.nicht_gewaehlt
    assert gelesen.annahmen == erstes.annahmen
    assert gelesen.versionen == erstes.versionen
    assert (gelesen.nachweis.status, gelesen.nachweis.zielwert) == (
        erstes.nachweis.status,
        erstes.nachweis.zielwert,
    )
    assert gelesen.protokoll == erstes.protokoll  # so every paper of a plan names the same checks


def test_wiedergabe_nennt_die_eigenen_pruefungen_wo_der_plan_keine_nennt(erstes: Ergebnis) -> None:
    daten = json.loads(schreibe(erstes))
    del daten["pruefungen"]
    gelesen = gib_wieder(lies(json.dumps(daten)))
    assert [s.pruefung for s in gelesen.protokoll] == ["Nachrechnung in Cent", "Regeln", "Angegebene Zahlen"]
    assert gelesen.nachweis.status is erstes.nachweis.status


@pytest.fixture
def beilagen(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Folders of a plan, of a study and of a front of one case."""
    plan, studie, front = (tmp_path / name for name in ("p", "s", "f"))
    for ordner in (plan, studie):
        ordner.mkdir()
    (plan / "plan.json").write_text(schreibe(beilagenbau.ergebnis()), encoding="utf-8")
    grundlage = Grundlage.von(beilagenbau.fall(), beilagenbau.studie(), Vorgaben())
    with oeffne(studie, grundlage, fortsetzen=False) as ablage:
        for lauf in beilagenbau.laeufe():
            ablage.lege_ab(lauf)
    schreibe_front(beilagenbau.front(), front)
    return plan, studie, front


def test_studie_und_front_stehen_auf_der_seite(rufe, beilagen) -> None:
    plan, studie, front = beilagen
    assert rufe("bericht", plan, "--studie", studie, "--front", front).ausgang == 0
    seite = (plan / "bericht.html").read_text(encoding="utf-8")
    assert '<section id="sensitivitaet"' in seite
    assert "Der vorliegende Plan ist punkt-4 der Front" in seite
    assert "gehört zu einem anderen Stand" not in seite


def test_studie_eines_anderen_falls_wird_mit_ort_und_abhilfe_abgelehnt(rufe, plan, beilagen) -> None:
    _, studie, front = beilagen
    lauf = rufe("bericht", plan, "--studie", studie, "--front", front)
    assert lauf.ausgang == 3
    assert "E456  --studie: „Prüffall, 2027–2030, Raster jahr“" in lauf.stderr
    assert "E456  --front:" in lauf.stderr
    assert "Den Ordner einer Front nennen" in lauf.stderr
    assert [datei.name for datei in plan.iterdir()] == ["plan.json"]


def test_studie_gehoert_zur_seite(rufe, beilagen) -> None:
    plan, studie, _ = beilagen
    lauf = rufe("bericht", plan, "--format", "md", "--studie", studie)
    assert lauf.ausgang == 2
    assert "--studie und --front gehören zu --format html oder --format pdf." in lauf.stderr


def test_studie_und_front_stehen_auch_im_pdf_und_was_sie_nicht_zeigt_wird_genannt(rufe, beilagen) -> None:
    plan, studie, front = beilagen
    formate = [teil for name in ("html", "pdf", "docx", "xlsx") for teil in ("--format", name)]
    lauf = rufe("bericht", plan, *formate, "--studie", studie, "--front", front)
    assert lauf.ausgang == 0
    assert lauf.stderr == "Hinweis: Studie und Front stehen nicht in docx, xlsx.\n"
    titel = [e.title for e in pypdf.PdfReader(plan / "bericht.pdf").outline if not isinstance(e, list)]
    assert {"Sensitivität", "Pareto: was das eine Ziel vom anderen kostet"} <= set(titel)


def test_lehnt_typst_ab_sagt_ein_satz_was_zu_tun_ist_und_nichts_entsteht(rufe, plan, monkeypatch) -> None:
    def bricht_ab(*_: Any, **__: Any) -> bytes:
        raise typst.TypstError("PDF/UA-1 error: missing alt text")

    monkeypatch.setattr(typst, "compile", bricht_ab)
    lauf = rufe("bericht", plan, "--format", "html", "--format", "pdf")
    assert lauf.ausgang == 8
    assert (
        "Das PDF lässt sich mit diesem Paket typst nicht setzen; geschrieben ist nichts. Abhilfe:" in lauf.stderr
    )
    assert "PDF/UA-1 error: missing alt text" in lauf.stderr
    assert [datei.name for datei in plan.iterdir()] == ["plan.json"]
