"""The worst case of rising cost, by sorting margins: which measures hurt a purse most, and what they leave of it.

A set of measures becomes dearer in all its payments. What that takes from a purse until the end of a year is,
over some run of years that ends with it, the sum of the margins, each with the share of a year's money that is
still there at the end. So the largest margins of each run are the worst case of that run.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.ergebnis import Anstieg, Haushaltsjahr, Massnahmenbilanz, Vorsorge
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)


def vorsorge(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], haushalt: Sequence[Haushaltsjahr]
) -> tuple[Vorsorge, ...]:
    """Return the worst case of each protected purse and year, in order of payers and years."""
    eintraege: list[Vorsorge] = []
    for kennung in sorted(fall.traeger_mit_id):
        kasse = [z for z in haushalt if z.traeger == kennung and z.art == Haushaltsart.INVESTIV]
        spannen = _spannen(fall, massnahmen, kennung)
        if fall.robustheit_gamma(kennung) and spannen and kasse and kasse[0].ansatz_eur is not None:
            eintraege += _gehe_durch(fall, fall.traeger_mit_id[kennung], kasse, spannen)
    return tuple(eintraege)


def _spannen(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], traeger: str
) -> dict[str, dict[int, Decimal]]:
    """Return measure -> year -> by how much its payments of the year can rise at the cost of this payer."""
    spannen: dict[str, dict[int, Decimal]] = {}
    for bilanz in massnahmen:
        ausfuehrung = fall.ausfuehrungen[bilanz.massnahme][bilanz.variante]
        anteil = fall.kostenrisiko_anteil(ausfuehrung)
        eigene = bilanz.je_traeger(ausfuehrung.kostentraeger).get(traeger)
        if eigene is not None and eigene.zahlungen and anteil:
            je_jahr = spannen.setdefault(bilanz.massnahme, {})
            for zahlung in (z for z in eigene.zahlungen if z.jahr >= fall.offen_ab):  # paid is paid
                je_jahr[zahlung.jahr] = auf_cent(zahlung.betrag_eur * anteil)
    return spannen


@dataclass(frozen=True, slots=True)
class _Fall:
    """The worst case of one run of years: own money left at its end, and whose margins made it."""

    uebrig: Decimal
    seit: int
    anstiege: tuple[Anstieg, ...]


def _gehe_durch(
    fall: Planungsfall,
    traeger: Kostentraeger,
    kasse: Sequence[Haushaltsjahr],
    spannen: dict[str, dict[int, Decimal]],
) -> Iterator[Vorsorge]:
    """Walk through the years; the bridging credit is drawn as far as the worst case so far needs it."""
    gamma = fall.robustheit_gamma(traeger.id)
    eigene: list[Decimal] = []
    geliehen = NICHTS
    for nummer, zeile in enumerate(kasse):
        zurueck = geliehen + auf_cent(geliehen * traeger.liquiditaetszins)
        eigene.append(_eigene_mittel(zeile) - zurueck)
        schlimmster = min(
            (_lauf(traeger, kasse, eigene, spannen, gamma, von) for von in range(nummer + 1)),
            key=lambda lauf: (lauf.uebrig, -lauf.seit),
        )
        noetig = auf_cent(max(-schlimmster.uebrig, NICHTS))
        geliehen = min(noetig, traeger.liquiditaetslinie_im_jahr(zeile.jahr), zeile.forderungen_eur)
        eigene[-1] += noetig  # credit, and what is missing: closed from outside, so that it is missing once
        yield Vorsorge(
            traeger=traeger.id,
            jahr=zeile.jahr,
            seit=schlimmster.seit,
            gamma=gamma,
            betrag_eur=sum((anstieg.betrag_eur for anstieg in schlimmster.anstiege), NICHTS),
            anstiege=schlimmster.anstiege,
            linie_eur=geliehen,
            frei_eur=auf_cent(max(schlimmster.uebrig, NICHTS)),
            fehlbetrag_eur=noetig - geliehen,
        )


def _eigene_mittel(zeile: Haushaltsjahr) -> Decimal:
    """Return what a year by itself leaves of its budget: neither carried money nor bridging credit."""
    frei = zeile.frei_eur or NICHTS
    return frei - zeile.rest_vorjahr_eur - zeile.linie_eur + zeile.linie_vorjahr_eur + zeile.zinsen_eur


def _lauf(
    traeger: Kostentraeger,
    kasse: Sequence[Haushaltsjahr],
    eigene: Sequence[Decimal],
    spannen: dict[str, dict[int, Decimal]],
    gamma: Decimal,
    von: int,
) -> _Fall:
    """Return the worst case of the years from place ``von`` on; before it the carry-over is as full as may be."""
    bis = len(eigene) - 1
    gewicht = {kasse[i].jahr: _verbleib(traeger, kasse[i].jahr, kasse[bis].jahr) for i in range(von, bis + 1)}
    uebrig = sum((gewicht[kasse[i].jahr] * eigene[i] for i in range(von, bis + 1)), NICHTS)
    if von:
        davor = kasse[:von]
        uebrig += _verbleib(traeger, davor[-1].jahr, kasse[bis].jahr) * _hoechstens_uebrig(traeger, davor)
    summen = {
        massnahme: auf_cent(sum((gewicht.get(jahr, NICHTS) * betrag for jahr, betrag in je_jahr.items()), NICHTS))
        for massnahme, je_jahr in spannen.items()
    }
    anstiege = tuple(_groesste(summen, gamma))
    return _Fall(uebrig - sum((a.betrag_eur for a in anstiege), NICHTS), kasse[von].jahr, anstiege)


def _verbleib(traeger: Kostentraeger, von: int, bis: int) -> Decimal:
    """Return the share of what is left at the end of a year that can still be there at the end of a later one."""
    return prod((traeger.uebertrag_am_ende(jahr) for jahr in range(von, bis)), start=Decimal(1))


def _groesste(summen: dict[str, Decimal], gamma: Decimal) -> Iterator[Anstieg]:
    """Yield the largest margins, as many as become dearer; the last one in part if that is no whole number."""
    offen = gamma
    for massnahme, summe in sorted(summen.items(), key=lambda eintrag: (-eintrag[1], eintrag[0])):
        if offen <= 0 or not summe:
            return
        yield Anstieg(massnahme, auf_cent(summe * min(offen, Decimal(1))))
        offen -= 1


def _hoechstens_uebrig(traeger: Kostentraeger, kasse: Sequence[Haushaltsjahr]) -> Decimal:
    """Return the most that can be left of the years so far and still be used later."""
    frist = traeger.uebertrag_jahre
    juengste = kasse if frist is None else kasse[max(0, len(kasse) - frist) :]
    letztes = kasse[-1].jahr
    return sum(
        (
            _verbleib(traeger, zeile.jahr, letztes) * ((zeile.ansatz_eur or NICHTS) - zeile.gesperrt_eur)
            for zeile in juengste
        ),
        NICHTS,
    )
