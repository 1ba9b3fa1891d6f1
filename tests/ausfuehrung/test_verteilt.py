"""Tasks on real Dask clusters on the loopback interface."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan.ausfuehrung import fuehre_aus, verteilt
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from tests.ausfuehrung import aufgaben
from tests.ausfuehrung.aufgaben import Gemeinsames

pytest.importorskip("distributed")
pytestmark = pytest.mark.usefixtures("dask_raeumt_auf")
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
def cluster(anschluss: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """A scheduler and one worker, as an administrator would start them."""
    prozesse = [
        starte(
            "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(anschluss), "--no-dashboard"
        ),
        starte(
            "distributed.cli.dask_worker", f"tcp://127.0.0.1:{anschluss}", "--nthreads", "1", "--no-nanny",
            "--no-dashboard", "--death-timeout", "60",
        ),
    ]  # fmt: skip
    try:
        yield prozesse
    finally:
        for prozess in prozesse:
            beende(prozess)


@POSIX
def test_cluster_dieser_maschine_verliert_nichts_wenn_ein_arbeiter_stirbt(tmp_path: Path) -> None:
    gemeinsames = Gemeinsames(tmp_path, 100)
    ergebnis = list(fuehre_aus("dask", aufgaben.stirb_einmal_bei_zwei, gemeinsames, list(range(6)), 1))
    assert sorted((e.stelle, e.wert, e.fehler) for e in ergebnis) == [(s, 100 + s, None) for s in range(6)]
    arbeiter = [marke.name.split("-")[1] for marke in tmp_path.glob("angekommen-*")]
    assert len(arbeiter) == len(set(arbeiter)) == 2  # once to the one that died, once to the one in its place


@POSIX
def test_aufgabe_die_jeden_arbeiter_toetet_und_eine_die_wirft(tmp_path: Path) -> None:
    gemeinsames = Gemeinsames(tmp_path, 100)
    ergebnis = {e.stelle: e for e in fuehre_aus("dask", aufgaben.wirf_oder_stirb, gemeinsames, [0, 1, 2], 1)}
    assert ergebnis[0].wert == 100
    assert ergebnis[1].fehler == "ValueError: eins geht nicht"
    assert ergebnis[2].fehler == "Der Arbeitsprozess ging immer wieder verloren (KilledWorker)."


def test_scheduler_wird_neu_gestartet(tmp_path: Path) -> None:
    anschluss, neu = freier_anschluss(), []
    with cluster(anschluss) as alter:
        lauf = fuehre_aus(
            "dask", aufgaben.addiere_langsam, Gemeinsames(tmp_path, 100), list(range(8)),
            scheduler=f"tcp://127.0.0.1:{anschluss}",
        )  # fmt: skip
        ergebnis = [next(lauf), next(lauf)]
        for prozess in alter:
            beende(prozess)
        with cluster(anschluss) as neu:
            ergebnis += lauf
    assert neu
    assert sorted((e.stelle, e.wert) for e in ergebnis) == [(s, 100 + s) for s in range(8)]


def test_arbeiter_stirbt_mit_dem_wert_und_keiner_kommt_nach(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The task is done, its value lies on the worker, and the worker is killed before it is fetched."""
    lies, anschluss = verteilt._lies, freier_anschluss()
    with cluster(anschluss) as (_, arbeiter):

        def toete_und_lies(*angaben: Any) -> Any:
            beende(arbeiter)
            monkeypatch.setattr(verteilt, "WARTEN_S", 1.0)
            return lies(*angaben)

        monkeypatch.setattr(verteilt, "_lies", toete_und_lies)
        with pytest.raises(UmgebungsFehler, match="antwortet niemand"):
            list(
                fuehre_aus(
                    "dask", aufgaben.addiere, Gemeinsames(tmp_path), [1],
                    scheduler=f"tcp://127.0.0.1:{anschluss}",
                )
            )  # fmt: skip


def test_scheduler_der_wegbleibt_wird_genannt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(verteilt, "WARTEN_S", 1.0)
    adresse = f"tcp://127.0.0.1:{freier_anschluss()}"
    with pytest.raises(UmgebungsFehler, match=f"Am Scheduler {adresse} antwortet niemand"):
        list(fuehre_aus("dask", aufgaben.addiere, Gemeinsames(tmp_path), [1], scheduler=adresse))


def test_halt_gibt_was_schon_da_ist(tmp_path: Path) -> None:
    gekommen: list[int] = []
    lauf = fuehre_aus(
        "dask", aufgaben.melde_und_warte_ab_zwei, Gemeinsames(tmp_path, 100), list(range(5)), 1,
        lambda: len(gekommen) == 2,
    )  # fmt: skip
    for erledigt in lauf:
        gekommen.append(erledigt.stelle)
    assert sorted(gekommen) == [0, 1]


def test_ohne_dask_wird_gesagt_was_fehlt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UmgebungsFehler, match=r"pip install 'massnahmenplan\[verteilt\]'"):
        list(fuehre_aus("dask", aufgaben.addiere, Gemeinsames(tmp_path), [1]))
