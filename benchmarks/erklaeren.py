"""How long do explanations of the plan of Altchemnitz take, and how many of their searches were closed?

    python -m benchmarks.erklaeren [--massnahme BL04]

Goals on two cores: one measure under 10 s, everything under 2 minutes, reading and building included.
"""

import argparse
import time
from pathlib import Path

import massnahmenplan as mp
from massnahmenplan.ergebnis.erklaerung import Erklaerung, Gegenprobe

ALTCHEMNITZ = Path(__file__).parent.parent / "beispiele" / "altchemnitz"


def main() -> None:
    """Plan once, explain, print seconds of wall clock and of the processor."""
    frage = argparse.ArgumentParser(description="Erklärungen von Altchemnitz")
    frage.add_argument("--massnahme")
    massnahme = frage.parse_args().massnahme
    ergebnis = mp.plane(mp.lies_fall(ALTCHEMNITZ))
    for kennung in (massnahme or "BL04", None):
        uhr, rechenzeit = time.perf_counter(), time.process_time()
        erklaerung = mp.erklaere(ergebnis, kennung)
        dauer, gerechnet = time.perf_counter() - uhr, time.process_time() - rechenzeit
        print(f"{kennung or 'alle':<8} {dauer:6.1f} s (Rechenzeit {gerechnet:.1f} s), {_geschlossen(erklaerung)}")


def _geschlossen(erklaerung: Erklaerung) -> str:
    proben = [grund.ohne for grund in erklaerung.warum] + [nicht.mit for nicht in erklaerung.warum_nicht]
    zu = sum(_ist_geschlossen(probe) for probe in proben)
    schritte = sum(grenze.schritt is not None for grenze in erklaerung.grenzen)
    return f"{zu} von {len(proben)} Suchen abgeschlossen, {schritte} Schritte von Grenzen"


def _ist_geschlossen(probe: Gegenprobe) -> bool:
    """Return True if found and proven differ by less than a thousandth, or the answer is that there is no plan."""
    abstand = probe.abstand
    if abstand is None:
        return probe.moeglich is False
    mindestens = abstand.mindestens
    return mindestens is not None and abstand.hoechstens - mindestens <= abs(abstand.wert) / 1000


if __name__ == "__main__":
    main()
