"""``pareto``: options, exit codes, the folder."""

import json
from typing import Any

import pytest
from openpyxl import load_workbook

from massnahmenplan.grundlagen.fehler import Beendigung
from massnahmenplan.paretofront import suche
from tests.cli.conftest import dateien_in

FALL = """projekt: {name: Probe, beginn: 2027, ende: 2029, stichtag: 2026-06-01, diskontsatz: 0}
kostentraeger:
  - {id: stadt, name: Stadt, art: kommune}
haushalt:
  - {kostentraeger: stadt, jahr: 2027, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 0}
  - {kostentraeger: stadt, jahr: 2029, betrag_eur: 0}
massnahmen:
  - {id: a, name: A, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 100000, co2_t_a: 10}
  - {id: b, name: B, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 20000, co2_t_a: 4}
"""
VIER = ("bericht.html", "plan.json", "plan.xlsx", "protokoll.json")
TABELLEN = ("front.csv", "front.json", "front.xlsx")


def test_ein_plan_je_punkt_den_nachrechnen_bestaetigt(rufe, probe, tmp_path) -> None:
    ordner = tmp_path / "aus"
    lauf = rufe("pareto", probe, "--ziele", "co2,kosten", "--punkte", "10", "-o", ordner, "--luecke", "0")
    assert lauf.ausgang == 0
    # Nothing; B, 8 t for 20,000; A, 20 t for 100,000. Both cost more than there is.
    text = " ".join(lauf.stdout.split())
    assert "Probe: CO2-Minderung und Kapitalwert, 3 Punkte" in text
    assert "Front: vollständig: bewiesen fehlt kein Punkt" in text
    assert (
        "Von punkt-1 zu punkt-2 kostet jede weitere Tonne 2.500,00 € Kapitalwert: 8,0 t CO2e mehr für 20.000,00 €."
    ) in text
    assert "Von punkt-2 zu punkt-3 kostet jede weitere Tonne 6.666,67 € Kapitalwert" in text
    assert dateien_in(ordner) == sorted([*TABELLEN, *(f"punkte/punkt-{n}/{d}" for n in (1, 2, 3) for d in VIER)])
    for nummer in (1, 2, 3):
        assert rufe("nachrechnen", ordner / "punkte" / f"punkt-{nummer}").ausgang == 0
    daten = json.loads((ordner / "front.json").read_text(encoding="utf-8"))
    assert [(p["ziele"]["co2"]["wert"], p["ziele"]["kosten"]["wert"]) for p in daten["punkte"]] == [
        (0, 0), (8, 20_000), (20, 100_000),
    ]  # fmt: skip
    assert [p["bester_in"] for p in daten["punkte"]] == [["kosten"], [], ["co2"]]
    assert (daten["knie"], daten["ende"], daten["vollstaendig"]) == ("punkt-2", "vollstaendig", True)
    assert daten["suche"]["offene_zellen"] == 0
    assert daten["preise"][0]["je_einheit"] == 2500


def test_tabellen_sagen_dasselbe_wie_die_daten(rufe, probe, tmp_path) -> None:
    ordner = tmp_path / "aus"
    rufe("pareto", probe, "-o", ordner, "--luecke", "0")
    mappe = load_workbook(ordner / "front.xlsx")
    assert mappe.sheetnames == ["Front", "Maßnahmen", "Preise", "Suche"]
    zeilen = [[zelle.value for zelle in zeile] for zeile in mappe["Front"].iter_rows(min_row=5, max_row=7)]
    punkte = json.loads((ordner / "front.json").read_text(encoding="utf-8"))["punkte"]
    assert [(z[0], z[2], z[5], z[9]) for z in zeilen] == [
        (p["id"], p["ziele"]["co2"]["wert"], p["ziele"]["kosten"]["wert"], p["massnahmen"]) for p in punkte
    ]
    assert [z[1] for z in zeilen] == ["Ende: Kapitalwert", "Knie", "Ende: CO2-Minderung"]
    assert [z[8] for z in zeilen] == [None, 2500, pytest.approx(20000 / 3, abs=1e-3)]
    assert len(mappe["Front"]._charts) == 1
    beginne = [[zelle.value for zelle in zeile] for zeile in mappe["Maßnahmen"].iter_rows(min_row=5, max_row=6)]
    assert beginne == [["a", "A", None, None, "2027"], ["b", "B", None, "2027", None]]
    assert mappe["Preise"].cell(row=5, column=1).value == (
        "Von punkt-1 zu punkt-2 kostet jede weitere Tonne 2.500,00 € Kapitalwert: 8,0 t CO2e mehr für 20.000,00 €."
    )
    csv = (ordner / "front.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(csv) == 4
    assert csv[0].startswith("Punkt;Bemerkung;CO2-Minderung [t CO2e];")
    assert csv[2].split(";")[:3] == ["punkt-2", "Knie", "8,0000"]


def test_neue_front_ersetzt_die_alte_als_ganzes(rufe, probe, tmp_path) -> None:
    ordner = tmp_path / "aus"
    rufe("pareto", probe, "-o", ordner)
    lauf = rufe("pareto", probe, "-o", ordner, "--punkte", "2", "--json")
    daten = json.loads(lauf.stdout)
    assert (daten["ausgang"], daten["ende"], len(daten["dateien"])) == (0, "anzahl", 11)
    assert dateien_in(ordner) == sorted([*TABELLEN, *(f"punkte/punkt-{n}/{d}" for n in (1, 2) for d in VIER)])


@pytest.mark.parametrize(
    ("optionen", "ausgang", "text"),
    [
        (("--ziele", "co2"), 3, "E452"),
        (("--ziele", "co2,co2,kosten"), 3, "E451"),
        (("--ziele", "co2,geld"), 2, "'geld' ist keines von"),
        (("--punkte", "1"), 3, "E453"),
        (("--ziele", "co2,nutzwert"), 3, "E262"),
        (("--luecke", "1"), 2, "Lücke 1.0: erlaubt ist 0 bis unter 1"),
    ],
)
def test_was_nicht_geht_wird_gesagt(rufe, probe, tmp_path, optionen, ausgang, text) -> None:
    lauf = rufe("pareto", probe, "-o", tmp_path / "aus", *optionen)
    assert lauf.ausgang == ausgang
    assert text in " ".join((lauf.stdout + lauf.stderr).split())
    assert not (tmp_path / "aus").exists()


def test_unmoeglicher_fall(rufe, probe, tmp_path) -> None:
    ziel = "ziele:\n  - {id: z, art: minderung_jahr, jahr: 2029, wert: 14}\n"
    (probe / "fall.yaml").write_text(FALL + ziel, encoding="utf-8")
    lauf = rufe("pareto", probe, "-o", tmp_path / "aus", "--json")
    daten = json.loads(lauf.stdout)
    assert (lauf.ausgang, daten["fehler"]["art"]) == (4, "unerfuellbar")
    assert daten["fehler"]["alternativen"]  # 20,000 EUR more pay for both
    assert not (tmp_path / "aus").exists()


@pytest.mark.parametrize(("ende", "ausgang"), [(KeyboardInterrupt(), 130), (Beendigung(), 143)])
def test_unterbrochen_steht_da_was_nachgerechnet_ist(
    rufe, probe, tmp_path, monkeypatch, ende: BaseException, ausgang: int
) -> None:
    echt, aufrufe = suche.durchlaufe, iter(range(1, 9))

    def bis_zum_signal(*argumente: Any, **rest: Any) -> Any:
        if next(aufrufe) == 3:
            raise ende
        return echt(*argumente, **rest)

    monkeypatch.setattr(suche, "durchlaufe", bis_zum_signal)
    lauf = rufe("pareto", probe, "-o", tmp_path / "aus")
    assert lauf.ausgang == ausgang
    assert "abgebrochen; die Punkte sind nachgerechnet" in lauf.stdout
    daten = json.loads((tmp_path / "aus" / "front.json").read_text(encoding="utf-8"))
    assert (daten["ende"], daten["abgebrochen_durch_signal"]) == ("abgebrochen", ausgang - 128)
    assert [p["ziele"]["co2"]["wert"] for p in daten["punkte"]] == [0, 20]
    monkeypatch.undo()
    assert rufe("nachrechnen", tmp_path / "aus" / "punkte" / "punkt-1").ausgang == 0
