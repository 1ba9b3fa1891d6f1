"""Joint effects in two forms of the same coefficients: products (Möbius) and one variable per set of measures.

    python -m benchmarks.zusammen [--gebaeude 4 8] [--saaten 1 2] [--sekunden 30]

Bound of the relaxation, then plan and bound after some CPU seconds of HiGHS over everything.
"""

import argparse
from unittest import mock

from benchmarks.beweislauf import Marken, begrenze
from benchmarks.gebaeude import erzeuge_gebaeude
from benchmarks.messung import zeige
from massnahmenmodell import baue_modell
from massnahmenplan.aufbereitung import bereite_auf, produkte
from massnahmenplan.loeser import Standardform, Wuensche, highs, uebersetze
from massnahmenplan.loeser.relaxation import relaxiere
from massnahmenplan.loeser.unterbrechung import Unterbrechung

FORMEN = {"sets": produkte.ZUSTAENDE_HOECHSTENS, "products": 0}
"""Form -> largest number of sets of a group that is written set by set."""
KOPF = ("buildings", "seed", "aim", "form", "rows", "columns", "relaxation", "plan", "bound", "gap", "CPU s")


def main() -> None:
    """Measure and show."""
    frage = argparse.ArgumentParser(description="Gemeinsame Wirkung: Produkte gegen Mengen")
    frage.add_argument("--gebaeude", type=int, nargs="+", default=[4, 8])
    frage.add_argument("--saaten", type=int, nargs="+", default=[1, 2])
    frage.add_argument("--sekunden", type=float, default=30.0)
    a = frage.parse_args()
    faelle = [(anzahl, saat, ziel) for anzahl in a.gebaeude for saat in a.saaten for ziel in ("co2", "kosten")]
    zeige(KOPF, [(*fall, name, *miss(*fall, name, a.sekunden)) for fall in faelle for name in FORMEN])


def miss(anzahl: int, saat: int, ziel: str, name: str, sekunden: float) -> tuple[str, ...]:
    """Return size, relaxation, plan, bound, gap and time of one form."""
    form = schreibe(anzahl, saat, ziel, name)
    marken = Marken()
    with Unterbrechung() as unterbrechung:
        lose = relaxiere(form, Wuensche(), unterbrechung)
        begrenze(marken, sekunden, lambda: setattr(unterbrechung, "signalnummer", 2))
        loesung = highs.loese(form, Wuensche(luecke=0.001), unterbrechung=unterbrechung)
    zahlen = (None if lose is None else lose.zielwert, loesung.zielwert, loesung.schranke)
    luecke = None if None in zahlen[1:] else abs(zahlen[2] - zahlen[1]) / max(abs(zahlen[1]), 1e-9)
    return (
        *(f"{n:,}" for n in form.matrix.shape),
        *("–" if zahl is None else f"{zahl:,.1f}" for zahl in zahlen),
        "–" if luecke is None else f"{luecke:.2%}",
        f"{marken.cpu_s:.1f}",
    )


def schreibe(anzahl: int, saat: int, ziel: str, name: str) -> Standardform:
    """Return the model of a case in one of the forms."""
    with mock.patch.object(produkte, "ZUSTAENDE_HOECHSTENS", FORMEN[name]):
        return uebersetze(baue_modell(bereite_auf(erzeuge_gebaeude(anzahl, saat), ziel).daten))


if __name__ == "__main__":
    main()
