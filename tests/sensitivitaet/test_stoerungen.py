"""Studies that are killed, stopped, disturbed: nothing is lost, nothing counted twice, or it is refused."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing import spawn
from pathlib import Path
from typing import Any

import psutil
import pytest

from massnahmenplan.ausfuehrung import Erledigt, verteilt
from massnahmenplan.cli.ausgang import fuehre_aus
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienergebnis import Studienstand
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from massnahmenplan.planung import lies_fall
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet import durchfuehrung
from massnahmenplan.sensitivitaet.ablage import lies_laeufe
from massnahmenplan.sensitivitaet.durchfuehrung import studiere
from massnahmenplan.sensitivitaet.einzellauf import Lage
from massnahmenplan.sensitivitaet.lauf import Lauf as Auftrag
from massnahmenplan.sensitivitaet.lesen import lies_studie
from massnahmenplan.sensitivitaet.studie import Studie
from tests.sensitivitaet.studienfall import schreibe
from tests.sensitivitaet.vergleich import vergleichbar

VIELE = [f"0.{nummer}" for nummer in range(310, 350)]
ALLE = list(range(len(VIELE) + 1))
HAENGT_S = 600.0
"""After which a test gives up, on the busiest machine."""
POSIX = pytest.mark.skipif(os.name == "nt", reason="Signale wie unter POSIX")


def befehl(ordner: Path, *optionen: str) -> list[str]:
    return ["sensitivitaet", str(ordner), "--studie", str(ordner / "studie.yaml"), "-o", str(ordner / "s"),
            "--kerne", "1", "--ohne-reue", *optionen]  # fmt: skip


class Lauf:
    """The command on a study of 41 runs, in a process of its own."""

    def __init__(self, ordner: Path, *optionen: str, **wie: Any) -> None:
        self.ziel = ordner / "s"
        umgebung = {**os.environ, "PYTHONPATH": os.pathsep.join(ort for ort in sys.path if ort)}
        self.prozess = subprocess.Popen(
            [sys.executable, "-m", "massnahmenplan", *befehl(ordner, *optionen)],
            env=umgebung, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", **wie,
        )  # fmt: skip

    def warte_auf(self, laeufe: int) -> None:
        """Return as soon as so many runs are stored."""
        ende = time.monotonic() + HAENGT_S
        while anzahl(self.ziel) < laeufe:
            assert time.monotonic() < ende
            assert self.prozess.poll() is None, self.prozess.communicate()
            time.sleep(0.01)

    def ende(self) -> tuple[int, str, str]:
        ausgabe, meldungen = self.prozess.communicate(timeout=HAENGT_S)
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


def rechne_hier(
    _art: str, funktion: Callable[[Lage, Auftrag], Laufergebnis], lage: Lage, laeufe: Sequence[Auftrag], *_: object
) -> Iterator[Erledigt[Laufergebnis]]:
    """Stand in for the processes where they are not what is tested."""
    for stelle, lauf in enumerate(laeufe):
        yield Erledigt(stelle, funktion(lage, lauf))


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    return schreibe(tmp_path / "fall", *VIELE)[0]


def setze_fort(ordner: Path, melde: Callable[[Studienstand], None] | None = None) -> int:
    """Let the study go on, and see that what was there is still there, as it was, and the rest once.

    Returns how many runs had to be begun again.
    """
    vorher = lies_laeufe(ordner / "s")
    fall, studie, ziel = fall_studie_und_ziel(ordner)
    ergebnis = studiere(fall, studie, ziel, kerne=1, fortsetzen=True, melde=melde)
    assert ergebnis.je_status == {"optimal": len(ALLE)}
    nachher = {lauf.nummer: lauf for lauf in lies_laeufe(ordner / "s")}
    assert list(nachher) == ALLE
    assert all(nachher[lauf.nummer] == lauf for lauf in vorher)
    assert zeilennummern(ordner) == ALLE
    return sum(lauf.versuche == 2 for lauf in nachher.values() if lauf not in vorher)


def fall_studie_und_ziel(ordner: Path) -> tuple[Planungsfall, Studie, Path]:
    fall = lies_fall(ordner)
    return fall, lies_studie(ordner / "studie.yaml", fall), ordner / "s"


def zeilennummern(ordner: Path) -> list[int]:
    zeilen = (ordner / "s" / "laeufe.csv").read_text(encoding="utf-8-sig").splitlines()
    return [int(zeile.split(";")[0]) for zeile in zeilen[1:]]


def toete_arbeiter(stand: Studienstand) -> None:
    """Kill the process that works for this one in the middle of its third run."""
    if stand.fertig - stand.vorhanden == 2:
        kind_mit("massnahmenplan.ausfuehrung.arbeiter").kill()


def kind_mit(teil: str) -> psutil.Process:
    """Return the one process of this one that has this in its command line."""
    (kind,) = [kind for kind in psutil.Process().children() if teil in " ".join(kind.cmdline())]
    return kind


@POSIX
def test_strg_c_dann_getoetet_dann_arbeiter_getoetet_dann_zu_ende(
    ordner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lauf = Lauf(ordner, "--json")
    lauf.warte_auf(3)
    lauf.prozess.send_signal(signal.SIGINT)
    code, ausgabe, meldungen = lauf.ende()
    assert code == 130, meldungen
    fertige = nummern(ordner / "s")
    assert 3 <= len(fertige) < len(ALLE)
    daten = json.loads(ausgabe)
    assert (daten["laeufe"], daten["offen"]) == (len(fertige), len(ALLE) - len(fertige))
    assert zeilennummern(ordner) == fertige
    lauf = Lauf(ordner, "--fortsetzen")
    lauf.warte_auf(len(fertige) + 3)
    psutil.Process(lauf.prozess.pid).suspend()  # else it could be done before the next line
    assert fuehre_aus([*befehl(ordner), "--fortsetzen"]) == 8
    assert "arbeitet ein anderer Lauf" in capsys.readouterr().err
    lauf.prozess.kill()
    lauf.ende()
    assert len(fertige) + 3 <= len(nummern(ordner / "s")) < len(ALLE)
    assert setze_fort(ordner, toete_arbeiter) == 1


@POSIX
@pytest.mark.usefixtures("dask_raeumt_auf")
def test_der_letzte_arbeiter_des_clusters_kommt_nicht_wieder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done stays, it is said what to do, and on a new cluster the study ends as it does without one."""
    pytest.importorskip("distributed")
    fall, studie, ziel = fall_studie_und_ziel(schreibe(tmp_path / "fall", *VIELE[:20])[0])
    with monkeypatch.context() as ohne_prozesse:
        ohne_prozesse.setattr(durchfuehrung, "fuehre_aus", rechne_hier)
        erwartet = studiere(fall, studie, ziel)
    with closing(sqlite3.connect(ziel / "studie.db")) as ablage, ablage:
        ablage.execute("DELETE FROM lauf WHERE nummer > 0")  # 0 is worked on here whatever executes the others

    def falle_aus(stand: Studienstand) -> None:
        if stand.fertig == 2:
            stoerung.setattr(spawn, "_python_exe", os.fsencode(tmp_path / "entfernt"))
            stoerung.setattr(verteilt, "WARTEN_S", 2.0)
            kind_mit("spawn_main").kill()

    mit_dask: Any = {"ausfuehrung": "dask", "kerne": 1, "fortsetzen": True}
    with monkeypatch.context() as stoerung, pytest.raises(UmgebungsFehler) as grund:
        studiere(fall, studie, ziel, melde=falle_aus, **mit_dask)
    fertige = len(lies_laeufe(ziel))
    assert 2 <= fertige < len(erwartet.laeufe)
    assert "keinen Arbeitsprozess" in str(grund.value)
    assert f"{fertige} Läufe sind gespeichert; mit --fortsetzen geht es weiter." in str(grund.value)
    assert vergleichbar(studiere(fall, studie, ziel, **mit_dask)) == vergleichbar(erwartet)


def test_geaenderte_studie_und_geaenderter_fall_werden_abgelehnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(durchfuehrung, "fuehre_aus", rechne_hier)
    ordner, datei = schreibe(tmp_path / "fall", "0.5")
    assert fuehre_aus(befehl(ordner)) == 0
    gesagt = capsys.readouterr()
    assert "Studie „Kosten“: 2 von 2 Läufen" in gesagt.out
    assert "Umfang: 2 Läufe" in gesagt.err
    assert "Dauer: Lauf 0" in gesagt.err
    vorher = lies_laeufe(ordner / "s")
    datei.write_text(datei.read_text(encoding="utf-8").replace("0.5", "0.6"), encoding="utf-8")
    assert fuehre_aus(befehl(ordner, "--fortsetzen")) == 3
    gesagt = capsys.readouterr()
    assert "E431" in gesagt.err
    assert "stellgroessen[kosten].werte 0.5 → 0.6" in gesagt.err
    schreibe(ordner, "0.5")
    fall = ordner / "fall.yaml"
    fall.write_text(fall.read_text(encoding="utf-8").replace("co2_t_a: 30", "co2_t_a: 31"), encoding="utf-8")
    assert fuehre_aus(befehl(ordner, "--fortsetzen")) == 3
    assert "gross“: CO2-Minderung 30 t/a → 31 t/a" in capsys.readouterr().err
    assert lies_laeufe(ordner / "s") == vorher


@dataclass(frozen=True)
class Datentraeger:
    """A place with room for the beginning of the study, but not for all of it."""

    ort: Path
    angaben: dict[str, Any] = field(default_factory=dict)
    """For the process that writes there."""


@pytest.fixture
def kleiner_datentraeger(tmp_path: Path) -> Iterator[Datentraeger]:
    """A file system that is too small; where mounting is not allowed, files that must not grow so large."""
    ort = tmp_path / "klein"
    ort.mkdir()
    if shutil.which("mount") and _mount("-t", "tmpfs", "-o", "size=40k", "tmpfs", str(ort)):
        yield Datentraeger(ort)
        subprocess.run(["umount", str(ort)], check=True)
    else:
        resource = pytest.importorskip("resource")
        grenze = (resource.RLIMIT_FSIZE, (28 * 1024, 28 * 1024))
        yield Datentraeger(ort, {"preexec_fn": lambda: resource.setrlimit(*grenze)})


def _mount(*angaben: str) -> bool:
    return subprocess.run(["mount", *angaben], check=False, stderr=subprocess.DEVNULL).returncode == 0


def test_voller_datentraeger_verliert_nichts(
    kleiner_datentraeger: Datentraeger, ordner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ziel = kleiner_datentraeger.ort / "s"
    (ordner / "s").symlink_to(ziel)
    ziel.mkdir()
    code, _, meldungen = Lauf(ordner, **kleiner_datentraeger.angaben).ende()
    assert code == 8, meldungen
    assert "Der Datenträger ist voll" in meldungen
    assert "mit --fortsetzen geht es weiter" in meldungen
    fertige = nummern(ziel)
    assert 1 <= len(fertige) < len(ALLE)
    assert f"{len(fertige)} Läufe sind gespeichert" in meldungen
    if not kleiner_datentraeger.angaben:
        assert _mount("-o", "remount,size=4m", str(kleiner_datentraeger.ort))
    monkeypatch.setattr(durchfuehrung, "fuehre_aus", rechne_hier)
    setze_fort(ordner)
