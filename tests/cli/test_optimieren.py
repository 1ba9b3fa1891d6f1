"""``optimieren``: order of checks, exit codes, what is printed and what is written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from massnahmenplan import planung
from massnahmenplan.ergebnis import Status
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben, lies_fall, plane

DATEIEN = ["bericht.html", "karte.geojson", "plan.json", "plan.xlsx", "protokoll.json"]


@pytest.fixture(scope="module")
def ergebnis(tmp_path_factory):
    from massnahmenplan.cli.ausgang import fuehre_aus

    ordner = tmp_path_factory.mktemp("klein") / "fall"
    assert fuehre_aus(["neu", str(ordner)]) == 0
    return plane(lies_fall(ordner), Vorgaben())


@pytest.fixture
def mit_ergebnis(monkeypatch, ergebnis):
    """Let the search end at once, with the proof of choice."""

    def _mit(**nachweis: object) -> None:
        anders = replace(ergebnis, nachweis=replace(ergebnis.nachweis, **nachweis))
        monkeypatch.setattr(planung, "plane", lambda *_: anders)

    return _mit


def _namen(ordner: Path) -> list[str]:
    return sorted(datei.name for datei in ordner.iterdir())


def test_vorlage_wird_optimiert_und_geschrieben(rufe, fall, tmp_path) -> None:
    ordner = tmp_path / "plan"
    lauf = rufe("optimieren", fall, "-o", ordner)
    assert lauf.ausgang == 0
    assert lauf.stderr.startswith("W070")
    assert lauf.stdout.startswith("Musterquartier")
    assert lauf.stdout.rstrip().endswith(f"Der Plan liegt in: {ordner}")
    assert _namen(ordner) == DATEIEN


def test_json_nennt_wert_beweis_und_dateien(rufe, fall, tmp_path) -> None:
    lauf = rufe("optimieren", fall, "-o", tmp_path / "plan", "--ziel", "kosten", "--json")
    daten = json.loads(lauf.stdout)
    assert (lauf.ausgang, daten["ausgang"], daten["status"]) == (0, 0, "optimal")
    assert (daten["ziel"], daten["einheit"]) == ("kosten", "EUR")
    geschrieben = json.loads((tmp_path / "plan" / "plan.json").read_text(encoding="utf-8"))
    assert daten["zielwert"] == geschrieben["zielwert"]
    assert sorted(daten["dateien"]) == DATEIEN


@pytest.mark.parametrize(
    ("nachweis", "ausgang"),
    [
        ({"status": Status.ZEITLIMIT}, 5),
        ({"status": Status.ABGEBROCHEN, "signalnummer": 2}, 130),
        ({"status": Status.ABGEBROCHEN, "signalnummer": 15}, 143),
    ],
)
def test_unfertiger_plan_wird_geschrieben_und_im_rueckgabewert_genannt(
    rufe, fall, tmp_path, mit_ergebnis, nachweis, ausgang
) -> None:
    mit_ergebnis(**nachweis)
    lauf = rufe("optimieren", fall, "-o", tmp_path / "plan")
    assert lauf.ausgang == ausgang
    assert _namen(tmp_path / "plan") == DATEIEN


@pytest.mark.parametrize(
    ("fehler", "ausgang"),
    [
        (UnerfuellbarFehler(["zu teuer"]), 4),
        (KeinPlanFehler("Zeit um"), 6),
        (KeinPlanFehler("Strg-C", 2), 130),
        (AbweichungsFehler(["5 EUR"]), 7),
        (KeyboardInterrupt(), 130),
    ],
)
def test_ohne_plan_wird_nichts_geschrieben(rufe, fall, tmp_path, monkeypatch, fehler, ausgang) -> None:
    def scheitere(*_: object) -> None:
        raise fehler

    monkeypatch.setattr(planung, "plane", scheitere)
    lauf = rufe("optimieren", fall, "-o", tmp_path / "plan")
    assert (lauf.ausgang, lauf.stdout) == (ausgang, "")
    assert not (tmp_path / "plan").exists()


def test_fehlerhafte_eingabe_legt_keinen_ordner_an(rufe, tmp_path) -> None:
    assert rufe("optimieren", tmp_path / "nirgends", "-o", tmp_path / "plan").ausgang == 3
    assert not (tmp_path / "plan").exists()


def test_ausgabe_wird_vor_der_suche_geprueft(rufe, fall, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(planung, "plane", lambda *_: pytest.fail("the search was started"))
    datei = tmp_path / "plan"
    datei.write_text("keine Ordner", encoding="utf-8")
    lauf = rufe("optimieren", fall, "-o", datei)
    assert lauf.ausgang == 8
    assert datei.read_text(encoding="utf-8") == "keine Ordner"


def test_zweiter_lauf_in_denselben_ordner_wird_abgewiesen(rufe, fall, tmp_path, monkeypatch) -> None:
    from massnahmenplan.bericht.sperre import Sperre

    monkeypatch.setattr(planung, "plane", lambda *_: pytest.fail("the search was started"))
    with Sperre(tmp_path / "plan"):
        lauf = rufe("optimieren", fall, "-o", tmp_path / "plan")
    assert lauf.ausgang == 8
    assert "anderer Lauf" in lauf.stderr


def test_vorgaben_kommen_bei_der_suche_an(rufe, fall, tmp_path, monkeypatch, ergebnis) -> None:
    gesehen = []

    def merke(_: object, vorgaben: Vorgaben, __: object) -> object:
        gesehen.append(vorgaben)
        return ergebnis

    monkeypatch.setattr(planung, "plane", merke)
    optionen = ("--ziel", "kosten", "--luecke", "0,5 %", "--zeitlimit", "60", "--saat", "7", "--faeden", "2")
    assert rufe("optimieren", fall, "-o", tmp_path / "plan", *optionen).ausgang == 0
    assert gesehen == [Vorgaben(("kosten",), 0.005, 60.0, 7, 2)]


def test_ziele_und_toleranzen_in_ihrer_rangfolge(rufe, fall, tmp_path, monkeypatch, ergebnis) -> None:
    gesehen = []
    monkeypatch.setattr(planung, "plane", lambda _, vorgaben, __: gesehen.append(vorgaben) or ergebnis)
    optionen = ("--ziel", "co2, kosten", "--toleranz", "1 %", "--toleranz", "0")
    assert rufe("optimieren", fall, "-o", tmp_path / "plan", *optionen).ausgang == 0
    assert gesehen == [Vorgaben(("co2", "kosten"), toleranz=(0.01, 0.0))]
