"""Tonnes by year: single effects, what overlaps, what is left to emit; and saved money that overlaps."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.ergebnis import Emissionsjahr, Massnahmenbilanz
from massnahmenplan.nachrechnung.schritt import wirkungsanteile
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.bilanz import Gruppenjahr

NICHTS = Decimal(0)


def emissionen(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], gruppen: Sequence[Gruppenjahr] = ()
) -> tuple[Emissionsjahr, ...]:
    """Return the CO2 of every year of the plan."""
    ausgang = fall.projekt.ausgangsemission_t_a
    return tuple(
        Emissionsjahr(
            jahr=jahr,
            einzelsumme_t=sum((m.minderung_t.get(jahr, NICHTS) for m in massnahmen), NICHTS),
            ueberlappung_t=_verlust_t(fall, massnahmen, jahr)
            + sum((g.einzelsumme_t - g.minderung_t for g in gruppen if g.jahr == jahr), NICHTS),
            ohne_plan_t=None if ausgang is None else ausgang.im_jahr(jahr),
        )
        for jahr in fall.projekt.zeitachse.jahre
    )


def paare_in_kraft(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], jahr: int
) -> list[tuple[Decimal, Decimal, Massnahmenbilanz]]:
    """Return, per overlap: share and fixed tonnes that are lost of the year's effect, and the second measure."""
    je_id = {m.massnahme: m for m in massnahmen}
    paare = []
    for beziehung in fall.beziehungen:
        if beziehung.art is not Beziehungsart.UEBERLAPPUNG:
            continue
        erste, zweite = (je_id.get(kennung) for kennung in beziehung.mitglieder)
        if erste and zweite:
            gemeinsam, beide = _gemeinsam(fall, erste, zweite, jahr)
            paare.append((beziehung.verlustanteil * gemeinsam, (beziehung.co2_t_a or NICHTS) * beide, zweite))
    return paare


def _gemeinsam(
    fall: Planungsfall, erste: Massnahmenbilanz, zweite: Massnahmenbilanz, jahr: int
) -> tuple[Decimal, Decimal]:
    """Return the share of the second's effect in operation of the first, and of the year in operation of both."""
    achse = fall.projekt.zeitachse
    massnahme = fall.ausfuehrungen[zweite.massnahme][zweite.variante]
    anteile = wirkungsanteile(massnahme, achse, zweite.beginn, zweite.fertig, zweite.wirkt_bis)
    im_jahr = {periode: anteil for periode, anteil in anteile.items() if achse.jahr_von(periode) == jahr}
    gemeinsame = {p: anteil for p, anteil in im_jahr.items() if erste.fertig < p <= erste.wirkt_bis}
    if not gemeinsame:
        return NICHTS, NICHTS
    beide = sum(periode > zweite.fertig for periode in gemeinsame)
    return sum(gemeinsame.values(), NICHTS) / sum(im_jahr.values(), NICHTS), Decimal(beide) / achse.je_jahr


def _verlust_t(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], jahr: int) -> Decimal:
    verlust = NICHTS
    for anteil, fest, zweite in paare_in_kraft(fall, massnahmen, jahr):
        verlust += anteil * zweite.minderung_t.get(jahr, NICHTS) + fest
    return verlust


def ersparnisverlust(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], gruppen: Sequence[Gruppenjahr] = ()
) -> dict[int, Decimal]:
    """Return, per year, the saved money in EUR that is lost by overlap."""
    return {
        jahr: sum(
            (
                anteil * zweite.ersparnis_eur.get(jahr, NICHTS)
                for anteil, _, zweite in paare_in_kraft(fall, massnahmen, jahr)
            ),
            sum((g.einzelersparnis_eur - g.ersparnis_eur for g in gruppen if g.jahr == jahr), NICHTS),
        )
        for jahr in fall.projekt.zeitachse.jahre
    }
