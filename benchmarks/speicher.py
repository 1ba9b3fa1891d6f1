"""How much memory does a whole run need?

    python -m benchmarks.speicher [--groessen 25 100 300 1000] [--zeitlimit 60]

Peak resident set of a fresh process, from the case on disk to the result folder, search included; the search may
go on until the time limit. Goal: below 2 GiB at 1,000 measures.
"""

import argparse

from benchmarks.kind import laufe_im_kind
from benchmarks.messung import zeige


def main() -> None:
    """Measure and print the table."""
    frage = argparse.ArgumentParser(description="Speicherbedarf ganzer Läufe")
    frage.add_argument("--groessen", type=int, nargs="+", default=[25, 100, 300, 1000])
    frage.add_argument("--ziel", choices=("co2", "kosten"), default="co2")
    frage.add_argument("--zeitlimit", type=float, default=60.0)
    angaben = frage.parse_args()
    zeilen = []
    for anzahl in angaben.groessen:
        lauf = laufe_im_kind(anzahl, angaben.ziel, 0.001, angaben.zeitlimit)
        zeilen.append((anzahl, lauf["zeilen"], lauf["spalten"], lauf["stufen"]["suche"], lauf["spitze_mib"]))
    zeige(("Maßnahmen", "Zeilen", "Spalten", "Suche [CPU-s]", "Spitze [MiB]"), zeilen)


if __name__ == "__main__":
    main()
