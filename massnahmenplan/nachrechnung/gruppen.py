"""Measures that act on the same building or network: what they do together, asked of physics year by year.

No coefficients and no products: the state of each group with exactly those measures in force that are in force.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import factorial

from massnahmenplan.ergebnis import Massnahmenbilanz
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.bilanz import Gruppenjahr
from massnahmenplan.wirkung.gruppe import Wirkungsgruppe

NICHTS = Decimal(0)
Inkraft = dict[str, str]


def gruppenjahre(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> tuple[Gruppenjahr, ...]:
    """Return, per group with a planned measure and year, single effects and joint effect."""
    return tuple(
        _gruppenjahr(fall, gruppe, beteiligte, jahr)
        for gruppe in fall.wirkungsgruppen
        if (beteiligte := [m for m in massnahmen if m.variante in gruppe.physik.get(m.massnahme, {})])
        for jahr in fall.projekt.zeitachse.jahre
    )


def _lagen(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], jahr: int) -> Iterator[Inkraft]:
    """Yield the measures in force in each period of a year."""
    for periode in fall.projekt.zeitachse.perioden_im_jahr(jahr):
        yield {m.massnahme: m.variante for m in massnahmen if m.fertig < periode <= m.wirkt_bis}


def _gruppenjahr(
    fall: Planungsfall, gruppe: Wirkungsgruppe, beteiligte: Sequence[Massnahmenbilanz], jahr: int
) -> Gruppenjahr:
    je_jahr = fall.projekt.zeitachse.je_jahr
    heute = gruppe.stand({}, jahr)
    einzeln_t = einzeln_eur = gemeinsam_t = gemeinsam_eur = NICHTS
    endenergie: dict[str, Decimal] = {}
    for in_kraft in _lagen(fall, beteiligte, jahr):
        danach = gruppe.stand(in_kraft, jahr)
        gemeinsam_t += (heute.emission_t - danach.emission_t) / je_jahr
        gemeinsam_eur += (heute.kosten_eur - danach.kosten_eur) / je_jahr
        for massnahme, variante in in_kraft.items():
            einzeln_t += gruppe.minderung_t({massnahme: variante}, jahr) / je_jahr
            einzeln_eur += gruppe.ersparnis_eur({massnahme: variante}, jahr) / je_jahr
        for traeger in {*heute.endenergie_kwh, *danach.endenergie_kwh}:
            gespart = heute.endenergie_kwh.get(traeger, NICHTS) - danach.endenergie_kwh.get(traeger, NICHTS)
            endenergie[traeger] = endenergie.get(traeger, NICHTS) + gespart / je_jahr
    return Gruppenjahr(
        gruppe=gruppe.id,
        name=gruppe.name,
        massnahmen=tuple(m.massnahme for m in beteiligte),
        jahr=jahr,
        ohne_plan_t=heute.emission_t if gruppe.objekt is not None else None,
        einzelsumme_t=einzeln_t,
        minderung_t=gemeinsam_t,
        einzelersparnis_eur=einzeln_eur,
        ersparnis_eur=gemeinsam_eur,
        endenergie_kwh={traeger: kwh for traeger, kwh in sorted(endenergie.items()) if kwh},
    )


def gruppenersparnis(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> dict[tuple[str, int], Decimal]:
    """Return payer and year -> energy cost saved in groups.

    It is that of who pays the energy of the object. Where nobody is named, each measure in force is given its mean
    contribution over all orders in which they could have come (Shapley); it is shared as its running cost is.
    """
    summen: dict[tuple[str, int], Decimal] = {}
    je_jahr = fall.projekt.zeitachse.je_jahr
    for gruppe in fall.wirkungsgruppen:
        beteiligte = [m for m in massnahmen if m.variante in gruppe.physik.get(m.massnahme, {})]
        for jahr in fall.projekt.zeitachse.jahre if beteiligte else ():
            for in_kraft in _lagen(fall, beteiligte, jahr):
                for traeger, betrag in _verteilt(fall, gruppe, in_kraft, jahr):
                    summen[traeger, jahr] = summen.get((traeger, jahr), NICHTS) + betrag / je_jahr
    return summen


def _verteilt(
    fall: Planungsfall, gruppe: Wirkungsgruppe, in_kraft: Inkraft, jahr: int
) -> Iterator[tuple[str, Decimal]]:
    """Yield payer and EUR."""
    anteile = [fall.ausfuehrungen[m][v].anteile_am_betrieb for m, v in in_kraft.items()]
    if gruppe.energiekostentraeger is not None:
        anteile = [{gruppe.energiekostentraeger: Decimal(1)}]
    if not in_kraft:
        return
    if all(wer == anteile[0] for wer in anteile):
        beitraege = [gruppe.ersparnis_eur(in_kraft, jahr)]
    else:
        beitraege = [_beitrag(gruppe, in_kraft, massnahme, jahr) for massnahme in in_kraft]
    for beitrag, wer in zip(beitraege, anteile, strict=False):  # one contribution of all, or one of each
        for traeger, anteil in wer.items():
            yield traeger, anteil * beitrag


def _beitrag(gruppe: Wirkungsgruppe, in_kraft: Inkraft, massnahme: str, jahr: int) -> Decimal:
    """Return what a measure adds on average, over all orders in which those in force could have come."""
    andere = [m for m in in_kraft if m != massnahme]
    summe = NICHTS
    for davor in range(len(in_kraft)):
        reihenfolgen = factorial(davor) * factorial(len(andere) - davor)
        for menge in combinations(andere, davor):
            ohne = {m: in_kraft[m] for m in menge}
            mit = {**ohne, massnahme: in_kraft[massnahme]}
            summe += reihenfolgen * (gruppe.ersparnis_eur(mit, jahr) - gruppe.ersparnis_eur(ohne, jahr))
    return summe / factorial(len(in_kraft))
