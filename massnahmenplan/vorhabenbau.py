"""A measure of a case as a project that the law looks at: its dates, and what falls due when, in nominal EUR.

What a plan is offered and what an approval is held against come from here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.gebunden import gezahlt_eur
from massnahmenplan.begriffe.massnahme import PLANUNG, Massnahme
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.foerderung.vorhaben import Vorhaben, Zahlung
from massnahmenplan.grundlagen.zahlen import auf_cent, verteile_cent
from massnahmenplan.planungsfall import Planungsfall


def als_vorhaben(fall: Planungsfall, massnahme: Massnahme, beginn: int) -> Vorhaben:
    """Return the measure, as a variant carries it out, begun in the period ``beginn``."""
    achse = fall.projekt.zeitachse
    return Vorhaben(
        massnahme=massnahme,
        traeger=fall.traeger_mit_id[massnahme.kostentraeger],
        objekt=fall.objekt_mit_id[massnahme.objekt] if massnahme.objekt else None,
        stichtag=fall.projekt.planungstag,
        baubeginn=achse.erster_tag(beginn + massnahme.dauer_planung),
        fertigstellung=achse.letzter_tag(beginn + massnahme.dauer - 1),
        zahlungen=zahlungen(massnahme, beginn, fall.projekt),
        teile=kostenteile(massnahme, beginn, fall.projekt),
        je_jahr=achse.je_jahr,
        bescheide=fall.bescheide_fuer.get(massnahme.id, ()),
    )


def zahlungen(massnahme: Massnahme, beginn: int, projekt: Projekt) -> tuple[Zahlung, ...]:
    """Return the payments of the measure begun in the period ``beginn``, in order of years, none of them 0."""
    je_jahr: dict[int, Decimal] = defaultdict(Decimal)
    for _, jahr, rate in raten(massnahme, beginn, projekt):
        je_jahr[jahr] += rate
    return tuple(Zahlung(jahr, betrag) for jahr, betrag in sorted(je_jahr.items()) if betrag)


def kostenteile(massnahme: Massnahme, beginn: int, projekt: Projekt) -> tuple[tuple[str, Decimal], ...]:
    """Return the same investment by cost part, in the order in which the case states the parts."""
    je_teil: dict[str, Decimal] = defaultdict(Decimal)
    for teil, _, rate in raten(massnahme, beginn, projekt):
        je_teil[teil] += rate
    return tuple(je_teil.items())


def raten(massnahme: Massnahme, beginn: int, projekt: Projekt) -> Iterator[tuple[str, int, Decimal]]:
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
        teilbetraege = verteile_cent(betrag, [Decimal(anzahl) for anzahl in je_jahr.values()])
        for jahr, rate in zip(je_jahr, teilbetraege, strict=True):
            yield teil, jahr, auf_cent(rate * (1 + projekt.preissteigerung) ** (jahr - projekt.preisjahr))
