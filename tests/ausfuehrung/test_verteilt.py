"""Tasks on real Dask clusters on the loopback interface."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import spawn
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan.ausfuehrung import fuehre_aus, verteilt
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from tests.ausfuehrung import aufgaben
from tests.ausfuehrung.aufgaben import Gemeinsames

pytest.importorskip("distributed")
pytestmark = pytest.mark.usefixtures("dask_raeumt_auf")
KEINER = "Der Scheduler {0} hat seit {1} Sekunden keinen Arbeitsprozess. .*„dask worker {0} --nthreads 1“"
POSIX = pytest.mark.skipif(os.name == "nt", reason="SIGKILL gibt es nur unter POSIX")


def freier_anschluss() -> int:
    with socket.socket() as dose:
        dose.bind(("127.0.0.1", 0))
        return int(dose.getsockname()[1])


def starte(*befehl: str) -> subprocess.Popen[bytes]:
    umgebung = {**os.environ, "PYTHONPATH": os.pathsep.join(ort for ort in sys.path if ort)}
    return subprocess.Popen(
        [sys.executable, "-m", *befehl], env=umgebung, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def beende(prozess: subprocess.Popen[bytes]) -> None:
    prozess.kill()
    prozess.wait()


@contextmanager
def ein_scheduler(anschluss: int) -> Iterator[subprocess.Popen[bytes]]:
    """A scheduler, as an administrator would start it."""
    prozess = starte(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(anschluss), "--no-dashboard"
    )
    try:
        yield prozess
    finally:
        beende(prozess)


@contextmanager
def ein_arbeiter(scheduler: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that nobody starts again."""
    prozess = starte(
        "distributed.cli.dask_worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard",
        "--death-timeout", "120",
    )  # fmt: skip
    try:
        yield prozess
    finally:
        beende(prozess)


@contextmanager
def cluster(anschluss: int) -> Iterator[tuple[subprocess.Popen[bytes], subprocess.Popen[bytes]]]:
    with ein_scheduler(anschluss) as kopf, ein_arbeiter(f"tcp://127.0.0.1:{anschluss}") as arbeiter:
        yield kopf, arbeiter


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler without workers."""
    anschluss = freier_anschluss()
    with ein_scheduler(anschluss):
        yield f"tcp://127.0.0.1:{anschluss}"


@POSIX
def test_cluster_dieser_maschine_verliert_nichts_wenn_ein_arbeiter_stirbt(tmp_path: Path) -> None:
    gemeinsames = Gemeinsames(tmp_path, 100)
    ergebnis = list(fuehre_aus("dask", aufgaben.stirb_einmal_bei_zwei, gemeinsames, list(range(6)), 1))
    assert sorted((e.stelle, e.wert, e.fehler) for e in ergebnis) == [(s, 100 + s, None) for s in range(6)]
    arbeiter = [marke.name.split("-")[1] for marke in tmp_path.glob("angekommen-*")]
    assert len(arbeiter) == len(set(arbeiter)) == 2  # once to the one that died, once to the one in its place


@POSIX
def test_aufgabe_die_jeden_arbeiter_toetet_nimmt_keine_andere_mit(tmp_path: Path) -> None:
    """Dask blames a death on all that the worker has at hand, so it must have nothing but what it works on."""
    gemeinsames = Gemeinsames(tmp_path, 100)
    lauf = fuehre_aus("dask", aufgaben.stirb_bei_zwei_sobald_es_weitergeht, gemeinsames, list(range(5)), 1)
    ergebnis = {erledigt.stelle: erledigt for erledigt in (next(lauf), next(lauf))}
    (tmp_path / "weiter").touch()
    ergebnis |= {erledigt.stelle: erledigt for erledigt in lauf}
    assert {stelle: e.wert for stelle, e in ergebnis.items()} == {0: 100, 1: None, 2: None, 3: 103, 4: 104}
    assert ergebnis[1].fehler == "ValueError: eins geht nicht"
    assert ergebnis[2].fehler == "Der Arbeitsprozess ging immer wieder verloren (KilledWorker)."
    assert len(list(tmp_path.glob("begonnen-2-*"))) == ergebnis[2].versuche == 3


@POSIX
def test_letzter_eigener_arbeiter_kommt_nicht_wieder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Dask cannot start a process in its place, gives it up, and would wait for ever."""
    gemeinsames = Gemeinsames(tmp_path, 100)
    lauf = fuehre_aus("dask", aufgaben.stirb_bei_zwei_sobald_es_weitergeht, gemeinsames, list(range(5)), 1)
    assert sorted((next(lauf).stelle, next(lauf).stelle)) == [0, 1]
    monkeypatch.setattr(spawn, "_python_exe", os.fsencode(tmp_path / "entfernt"))
    monkeypatch.setattr(verteilt, "WARTEN_S", 1.0)
    (tmp_path / "weiter").touch()
    with pytest.raises(
        UmgebungsFehler, match=r"hat seit 1 Sekunden keinen Arbeitsprozess\. .*--ausfuehrung lokal"
    ):
        next(lauf)


def test_scheduler_wird_neu_gestartet(tmp_path: Path) -> None:
    anschluss = freier_anschluss()
    with cluster(anschluss) as alter:
        lauf = fuehre_aus(
            "dask", aufgaben.addiere_langsam, Gemeinsames(tmp_path, 100), list(range(8)),
            scheduler=f"tcp://127.0.0.1:{anschluss}",
        )  # fmt: skip
        ergebnis = [next(lauf), next(lauf)]
        for prozess in alter:
            beende(prozess)
        with cluster(anschluss):
            ergebnis += lauf
    assert sorted((e.stelle, e.wert) for e in ergebnis) == [(s, 100 + s) for s in range(8)]


def test_arbeiter_stirbt_mit_dem_wert_und_keiner_kommt_nach(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scheduler: str
) -> None:
    """The task is done, its value lies on the worker, and the worker is killed before it is fetched."""
    lies = verteilt._lies
    with ein_arbeiter(scheduler) as arbeiter:

        def toete_und_lies(*angaben: Any) -> Any:
            beende(arbeiter)
            monkeypatch.setattr(verteilt, "WARTEN_S", 1.0)
            gelesen = lies(*angaben)
            monkeypatch.setattr(verteilt, "WARTEN_S", 3.0)  # for a new connection, which finds nobody
            return gelesen

        monkeypatch.setattr(verteilt, "_lies", toete_und_lies)
        with pytest.raises(UmgebungsFehler, match=KEINER.format(scheduler, 3)):
            list(fuehre_aus("dask", aufgaben.addiere, Gemeinsames(tmp_path), [1], scheduler=scheduler))


def test_letzter_arbeiter_faellt_aus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scheduler: str) -> None:
    with ein_arbeiter(scheduler) as arbeiter:
        gemeinsames = Gemeinsames(tmp_path, 100)
        lauf = fuehre_aus("dask", aufgaben.melde_und_warte_ab_zwei, gemeinsames, [0, 1, 2, 3], scheduler=scheduler)
        assert sorted((next(lauf).wert, next(lauf).wert)) == [100, 101]
        beende(arbeiter)
        monkeypatch.setattr(verteilt, "WARTEN_S", 1.0)
        with pytest.raises(UmgebungsFehler, match=KEINER.format(scheduler, 1)):
            next(lauf)


def test_scheduler_der_wegbleibt_wird_genannt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(verteilt, "WARTEN_S", 1.0)
    adresse = f"tcp://127.0.0.1:{freier_anschluss()}"
    with pytest.raises(UmgebungsFehler, match=f"Am Scheduler {adresse} antwortet niemand"):
        list(fuehre_aus("dask", aufgaben.addiere, Gemeinsames(tmp_path), [1], scheduler=adresse))


def test_halt_gibt_was_schon_da_ist(tmp_path: Path, scheduler: str) -> None:
    gekommen: list[int] = []
    with ein_arbeiter(scheduler):
        lauf = fuehre_aus(
            "dask", aufgaben.melde_und_warte_ab_zwei, Gemeinsames(tmp_path, 100), list(range(5)),
            halt=lambda: len(gekommen) == 2, scheduler=scheduler,
        )  # fmt: skip
        for erledigt in lauf:
            gekommen.append(erledigt.stelle)
    assert sorted(gekommen) == [0, 1]


def test_ohne_dask_wird_gesagt_was_fehlt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UmgebungsFehler, match=r"pip install 'massnahmenplan\[verteilt\]'"):
        list(fuehre_aus("dask", aufgaben.addiere, Gemeinsames(tmp_path), [1]))
