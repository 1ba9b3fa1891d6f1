"""Programmes that may stop: each makes a scenario of its own."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.begriffe.szenario import Szenario

GRUNDFALL = "grundfall"
"""Id of the scenario in which nothing changes, where the case names no scenario."""


def mit_programmende(
    szenarien: Sequence[Szenario], enden: Sequence[tuple[str, int, Decimal]]
) -> tuple[Szenario, ...]:
    """Return the scenarios and one more for each programme that stops: programme, year, probability.

    What the new ones leave of the probability is shared out among the others as before; where there are none, the
    case as it stands gets it. Errors: ValueError if they leave nothing below 0.
    """
    rest = 1 - sum((anteil for _, _, anteil in enden), Decimal(0))
    if rest < 0:
        raise ValueError("Die Wahrscheinlichkeiten der Programmenden ergeben zusammen mehr als 1.")
    bisher = szenarien or (Szenario(id=GRUNDFALL, name="Wie geplant", wahrscheinlichkeit=Decimal(1)),)
    neue = (
        Szenario(
            id=f"{programm}-endet-{jahr}",
            name=f"{programm} endet {jahr}",
            wahrscheinlichkeit=anteil,
            programm_endet={programm: jahr},
        )
        for programm, jahr, anteil in enden
    )
    return (*(s.model_copy(update={"wahrscheinlichkeit": s.wahrscheinlichkeit * rest}) for s in bisher), *neue)
