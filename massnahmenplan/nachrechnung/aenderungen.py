"""How much a plan changes of the last one, counted from the decisions of both."""

from collections import Counter

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.planungsfall import Planungsfall


def zaehle_aenderungen(fall: Planungsfall, bisher: Plan, plan: Plan) -> dict[Aenderungsart, int]:
    """Return how many changes of each kind there are, kinds without any too.

    What is contracted, built or given up by its status is decided already, and counts as no change. An application
    that was answered is as the notice says, whatever was planned of its day and facts.
    """
    gesetzt = {stand.massnahme for stand in fall.staende if stand.gebunden or stand.ausgeschieden}
    zaehlung: Counter[Aenderungsart] = Counter(dict.fromkeys(Aenderungsart, 0))
    for kennung in fall.massnahme_mit_id.keys() - gesetzt:
        alt, neu = bisher.schritt(kennung), plan.schritt(kennung)
        if alt is not None and neu is not None:
            beantwortet = {b.programm for b in fall.bescheide if b.massnahme == kennung}
            zaehlung.update(unterschied(alt, neu, beantwortet))
        elif alt is not neu:
            zaehlung[Aenderungsart.NEU if alt is None else Aenderungsart.GESTRICHEN] += 1
    return dict(zaehlung)


def unterschied(alt: Planschritt, neu: Planschritt, beantwortet: set[str]) -> dict[Aenderungsart, int]:
    """Return what two decisions on a measure differ in; ``beantwortet`` are programmes that have given notice."""
    gezaehlt = {
        Aenderungsart.VERSCHOBEN: max(alt.beginn, neu.beginn) - min(alt.beginn, neu.beginn),
        Aenderungsart.ANDERE_VARIANTE: 0 if alt.variante == neu.variante else 1,
    }
    if {w.programm for w in alt.foerderung} != {w.programm for w in neu.foerderung}:
        return gezaehlt | {Aenderungsart.ANDERE_FOERDERUNG: 1}
    offene = [sorted(w for w in schritt.foerderung if w.programm not in beantwortet) for schritt in (alt, neu)]
    if offene[0] == offene[1]:
        return gezaehlt
    nur_der_tag = [(w.mit, w.ohne) for w in offene[0]] == [(w.mit, w.ohne) for w in offene[1]]
    gezaehlt[Aenderungsart.ANDERER_ANTRAG if nur_der_tag else Aenderungsart.ANDERE_FOERDERUNG] = 1
    return gezaehlt
