"""How long does it take to build the model and hand it to HiGHS? Ours, Pyomo's own interfaces, linopy.

    python -m benchmarks.bauen [--groessen 25 100 300 1000] [--ziel co2]

CPU seconds, median. Goals: at most half of pyomo.contrib.solver; not slower than linopy up to 300 measures; at
most 5 s at 1,000 measures.
"""

import argparse

from benchmarks.erzeuger import erzeuge
from benchmarks.messung import mediane, miss_abwechselnd, stumm, zeige
from benchmarks.wege import WEGE
from massnahmenmodell import Modelldaten
from massnahmenplan.aufbereitung import bereite_auf


def main() -> None:
    """Measure and print the table."""
    frage = argparse.ArgumentParser(description="Modell bauen und übergeben")
    frage.add_argument("--groessen", type=int, nargs="+", default=[25, 100, 300, 1000])
    frage.add_argument("--ziel", choices=("co2", "kosten"), default="co2")
    frage.add_argument("--wiederholungen", type=int, help="sonst 7, ab 1.000 Maßnahmen 3")
    angaben = frage.parse_args()
    _waerme_auf()
    zeilen = []
    for anzahl in angaben.groessen:
        daten = bereite_auf(erzeuge(anzahl), angaben.ziel).daten
        zeilen.append(_zeile(anzahl, daten, angaben.wiederholungen or (7 if anzahl < 1000 else 3)))
    andere = [f"÷ {name}" for name in WEGE if name != "unser Weg"]
    zeige(("Maßnahmen", "Koeffizienten", *WEGE, *andere), zeilen)


def _waerme_auf() -> None:
    """Let every rival import what it needs."""
    daten = bereite_auf(erzeuge(5), "co2").daten
    with stumm():
        for weg in WEGE.values():
            weg(daten)


def _zeile(anzahl: int, daten: Modelldaten, wiederholungen: int) -> tuple[object, ...]:
    with stumm():
        koeffizienten = WEGE["unser Weg"](daten).getNumNz()
        zeiten = miss_abwechselnd({name: lambda weg=weg: weg(daten) for name, weg in WEGE.items()}, wiederholungen)
    unser, *andere = mediane(zeiten).values()
    return (anzahl, koeffizienten, unser, *andere, *(f"{unser / anderer:.2f}" for anderer in andere))


if __name__ == "__main__":
    main()
