"""What a version could grant at most for a project as it is planned: with any facts, whatever others have taken.

An approval is held against this. The amounts are those of ``zuschuss``, as they are for a plan.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from massnahmenplan.foerderung.angebote import angaben
from massnahmenplan.foerderung.bescheid import zuschuss_nach_recht
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.foerderung.zuschuss import Zuschuss, berechne_zuschuss


def moegliche_zuschuesse(
    vorhaben: Vorhaben, fassung: Fassung, tag: date, umfeld: Umfeld
) -> Iterator[Zuschuss | Hindernis]:
    """Yield what an application of this day brings with any of the facts that the plan around it can provide.

    Where the day of commissioning selects the version, it is that day: within its period a plan knows no days.
    """
    if fassung.fristen.massgeblich == "inbetriebnahme":
        vorhaben = replace(vorhaben, fertigstellung=tag)
    for mit, ohne in angaben(vorhaben, fassung, umfeld):
        am_tag = vorhaben.mit_angaben(mit, ohne).am(tag)
        allein = zuschuss_nach_recht(am_tag, fassung)
        yield allein
        if isinstance(allein, Zuschuss) and (belegt_eur := _bester_stand(allein)):
            yield berechne_zuschuss(am_tag, fassung, belegt_eur)


def _bester_stand(zuschuss: Zuschuss) -> Decimal:
    """Return how much of a shared cap others have to have taken so that the higher rate holds for the most."""
    geteilt = zuschuss.geteilt
    if geteilt is None or geteilt.schwelle_eur is None or geteilt.satz_oben <= geteilt.satz_unten:
        return Decimal(0)
    return max(Decimal(0), min(geteilt.schwelle_eur, geteilt.grenze_eur - geteilt.wunsch_eur))
