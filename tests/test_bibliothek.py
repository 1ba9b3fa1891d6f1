"""``docs/bibliothek.md``: its blocks run and print what stands below them, and no table is missing."""

import doctest
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from massnahmenplan.bericht.studie.tabellen import TABELLEN as STUDIENTABELLEN
from massnahmenplan.bericht.tabellen import TABELLEN as PLANTABELLEN
from massnahmenplan.notizbuch import front, laeufe, plan, portfolio, studie

WURZEL = Path(__file__).parents[1]
SEITE = (WURZEL / "docs" / "bibliothek.md").read_text(encoding="utf-8")
VERGLEICH = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def test_bloecke_geben_was_darunter_steht(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(WURZEL / "beispiele" / "portfolio", tmp_path / "beispiele" / "portfolio")
    monkeypatch.chdir(tmp_path)  # a study is written beside it
    bloecke = [(teil.info, teil.content) for teil in MarkdownIt().parse(SEITE) if teil.type == "fence"]
    assert [sprache for sprache, _ in bloecke] == ["python", "text"] * 9
    namen: dict[str, Any] = {}
    pruefer = doctest.OutputChecker()
    for (_, programm), (_, erwartet) in zip(bloecke[::2], bloecke[1::2], strict=True):
        exec(compile(programm, "bibliothek.md", "exec"), namen)
        gezeigt = capsys.readouterr().out
        beispiel = doctest.Example("", erwartet)
        assert pruefer.check_output(beispiel.want, gezeigt, VERGLEICH), pruefer.output_difference(
            beispiel, gezeigt, VERGLEICH
        )


@pytest.mark.parametrize(
    ("woher", "tabellen"),
    [
        ("plane", PLANTABELLEN),
        ("studiere", laeufe.TABELLEN),
        ("lies_laeufe", laeufe.TABELLEN),
        ("werte_aus", STUDIENTABELLEN),
        ("pareto", front.TABELLEN),
        ("plane_portfolio", portfolio.TABELLEN),
    ],
)
def test_alle_tabellen_sind_genannt(woher: str, tabellen: dict[str, Any]) -> None:
    zeile = next(zeile for zeile in SEITE.splitlines() if zeile.startswith(f"| `mp.{woher}` |"))
    assert re.findall(r"`(\w+)`", zeile) == list(tabellen)


@pytest.mark.parametrize(("woher", "bilder"), [("plane", plan.BILDER), ("werte_aus", studie.BILDER)])
def test_alle_schaubilder_sind_genannt(woher: str, bilder: dict[str, Any]) -> None:
    abschnitt = SEITE[SEITE.index("## Schaubilder") :]
    zeile = next(zeile for zeile in abschnitt.splitlines() if zeile.startswith(f"| `mp.{woher}`"))
    assert re.findall(r"`(\w+)`", zeile.rpartition("mp.")[2].partition("|")[2]) == list(bilder)
