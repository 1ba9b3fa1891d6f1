"""End energy by year and carrier, and energy cost saved by payer: groups and stated effects together."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.ergebnis import Massnahmenbilanz
from massnahmenplan.nachrechnung.emission import paare_in_kraft
from massnahmenplan.nachrechnung.gruppen import gruppenersparnis
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.bilanz import Endenergiejahr, Energieersparnis, Gruppenjahr

NICHTS = Decimal(0)


def endenergie(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], gruppen: Sequence[Gruppenjahr]
) -> tuple[Endenergiejahr, ...]:
    """Return what the plan saves by year and carrier, for carriers that any measure or object names."""
    je_gruppe: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    genannt: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    objekte = {f"objekt:{objekt.id}" for objekt in fall.objekte}
    for gruppe in gruppen:
        for traeger, kwh in gruppe.endenergie_kwh.items():
            ziel = je_gruppe if gruppe.gruppe in objekte else genannt
            ziel[gruppe.jahr, traeger] += kwh
    for jahr in fall.projekt.zeitachse.jahre:
        for traeger, kwh in _genannt(fall, massnahmen, jahr):
            genannt[jahr, traeger] += kwh
    heute = fall.endenergie_heute_kwh
    alle = sorted({traeger for _, traeger in (*je_gruppe, *genannt)} | heute.keys())
    return tuple(
        Endenergiejahr(
            jahr=jahr,
            traeger=traeger,
            ohne_plan_kwh=heute.get(traeger),
            mit_plan_kwh=heute.get(traeger, NICHTS) - je_gruppe[jahr, traeger] if heute else None,
            einsparung_kwh=je_gruppe[jahr, traeger] + genannt[jahr, traeger],
        )
        for jahr in fall.projekt.zeitachse.jahre
        for traeger in alle
    )


def _genannt(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], jahr: int) -> list[tuple[str, Decimal]]:
    """Return stated savings of a year, and what of them is lost by overlap."""
    posten = [(traeger, je.get(jahr, NICHTS)) for m in massnahmen for traeger, je in m.endenergie_kwh.items()]
    for anteil, _, zweite in paare_in_kraft(fall, massnahmen, jahr):
        posten += [(t, -anteil * je.get(jahr, NICHTS)) for t, je in zweite.endenergie_kwh.items()]
    return posten


def energieersparnisse(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> tuple[Energieersparnis, ...]:
    """Return the energy cost that each payer saves by year, measures taken together; years of 0 are left out."""
    summen: dict[tuple[str, int], Decimal] = defaultdict(Decimal, gruppenersparnis(fall, massnahmen))
    for m in massnahmen:
        ausfuehrung = fall.ausfuehrungen[m.massnahme][m.variante]
        for traeger, anteil in ausfuehrung.anteile_am_betrieb.items() if not ausfuehrung.physik else ():
            for jahr, betrag in m.ersparnis_eur.items():
                summen[traeger, jahr] += anteil * betrag
    for jahr in fall.projekt.zeitachse.jahre:
        for verlust, _, zweite in paare_in_kraft(fall, massnahmen, jahr):
            for traeger, anteil in fall.massnahme_mit_id[zweite.massnahme].anteile_am_betrieb.items():
                summen[traeger, jahr] -= anteil * verlust * zweite.ersparnis_eur.get(jahr, NICHTS)
    return tuple(Energieersparnis(traeger, jahr, eur) for (traeger, jahr), eur in sorted(summen.items()) if eur)
