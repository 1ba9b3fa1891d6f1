"""When the investment of a measure falls due, year by year, in nominal EUR."""

from collections import defaultdict
from decimal import Decimal

from massnahmenplan.begriffe.massnahme import PLANUNG, Massnahme
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.foerderung.paket import Zahlung
from massnahmenplan.grundlagen.zahlen import auf_cent, verteile_cent


def zahlungen(massnahme: Massnahme, beginn: int, projekt: Projekt) -> tuple[Zahlung, ...]:
    """Return the payments of the measure begun in the year ``beginn``, in order of years, none of them 0."""
    baubeginn = beginn + massnahme.dauer_planung
    bau = range(baubeginn, baubeginn + massnahme.dauer_bau)
    planung = range(beginn, baubeginn) or bau
    je_jahr: dict[int, Decimal] = defaultdict(Decimal)
    for teil, betrag in massnahme.investition_eur.items():
        jahre = planung if teil == PLANUNG else bau
        for jahr, rate in zip(jahre, verteile_cent(betrag, [Decimal(1)] * len(jahre)), strict=True):
            je_jahr[jahr] += auf_cent(rate * (1 + projekt.preissteigerung) ** (jahr - projekt.preisjahr))
    return tuple(Zahlung(jahr, betrag) for jahr, betrag in sorted(je_jahr.items()) if betrag)
