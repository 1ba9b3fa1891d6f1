"""Which option of the model a decision of a plan is: in a plan from a file it need not be one of them exactly."""

from collections import defaultdict
from collections.abc import Iterator

from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.ergebnis import Plan, Planschritt


def ordne_zu(aufbereitung: Aufbereitung, plan: Plan) -> Iterator[tuple[Planschritt, int | None, bool]]:
    """Yield each decision, the number of its option, and whether it is that option exactly.

    Days of applications may differ, and a loan may be missing of which nothing is drawn; where the applications of
    a decision made by hand are none that a plan needs, it is the option with most of them in common.
    """
    je_beginn = defaultdict(list)
    for nummer, option in enumerate(aufbereitung.optionen):
        je_beginn[option.massnahme, option.variante, option.beginn].append(nummer)
    for schritt in plan.schritte:
        moegliche = je_beginn[schritt.massnahme, schritt.variante, schritt.beginn]
        if not moegliche:
            yield schritt, None, False
            continue
        beste = min(moegliche, key=lambda nummer: (_abweichung(aufbereitung, nummer, schritt), nummer))
        yield schritt, beste, _abweichung(aufbereitung, beste, schritt)[0] == 0


def _abweichung(aufbereitung: Aufbereitung, nummer: int, schritt: Planschritt) -> tuple[int, int, int, int]:
    """Return how many programmes differ, how many loans are offered beside, then facts and days that differ."""
    antraege = aufbereitung.optionen[nummer].paket.antraege
    hat, soll = {antrag.wahl for antrag in antraege}, set(schritt.foerderung)
    kredite = {antrag.programm for antrag in antraege if not antrag.fliesst}
    programme = {w.programm for w in hat} ^ {w.programm for w in soll}
    ungenutzt = (programme & kredite) - {w.programm for w in soll}
    merkmale = {(w.programm, w.mit, w.ohne) for w in hat} ^ {(w.programm, w.mit, w.ohne) for w in soll}
    return len(programme - ungenutzt), len(ungenutzt), len(merkmale), len(hat ^ soll)
