import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.kataloge import laden


def test_stammdaten_werden_nur_einmal_gelesen() -> None:
    assert laden.lade_stammdaten() is laden.lade_stammdaten()


def test_stammdaten_lassen_sich_nicht_aendern() -> None:
    with pytest.raises(TypeError):
        laden.lade_stammdaten().programme["neu"] = None  # type: ignore[index]


def test_yaml_wird_erst_beim_lesen_eingebunden() -> None:
    probe = "import sys, massnahmenplan.kataloge; raise SystemExit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_doppelter_schluessel_wird_mit_zeile_gemeldet(tmp_path: Path) -> None:
    datei = tmp_path / "doppelt.yaml"
    datei.write_text("id: a\nfassungen:\n  - gilt_ab: 2026-01-01\n    gilt_ab: 2027-01-01\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"doppelt\.yaml, Zeile 4: „gilt_ab“ steht doppelt"):
        laden._lies(datei)


def test_uebernommene_felder_einer_fassung_duerfen_ueberschrieben_werden(tmp_path: Path) -> None:
    datei = tmp_path / "anker.yaml"
    datei.write_text("- &a {x: 1, y: 2}\n- {<<: *a, y: 3}\n", encoding="utf-8")
    assert laden._lies(datei) == [{"x": 1, "y": 2}, {"x": 1, "y": 3}]


def test_fehler_nennt_die_datei(tmp_path: Path) -> None:
    datei = tmp_path / "kaputt.yaml"
    datei.write_text("id: a\nname: A\n", encoding="utf-8")
    with pytest.raises(ValidationError) as fehler:
        laden._pruefe(Programm, datei)
    assert fehler.value.__notes__ == ["Katalogdatei kaputt.yaml"]


def test_doppelte_kennung_ist_ein_fehler() -> None:
    with pytest.raises(ValueError, match="doppelt vergeben"):
        laden._nach_id({"a": 1}, 2)
