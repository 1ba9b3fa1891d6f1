"""Whole runs in fresh child processes: what one run took and needed does not touch the next."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.fallordner import schreibe_fall


def laufe_im_kind(anzahl: int, ziel: str, luecke: float, zeitlimit_s: float, saat: int = 1) -> dict[str, Any]:
    """Return what ``benchmarks.lauf`` reports for a synthetic case; errors if the run fails."""
    with tempfile.TemporaryDirectory() as ablage:
        fall = Path(ablage) / "fall"
        schreibe_fall(anzahl, fall, saat)
        befehl = [sys.executable, "-m", "benchmarks.lauf", str(fall), str(Path(ablage) / "plan"), "--ziel", ziel]
        befehl += ["--luecke", str(luecke), "--zeitlimit", str(zeitlimit_s)]
        lauf = subprocess.run(befehl, capture_output=True, text=True, check=False)
    if lauf.returncode:
        raise RuntimeError(f"{' '.join(befehl)}:\n{lauf.stderr}")
    ergebnis: dict[str, Any] = json.loads(lauf.stdout.splitlines()[-1])
    return ergebnis
