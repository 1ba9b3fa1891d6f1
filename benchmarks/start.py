"""How long does the command line take to start, and the whole Altchemnitz command?

    python -m benchmarks.start [--starts 15] [--laeufe 3]

Wall-clock seconds of fresh processes, bytecode present; an interpreter that does nothing stands beside them.
Goals: ``--help`` under 0.3 s, Altchemnitz under 20 s on two cores.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.messung import zeige

ALTCHEMNITZ = Path(__file__).parent.parent / "beispiele" / "altchemnitz"
PYTHON = (sys.executable,)
MASSNAHMENPLAN = (sys.executable, "-m", "massnahmenplan")


def main() -> None:
    """Measure and print the table."""
    frage = argparse.ArgumentParser(description="Startzeit und Altchemnitz")
    frage.add_argument("--starts", type=int, default=15)
    frage.add_argument("--laeufe", type=int, default=3)
    angaben = frage.parse_args()
    zeilen = [
        _zeile("python -c pass", (*PYTHON, "-c", "pass"), angaben.starts),
        _zeile("massnahmenplan --help", (*MASSNAHMENPLAN, "--help"), angaben.starts),
    ]
    with tempfile.TemporaryDirectory() as ablage:
        befehl = (
            *MASSNAHMENPLAN,
            "optimieren",
            str(ALTCHEMNITZ),
            "--ziel",
            "co2",
            "-o",
            str(Path(ablage) / "plan"),
        )
        zeilen.append(_zeile("massnahmenplan optimieren beispiele/altchemnitz --ziel co2", befehl, angaben.laeufe))
    zeige(("Befehl", "Läufe", "bester [s]", "Median [s]"), zeilen)


def _zeile(name: str, befehl: tuple[str, ...], laeufe: int) -> tuple[object, ...]:
    _dauer(befehl)  # writes bytecode, warms the file cache
    dauern = [_dauer(befehl) for _ in range(laeufe)]
    return name, laeufe, min(dauern), statistics.median(dauern)


def _dauer(befehl: tuple[str, ...]) -> float:
    beginn = time.perf_counter()
    subprocess.run(befehl, check=True, capture_output=True)
    return time.perf_counter() - beginn


if __name__ == "__main__":
    main()
