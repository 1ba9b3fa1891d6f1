"""Run the command line inside the test, or as a process of its own."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from massnahmenplan.cli.ausgang import fuehre_aus


@dataclass(frozen=True)
class Lauf:
    ausgang: int
    stdout: str
    stderr: str


@pytest.fixture
def rufe(capsys: pytest.CaptureFixture[str]) -> Callable[..., Lauf]:
    def _rufe(*argumente: object) -> Lauf:
        ausgang = fuehre_aus([str(argument) for argument in argumente])
        gelesen = capsys.readouterr()
        return Lauf(ausgang, gelesen.out, gelesen.err)

    return _rufe


@pytest.fixture
def prozess() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    def _prozess(*argumente: object, **optionen: object) -> "subprocess.CompletedProcess[str]":
        befehl = [sys.executable, "-m", "massnahmenplan", *map(str, argumente)]
        einstellungen = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 240} | optionen
        return subprocess.run(befehl, check=False, **einstellungen)

    return _prozess


@pytest.fixture
def fall(tmp_path: Path, rufe: Callable[..., Lauf]) -> Path:
    ordner = tmp_path / "quartier"
    assert rufe("neu", ordner).ausgang == 0
    return ordner


@pytest.fixture(scope="session")
def geschriebener_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of the small case, made once: tests get a copy of it."""
    ort = tmp_path_factory.mktemp("plan")
    assert fuehre_aus(["neu", str(ort / "quartier")]) == 0
    assert fuehre_aus(["optimieren", str(ort / "quartier"), "-o", str(ort / "plan")]) == 0
    return ort / "plan"


@pytest.fixture
def plan(geschriebener_plan: Path, tmp_path: Path) -> Path:
    """A copy that may be changed."""
    return Path(shutil.copytree(geschriebener_plan, tmp_path / "plan"))


@pytest.fixture
def probe(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The case ``FALL`` of the test's file, in a folder."""
    ordner = tmp_path / "fall"
    ordner.mkdir()
    (ordner / "fall.yaml").write_text(request.module.FALL, encoding="utf-8")
    return ordner


def dateien_in(ordner: Path) -> list[str]:
    """Return every file in a folder and below it."""
    return sorted(str(datei.relative_to(ordner)) for datei in ordner.rglob("*") if datei.is_file())
