"""Which share of a whole run is ours, and where does it go?

    python -m benchmarks.anteil [--groessen 100 300 1000] [--zeitlimit 120 120 240] [--laeufe 3]

A run reads the case from disk, plans and writes the result folder, each in a fresh process. The search goes to a
gap of 1 %, or to the time limit where plain HiGHS does not get there: the share in a run to 1 % is then smaller
than the one shown. CPU seconds, medians. Ours is everything but the search; imports are shown by themselves,
because they do not grow with the case. Goal: less than 10 % at 100 measures and more.
"""

import argparse
import statistics
from typing import Any

from benchmarks.kind import laufe_im_kind
from benchmarks.messung import zeige

SPALTEN = ("lesen", "optionen", "davon pakete", "bauen", "uebersetzen", "nachrechnen", "nichtwahl", "schreiben")
ZUSAMMEN = {"nachrechnen": ("nachrechnen", "pruefen", "abgleichen")}


def main() -> None:
    """Measure and print the table."""
    frage = argparse.ArgumentParser(description="Anteil des Eigenen am ganzen Lauf")
    frage.add_argument("--groessen", type=int, nargs="+", default=[100, 300, 1000])
    frage.add_argument("--zeitlimit", type=float, nargs="+", default=[120.0, 120.0, 240.0])
    frage.add_argument("--ziel", choices=("co2", "kosten"), default="co2")
    frage.add_argument("--laeufe", type=int, default=3)
    angaben = frage.parse_args()
    zeilen = []
    for anzahl, zeitlimit_s in zip(angaben.groessen, angaben.zeitlimit, strict=True):
        laeufe = [laufe_im_kind(anzahl, angaben.ziel, 0.01, zeitlimit_s) for _ in range(angaben.laeufe)]
        zeilen.append(_zeile(anzahl, laeufe))
    kopf = ("Maßnahmen", "Lücke", "Suche", "Eigenes", "Anteil", *SPALTEN, "Importe", "Anteil mit Importen")
    zeige(kopf, zeilen)


def _zeile(anzahl: int, laeufe: list[dict[str, Any]]) -> tuple[object, ...]:
    def mitte(stufe: str) -> float:
        namen = ZUSAMMEN.get(stufe, (stufe.removeprefix("davon "),))
        return statistics.median(sum(lauf["stufen"][name] for name in namen) for lauf in laeufe)

    suche, importe = mitte("suche"), mitte("importe")
    eigenes = statistics.median(
        lauf["gesamt_s"] - lauf["stufen"]["suche"] - lauf["stufen"]["importe"] for lauf in laeufe
    )
    luecke = f"{max(lauf['luecke'] for lauf in laeufe):.1%}"
    anteil = f"{eigenes / (eigenes + suche):.1%}"
    mit_importen = f"{(eigenes + importe) / (eigenes + importe + suche):.1%}"
    return (anzahl, luecke, suche, eigenes, anteil, *map(mitte, SPALTEN), importe, mit_importen)


if __name__ == "__main__":
    main()
