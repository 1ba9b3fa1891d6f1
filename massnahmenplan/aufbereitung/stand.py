"""What the state of measures leaves to decide: which variants and begins are still open, and what is settled."""

from collections.abc import Iterator

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.stand import GEBAUT, Massnahmenstand
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.planungsfall import Planungsfall


def ist_gebunden(fall: Planungsfall, massnahme: str) -> bool:
    """Return True if a measure is contracted or built: then it is no longer for decision."""
    stand = fall.stand_von.get(massnahme)
    return stand is not None and stand.gebunden


def offene_beginne(fall: Planungsfall, kennung: str) -> Iterator[tuple[str, Massnahme, int]]:
    """Yield variant, measure with the variant applied, and period of begin that its state leaves open.

    In a case that says how far measures are, nothing begins before the period of the Stichtag that has not begun.
    """
    achse, stand = fall.projekt.zeitachse, fall.stand_von.get(kennung)
    for variante, ausfuehrung in fall.ausfuehrungen[kennung].items():
        beginne = ausfuehrung.beginne(achse)
        if stand is None:
            fruehestens = achse.periode_am(fall.projekt.planungstag) if fall.staende else beginne.start
            offen = [b for b in beginne if b >= fruehestens]
        elif stand.gebunden:
            passt = stand.variante in (None, variante)
            offen = [b for b in beginne if passt and _wie_gebunden(stand, ausfuehrung, b, achse)]
        else:
            offen = [b for b in beginne if _nicht_zu_frueh(fall, stand, ausfuehrung, b)]
        for beginn in offen:
            yield variante, ausfuehrung, beginn


def _wie_gebunden(stand: Massnahmenstand, massnahme: Massnahme, beginn: int, achse: Zeitachse) -> bool:
    """Return True if this begin is the real one, or, where it is not stated, one that fits the phase."""
    begonnen, fertig, heute = stand.beginnt_in(achse), stand.fertig_in(achse), achse.periode_am(stand.datum)
    ende = beginn + massnahme.dauer - 1
    if begonnen not in (None, beginn) or fertig not in (None, ende):
        return False
    if stand.phase in GEBAUT:
        return ende <= heute
    return stand.phase != "im_bau" or beginn + massnahme.dauer_planung <= heute


def _nicht_zu_frueh(fall: Planungsfall, stand: Massnahmenstand, massnahme: Massnahme, beginn: int) -> bool:
    """Return True if nothing is begun in the past; what is being planned already has its building to come."""
    achse = fall.projekt.zeitachse
    heute, geplant_seit = achse.periode_am(fall.projekt.planungstag), stand.beginnt_in(achse)
    if stand.ausgeschieden or (stand.aufgeschoben and stand.zurueck_bis is None):
        return False
    if stand.zurueck_bis is not None and beginn < achse.perioden_von(stand.zurueck_bis).start:
        return False
    if geplant_seit is None or massnahme.dauer_planung == 0:
        return beginn >= heute
    return beginn >= geplant_seit and beginn + massnahme.dauer_planung >= heute
