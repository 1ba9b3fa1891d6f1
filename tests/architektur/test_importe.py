"""The import contracts hold, and they bite."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WURZEL = Path(__file__).parents[2]


def _pruefe(ordner: Path) -> subprocess.CompletedProcess[str]:
    befehl = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    umgebung = os.environ | {"PYTHONPATH": os.pathsep.join((str(ordner), str(ordner / "modelle")))}
    return subprocess.run(
        [*befehl, "--no-cache", "--no-logo"],
        cwd=ordner, env=umgebung, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    shutil.copy(WURZEL / "pyproject.toml", tmp_path)
    for ordner in ("massnahmenplan", "modelle"):
        shutil.copytree(WURZEL / ordner, tmp_path / ordner, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_alle_vertraege_halten() -> None:
    lauf = _pruefe(WURZEL)
    assert lauf.returncode == 0, lauf.stdout
    assert "18 kept, 0 broken" in lauf.stdout


@pytest.mark.parametrize(
    ("datei", "modul", "meldung"),
    [
        ("massnahmenplan/nachrechnung/__init__.py", "massnahmenmodell", "nachrechnung -> massnahmenmodell"),
        ("massnahmenplan/wirkung/__init__.py", "pathlib", "massnahmenplan.wirkung -> pathlib"),
        ("massnahmenplan/begriffe/ziel.py", "massnahmenplan.planungsfall", "ziel -> massnahmenplan.planungsfall"),
        ("modelle/massnahmenmodell/konten.py", "massnahmenmodell.haushalt", "konten -> massnahmenmodell.haushalt"),
        ("massnahmenplan/cli/optimieren.py", "highspy", "massnahmenplan.cli.optimieren -> highspy"),
    ],
)  # fmt: skip
def test_verbotener_import_faellt_auf(kopie: Path, datei: str, modul: str, meldung: str) -> None:
    with (kopie / datei).open("a", encoding="utf-8") as quelle:
        quelle.write(f"\nimport {modul}\n")
    lauf = _pruefe(kopie)
    assert lauf.returncode == 1
    assert meldung in lauf.stdout


def test_modul_ohne_platz_in_der_liste_faellt_auf(kopie: Path) -> None:
    (kopie / "massnahmenplan" / "allerlei.py").write_text('"""Odds and ends."""\n', encoding="utf-8")
    lauf = _pruefe(kopie)
    assert lauf.returncode == 1
    assert "allerlei" in lauf.stdout
