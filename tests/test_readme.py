"""What the READMEs show is run and compared: commands, their output, the library, the make targets.

In a ``console`` block a line ``$ …`` is a command, the lines below it are what it prints; ``...`` stands for
anything, ``[3]`` at the end for its exit code. What a ``python`` block prints stands in the next ``text`` block.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

WURZEL = Path(__file__).parents[1]
LIESMICH = ("README.md", "README.de.md")
VERGLEICH = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def _bloecke(name: str) -> list[tuple[str, str]]:
    """Return language and content of all fenced blocks, in order."""
    text = (WURZEL / name).read_text(encoding="utf-8")
    return [(teil.info, teil.content) for teil in MarkdownIt().parse(text) if teil.type == "fence"]


def _schalenzeilen(name: str) -> list[str]:
    """Return the lines that are for a shell and print nothing to compare."""
    return [zeile for sprache, inhalt in _bloecke(name) if sprache == "sh" for zeile in inhalt.splitlines()]


def _schritte(name: str) -> list[tuple[list[str], str, int]]:
    """Return command, expected output and expected exit code of each step, console and Python alike."""
    schritte: list[tuple[list[str], str, int]] = []
    bloecke = _bloecke(name)
    for (sprache, inhalt), (naechste, ausgabe) in zip(bloecke, [*bloecke[1:], ("", "")], strict=True):
        if sprache == "console":
            for teil in re.split(r"^\$ ", inhalt, flags=re.MULTILINE)[1:]:
                befehl, _, erwartet = teil.partition("\n")
                code = re.search(r"^\[(\d+)\]\n\Z", erwartet, flags=re.MULTILINE)
                erwartet = erwartet[: code.start()] if code else erwartet
                schritte.append((["-m", *befehl.split()], erwartet, int(code[1]) if code else 0))
        elif sprache == "python":
            schritte.append((["-c", inhalt], ausgabe if naechste == "text" else "", 0))
    return schritte


@pytest.mark.parametrize("name", LIESMICH)
def test_befehle_und_beispiele_geben_was_da_steht(name: str, tmp_path: Path) -> None:
    pruefer = doctest.OutputChecker()
    schritte = _schritte(name)
    assert len(schritte) >= 6
    for argumente, erwartet, ausgang in schritte:
        lauf = subprocess.run(
            [sys.executable, *argumente],
            cwd=tmp_path, env=os.environ | {"PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        gezeigt = lauf.stdout or lauf.stderr
        assert lauf.returncode == ausgang, lauf.stderr
        beispiel = doctest.Example("", erwartet)
        assert pruefer.check_output(beispiel.want, gezeigt, VERGLEICH), pruefer.output_difference(
            beispiel, gezeigt, VERGLEICH
        )


@pytest.mark.parametrize("name", LIESMICH)
def test_befehle_zum_einrichten_gibt_es(name: str) -> None:
    einrichten = ["python3 -m venv .venv", ". .venv/bin/activate", "pip install ."]
    assert _schalenzeilen(name) == ["make beispiel", "make test", *einrichten]
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    for ziel in ("beispiel", "test"):
        lauf = subprocess.run([make, "-n", ziel], cwd=WURZEL, capture_output=True, text=True, check=False)
        assert lauf.returncode == 0, lauf.stderr


@pytest.mark.skipif(os.name == "nt", reason="the lines are for a POSIX shell")
def test_die_umgebung_laesst_sich_so_einschalten(tmp_path: Path) -> None:
    anlegen, einschalten = _schalenzeilen(LIESMICH[0])[2:4]
    subprocess.run([sys.executable, *anlegen.split()[1:], "--without-pip"], cwd=tmp_path, check=True)
    befehl = ["sh", "-c", f"{einschalten} && command -v python"]
    lauf = subprocess.run(befehl, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(lauf.stdout.strip()) == tmp_path / ".venv" / "bin" / "python"


@pytest.mark.parametrize("name", LIESMICH)
def test_verweise_auf_dateien_stimmen(name: str) -> None:
    text = (WURZEL / name).read_text(encoding="utf-8")
    ziele = [ziel for ziel in re.findall(r"\]\(([^)]+)\)", text) if "://" not in ziel]
    assert len(ziele) >= 4
    assert [ziel for ziel in ziele if not (WURZEL / ziel).exists()] == []


def test_beide_sprachen_zeigen_dieselben_befehle() -> None:
    englisch, deutsch = (_schritte(name) for name in LIESMICH)
    assert [argumente for argumente, _, _ in englisch if argumente[0] == "-m"] == [
        argumente for argumente, _, _ in deutsch if argumente[0] == "-m"
    ]


@pytest.mark.parametrize("name", LIESMICH)
def test_rueckgabewerte_sind_vollstaendig(name: str) -> None:
    from massnahmenplan.cli.ausgang import Ausgang

    text = (WURZEL / name).read_text(encoding="utf-8")
    tabelle = re.findall(r"^\| ([\d, ]+) \|", text, flags=re.MULTILINE)
    assert {int(zahl) for zelle in tabelle for zahl in zelle.split(",")} == {int(wert) for wert in Ausgang}
