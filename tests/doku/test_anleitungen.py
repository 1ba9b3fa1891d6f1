"""Tutorial and guides do what they say: every command, change and snippet, in the order of reading."""

import shutil
from pathlib import Path

import pytest

from tests.doku.seitenlauf import laufe

WURZEL = Path(__file__).parents[2]
DOKU = WURZEL / "docs"
VORLAGE = WURZEL / "massnahmenplan" / "vorlagen" / "klein"


@pytest.mark.parametrize(
    ("seite", "schritte"),
    [
        ("lernen/erster_fall.md", 10),
        ("anleitungen/eigenes_programm.md", 3),
        ("anleitungen/eigene_regel.md", 2),
        ("anleitungen/eigene_familie.md", 3),
        ("anleitungen/eigener_bericht.md", 6),
    ],
)
def test_seite_tut_was_sie_zeigt(
    seite: str, schritte: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    if "$ massnahmenplan neu " not in (DOKU / seite).read_text(encoding="utf-8"):
        shutil.copytree(VORLAGE, tmp_path / "mein-quartier")
    assert laufe(DOKU / seite, capsys) == schritte


def test_jede_neue_seite_laeuft() -> None:
    """Whoever adds a guide adds it above."""
    ordner = (DOKU / "lernen", DOKU / "anleitungen")
    gezeigt = {seite.relative_to(DOKU).as_posix() for einer in ordner for seite in einer.glob("*.md")}
    (marke,) = test_seite_tut_was_sie_zeigt.pytestmark
    assert gezeigt == {seite for seite, _ in marke.args[1]}
