"""``docs/cluster.md``: its commands, on a real scheduler with real workers on the loopback interface."""

import os
import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from massnahmenplan.cli.ausgang import Ausgang, fuehre_aus
from massnahmenplan.sensitivitaet.ablage import lies_laeufe
from tests.sensitivitaet.studienfall import schreibe
from tests.sensitivitaet.test_stoerungen import HAENGT_S, anzahl

pytest.importorskip("distributed")
SEITE = (Path(__file__).parents[2] / "docs" / "cluster.md").read_text(encoding="utf-8")
WERTE = [f"0.{nummer}" for nummer in range(30, 50)]


def befehle() -> list[str]:
    """Return the commands of the page, one per line."""
    bloecke = re.findall(r"^```sh\n(.*?)^```", SEITE, flags=re.MULTILINE | re.DOTALL)
    return [zeile for block in bloecke for zeile in block.splitlines()]


def hier(befehl: str, anschluss: int, fall: Path) -> list[str]:
    """Return a command of the page for this machine: its own interface, a free port, the case, one worker."""
    ersetzt = (
        befehl.replace("10.1.0.5", "127.0.0.1").replace("8786", str(anschluss)).replace("workers 2", "workers 1")
    )
    return [str(fall) if teil == "FALL" else teil for teil in shlex.split(ersetzt)]


@contextmanager
def gestartet(befehl: list[str], wo: Path) -> Iterator[subprocess.Popen[str]]:
    umgebung = {**os.environ, "PYTHONPATH": os.pathsep.join(ort for ort in sys.path if ort)}
    prozess = subprocess.Popen(
        [sys.executable, "-m", *befehl],
        cwd=wo,
        env=umgebung,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        yield prozess
    finally:
        for kind in psutil.Process(prozess.pid).children(recursive=True) if prozess.poll() is None else ():
            kind.kill()
        prozess.kill()
        prozess.communicate()


def freier_anschluss() -> int:
    with socket.socket() as dose:
        dose.bind(("127.0.0.1", 0))
        return int(dose.getsockname()[1])


@pytest.mark.usefixtures("dask_raeumt_auf")
def test_befehle_der_anleitung(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The study is killed in the middle of its work on the cluster and goes on there: every run once."""
    installieren, scheduler, arbeiter, rechnen, weiter = befehle()
    assert installieren == "pip install 'massnahmenplan[verteilt]'"
    ordner, _ = schreibe(tmp_path / "fall", *WERTE)
    (ordner / "studie.yaml").rename(tmp_path / "studie.yaml")
    anschluss = freier_anschluss()
    with (
        gestartet(hier(scheduler, anschluss, ordner), tmp_path),
        gestartet(hier(arbeiter, anschluss, ordner), tmp_path),
    ):
        with gestartet(hier(rechnen, anschluss, ordner), tmp_path) as lauf:
            frist = time.monotonic() + HAENGT_S
            while anzahl(tmp_path / "s") < 3:
                assert time.monotonic() < frist
                assert lauf.poll() is None, lauf.communicate()
                time.sleep(0.01)
        vorher = lies_laeufe(tmp_path / "s")
        assert 3 <= len(vorher) <= len(WERTE)  # killed before the last one
        monkeypatch.chdir(tmp_path)
        programm, *angaben = hier(weiter, anschluss, ordner)
        assert programm == "massnahmenplan"
        assert fuehre_aus([*angaben, "--ohne-reue"]) == Ausgang.GUT, capsys.readouterr().err
    nachher = lies_laeufe(tmp_path / "s")
    assert [einer.nummer for einer in nachher] == list(range(len(WERTE) + 1))
    assert all(einer in nachher for einer in vorher)
