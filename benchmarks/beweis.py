"""How fast is a plan proven? Sizes × seeds × aims × ways, CPU seconds to gaps of 5, 1, 0.5 and 0.1 %.

    python -m benchmarks.beweis [--groessen 25 100] [--saaten 1 2 3 4 5] [--ziele co2 kosten]
                                [--wege pforte ganz lehrbuch] [--sekunden 60] [--luecke 0.001]
                                [--faeden 2] [--zeitlimit 60]
    python -m benchmarks.beweis --tabelle       # only the table of what was measured so far

Each search runs in a process of its own (``beweislauf.py``) and adds one line to ``ergebnisse/beweis.csv``, failed
ones included; nothing is ever taken out of that file. The table shows the latest run of each kind.
"""

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.messung import zeige

ERGEBNISSE = Path(__file__).parent / "ergebnisse" / "beweis.csv"
SCHLUESSEL = ("massnahmen", "ziel", "weg", "saat")
KOPF = (
    *("datum", "stand", "massnahmen", "saat", "ziel", "weg", "sekunden", "verlangt", "faeden", "ende"),
    *("plan", "schranke", "luecke", "knoten", "zeilen", "spalten", "cpu_s", "wand_s"),
    *(f"{uhr}_bis_{g}" for uhr in ("cpu", "wand") for g in ("0.05", "0.01", "0.005", "0.001")),
    "zeitlimit",
)


def main() -> None:
    """Measure, append, show."""
    frage = argparse.ArgumentParser(description="Zeit bis zum Beweis")
    frage.add_argument("--groessen", type=int, nargs="+", default=[25, 100])
    frage.add_argument("--saaten", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    frage.add_argument("--ziele", nargs="+", default=["co2", "kosten"])
    frage.add_argument("--wege", nargs="+", default=["pforte", "ganz", "lehrbuch"])
    frage.add_argument("--sekunden", type=float, default=60.0, help="CPU-Sekunden je Suche")
    frage.add_argument("--luecke", type=float, default=0.001)
    frage.add_argument("--faeden", type=int, default=1)
    frage.add_argument("--zeitlimit", type=float, help="Sekunden, die auch die Suche kennt")
    frage.add_argument("--tabelle", action="store_true", help="nichts messen, nur zeigen")
    angaben = frage.parse_args()
    for lauf in () if angaben.tabelle else _laeufe(angaben):
        haenge_an(ERGEBNISSE, lauf | _miss(lauf))
    zeige_tabelle(lies(ERGEBNISSE))


def _laeufe(angaben: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Yield what identifies each run; seeds last, so that a broken-off measurement has all of the small cases."""
    for anzahl in angaben.groessen:
        for saat in angaben.saaten:
            for ziel in angaben.ziele:
                for weg in angaben.wege:
                    yield {
                        "datum": date.today().isoformat(),
                        "stand": _stand(),
                        "massnahmen": anzahl,
                        "saat": saat,
                        "ziel": ziel,
                        "weg": weg,
                        "sekunden": angaben.sekunden,
                        "verlangt": angaben.luecke,
                        "faeden": angaben.faeden,
                        "zeitlimit": angaben.zeitlimit,
                    }


def _miss(lauf: dict[str, Any]) -> dict[str, Any]:
    befehl = [sys.executable, "-m", "benchmarks.beweislauf", *(str(lauf[k]) for k in ("massnahmen", "saat"))]
    befehl += [lauf["ziel"], lauf["weg"], "--sekunden", str(lauf["sekunden"])]
    befehl += ["--luecke", str(lauf["verlangt"]), "--faeden", str(lauf["faeden"])]
    befehl += [] if lauf["zeitlimit"] is None else ["--zeitlimit", str(lauf["zeitlimit"])]
    kind = subprocess.run(befehl, capture_output=True, text=True, check=False)
    if kind.returncode:
        zeilen = kind.stderr.strip().splitlines() or [f"Ende mit {kind.returncode}"]
        return {"ende": f"Fehler: {zeilen[-1]}"}
    gemessen: dict[str, Any] = json.loads(kind.stdout.splitlines()[-1])
    return gemessen


def _stand() -> str:
    """Return the commit that is measured; empty outside a repository."""
    befehl = ["git", "describe", "--always", "--dirty", "--abbrev=8"]
    return subprocess.run(befehl, capture_output=True, text=True, check=False).stdout.strip()


def haenge_an(datei: Path, zeile: dict[str, Any]) -> None:
    """Add one run to the file; a new file gets its head."""
    neu = not datei.exists()
    with datei.open("a", encoding="utf-8", newline="") as ziel:
        schreiber = csv.DictWriter(ziel, KOPF, lineterminator="\n")
        if neu:
            schreiber.writeheader()
        schreiber.writerow({name: _kurz(wert) for name, wert in zeile.items()})


def _kurz(wert: Any) -> Any:
    return float(f"{wert:.7g}") if isinstance(wert, float) else wert


def lies(datei: Path) -> list[dict[str, str]]:
    """Return the latest run of each kind, in order of size, aim, way and seed."""
    with datei.open(encoding="utf-8", newline="") as quelle:
        neueste = {tuple(zeile[k] for k in SCHLUESSEL): zeile for zeile in csv.DictReader(quelle)}
    return [neueste[k] for k in sorted(neueste, key=lambda k: (int(k[0]), *k[1:]))]


def zeige_tabelle(zeilen: list[dict[str, str]]) -> None:
    """Print one line per size, aim and way: the gap of each seed, the slowest time to each gap."""
    gruppen: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for zeile in zeilen:
        gruppen.setdefault((zeile["massnahmen"], zeile["ziel"], zeile["weg"]), []).append(zeile)
    kopf = (
        "measures",
        "aim",
        "way",
        "CPU s allowed",
        "gaps reached, by seed",
        "all within 5 %",
        "1 %",
        "0.5 %",
        "0.1 %",
    )
    zeige(kopf, [(*gruppe, *_spalten(laeufe)) for gruppe, laeufe in gruppen.items()])


def _spalten(laeufe: list[dict[str, str]]) -> tuple[str, ...]:
    luecken = ", ".join(f"{float(lauf['luecke']):.2%}" if lauf["luecke"] else "–" for lauf in laeufe)
    return (
        max((lauf["sekunden"] for lauf in laeufe), key=float),
        luecken,
        *(_langsamster(laeufe, g) for g in ("0.05", "0.01", "0.005", "0.001")),
    )


def _langsamster(laeufe: list[dict[str, str]], luecke: str) -> str:
    """Return the CPU seconds by which every seed was there; – if one never was."""
    zeiten = [lauf[f"cpu_bis_{luecke}"] for lauf in laeufe]
    return f"{max(map(float, zeiten)):.1f} s" if all(zeiten) else "–"


if __name__ == "__main__":
    main()
