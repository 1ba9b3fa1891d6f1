"""When the investment of a measure falls due, year by year and by cost part, in nominal EUR."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.gebunden import gezahlt_eur
from massnahmenplan.begriffe.massnahme import PLANUNG, Massnahme
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.zahlen import auf_cent, verteile_cent
from massnahmenplan.grundlagen.zeit import Zeitachse


def zahlungen(massnahme: Massnahme, beginn: int, projekt: Projekt) -> tuple[Zahlung, ...]:
    """Return the payments of the measure begun in the period ``beginn``, in order of years, none of them 0."""
    je_jahr: dict[int, Decimal] = defaultdict(Decimal)
    for _, jahr, rate in _raten(massnahme, beginn, projekt):
        je_jahr[jahr] += rate
    return tuple(Zahlung(jahr, betrag) for jahr, betrag in sorted(je_jahr.items()) if betrag)


def lasten(massnahme: Massnahme, beginn: int, projekt: Projekt) -> dict[int, dict[str, Decimal]]:
    """Return year -> payer -> what he bears of the payment, unrounded; years without payment are left out."""
    je_jahr: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for teil, jahr, rate in _raten(massnahme, beginn, projekt):
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
    for teil, jahr, rate in _raten(massnahme, beginn, projekt):
        if teil != PLANUNG and jahr not in gezahlt_eur(massnahme):
            je_jahr[jahr] += rate
    return je_jahr


def kostenteile(massnahme: Massnahme, beginn: int, projekt: Projekt) -> tuple[tuple[str, Decimal], ...]:
    """Return the same investment by cost part, in the order in which the case states the parts."""
    je_teil: dict[str, Decimal] = defaultdict(Decimal)
    for teil, _, rate in _raten(massnahme, beginn, projekt):
        je_teil[teil] += rate
    return tuple(je_teil.items())


def _raten(massnahme: Massnahme, beginn: int, projekt: Projekt) -> Iterator[tuple[str, int, Decimal]]:
    """Yield cost part, year and nominal instalment: as paid or contracted where that is known, else as planned."""
    gezahlt = gezahlt_eur(massnahme)
    geplant = list(_geplante(massnahme, beginn, projekt))
    yield from (rate for rate in geplant if rate[1] not in gezahlt)
    for jahr, betrag in sorted(gezahlt.items()):
        im_jahr = {teil: rate for teil, wann, rate in geplant if wann == jahr and rate}
        gewichte = im_jahr or {t: b for t, b in massnahme.investition_eur.items() if b}
        gewichte = gewichte or dict.fromkeys(massnahme.investition_eur, Decimal(1))
        for teil, rate in zip(gewichte, verteile_cent(betrag, list(gewichte.values())), strict=True):
            yield teil, jahr, rate


def _geplante(massnahme: Massnahme, beginn: int, projekt: Projekt) -> Iterator[tuple[str, int, Decimal]]:
    """Yield cost part, year and nominal instalment: by the number of periods that lie in each year."""
    baubeginn = beginn + massnahme.dauer_planung
    bau = range(baubeginn, beginn + massnahme.dauer)
    planung = range(beginn, baubeginn) or bau
    for teil, betrag in massnahme.investition_eur.items():
        je_jahr = Counter(map(projekt.zeitachse.jahr_von, planung if teil == PLANUNG else bau))
        raten = verteile_cent(betrag, [Decimal(anzahl) for anzahl in je_jahr.values()])
        for jahr, rate in zip(je_jahr, raten, strict=True):
            yield teil, jahr, auf_cent(rate * (1 + projekt.preissteigerung) ** (jahr - projekt.preisjahr))
