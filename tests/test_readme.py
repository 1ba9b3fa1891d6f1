"""What the READMEs show is run and compared: commands, their output, the library, the make targets.

In a ``console`` block a line ``$ …`` is a command, the lines below it are what it prints; ``...`` stands for
anything, ``[3]`` at the end for its exit code. What a ``python`` block prints stands in the next ``text`` block.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from massnahmenplan.cli.ausgang import Ausgang, fuehre_aus
from tests.doku.seitenlauf import vergleiche

WURZEL = Path(__file__).parents[1]
LIESMICH = ("README.md", "README.de.md")


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
                schritte.append((befehl.split(), erwartet, int(code[1]) if code else 0))
        elif sprache == "python":
            programm = ast.unparse(ast.parse(inhalt))  # without comments, which are in the page's language
            schritte.append((["python", programm], ausgabe if naechste == "text" else "", 0))
    return schritte


def _laufe(argumente: list[str]) -> int:
    """Run a step here: that the command line is a process of its own, too, is tested in ``cli/test_start.py``."""
    programm, *angaben = argumente
    if programm == "python":
        exec(compile(angaben[0], "README", "exec"), {"__name__": "__main__"})
        return 0
    assert programm == "massnahmenplan"
    return fuehre_aus(angaben)


def test_befehle_und_beispiele_geben_was_da_steht(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both languages show the same steps: each runs once, and is compared with what either shows."""
    monkeypatch.chdir(tmp_path)
    je_sprache = [_schritte(name) for name in LIESMICH]
    assert len(je_sprache[0]) >= 6
    for gleiche in zip(*je_sprache, strict=True):
        befehl = gleiche[0][0]
        assert [argumente for argumente, _, _ in gleiche] == [befehl] * len(LIESMICH)
        ausgang = _laufe(befehl)
        gelesen = capsys.readouterr()
        for name, (_, erwartet, erwarteter_ausgang) in zip(LIESMICH, gleiche, strict=True):
            assert ausgang == erwarteter_ausgang, f"{name}: {gelesen.err}"
            vergleiche(erwartet, gelesen.out or gelesen.err)


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


@pytest.mark.parametrize("name", LIESMICH)
def test_rueckgabewerte_sind_vollstaendig(name: str) -> None:
    text = (WURZEL / name).read_text(encoding="utf-8")
    tabelle = re.findall(r"^\| ([\d, ]+) \|", text, flags=re.MULTILINE)
    assert {int(zahl) for zelle in tabelle for zahl in zelle.split(",")} == {int(wert) for wert in Ausgang}
