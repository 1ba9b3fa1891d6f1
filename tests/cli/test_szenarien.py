"""``optimieren`` with scenarios: options, exit codes, the folder."""

import itertools
import json
from dataclasses import replace
from typing import Any

import pytest

from massnahmenplan.grundlagen.fehler import Beendigung, KeinPlanFehler
from massnahmenplan.loeser import Ende
from massnahmenplan.szenarien import suche, teillauf
from tests.cli.conftest import dateien_in

VIER = ("bericht.html", "plan.json", "plan.xlsx", "protokoll.json")
FALL = """projekt: {name: Probe, beginn: 2027, ende: 2029, stichtag: 2026-06-01}
kostentraeger:
  - {id: stadt, name: Stadt, art: kommune}
haushalt:
  - {kostentraeger: stadt, jahr: 2027, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2029, betrag_eur: 100000}
massnahmen:
  - {id: a, name: A, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 90000, co2_t_a: 5}
  - {id: b, name: B, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 70000, co2_t_a: 4}
foerderprogramme:
  - {id: beg_em_huelle}
szenarien:
  - {id: ruhig, wahrscheinlichkeit: 70 %}
  - {id: teuer, name: Baupreise hoch, wahrscheinlichkeit: 30 %, kosten_faktor: {a: 1.25}, verzicht: ja}
"""


def test_ein_plan_je_szenario_den_nachrechnen_bestaetigt(rufe, probe, tmp_path) -> None:
    ordner = tmp_path / "aus"
    lauf = rufe("optimieren", probe, "-o", ordner, "--szenarien", "alle")
    assert lauf.ausgang == 0
    # a in 2027 (10 t), b in 2028 (4 t): 14 t; where a is too dear it is given up and b begins in 2027: 8 t.
    assert "Ergebnis:        12,2 t CO2e (Schranke 12,2 t CO2e" in lauf.stdout
    assert "Baupreise hoch: A: Verzicht; B: Beginn 2027 statt 2028" in lauf.stdout
    namen = sorted(str(datei.relative_to(ordner)) for datei in ordner.rglob("*") if datei.is_file())
    assert namen == [
        *VIER, "szenarien.csv", "szenarien.json",
        *(f"szenarien/{s}/{n}" for s in ("ruhig", "teuer") for n in VIER),
    ]  # fmt: skip
    for name in ("", "szenarien/ruhig", "szenarien/teuer"):
        assert rufe("nachrechnen", ordner / name).ausgang == 0
    daten = json.loads((ordner / "szenarien.json").read_text(encoding="utf-8"))
    assert [s["wert"] for s in daten["szenarien"]] == [14, 8]
    assert [s["reue"] for s in daten["szenarien"]] == [0, 0]
    assert (daten["erwartungswert"], daten["cvar"], daten["wert_der_planung"]) == (12.2, 8, 0)
    zeilen = (ordner / "szenarien.csv").read_text(encoding="utf-8-sig").splitlines()
    assert zeilen[2].startswith("teuer;Baupreise hoch;0,300000;8,000;8,000;0,000;8,000;8,000;")


def test_auswahl_und_cvar(rufe, probe, tmp_path) -> None:
    lauf = rufe("optimieren", probe, "-o", tmp_path / "aus", "--szenarien", "teuer", "--json")
    daten = json.loads(lauf.stdout)
    assert [(s["id"], s["wahrscheinlichkeit"]) for s in daten["szenarien"]] == [("teuer", 1)]
    lauf = rufe(
        "optimieren", probe, "-o", tmp_path / "zwei", "--szenarien", "alle", "--risiko", "cvar",
        "--cvar-alpha", "0,7", "--cvar-gewicht", "1", "--json",
    )  # fmt: skip
    daten = json.loads(lauf.stdout)
    assert (daten["zielwert"], daten["ausgang"]) == (8, 0)
    assert daten["risiko"] == {"gewicht_cvar": 1, "alpha": 0.7}


def test_programm_endet(rufe, probe, tmp_path) -> None:
    lauf = rufe(
        "optimieren", probe, "-o", tmp_path / "aus", "--programm-endet", "beg_em_huelle=2028:30%", "--json"
    )
    daten = json.loads(lauf.stdout)
    assert [(s["id"], round(s["wahrscheinlichkeit"], 6)) for s in daten["szenarien"]] == [
        ("ruhig", 0.49),
        ("teuer", 0.21),
        ("beg_em_huelle-endet-2028", 0.3),
    ]
    assert (tmp_path / "aus" / "szenarien" / "beg_em_huelle-endet-2028" / "plan.json").exists()


@pytest.mark.parametrize(
    ("optionen", "text"),
    [
        (("--szenarien", "laut"), "Szenario „laut“ gibt es im Fall nicht (bekannt: ruhig, teuer)"),
        (("--programm-endet", "beg=2028"), "Förderprogramm „beg“ gibt es im Fall nicht (bekannt: beg_em_huelle)"),
        (("--programm-endet", "beg_em_huelle"), "bitte PROGRAMM=JAHR"),
        (("--programm-endet", "beg_em_huelle=2028:120%"), "kein Anteil zwischen 0 und 1"),
        (("--risiko", "cvar"), "--risiko cvar braucht Szenarien"),
        (("--szenarien", "alle", "--risiko", "cvar", "--cvar-alpha", "1"), "CVaR-Niveau 1.0: erlaubt ist 0 bis"),
    ],
)
def test_falscher_aufruf(rufe, probe, tmp_path, optionen, text) -> None:
    lauf = rufe("optimieren", probe, "-o", tmp_path / "aus", *optionen)
    assert lauf.ausgang == 2
    assert text in " ".join(lauf.stderr.split())
    assert not (tmp_path / "aus").exists()


def test_fall_ohne_szenarien(rufe, fall, tmp_path) -> None:
    lauf = rufe("optimieren", fall, "-o", tmp_path / "aus", "--szenarien", "alle")
    assert lauf.ausgang == 2
    assert "Der Fall nennt keine Szenarien" in lauf.stderr


def test_unerfuellbares_szenario_ist_ausgang_vier(rufe, probe, tmp_path) -> None:
    datei = probe / "fall.yaml"
    datei.write_text(FALL.replace("co2_t_a: 5}", "co2_t_a: 5, pflicht: ja}"), encoding="utf-8")
    lauf = rufe("optimieren", probe, "-o", tmp_path / "aus", "--szenarien", "alle")
    assert lauf.ausgang == 4
    assert "Szenario „Baupreise hoch“ (teuer): Pflichtmaßnahme „A“" in lauf.stderr
    assert not (tmp_path / "aus").exists()


def test_ohne_option_sagt_der_plan_dass_szenarien_nicht_zaehlen(rufe, probe, tmp_path) -> None:
    rufe("optimieren", probe, "-o", tmp_path / "aus")
    annahmen = json.loads((tmp_path / "aus" / "plan.json").read_text(encoding="utf-8"))["annahmen"]
    assert "Der Fall nennt 2 Szenarien: dieser Plan rechnet ohne sie (Option --szenarien)." in annahmen


def unterbrich(monkeypatch: pytest.MonkeyPatch, nummer: int, ende: BaseException) -> None:
    """Let the run be stopped while the plan with this number is searched for."""
    aufrufe, echt = itertools.count(1), teillauf.plane

    def bis_zum_signal(*argumente: Any) -> Any:
        if next(aufrufe) == nummer:
            raise ende
        return echt(*argumente)

    monkeypatch.setattr(teillauf, "plane", bis_zum_signal)


# Plans 1 and 2: each scenario by itself; 3 and 4: under the common decision; 5 to 7: the plan without scenarios
# and what becomes of it; 8: the common decision in the case as it stands.
@pytest.mark.parametrize(
    ("nummer", "ende", "ausgang"),
    [
        (5, KeyboardInterrupt(), 130),
        (5, Beendigung(), 143),
        (5, KeinPlanFehler("Abgebrochen", 15), 143),
        (7, KeyboardInterrupt(), 130),
        (8, KeinPlanFehler("Abgebrochen", 2), 130),
    ],
)
def test_unterbrochen_steht_da_was_nachgerechnet_ist(
    rufe, probe, tmp_path, monkeypatch, nummer, ende, ausgang
) -> None:
    rufe("optimieren", probe, "-o", tmp_path / "aus")  # an earlier plan would belong to another decision
    unterbrich(monkeypatch, nummer, ende)
    lauf = rufe("optimieren", probe, "-o", tmp_path / "aus", "--szenarien", "alle")
    assert lauf.ausgang == ausgang
    assert "Status:          abgebrochen" in lauf.stdout
    assert dateien_in(tmp_path / "aus") == [
        "szenarien.csv", "szenarien.json",
        *(f"szenarien/{s}/{n}" for s in ("ruhig", "teuer") for n in VIER),
    ]  # fmt: skip
    daten = json.loads((tmp_path / "aus" / "szenarien.json").read_text(encoding="utf-8"))
    assert [s["wert"] for s in daten["szenarien"]] == [14, 8]
    assert daten["abgebrochen_durch_signal"] == ausgang - 128
    assert daten["im_grundfall_durchfuehrbar"] is None
    assert daten["wert_der_planung"] == (0 if nummer == 8 else None)
    monkeypatch.undo()
    assert rufe("nachrechnen", tmp_path / "aus" / "szenarien" / "teuer").ausgang == 0


def test_unterbrochene_gemeinsame_suche_mit_entscheidung(rufe, probe, tmp_path, monkeypatch) -> None:
    echt = suche.loese

    def angehalten(*argumente: Any) -> Any:
        return replace(echt(*argumente), ende=Ende.UNTERBROCHEN, signalnummer=2)

    monkeypatch.setattr(suche, "loese", angehalten)
    lauf = rufe("optimieren", probe, "-o", tmp_path / "aus", "--szenarien", "alle", "--json")
    daten = json.loads(lauf.stdout)
    assert (lauf.ausgang, daten["ausgang"], daten["abgebrochen_durch_signal"]) == (130, 130, 2)
    assert [s["wert"] for s in daten["szenarien"]] == [14, 8]


@pytest.mark.parametrize("nummer", [1, 2, 3, 4])
def test_unterbrochen_ohne_plan_fuer_jedes_szenario_steht_nichts_da(
    rufe, probe, tmp_path, monkeypatch, nummer
) -> None:
    unterbrich(monkeypatch, nummer, KeinPlanFehler("Abgebrochen, bevor ein gültiger Plan gefunden war.", 2))
    lauf = rufe("optimieren", probe, "-o", tmp_path / "aus", "--szenarien", "alle")
    assert lauf.ausgang == 130
    assert "Es wurde nichts geschrieben" in lauf.stderr
    assert not (tmp_path / "aus").exists()


def test_fruehere_szenarien_gehen_mit_dem_frueheren_ergebnis(rufe, probe, tmp_path) -> None:
    ordner = tmp_path / "aus"
    rufe("optimieren", probe, "-o", ordner, "--szenarien", "alle")
    (ordner / "szenarien" / "teuer" / "notiz.txt").write_text("bleibt", encoding="utf-8")
    eigener = ordner / "szenarien" / "meiner"
    eigener.mkdir()
    (eigener / "plan.json").write_text("{}", encoding="utf-8")  # not named by the earlier run: not ours
    bleibt = ["szenarien/meiner/plan.json", "szenarien/teuer/notiz.txt"]
    rufe("optimieren", probe, "-o", ordner, "--szenarien", "ruhig")
    tabellen = ["szenarien.csv", "szenarien.json"]
    assert dateien_in(ordner) == sorted([*VIER, *tabellen, *bleibt, *(f"szenarien/ruhig/{name}" for name in VIER)])
    rufe("optimieren", probe, "-o", ordner)
    assert dateien_in(ordner) == sorted([*VIER, *bleibt])


def test_nur_das_erste_von_mehreren_zielen_und_es_steht_da(rufe, probe, tmp_path) -> None:
    lauf = rufe("optimieren", probe, "-o", tmp_path / "aus", "--szenarien", "ruhig", "--ziel", "co2,kosten")
    assert "Probe: 1 Szenario\n" in lauf.stdout
    assert "Szenarien folgen nur dem ersten Ziel; nicht verfolgt: möglichst kleiner Kapitalwert" in lauf.stdout
    daten = json.loads((tmp_path / "aus" / "szenarien.json").read_text(encoding="utf-8"))
    assert (daten["ziel"], daten["nicht_verfolgte_ziele"]) == ("co2", ["kosten"])


def test_szenario_ohne_namen_wird_einmal_genannt(rufe, probe, tmp_path) -> None:
    datei = probe / "fall.yaml"
    text = FALL.replace("co2_t_a: 5}", "co2_t_a: 5, pflicht: ja}").replace("name: Baupreise hoch, ", "")
    datei.write_text(text, encoding="utf-8")
    lauf = rufe("optimieren", probe, "-o", tmp_path / "aus", "--szenarien", "alle")
    assert "Szenario „teuer“: Pflichtmaßnahme „A“" in lauf.stderr
