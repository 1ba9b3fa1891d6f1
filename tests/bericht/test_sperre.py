import subprocess
import sys
from pathlib import Path

import pytest

from massnahmenplan.bericht import Sperre, ablage, schreibe_ordner
from massnahmenplan.bericht.ordner import DATEIEN
from massnahmenplan.bericht.sperre import SPERRDATEI
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from tests.bericht import beispiel

HALTEND = """
import sys
from pathlib import Path
from massnahmenplan.bericht import Sperre
with Sperre(Path(sys.argv[1])):
    print("gesperrt", flush=True)
    sys.stdin.read()
"""


def test_zweiter_lauf_wird_abgewiesen_und_nennt_den_ordner(tmp_path: Path) -> None:
    with Sperre(tmp_path):
        with pytest.raises(UmgebungsFehler, match="arbeitet ein anderer Lauf") as fehler, Sperre(tmp_path):
            pass
        assert str(tmp_path) in str(fehler.value)
        assert (tmp_path / SPERRDATEI).exists()  # the refused run does not remove the lock of the first


def test_nach_dem_ende_ist_der_ordner_frei_und_sauber(tmp_path: Path) -> None:
    for _ in range(2):
        with Sperre(tmp_path):
            pass
        assert list(tmp_path.iterdir()) == []


def test_anderer_ordner_ist_nicht_gesperrt(tmp_path: Path) -> None:
    with Sperre(tmp_path / "eins"), Sperre(tmp_path / "zwei"):
        assert (tmp_path / "zwei" / SPERRDATEI).exists()


def test_angelegter_ordner_verschwindet_wenn_er_leer_bleibt(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Sperre(tmp_path / "a" / "plan"):
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_unter_der_sperre_wird_geschrieben(tmp_path: Path) -> None:
    with Sperre(tmp_path / "plan"):
        schreibe_ordner(beispiel.ergebnis(), tmp_path / "plan")
    assert sorted(pfad.name for pfad in (tmp_path / "plan").iterdir()) == sorted(DATEIEN)


def test_sperre_endet_mit_dem_prozess_auch_wenn_er_getoetet_wird(tmp_path: Path) -> None:
    lauf = subprocess.Popen(
        [sys.executable, "-c", HALTEND, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with lauf:
        assert lauf.stdout is not None
        assert lauf.stdout.readline() == "gesperrt\n"
        with pytest.raises(UmgebungsFehler, match="arbeitet ein anderer Lauf"), Sperre(tmp_path):
            pass
        lauf.kill()
    assert (tmp_path / SPERRDATEI).exists()
    with Sperre(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_was_ein_getoeteter_lauf_liegen_liess_wird_aufgeraeumt(tmp_path: Path) -> None:
    """Killed after the old plan.json was moved away: it is put back."""
    schreibe_ordner(beispiel.ergebnis(), tmp_path)
    alt = (tmp_path / "plan.json").read_bytes()
    zwischen = tmp_path / f"{ablage.ZWISCHENABLAGE}x"
    for fach in ("neu", "alt"):
        (zwischen / fach).mkdir(parents=True)
    (tmp_path / "plan.json").rename(zwischen / "alt" / "plan.json")
    (tmp_path / "plan.json").write_text("neu", encoding="utf-8")
    (zwischen / "neu" / "plan.xlsx").write_text("neu", encoding="utf-8")
    with Sperre(tmp_path):
        assert (tmp_path / "plan.json").read_bytes() == alt
    assert sorted(pfad.name for pfad in tmp_path.iterdir()) == sorted(DATEIEN)


def test_ziel_ist_eine_datei(tmp_path: Path) -> None:
    (tmp_path / "plan").write_text("wichtig", encoding="utf-8")
    with pytest.raises(UmgebungsFehler, match="Dort liegt eine Datei"), Sperre(tmp_path / "plan"):
        pass
    assert (tmp_path / "plan").read_text(encoding="utf-8") == "wichtig"
