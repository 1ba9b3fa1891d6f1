"""Runs what a page shows, from top to bottom, in an empty folder.

``console``: a line ``$ massnahmenplan …`` is a command, the lines below it are what it prints, ``...`` stands for
anything, ``[3]`` at the end for its exit code. ``diff``: a change of a file, as ``diff -u`` shows it.
``python``: runs; what it prints stands in the next ``text`` block.
"""

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from massnahmenplan.cli.ausgang import fuehre_aus

VERGLEICH = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
Block = tuple[str, str]


def bloecke(seite: Path) -> list[Block]:
    """Return language and content of all fenced blocks, in order."""
    teile = MarkdownIt().parse(seite.read_text(encoding="utf-8"))
    return [(teil.info, teil.content) for teil in teile if teil.type == "fence"]


def laufe(seite: Path, capsys: pytest.CaptureFixture[str]) -> int:
    """Run a page in the present folder, compare what it prints, and return how many steps it had."""
    alle = bloecke(seite)
    namen: dict[str, Any] = {"__name__": seite.stem}
    schritte = 0
    for (sprache, inhalt), (naechste, ausgabe) in zip(alle, [*alle[1:], ("", "")], strict=True):
        if sprache == "console":
            for befehl, erwartet, code in befehle(inhalt):
                ausgang = fuehre_aus(befehl)
                gelesen = capsys.readouterr()
                assert ausgang == code, gelesen.err
                vergleiche(erwartet, gelesen.out or gelesen.err)
                schritte += 1
        elif sprache == "diff":
            aendere(inhalt)
        elif sprache == "python":
            exec(compile(inhalt, seite.name, "exec"), namen)
            vergleiche(ausgabe if naechste == "text" else "", capsys.readouterr().out)
            schritte += 1
        else:
            assert sprache == "text", f"{seite.name}: a block of {sprache or 'no language'} is not run"
    return schritte


def befehle(konsole: str) -> Iterator[tuple[list[str], str, int]]:
    """Yield the arguments, the expected output and the exit code of each command."""
    for teil in re.split(r"^\$ massnahmenplan ", konsole, flags=re.MULTILINE)[1:]:
        zeile, _, erwartet = teil.partition("\n")
        code = re.search(r"^\[(\d+)\]\n\Z", erwartet, flags=re.MULTILINE)
        yield shlex.split(zeile), erwartet[: code.start()] if code else erwartet, int(code[1]) if code else 0


def vergleiche(erwartet: str, gezeigt: str) -> None:
    pruefer, beispiel = doctest.OutputChecker(), doctest.Example("", erwartet)
    assert pruefer.check_output(beispiel.want, gezeigt, VERGLEICH), pruefer.output_difference(
        beispiel, gezeigt, VERGLEICH
    )


def aendere(diff: str) -> None:
    """Change a file as stated; what is to be changed stands in it exactly once."""
    kopf, _, *zeilen = diff.splitlines()
    datei = Path(kopf.removeprefix("--- "))
    alt = "".join(f"{zeile[1:]}\n" for zeile in zeilen if not zeile.startswith("+"))
    neu = "".join(f"{zeile[1:]}\n" for zeile in zeilen if not zeile.startswith("-"))
    text = datei.read_text(encoding="utf-8")
    assert text.count(alt) == 1, f"{text.count(alt)} times in {datei}:\n{alt}"
    datei.write_text(text.replace(alt, neu), encoding="utf-8")
