"""Ctrl-C and SIGTERM stop the search and keep the best plan; a second signal acts at once."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from massnahmenplan.loeser import Ende, Wuensche, loese
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from tests.loeser.modelle import marktaufteilung, schwerer_rucksack

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Signale an den eigenen Prozess gibt es nur unter POSIX")


def sende_nach(sekunden: float, nummer: int) -> threading.Timer:
    zeitgeber = threading.Timer(sekunden, os.kill, (os.getpid(), nummer))
    zeitgeber.start()
    return zeitgeber


@pytest.mark.parametrize("nummer", [signal.SIGINT, signal.SIGTERM])
def test_signal_beendet_die_suche_und_behaelt_den_besten_plan(nummer: signal.Signals) -> None:
    vorher = signal.getsignal(nummer)
    form = schwerer_rucksack()
    beginn = time.monotonic()
    sende_nach(0.5, nummer)
    loesung = loese(form, Wuensche(luecke=0.0, zeitlimit_s=30))
    assert time.monotonic() - beginn < 5
    assert loesung.ende is Ende.UNTERBROCHEN
    assert loesung.signalnummer == nummer
    assert loesung.werte is not None
    assert loesung.zielwert is not None
    assert loesung.schranke is not None
    assert loesung.zielwert > 0
    assert (form.matrix @ loesung.werte <= form.zeile_oben + 1e-6).all()
    assert signal.getsignal(nummer) is vorher


def test_signal_vor_dem_ersten_plan() -> None:
    sende_nach(0.3, signal.SIGINT)
    loesung = loese(marktaufteilung(), Wuensche(zeitlimit_s=30))
    assert loesung.ende is Ende.UNTERBROCHEN
    assert loesung.werte is None
    assert loesung.zielwert is None


def test_ausserhalb_des_hauptfadens_wird_kein_signal_gefangen() -> None:
    gesehen: list[object] = []

    def frage() -> None:
        with Unterbrechung():
            gesehen.append(signal.getsignal(signal.SIGINT))

    vorher = signal.getsignal(signal.SIGINT)
    faden = threading.Thread(target=frage)
    faden.start()
    faden.join()
    assert gesehen == [vorher]


@pytest.mark.parametrize("nummer", [signal.SIGINT, signal.SIGTERM])
def test_zweites_signal_wirkt_sofort(nummer: signal.Signals) -> None:
    programm = (
        "import os, time\n"
        "from massnahmenplan.loeser.unterbrechung import Unterbrechung\n"
        "with Unterbrechung() as unterbrechung:\n"
        f"    os.kill(os.getpid(), {int(nummer)})\n"
        "    print(unterbrechung.signalnummer, flush=True)\n"
        f"    os.kill(os.getpid(), {int(nummer)})\n"
        "    time.sleep(1)\n"
        "    print('nicht beendet', flush=True)\n"
    )
    lauf = subprocess.run(
        [sys.executable, "-c", programm], capture_output=True, text=True, check=False, timeout=240
    )
    assert lauf.stdout.split() == [str(int(nummer))]
    assert lauf.returncode == -nummer
