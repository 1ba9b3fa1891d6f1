"""Grants: approved as planned and by notices, paid out as planned and as reported with the notices."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.stand import Bescheid
from massnahmenplan.ergebnis.jahresbericht import Sollist, Vergleich, summe
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.rueckblick.einzelblick import NICHTS, Einzelblick


def bewilligt(blick: Einzelblick) -> Sollist:
    """Return grants by the year of their approval; it may lie before the plan begins."""
    tage = [*(a.bewilligung_am for a in _antraege(blick)), *(b.datum for b in blick.bescheide)]
    erstes = min((*(tag.year for tag in tage), blick.jahre_bisher.start))
    return blick.sollist((jahr, summe(_je_programm(blick, jahr))) for jahr in range(erstes, blick.plaene.jahr + 1))


def ausgezahlt(blick: Einzelblick) -> Sollist:
    """Return grants by the year in which they are paid out."""
    return blick.sollist((jahr, summe(_ausgezahlt_je_programm(blick, jahr))) for jahr in blick.jahre_bisher)


def _ausgezahlt_je_programm(blick: Einzelblick, jahr: int) -> Iterator[Vergleich]:
    """Yield what was planned and what is reported of each programme."""
    notiert = {bescheid.programm: bescheid for bescheid in blick.bescheide}
    geplant = {antrag.programm: _fluss(antrag, jahr) for antrag in _antraege(blick)}
    for programm in sorted(geplant.keys() | notiert.keys()):
        bescheid = notiert.get(programm)
        ist = None if bescheid is None else _eingegangen(bescheid, jahr)
        yield blick.vergleich(geplant.get(programm, NICHTS), ist)


def _eingegangen(bescheid: Bescheid, jahr: int) -> Decimal | None:
    """Return what has arrived in a year; nothing where it is refused, or a later year or the end is reported."""
    gesagt = bescheid.ausgezahlt_eur
    if bescheid.art == "abgelehnt" or bescheid.abgeschlossen or jahr <= max(gesagt, default=jahr - 1):
        return gesagt.get(jahr, NICHTS)
    return None


def _je_programm(blick: Einzelblick, jahr: int) -> Iterator[Vergleich]:
    """Yield what was planned and noticed of each programme; a notice of another year says: none in this one."""
    notiert = {bescheid.programm: bescheid for bescheid in blick.bescheide}
    geplant = {a.programm: a.zuschuss_eur for a in _antraege(blick) if a.bewilligung_am.year == jahr}
    for programm in sorted(geplant.keys() | notiert.keys()):
        soll, bescheid = geplant.get(programm, NICHTS), notiert.get(programm)
        if bescheid is None:
            yield blick.vergleich(soll, None)
        elif bescheid.datum.year == jahr:
            yield blick.vergleich(soll, bescheid.betrag_eur or NICHTS)
        elif soll:
            yield blick.vergleich(soll, NICHTS)


def _antraege(blick: Einzelblick) -> tuple[Antrag, ...]:
    return () if blick.soll is None else blick.soll.antraege


def _fluss(antrag: Antrag, jahr: int) -> Decimal:
    return sum((z.betrag_eur for z in antrag.auszahlungen if z.jahr == jahr), NICHTS)
