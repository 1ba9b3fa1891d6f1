"""The start of the command line, its streams, and how it is ended from outside."""

import os
import signal
import subprocess
import sys

import pytest

from massnahmenplan.cli.ausgang import NICHTS_GESCHRIEBEN

SCHWER = {"pandas", "pyomo", "highspy", "numpy", "pydantic", "yaml", "openpyxl", "xlsxwriter", "rich"}


def test_hilfe_laedt_nichts_schweres() -> None:
    # seconds depend on the machine; what is imported does not
    code = (
        "import sys; from massnahmenplan.cli.ausgang import fuehre_aus\n"
        "fuehre_aus(['--help']); print('|', *sys.modules)"
    )
    ausgabe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    geladen = set(ausgabe.rpartition("|")[2].split())
    assert "click" in geladen
    assert geladen & SCHWER == set()


def test_version_ist_die_des_pakets(prozess) -> None:
    from importlib.metadata import version

    assert prozess("--version").stdout == f"massnahmenplan {version('massnahmenplan')}\n"


@pytest.mark.parametrize("befehl", ["--help", "schema"])
def test_leser_der_genug_hat_ist_kein_fehler(befehl) -> None:
    lesend, schreibend = os.pipe()
    os.close(lesend)  # as `| head -0` leaves it
    lauf = subprocess.run(
        [sys.executable, "-m", "massnahmenplan", befehl], stdout=schreibend, stderr=subprocess.PIPE, check=False
    )
    os.close(schreibend)
    assert (lauf.returncode, lauf.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_geschlossene_standardausgabe_ergibt_keine_spur() -> None:
    befehl = f'"{sys.executable}" -m massnahmenplan --help >&-'
    lauf = subprocess.run(["sh", "-c", befehl], stderr=subprocess.PIPE, check=False)
    assert (lauf.returncode, lauf.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_volle_standardausgabe_ist_ein_fehler_der_umgebung() -> None:
    with open("/dev/full", "wb") as voll:  # noqa: PTH123
        lauf = subprocess.run(
            [sys.executable, "-m", "massnahmenplan", "schema"], stdout=voll, stderr=subprocess.PIPE, check=False
        )
    assert lauf.returncode == 8
    assert b"Traceback" not in lauf.stderr
    assert "Der Datenträger ist voll".encode() in lauf.stderr


def test_zeichen_die_die_konsole_nicht_kennt_werden_ersetzt(prozess) -> None:
    umgebung = os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    lauf = prozess("--help", env=umgebung, encoding="latin-1")
    assert (lauf.returncode, lauf.stderr) == (0, "")
    assert lauf.stdout.startswith("Aufruf: massnahmenplan [OPTIONEN] BEFEHL [ARGUMENTE] ...\n\n  Maßnahmenpläne")


def test_ohne_terminal_und_mit_no_color_keine_farben(prozess) -> None:
    for umgebung in (os.environ, os.environ | {"NO_COLOR": "1", "FORCE_COLOR": "1"}):
        lauf = prozess("pruefen", "gibt-es-nicht", env=umgebung)
        assert lauf.returncode == 3
        assert "\x1b" not in lauf.stderr + lauf.stdout


def test_sigterm_ausserhalb_der_suche_endet_mit_143() -> None:
    code = (
        "import sys, time; from massnahmenplan.cli import gruppe, start\n"
        "def warte(**_): print('bereit', flush=True); time.sleep(600)\n"
        "gruppe.befehle.get_command(None, 'schema').callback = warte\n"
        "sys.argv = ['massnahmenplan', 'schema']; sys.exit(start())"
    )
    rohr = subprocess.PIPE
    lauf = subprocess.Popen([sys.executable, "-c", code], stdout=rohr, stderr=rohr, encoding="utf-8")
    assert lauf.stdout is not None
    assert lauf.stdout.readline() == "bereit\n"
    lauf.send_signal(signal.SIGTERM)
    _, stderr = lauf.communicate(timeout=240)
    assert (lauf.returncode, stderr) == (143, f"Fehler: Von außen beendet; {NICHTS_GESCHRIEBEN}\n")
