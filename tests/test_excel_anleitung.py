"""``docs/excel.md``: its commands run, one after the other, from the template to the next plan."""

import re
import shlex
from pathlib import Path

import pytest

from massnahmenplan.cli.ausgang import fuehre_aus

SEITE = (Path(__file__).parents[1] / "docs" / "excel.md").read_text(encoding="utf-8")


def _befehle() -> list[list[str]]:
    bloecke = re.findall(r"```sh\n(.*?)```", SEITE, re.DOTALL)
    return [shlex.split(zeile)[1:] for block in bloecke for zeile in block.splitlines()]


def test_befehle_laufen_nacheinander(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    befehle = _befehle()
    assert [befehl[0] for befehl in befehle] == ["neu", "pruefen", "optimieren", "fortschreiben"]
    for befehl in befehle:
        assert fuehre_aus(befehl) == 0, capsys.readouterr().err
    assert {datei.name for datei in (tmp_path / "plan_neu").iterdir()} >= {"plan.json", "plan.xlsx"}
