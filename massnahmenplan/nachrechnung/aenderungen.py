"""How much a plan changes of the last one, counted from the decisions of both."""

from collections import Counter

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.planungsfall import Planungsfall


def zaehle_aenderungen(fall: Planungsfall, bisher: Plan, plan: Plan) -> dict[Aenderungsart, int]:
    """Return how many changes of each kind there are, kinds without any too.

    What is contracted, built or given up by its status is decided already, and counts as no change.
    """
    gesetzt = {stand.massnahme for stand in fall.staende if stand.gebunden or stand.ausgeschieden}
    zaehlung: Counter[Aenderungsart] = Counter(dict.fromkeys(Aenderungsart, 0))
    for kennung in fall.massnahme_mit_id.keys() - gesetzt:
        alt, neu = bisher.schritt(kennung), plan.schritt(kennung)
        if alt is not None and neu is not None:
            zaehlung.update(_unterschied(alt, neu))
        elif alt is not neu:
            zaehlung[Aenderungsart.NEU if alt is None else Aenderungsart.GESTRICHEN] += 1
    return dict(zaehlung)


def _unterschied(alt: Planschritt, neu: Planschritt) -> dict[Aenderungsart, int]:
    gezaehlt = {
        Aenderungsart.VERSCHOBEN: max(alt.beginn, neu.beginn) - min(alt.beginn, neu.beginn),
        Aenderungsart.ANDERE_VARIANTE: 0 if alt.variante == neu.variante else 1,
    }
    if sorted(alt.foerderung) == sorted(neu.foerderung):
        return gezaehlt
    ohne_tag = [sorted((w.programm, w.mit, w.ohne) for w in schritt.foerderung) for schritt in (alt, neu)]
    nur_der_tag = ohne_tag[0] == ohne_tag[1]
    gezaehlt[Aenderungsart.ANDERER_ANTRAG if nur_der_tag else Aenderungsart.ANDERE_FOERDERUNG] = 1
    return gezaehlt
