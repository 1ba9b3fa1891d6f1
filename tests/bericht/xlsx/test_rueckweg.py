"""From the plan to the next one: the sheet Status filled in, saved by other programs, read back."""

import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import yaml

from massnahmenplan.cli.ausgang import fuehre_aus
from massnahmenplan.eingabe.standdatei import lies_stand
from massnahmenplan.planung import lies_fall
from tests.bericht.buero import braucht_buero, wandle

FALL = {
    "projekt": {"name": "Rückweg", "beginn": 2027, "ende": 2030, "stichtag": "2026-06-01", "diskontsatz": 0},
    "kostentraeger": [{"id": "stadt", "name": "Stadt", "art": "kommune"}],
    "haushalt": [{"kostentraeger": "stadt", "jahr": jahr, "betrag_eur": 110000} for jahr in range(2027, 2031)],
    "massnahmen": [
        {
            "id": kennung, "name": name, "handlungsfeld": "beleuchtung", "kostentraeger": "stadt",
            "investition_eur": 100000, "co2_t_a": tonnen,
        }
        for kennung, name, tonnen in (
            ("a", "=HYPERLINK('http://x') <script>", 12),
            ("b", "💡 \u202eאבג\u202c", 10),
            ("c", "x" * 10_000, 8),
        )
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the case, its plan, and the plan's workbook with a report filled in."""
    ort = tmp_path_factory.mktemp("rueckweg")
    (ort / "fall").mkdir()
    (ort / "fall" / "fall.yaml").write_text(yaml.safe_dump(FALL, allow_unicode=True), encoding="utf-8")
    assert fuehre_aus(["optimieren", str(ort / "fall"), "-o", str(ort / "plan"), "--luecke", "0"]) == 0
    mappe = openpyxl.load_workbook(ort / "plan" / "plan.xlsx")
    blatt = mappe["Status"]
    spalte = {str(zelle.value): zelle.column for zelle in blatt[4]}
    zeile = {str(blatt.cell(nummer, 1).value): nummer for nummer in range(5, 8)}
    for feld, wert in {
        "phase": "im_bau", "lage": "verspaetet", "datum": datetime(2028, 1, 15), "kosten_eur.2027": 104000.5,
        "fertig": 2028, "grund": "=1+1 Baugrund 💡",
    }.items():  # fmt: skip
        blatt.cell(zeile["a"], spalte[feld]).value = wert
    blatt.cell(zeile["a"], spalte["grund"]).data_type = "s"
    mappe.save(ort / "gemeldet.xlsx")
    return ort


def _fall_2028(ordner: Path) -> Path:
    """The case a year later: the day of planning is 2028-02-01."""
    neu = ordner / "fall2028"
    neu.mkdir(exist_ok=True)
    inhalt = FALL | {"projekt": {**FALL["projekt"], "stichtag": "2028-02-01"}}  # type: ignore[dict-item]
    (neu / "fall.yaml").write_text(yaml.safe_dump(inhalt, allow_unicode=True), encoding="utf-8")
    return neu


def _pruefe(ordner: Path, mappe: Path) -> None:
    fall = _fall_2028(ordner)
    (stand,) = lies_stand(mappe, lies_fall(fall)).staende
    assert (stand.massnahme, stand.phase, stand.lage, stand.datum) == (
        "a",
        "im_bau",
        "verspaetet",
        date(2028, 1, 15),
    )
    assert (stand.fertig, {j: str(b) for j, b in stand.kosten_eur.items()}) == (2028, {2027: "104000.50"})
    assert stand.grund == "=1+1 Baugrund 💡"
    neu = ordner / f"neu-{mappe.parent.name}"
    befehl = ["fortschreiben", str(fall), "--plan", str(ordner / "plan"), "--stand", str(mappe), "-o", str(neu)]
    assert fuehre_aus(befehl) == 0
    plan = json.loads((neu / "plan.json").read_text(encoding="utf-8"))
    assert "a" in {schritt["massnahme"] for schritt in plan["entscheidungen"]}
    (eintrag,) = plan["eingabe"]["staende"]
    assert (eintrag["lage"], eintrag["grund"]) == ("verspaetet", stand.grund)


def test_von_openpyxl_gespeichert(ordner: Path) -> None:
    _pruefe(ordner, ordner / "gemeldet.xlsx")


@braucht_buero
def test_von_libreoffice_gespeichert(ordner: Path) -> None:
    mappe = wandle(ordner / "gemeldet.xlsx", "xlsx", ordner / "buero")
    _pruefe(ordner, mappe)
    blatt = openpyxl.load_workbook(mappe)["Status"]
    auswahl = {str(r.formula1) for r in blatt.data_validations.dataValidation if r.type == "list"}
    assert any("im_bau" in werte for werte in auswahl)  # the drop-downs survive
    assert any("verspaetet" in werte for werte in auswahl)


def test_ungefuellt_meldet_nichts(ordner: Path) -> None:
    lesung = lies_stand(ordner / "plan" / "plan.xlsx", lies_fall(_fall_2028(ordner)))
    assert lesung.staende == ()
    assert [hinweis.kennung for hinweis in lesung.hinweise] == ["W306"]
