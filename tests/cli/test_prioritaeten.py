"""``prioritaeten``: options, exit codes, the folder."""

import json
from typing import Any

import pytest
from openpyxl import load_workbook

from massnahmenplan.grundlagen.fehler import KeinPlanFehler
from massnahmenplan.szenarien import teillauf
from tests.cli.conftest import dateien_in

FALL = """projekt: {name: Probe, beginn: 2027, ende: 2029, stichtag: 2026-06-01}
kostentraeger:
  - {id: stadt, name: Stadt, art: kommune}
haushalt:
  - {kostentraeger: stadt, jahr: 2027, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 0}
  - {kostentraeger: stadt, jahr: 2029, betrag_eur: 0}
massnahmen:
  - {id: a, name: A, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 60000, co2_t_a: 6}
  - {id: b, name: B, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 50000, co2_t_a: 5}
  - {id: c, name: C, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 50000, co2_t_a: 5}
szenarien:
  - {id: ruhig, wahrscheinlichkeit: 70 %}
  - {id: knapp, wahrscheinlichkeit: 30 %, haushalt_faktor: 0.6, verzicht: ja}
"""
VIER = ("bericht.html", "plan.json", "plan.xlsx", "protokoll.json")
TABELLEN = ("prioritaeten.csv", "prioritaeten.json", "prioritaeten.xlsx")


def test_liste_und_ein_plan_je_stufe_den_nachrechnen_bestaetigt(rufe, probe, tmp_path) -> None:
    ordner = tmp_path / "aus"
    lauf = rufe(
        "prioritaeten", probe, "-o", ordner, "--von", "40 %", "--bis", "1", "--stufen", "4", "--luecke", "0"
    )
    assert lauf.ausgang == 0
    # 40 %: nothing; 60 %, 80 %: A, 12 t; 100 %: B and C, 20 t. Nested: B (10, 10), then C (20); or A (12, 12, 12).
    assert "Mittel:          10,0 t CO2e (Schranke 10,0 t CO2e, Lücke 0,000 %)" in lauf.stdout
    assert "Verlust:         1,0 t CO2e (9,09 %) gegenüber vorher bekanntem Budget" in lauf.stdout
    assert dateien_in(ordner) == sorted(
        [*TABELLEN, *(f"stufen/stufe-{n}/{d}" for n in (1, 2, 3, 4) for d in VIER)]
    )
    for nummer in (1, 2, 3, 4):
        assert rufe("nachrechnen", ordner / "stufen" / f"stufe-{nummer}").ausgang == 0
    daten = json.loads((ordner / "prioritaeten.json").read_text(encoding="utf-8"))
    assert [(s["faktor"], s["wert"], s["eigener_bester_wert"], s["verlust"]) for s in daten["stufen"]] == [
        (0.4, 0, 0, 0),
        (0.6, 10, 12, 2),
        (0.8, 10, 12, 2),
        (1, 20, 20, 0),
    ]
    assert [(p["rang"], p["faktor"]) for p in daten["liste"]] == [(1, 0.6), (2, 1)]
    assert daten["ohne_szenarien"] == "Zu diesem Fall liegt kein Ergebnis über Szenarien vor."
    assert [e["massnahme"] for e in daten["nicht_gewaehlt"]] == ["a"]


def test_tabellen_sagen_dasselbe_wie_die_daten(rufe, probe, tmp_path) -> None:
    ordner = tmp_path / "aus"
    rufe("prioritaeten", probe, "-o", ordner, "--von", "0,6", "--bis", "1", "--stufen", "2", "--luecke", "0")
    mappe = load_workbook(ordner / "prioritaeten.xlsx")
    assert mappe.sheetnames == ["Rangliste", "Stufen", "Kennzahlen", "Nicht dabei"]
    raenge = [[zelle.value for zelle in zeile] for zeile in mappe["Rangliste"].iter_rows(min_row=5, max_row=6)]
    liste = json.loads((ordner / "prioritaeten.json").read_text(encoding="utf-8"))["liste"]
    assert [(zeile[0], zeile[1], zeile[3], zeile[7]) for zeile in raenge] == [
        (p["platz"], p["rang"], p["massnahme"], p["investition_eur"]) for p in liste
    ]
    stufen = [[zelle.value for zelle in zeile] for zeile in mappe["Stufen"].iter_rows(min_row=5, max_row=6)]
    assert [(zeile[0], zeile[3], zeile[4], zeile[5]) for zeile in stufen] == [
        ("60 %", 10, 12, 2),
        ("100 %", 20, 20, 0),
    ]
    kennzahlen = [
        [zelle.value for zelle in zeile] for zeile in mappe["Kennzahlen"].iter_rows(min_row=5, max_row=6)
    ]
    assert [zeile[2] for zeile in kennzahlen] == [p["eur_je_t"] for p in liste] == [5000, 5000]
    zeilen = (ordner / "prioritaeten.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(zeilen) == 3
    assert zeilen[1].split(";")[:4] == ["1", "1", "60 %", liste[0]["massnahme"]]


def test_ausgelassene_stufe_steht_ueberall(rufe, probe, tmp_path) -> None:
    datei = probe / "fall.yaml"
    datei.write_text(FALL.replace("co2_t_a: 6}", "co2_t_a: 6, pflicht: ja}"), encoding="utf-8")
    ordner = tmp_path / "aus"
    lauf = rufe("prioritaeten", probe, "-o", ordner, "--von", "0.5", "--bis", "1", "--stufen", "2")
    assert lauf.ausgang == 0
    assert "50 %  ausgelassen, kein Plan hält alle harten Vorgaben ein: Pflichtmaßnahme „A“" in lauf.stdout
    daten = json.loads((ordner / "prioritaeten.json").read_text(encoding="utf-8"))
    assert [s["id"] for s in daten["ausgelassene_stufen"]] == ["stufe-1"]
    blatt = load_workbook(ordner / "prioritaeten.xlsx")["Stufen"]
    assert str(blatt.cell(row=5, column=15).value).startswith("ausgelassen, kein Plan")
    assert dateien_in(ordner) == sorted([*TABELLEN, *(f"stufen/stufe-2/{d}" for d in VIER)])


def test_pflicht_und_ganze_gruende_stehen_da(rufe, probe, tmp_path) -> None:
    """A is compulsory by resolution; B by itself, so half of the money is not enough and says why in full."""
    beschluss = "festlegungen:\n  - {massnahme: a, art: muss, beschluss: Rat 12/2026}\n"
    text = FALL.replace("100000", "200000").replace("id: b,", "pflicht: ja, id: b,") + beschluss
    (probe / "fall.yaml").write_text(text, encoding="utf-8")
    ordner = tmp_path / "aus"
    lauf = rufe("prioritaeten", probe, "-o", ordner, "--von", "0.5", "--bis", "1", "--stufen", "2")
    daten = json.loads((ordner / "prioritaeten.json").read_text(encoding="utf-8"))
    erwartet = {"a": "Rat 12/2026", "b": "laut Maßnahmenliste", "c": None}
    assert {p["massnahme"]: p["pflicht"] for p in daten["liste"]} == erwartet
    blatt = load_workbook(ordner / "prioritaeten.xlsx")["Rangliste"]
    assert {z[3].value: z[10].value for z in blatt.iter_rows(min_row=5, max_row=7)} == erwartet
    assert "\n Pflicht: a, Rat 12/2026\n" in lauf.stdout
    gruende = " ".join(daten["ausgelassene_stufen"][0]["gruende"])
    assert gruende in " ".join(lauf.stdout.split())


def test_neue_liste_ersetzt_die_alte_als_ganzes(rufe, probe, tmp_path) -> None:
    ordner = tmp_path / "aus"
    rufe("optimieren", probe, "-o", ordner)
    rufe("prioritaeten", probe, "-o", ordner, "--von", "0.5", "--bis", "1", "--stufen", "3")
    lauf = rufe("prioritaeten", probe, "-o", ordner, "--von", "0.5", "--bis", "1", "--stufen", "2", "--json")
    daten = json.loads(lauf.stdout)
    assert (daten["ausgang"], len(daten["dateien"])) == (0, 11)
    bleibt = [*VIER, *TABELLEN, *(f"stufen/stufe-{n}/{d}" for n in (1, 2) for d in VIER)]
    assert dateien_in(ordner) == sorted(bleibt)


def test_anteil_der_szenarien(rufe, probe, tmp_path) -> None:
    rufe("optimieren", probe, "-o", tmp_path / "szenarien", "--szenarien", "alle", "--luecke", "0")
    lauf = rufe(
        "prioritaeten", probe, "-o", tmp_path / "aus", "--von", "0.5", "--bis", "1", "--stufen", "2",
        "--szenarien", tmp_path / "szenarien", "--json",
    )  # fmt: skip
    daten = json.loads(lauf.stdout)
    # Decided are B and C (20 t in quiet times); with 60 % of the money one of them is given up.
    assert sorted(p["szenarienanteil"] for p in daten["liste"]) == [0.7, 1]
    assert daten["ohne_szenarien"] is None
    lauf = rufe("prioritaeten", probe, "-o", tmp_path / "aus", "--szenarien", tmp_path / "aus")
    assert (lauf.ausgang, "E364" in lauf.stderr) == (3, True)
    (probe / "fall.yaml").write_text(FALL.replace("id: a,", "id: anders,"), encoding="utf-8")
    lauf = rufe("prioritaeten", probe, "-o", tmp_path / "aus", "--szenarien", tmp_path / "szenarien")
    assert (lauf.ausgang, "Fall mit anderen Maßnahmen" in lauf.stderr) == (3, True)
    (tmp_path / "szenarien" / "szenarien" / "knapp" / "plan.json").unlink()
    lauf = rufe("prioritaeten", probe, "-o", tmp_path / "aus", "--szenarien", tmp_path / "szenarien")
    assert lauf.ausgang == 3


@pytest.mark.parametrize(
    ("optionen", "ausgang", "text"),
    [
        (("--von", "1.5", "--bis", "0.5"), 3, "keine aufsteigende Spanne von Budgets"),
        (("--kostentraeger", "land"), 3, "gibt es in kostentraeger nicht"),
        (("--stufen", "3", "--gewichte", "1,2"), 3, "E361"),
        (("--gewichte", "viel"), 2, "„viel“ ist keine Zahl"),
        (("--luecke", "1"), 2, "Lücke 1.0: erlaubt ist 0 bis unter 1"),
        (("--bis", "0.4", "--von", "0.1"), 0, "Keine Budgetstufe führt eine Maßnahme aus."),
    ],
)
def test_was_nicht_geht_wird_gesagt(rufe, probe, tmp_path, optionen, ausgang, text) -> None:
    lauf = rufe("prioritaeten", probe, "-o", tmp_path / "aus", *optionen)
    assert lauf.ausgang == ausgang
    assert text in " ".join((lauf.stdout + lauf.stderr).split())
    assert (tmp_path / "aus").exists() is (ausgang == 0)


def test_gewichte_und_weitere_ziele(rufe, probe, tmp_path) -> None:
    lauf = rufe(
        "prioritaeten", probe, "-o", tmp_path / "aus", "--von", "0.6", "--bis", "1", "--stufen", "2",
        "--gewichte", "9;1,0", "--ziel", "co2,kosten", "--luecke", "0",
    )  # fmt: skip
    assert "Die Liste folgt nur dem ersten Ziel; nicht verfolgt: möglichst kleiner Kapitalwert" in lauf.stdout
    daten = json.loads((tmp_path / "aus" / "prioritaeten.json").read_text(encoding="utf-8"))
    assert [p["massnahme"] for p in daten["liste"]] == ["a"]  # 12 instead of 0.9 · 10 + 0.1 · 20 = 11 t
    assert [s["gewicht"] for s in daten["stufen"]] == [0.9, 0.1]
    assert daten["nicht_verfolgte_ziele"] == ["kosten"]


@pytest.mark.parametrize("nummer", [1, 2, 3])
def test_unterbrochen_ohne_plan_fuer_jede_stufe_steht_nichts_da(
    rufe, probe, tmp_path, monkeypatch, nummer
) -> None:
    # Plans 1 and 2: each budget by itself; 3: the small one under the list.
    aufrufe, echt = iter(range(1, 9)), teillauf.plane

    def bis_zum_signal(*argumente: Any) -> Any:
        if next(aufrufe) == nummer:
            raise KeinPlanFehler("Abgebrochen, bevor ein gültiger Plan gefunden war.", 2)
        return echt(*argumente)

    monkeypatch.setattr(teillauf, "plane", bis_zum_signal)
    lauf = rufe("prioritaeten", probe, "-o", tmp_path / "aus", "--von", "0.6", "--bis", "1", "--stufen", "2")
    assert lauf.ausgang == 130
    assert "Es wurde nichts geschrieben" in lauf.stderr
    assert not (tmp_path / "aus").exists()
