"""Intracting: saved energy cost of one year that flows into a purse in the next one."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.wirkung.bilanz import Energieersparnis


def rueckfluss(
    traeger: Kostentraeger, art: Haushaltsart, ersparnisse: Sequence[Energieersparnis], jahr: int
) -> Decimal:
    """Return what a purse receives of what its payer saved in the year before; negative if energy cost him more.

    ``ersparnisse``: of all payers, measures taken together, so that nothing is counted twice.
    """
    anteil = traeger.rueckflussanteil(art, jahr - 1)
    vorjahr = (e.betrag_eur for e in ersparnisse if (e.traeger, e.jahr) == (traeger.id, jahr - 1))
    return auf_cent(anteil * sum(vorjahr, Decimal(0)))
