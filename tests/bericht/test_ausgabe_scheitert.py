"""A result that cannot be printed is still a result: the message says where it lies."""

import subprocess
import sys
from pathlib import Path

import pytest

VOLL = Path("/dev/full")


@pytest.mark.skipif(not VOLL.exists(), reason="/dev/full gibt es nur unter Linux")
@pytest.mark.parametrize("optionen", [(), ("--json",)])
def test_volle_ausgabe_nach_dem_schreiben_nennt_den_fertigen_plan(
    tmp_path: Path, optionen: tuple[str, ...]
) -> None:
    def rufe(*argumente: str, ausgabe: Path) -> "subprocess.CompletedProcess[str]":
        befehl = [sys.executable, "-m", "massnahmenplan", *argumente]
        with ausgabe.open("w", encoding="utf-8") as strom:
            return subprocess.run(
                befehl,
                cwd=tmp_path,
                stdout=strom,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                check=False,
                timeout=240,
            )

    assert rufe("neu", "fall", ausgabe=tmp_path / "neu.txt").returncode == 0
    lauf = rufe("optimieren", "fall", "-o", "plan", *optionen, ausgabe=VOLL)
    assert lauf.returncode == 8
    assert "Der Datenträger ist voll. Der Plan liegt vollständig in: plan" in lauf.stderr
    assert sorted(datei.name for datei in (tmp_path / "plan").iterdir()) == [
        "bericht.html",
        "karte.geojson",
        "plan.json",
        "plan.xlsx",
        "protokoll.json",
    ]
