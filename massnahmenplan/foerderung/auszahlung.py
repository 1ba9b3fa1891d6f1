"""Grants that have been paid: what came takes the place of what was planned, and what is left is still to come."""

from collections.abc import Mapping
from decimal import Decimal

from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.zahlen import verteile_cent

NICHTS = Decimal(0)


def wie_ausgezahlt(
    geplant: tuple[Zahlung, ...], ausgezahlt_eur: Mapping[int, Decimal], zuschuss_eur: Decimal, heute: int
) -> tuple[Zahlung, ...]:
    """Return the payments of a grant of which some years are known; none known leaves the plan as it is.

    Up to the last year that is named nothing else has come. What is left comes in the later years of the plan, in
    their proportion; if there are none, in the year after, at the earliest in that of today.
    """
    if not ausgezahlt_eur:
        return geplant
    letztes = max(ausgezahlt_eur)
    rest = zuschuss_eur - sum(ausgezahlt_eur.values(), NICHTS)
    if rest < 0:
        return _zurueckgezahlt(ausgezahlt_eur, -rest)
    spaeter = [zahlung for zahlung in geplant if zahlung.jahr > letztes and zahlung.betrag_eur]
    if not spaeter:
        spaeter = [Zahlung(max(letztes + 1, heute), Decimal(1))]
    raten = verteile_cent(rest, [zahlung.betrag_eur for zahlung in spaeter])
    da = [Zahlung(jahr, betrag) for jahr, betrag in sorted(ausgezahlt_eur.items()) if betrag]
    return (*da, *(Zahlung(z.jahr, rate) for z, rate in zip(spaeter, raten, strict=True) if rate))


def _zurueckgezahlt(ausgezahlt_eur: Mapping[int, Decimal], zu_viel: Decimal) -> tuple[Zahlung, ...]:
    """Return what stays of payments where all grants together are cut below them; the last ones go first."""
    bleibt = dict(ausgezahlt_eur)
    for jahr in sorted(bleibt, reverse=True):
        zurueck = min(zu_viel, bleibt[jahr])
        bleibt[jahr] -= zurueck
        zu_viel -= zurueck
    return tuple(Zahlung(jahr, betrag) for jahr, betrag in sorted(bleibt.items()) if betrag)
