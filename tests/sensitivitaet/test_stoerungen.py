"""Studies that are killed, stopped, disturbed: nothing is lost, nothing counted twice, or it is refused."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from massnahmenplan.sensitivitaet.ablage import lies_laeufe
from tests.sensitivitaet.studienfall import schreibe

VIELE = [f"0.{nummer}" for nummer in range(300, 360)]
ALLE = list(range(len(VIELE) + 1))
POSIX = pytest.mark.skipif(os.name == "nt", reason="Signale wie unter POSIX")


class Lauf:
    """The command on a study of 61 runs, in a process of its own."""

    def __init__(self, ordner: Path, *optionen: str) -> None:
        self.ziel = ordner / "s"
        befehl = [sys.executable, "-m", "massnahmenplan", "sensitivitaet", str(ordner), "--studie",
                  str(ordner / "studie.yaml"), "-o", str(self.ziel), "--kerne", "2",
                  "--ohne-reue", *optionen]  # fmt: skip
        umgebung = {**os.environ, "PYTHONPATH": os.pathsep.join(ort for ort in sys.path if ort)}
        self.prozess = subprocess.Popen(
            befehl, env=umgebung, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )

    def warte_auf(self, laeufe: int, hoechstens_s: float = 120.0) -> None:
        """Return as soon as so many runs are stored."""
        ende = time.monotonic() + hoechstens_s
        while anzahl(self.ziel) < laeufe:
            assert time.monotonic() < ende
            assert self.prozess.poll() is None, self.prozess.communicate()
            time.sleep(0.01)

    def ende(self) -> tuple[int, str, str]:
        ausgabe, meldungen = self.prozess.communicate(timeout=120)
        return self.prozess.returncode, ausgabe, meldungen


def anzahl(ordner: Path) -> int:
    try:
        with sqlite3.connect(f"{(ordner / 'studie.db').as_uri()}?mode=ro", uri=True) as verbindung:
            return int(verbindung.execute("SELECT count(*) FROM lauf").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        if "verbindung" in locals():
            verbindung.close()


def nummern(ordner: Path) -> list[int]:
    return [lauf.nummer for lauf in lies_laeufe(ordner)]


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    return schreibe(tmp_path / "fall", *VIELE)[0]


def setze_fort(ordner: Path) -> None:
    """Let the study go on, and see that what was there is still there, as it was, and the rest once."""
    vorher = lies_laeufe(ordner / "s")
    code, ausgabe, meldungen = Lauf(ordner, "--fortsetzen", "--json").ende()
    assert code == 0, meldungen
    assert json.loads(ausgabe)["je_status"] == {"optimal": len(ALLE)}
    nachher = {lauf.nummer: lauf for lauf in lies_laeufe(ordner / "s")}
    assert list(nachher) == ALLE
    assert all(nachher[lauf.nummer] == lauf for lauf in vorher)
    zeilen = (ordner / "s" / "laeufe.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [int(zeile.split(";")[0]) for zeile in zeilen[1:]] == ALLE


@POSIX
def test_strg_c_dann_getoetet_dann_zu_ende(ordner: Path) -> None:
    lauf = Lauf(ordner, "--json")
    lauf.warte_auf(3)
    lauf.prozess.send_signal(signal.SIGINT)
    code, ausgabe, meldungen = lauf.ende()
    assert code == 130, meldungen
    fertige = nummern(ordner / "s")
    assert 3 <= len(fertige) < len(ALLE)
    daten = json.loads(ausgabe)
    assert (daten["laeufe"], daten["offen"]) == (len(fertige), len(ALLE) - len(fertige))
    zeilen = (ordner / "s" / "laeufe.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [int(zeile.split(";")[0]) for zeile in zeilen[1:]] == fertige
    lauf = Lauf(ordner, "--fortsetzen")
    lauf.warte_auf(len(fertige) + 3)
    lauf.prozess.kill()
    lauf.ende()
    assert len(fertige) + 3 <= len(nummern(ordner / "s")) < len(ALLE)
    setze_fort(ordner)


@POSIX
def test_getoeteter_arbeiter_und_zweite_studie_im_selben_ordner(ordner: Path) -> None:
    lauf = Lauf(ordner, "--json")
    lauf.warte_auf(2)  # run 0 has had a process of its own
    arbeiter = psutil.Process(lauf.prozess.pid).children()
    arbeiter[0].kill()
    zweite = Lauf(ordner, "--fortsetzen").ende()
    assert zweite[0] == 8
    assert "arbeitet ein anderer Lauf" in zweite[2]
    code, ausgabe, meldungen = lauf.ende()
    assert code == 0, meldungen
    assert nummern(ordner / "s") == ALLE
    assert max(einer.versuche for einer in lies_laeufe(ordner / "s")) <= 2
    assert json.loads(ausgabe)["offen"] == 0


def test_geaenderte_studie_und_geaenderter_fall_werden_abgelehnt(tmp_path: Path) -> None:
    ordner, datei = schreibe(tmp_path / "fall", "0.5")
    code, ausgabe, meldungen = Lauf(ordner).ende()
    assert code == 0
    assert "Studie „Kosten“: 2 von 2 Läufen" in ausgabe
    assert "Umfang: 2 Läufe" in meldungen
    assert "Dauer: Lauf 0" in meldungen
    vorher = lies_laeufe(ordner / "s")
    datei.write_text(datei.read_text(encoding="utf-8").replace("0.5", "0.6"), encoding="utf-8")
    code, _, meldungen = Lauf(ordner, "--fortsetzen").ende()
    assert code == 3
    assert "E431" in meldungen
    assert "stellgroessen[kosten].werte 0.5 → 0.6" in meldungen
    schreibe(ordner, "0.5")
    fall = ordner / "fall.yaml"
    fall.write_text(fall.read_text(encoding="utf-8").replace("co2_t_a: 30", "co2_t_a: 31"), encoding="utf-8")
    code, _, meldungen = Lauf(ordner, "--fortsetzen").ende()
    assert code == 3
    assert "gross“: CO2-Minderung 30 t/a → 31 t/a" in meldungen
    assert lies_laeufe(ordner / "s") == vorher


@pytest.fixture
def kleiner_datentraeger(tmp_path: Path) -> Iterator[Path]:
    """A file system of 40 kB: enough for the beginning of the study."""
    ort = tmp_path / "klein"
    ort.mkdir()
    if not shutil.which("mount") or _mount("-t", "tmpfs", "-o", "size=40k", "tmpfs", str(ort)):
        pytest.skip("ein Dateisystem einzuhängen ist hier nicht erlaubt")
    yield ort
    subprocess.run(["umount", str(ort)], check=True)


def _mount(*angaben: str) -> int:
    return subprocess.run(["mount", *angaben], check=False, stderr=subprocess.DEVNULL).returncode


def test_voller_datentraeger_verliert_nichts(kleiner_datentraeger: Path, ordner: Path) -> None:
    ziel = kleiner_datentraeger / "s"
    (ordner / "s").symlink_to(ziel)
    ziel.mkdir()
    code, _, meldungen = Lauf(ordner).ende()
    assert code == 8
    assert "mit --fortsetzen geht es weiter" in meldungen
    fertige = nummern(ziel)
    assert 1 <= len(fertige) < len(ALLE)
    assert f"{len(fertige)} Läufe sind gespeichert" in meldungen
    assert _mount("-o", "remount,size=4m", str(kleiner_datentraeger)) == 0
    setze_fort(ordner)
