"""What values make wrong between the rows of a case: the checks that a case from files has to pass as well."""

from massnahmenplan.eingabe.fallpruefung import fehler_im_fall
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.planungsfall import Planungsfall

OHNE_PLAN = frozenset({"E067", "E068", "E074", "E221"})
"""Codes of limits that no plan can keep together: the case is one, and that it has no plan is an answer."""
ZU_SPAET = "E066"
"""Code of a measure that cannot begin in the plan: of one that is delayed, that is an answer as well."""


def neue_fehler(bisher: Planungsfall, neu: Planungsfall, *, verspaetet: bool) -> tuple[Befund, ...]:
    """Return what is wrong with a case that was not wrong before; ``verspaetet``: measures are delayed in it."""
    antworten = OHNE_PLAN | {ZU_SPAET} if verspaetet else OHNE_PLAN
    gefunden = [befund for befund in fehler_im_fall(neu) if befund.kennung not in antworten]
    if not gefunden:
        return ()
    bekannte = {(befund.kennung, befund.feld) for befund in fehler_im_fall(bisher)}
    return tuple(befund for befund in gefunden if (befund.kennung, befund.feld) not in bekannte)
