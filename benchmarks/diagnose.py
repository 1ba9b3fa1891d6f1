"""How long does the diagnosis of an impossible case take?

    python -m benchmarks.diagnose [--groessen 25 100] [--saaten 1 2 3] [--anteil 0.9]

A target that all measures together would reach and the money does not: ``anteil`` of the best effects of all in
the last but one year. Wall-clock seconds of the whole run, from the case to the last way out; goal: under 60 s at
100 measures on two cores. The table says what was found and how far the amount of money is from its proven bound.
"""

import argparse
import os
import time

import numpy as np

from benchmarks.erzeuger import ENDE, erzeuge
from benchmarks.messung import zeige
from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.begriffe.ziel import Ziel, Zielart
from massnahmenplan.ergebnis.ausweg import Diagnose, Richtung
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.lockerung import repariere
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall

KOPF = (
    "Maßnahmen",
    "Saat",
    "bis Gründe [s]",
    "gesamt [s]",
    "gesamt [CPU s]",
    "Last",
    "Auswege",
    "Widerspruch",
    "Geld [€]",
    "mindestens",
)


def main() -> None:
    """Measure and print the table."""
    frage = argparse.ArgumentParser(description="Diagnose eines unmöglichen Falls")
    frage.add_argument("--groessen", type=int, nargs="+", default=[25, 100])
    frage.add_argument("--saaten", type=int, nargs="+", default=[1, 2, 3])
    frage.add_argument("--anteil", type=float, default=0.9)
    angaben = frage.parse_args()
    zeige(KOPF, [_zeile(n, saat, angaben.anteil) for n in angaben.groessen for saat in angaben.saaten])


def unmoeglicher_fall(anzahl: int, saat: int, anteil: float) -> Planungsfall:
    """Return a case whose target is a share of the best that all its measures could do."""
    fall = erzeuge(anzahl, saat)
    daten = bereite_auf(fall.geordnet(), "co2").daten
    form, wirkung, beste = daten.minderung[-2], np.zeros(len(daten.optionen)), np.zeros(anzahl)
    wirkung[form.optionen] += form.werte
    np.maximum.at(beste, daten.optionen.massnahme, wirkung)
    ziel = Ziel(id="klima", art=Zielart.MINDERUNG_JAHR, jahr=ENDE - 1, wert=round(float(beste.sum()) * anteil))
    return repariere(fall, ()).model_copy(update={"ziele": (ziel,)})


def _zeile(anzahl: int, saat: int, anteil: float) -> tuple[object, ...]:
    fall, last = unmoeglicher_fall(anzahl, saat, anteil), os.getloadavg()[0]
    beginn, cpu = time.perf_counter(), time.process_time()
    try:
        plane(fall, Vorgaben())
    except UnerfuellbarFehler as fehler:
        gruende_s = time.perf_counter() - beginn
        diagnose = fehler.diagnose or Diagnose()
        gesamt_s = time.perf_counter() - beginn
        cpu_s = time.process_time() - cpu
        return anzahl, saat, gruende_s, gesamt_s, cpu_s, round(last, 1), *_befund(diagnose)
    return anzahl, saat, 0.0, 0.0, 0.0, last, "es gibt einen Plan", "", "", ""


def _befund(diagnose: Diagnose) -> tuple[object, ...]:
    richtungen = ", ".join(ausweg.richtung.value for ausweg in diagnose.auswege)
    geld = next((a for a in diagnose.auswege if a.richtung is Richtung.GELD), None)
    stand = "minimal" if diagnose.widerspruch_ist_minimal else "eingegrenzt" if diagnose.widerspruch else "–"
    betraege = ("–", "–") if geld is None else (f"{geld.groesse:.0f}", f"{geld.mindestens or 0:.0f}")
    return richtungen, stand, *betraege


if __name__ == "__main__":
    main()
