"""The notebooks run, and what is stored in them is what the present version answers."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docs.bau.hefte import HEFTE, WURZEL, als_markdown

pytest.importorskip("nbclient", reason="Extra docs fehlt")
pytest.importorskip("ipykernel", reason="Extra docs fehlt")


@pytest.fixture(scope="module")
def neu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All notebooks, executed now; in a process of their own, whose warnings are those of the kernel."""
    ziel = tmp_path_factory.mktemp("hefte")
    befehl = [sys.executable, "-m", "docs.bau.hefte", str(ziel)]
    lauf = subprocess.run(befehl, cwd=WURZEL.parent, capture_output=True, encoding="utf-8", check=False)
    assert lauf.returncode == 0, lauf.stderr
    return ziel


@cache
def gespeichert(heft: str) -> dict[str, Any]:
    return dict(json.loads((WURZEL / heft).read_text(encoding="utf-8")))


def worte(ausgabe: dict[str, Any]) -> list[str]:
    """Return the words and figures that a reader sees: neither markup nor where a drawing puts them."""
    daten = ausgabe.get("data", {})
    text = "".join(ausgabe.get("text") or daten.get("text/html") or daten.get("text/plain"))
    return re.sub(r"<style.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL).split()


@pytest.mark.parametrize("heft", HEFTE)
def test_gespeichertes_ist_was_heute_herauskommt(heft: str, neu: Path) -> None:
    alt, jetzt = gespeichert(heft), json.loads((neu / heft).read_text(encoding="utf-8"))
    for vorher, nachher in zip(alt["cells"], jetzt["cells"], strict=True):
        assert vorher["source"] == nachher["source"]
        assert [worte(a) for a in vorher.get("outputs", ())] == [worte(a) for a in nachher.get("outputs", ())], (
            f"{heft} is out of date: python -m docs.bau.hefte"
        )


def test_hefte_zeigen_was_sie_zeigen_sollen() -> None:
    erster, eigene = (als_markdown(json.dumps(gespeichert(heft))) for heft in HEFTE)
    assert "452.6 t CO2e, optimal" in erster  # the plan of the tutorial
    assert erster.count("<svg") == 2
    assert '<th scope="col">Maßnahme</th>' in erster  # an Ergebnis shows itself
    assert "hinzugefügt sind: hoechstens_zugleich." in eigene
    (tabelle,) = re.findall(r"<tbody>.*?</tbody>", eigene, flags=re.DOTALL)
    minderung = [float(zahl) for zahl in re.findall(r"<td>([\d.]+)</td>", tabelle)[2::3]]
    assert minderung == sorted(minderung)  # more at a time is never worse
    assert minderung[0] < minderung[-1] == 452.6  # and with all seven the limit is none


def test_hefte_sind_klein_und_ohne_fehler() -> None:
    for heft in HEFTE:
        assert (WURZEL / heft).stat().st_size < 60_000
        zellen = [zelle for zelle in gespeichert(heft)["cells"] if zelle["cell_type"] == "code"]
        assert [z["execution_count"] for z in zellen] == [*range(1, len(zellen) + 1)]
        assert not [a for z in zellen for a in z["outputs"] if a["output_type"] == "error"]
    assert {str(heft.relative_to(WURZEL).as_posix()) for heft in WURZEL.rglob("*.ipynb")} == set(HEFTE)
