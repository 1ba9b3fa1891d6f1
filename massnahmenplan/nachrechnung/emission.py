"""Tonnes by year: single effects, what overlaps, what is left to emit; and saved money that overlaps."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.ergebnis import Emissionsjahr, Massnahmenbilanz
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)


def emissionen(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> tuple[Emissionsjahr, ...]:
    """Return the CO2 of every year of the plan."""
    ausgang = fall.projekt.ausgangsemission_t_a
    return tuple(
        Emissionsjahr(
            jahr=jahr,
            einzelsumme_t=sum((m.minderung_t.get(jahr, NICHTS) for m in massnahmen), NICHTS),
            ueberlappung_t=_verlust_t(fall, massnahmen, jahr),
            ohne_plan_t=None if ausgang is None else ausgang.im_jahr(jahr),
        )
        for jahr in fall.projekt.zeitachse.jahre
    )


def _paare_in_kraft(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], jahr: int
) -> list[tuple[Decimal, Decimal | None, Massnahmenbilanz]]:
    """Return share, fixed tonnes and second measure of the overlaps whose first measure is in operation."""
    je_id = {m.massnahme: m for m in massnahmen}
    paare = []
    for beziehung in fall.beziehungen:
        if beziehung.art is not Beziehungsart.UEBERLAPPUNG:
            continue
        erste, zweite = (je_id.get(kennung) for kennung in beziehung.mitglieder)
        if erste and zweite and erste.fertig < jahr <= erste.wirkt_bis:
            paare.append((beziehung.verlustanteil, beziehung.co2_t_a, zweite))
    return paare


def _verlust_t(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], jahr: int) -> Decimal:
    verlust = NICHTS
    for anteil, fest, zweite in _paare_in_kraft(fall, massnahmen, jahr):
        verlust += anteil * zweite.minderung_t.get(jahr, NICHTS)
        if fest is not None and zweite.fertig < jahr <= zweite.wirkt_bis:
            verlust += fest
    return verlust


def ersparnisverlust(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> dict[int, Decimal]:
    """Return, per year, the saved money in EUR that is lost by overlap."""
    return {
        jahr: sum(
            (
                anteil * zweite.ersparnis_eur.get(jahr, NICHTS)
                for anteil, _, zweite in _paare_in_kraft(fall, massnahmen, jahr)
            ),
            NICHTS,
        )
        for jahr in fall.projekt.zeitachse.jahre
    }
