"""Who bears the investment of a measure when, what is still to be paid, and what operation costs: nominal EUR."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.gebunden import gezahlt_eur
from massnahmenplan.begriffe.massnahme import PLANUNG, Massnahme
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.vorhabenbau import raten


def lasten(massnahme: Massnahme, beginn: int, projekt: Projekt) -> dict[int, dict[str, Decimal]]:
    """Return year -> payer -> what he bears of the payment, unrounded; years without payment are left out."""
    je_jahr: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for teil, jahr, rate in raten(massnahme, beginn, projekt):
        for traeger, anteil in massnahme.anteile_am_teil(teil).items() if rate else ():
            je_jahr[jahr][traeger] += rate * anteil
    return dict(sorted(je_jahr.items()))


def betriebsperioden(massnahme: Massnahme, beginn: int, achse: Zeitachse) -> range:
    """Return the periods of operation within the plan."""
    erste, dauer, ende = beginn + massnahme.dauer, massnahme.nutzungsdauer_a, achse.perioden.stop
    return range(erste, ende if dauer is None else min(ende, erste + dauer * achse.je_jahr))


def betriebsbetraege(
    massnahme: Massnahme, beginn: int, achse: Zeitachse
) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Yield year, running cost and revenue: by the share of the year in operation, each in whole cents."""
    if not (massnahme.betriebskosten_eur_a or massnahme.ertrag_eur_a):
        return
    perioden = betriebsperioden(massnahme, beginn, achse)
    for jahr in achse.jahre:
        if anteil := achse.jahresanteil(jahr, perioden):
            kosten, ertrag = massnahme.betriebskosten_eur_a, massnahme.ertrag_eur_a
            yield jahr, auf_cent(anteil * kosten), auf_cent(anteil * ertrag)


def bauraten(massnahme: Massnahme, beginn: int, projekt: Projekt) -> dict[int, Decimal]:
    """Return what falls due per year of everything but planning; what is paid or contracted is final."""
    je_jahr: dict[int, Decimal] = defaultdict(Decimal)
    for teil, jahr, rate in raten(massnahme, beginn, projekt):
        if teil != PLANUNG and jahr not in gezahlt_eur(massnahme):
            je_jahr[jahr] += rate
    return je_jahr
