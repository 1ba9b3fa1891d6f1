"""Tasks in processes of our own: each once, whoever dies."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan.ausfuehrung import Erledigt, fuehre_aus, lokal
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from tests.ausfuehrung import aufgaben
from tests.ausfuehrung.aufgaben import Gemeinsames

POSIX = pytest.mark.skipif(os.name == "nt", reason="SIGKILL gibt es nur unter POSIX")


def alle(funktion: Any, ordner: Path, anzahl: int = 6, kerne: int = 2, **wie: Any) -> dict[int, Erledigt[int]]:
    """Return what became of each task; a task that comes twice is an error."""
    ergebnis: dict[int, Erledigt[int]] = {}
    for erledigt in fuehre_aus("lokal", funktion, Gemeinsames(ordner, 100), list(range(anzahl)), kerne, **wie):
        assert erledigt.stelle not in ergebnis
        ergebnis[erledigt.stelle] = erledigt
    return ergebnis


def warte_bis(bedingung: Any, hoechstens_s: float = 30.0) -> bool:
    ende = time.monotonic() + hoechstens_s
    while not bedingung():
        if time.monotonic() > ende:
            return False
        time.sleep(0.02)
    return True


def lebt(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("kerne", [1, 2])
def test_jede_aufgabe_hat_ihren_wert_und_die_daten_kommen_je_prozess_einmal(tmp_path: Path, kerne: int) -> None:
    ergebnis = alle(aufgaben.addiere_langsam, tmp_path, 4, kerne)
    assert {stelle: e.wert for stelle, e in ergebnis.items()} == {0: 100, 1: 101, 2: 102, 3: 103}
    assert len(list(tmp_path.glob("angekommen-*"))) == kerne


def test_mehr_kerne_als_aufgaben_starten_nicht_mehr_prozesse(tmp_path: Path) -> None:
    assert alle(aufgaben.addiere, tmp_path, 1, 8)[0].wert == 100
    assert len(list(tmp_path.glob("angekommen-*"))) == 1


def test_ohne_aufgaben_startet_niemand(tmp_path: Path) -> None:
    assert alle(aufgaben.addiere, tmp_path, 0) == {}
    assert not list(tmp_path.iterdir())


def test_was_eine_aufgabe_wirft_ist_ihr_ergebnis_und_die_anderen_gehen_weiter(tmp_path: Path) -> None:
    ergebnis = alle(aufgaben.wirf_bei_zwei, tmp_path)
    assert ergebnis[2].fehler == "ValueError: zwei geht nicht"
    assert [e.wert for s, e in sorted(ergebnis.items()) if s != 2] == [100, 101, 103, 104, 105]


@POSIX
def test_getoeteter_prozess_verliert_nichts(tmp_path: Path) -> None:
    ergebnis = alle(aufgaben.stirb_einmal_bei_zwei, tmp_path)
    assert {stelle: e.wert for stelle, e in ergebnis.items()} == {s: 100 + s for s in range(6)}
    assert {stelle: e.versuche for stelle, e in ergebnis.items()} == {0: 1, 1: 1, 2: 2, 3: 1, 4: 1, 5: 1}


@POSIX
def test_aufgabe_die_jeden_prozess_toetet_wird_nach_dem_dritten_mal_aufgegeben(tmp_path: Path) -> None:
    ergebnis = alle(aufgaben.stirb_immer_bei_zwei, tmp_path)
    assert ergebnis[2] == Erledigt(2, None, "Der Arbeitsprozess ging 3-mal verloren (SIGKILL).", 3)
    assert [e.wert for s, e in sorted(ergebnis.items()) if s != 2] == [100, 101, 103, 104, 105]


@POSIX
def test_von_aussen_getoetet_mitten_in_der_arbeit(tmp_path: Path) -> None:
    lauf = fuehre_aus(
        "lokal", aufgaben.melde_und_warte, Gemeinsames(tmp_path, 100), [0, 1, 2], 2, lambda: _toete()
    )
    opfer: list[int] = []

    def _toete() -> bool:
        begonnen = list(tmp_path.glob("begonnen-1-*"))
        if begonnen and not opfer:
            opfer.append(int(begonnen[0].name.rsplit("-", 1)[1]))
            os.kill(opfer[0], signal.SIGKILL)
            (tmp_path / "weiter").touch()
        return False

    ergebnis = {e.stelle: e for e in lauf}
    assert {s: (e.wert, e.versuche) for s, e in ergebnis.items()} == {0: (100, 1), 1: (101, 2), 2: (102, 1)}


def test_halt_laesst_keinen_prozess_zurueck(tmp_path: Path) -> None:
    def begonnen() -> bool:
        return len(list(tmp_path.glob("begonnen-*"))) == 2

    assert alle(aufgaben.melde_und_warte, tmp_path, halt=begonnen) == {}
    assert not any(lebt(int(marke.name.rsplit("-", 1)[1])) for marke in tmp_path.glob("begonnen-*"))


def test_wer_nicht_weiter_zuhoert_laesst_keinen_prozess_zurueck(tmp_path: Path) -> None:
    lauf = fuehre_aus("lokal", aufgaben.addiere, Gemeinsames(tmp_path, 100), list(range(50)), 2)
    assert next(lauf).wert is not None
    lauf.close()
    assert not any(lebt(int(marke.name.split("-")[1])) for marke in tmp_path.glob("angekommen-*"))


@POSIX
def test_arbeiter_ueberleben_nicht_wer_sie_gestartet_hat(tmp_path: Path) -> None:
    programm = (
        "import sys; from pathlib import Path\n"
        "from massnahmenplan.ausfuehrung import fuehre_aus\n"
        "from tests.ausfuehrung.aufgaben import Gemeinsames, melde_und_warte\n"
        "list(fuehre_aus('lokal', melde_und_warte, Gemeinsames(Path(sys.argv[1])), [0, 1], 2))\n"
    )
    umgebung = {**os.environ, "PYTHONPATH": os.pathsep.join(ort for ort in sys.path if ort)}
    eltern = subprocess.Popen([sys.executable, "-c", programm, str(tmp_path)], env=umgebung)
    assert warte_bis(lambda: len(list(tmp_path.glob("begonnen-*"))) == 2)
    arbeiter = [int(marke.name.rsplit("-", 1)[1]) for marke in tmp_path.glob("begonnen-*")]
    eltern.kill()
    eltern.wait()
    assert warte_bis(lambda: not any(map(lebt, arbeiter)))


def test_python_das_sich_nicht_starten_laesst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/gibt/es/nicht")
    with pytest.raises(UmgebungsFehler, match="lässt sich nicht starten"):
        alle(aufgaben.addiere, tmp_path)


def test_prozesse_die_enden_bevor_sie_beginnen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lokal, "MODUL", "this")  # prints, and ends: no answer of ours
    with pytest.raises(UmgebungsFehler, match="enden, bevor sie beginnen"):
        alle(aufgaben.addiere, tmp_path)
