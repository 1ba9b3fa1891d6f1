"""docs/befunde.md lists every code, once."""

import re
from collections import Counter
from pathlib import Path

WURZEL = Path(__file__).parents[2]
KENNUNG = re.compile(r"\b[EW]\d{3}\b")


def test_jede_kennung_steht_genau_einmal_in_der_tabelle() -> None:
    quelltext = "".join(datei.read_text(encoding="utf-8") for datei in (WURZEL / "massnahmenplan").rglob("*.py"))
    tabelle = (WURZEL / "docs" / "befunde.md").read_text(encoding="utf-8")
    beschrieben = Counter(re.findall(r"^\| ([EW]\d{3}) \|", tabelle, re.MULTILINE))
    assert set(KENNUNG.findall(quelltext)) == set(beschrieben)
    assert max(beschrieben.values()) == 1


def test_jede_zeile_nennt_bedeutung_und_abhilfe() -> None:
    zeilen = re.findall(r"^\| [EW]\d{3} \|.*$", (WURZEL / "docs/befunde.md").read_text("utf-8"), re.MULTILINE)
    for zeile in zeilen:
        zellen = [zelle.strip() for zelle in re.split(r"(?<!`)\|(?!`)", zeile)[1:-1]]
        assert len(zellen) == 3, zeile
        assert all(zellen), zeile
