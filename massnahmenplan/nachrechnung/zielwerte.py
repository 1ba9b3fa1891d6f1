"""Tonnes over the plan, and net present value line by line, from the balance (``kriterien`` has the points)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from massnahmenplan.ergebnis import (
    BARWERTARTEN,
    Barwertzeile,
    Emissionsjahr,
    Haushaltsjahr,
    Kreditbilanz,
    Massnahmenbilanz,
    Mengenzielstand,
    Mietjahr,
    Zielstand,
)
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)
Buchung = tuple[int, str, Decimal]
"""Year, kind, EUR."""


def zielwerte(emissionen: Sequence[Emissionsjahr], kapitalwert: Sequence[Barwertzeile]) -> dict[str, Decimal]:
    """Return ``co2`` in t CO2e and ``kosten`` in EUR, both unrounded."""
    return {
        "co2": sum((zeile.minderung_t for zeile in emissionen), NICHTS),
        "kosten": sum((zeile.barwert_eur for zeile in kapitalwert), NICHTS),
    }


def kapitalwert(
    fall: Planungsfall,
    massnahmen: Sequence[Massnahmenbilanz],
    haushalt: Sequence[Haushaltsjahr],
    ziele: Sequence[Zielstand | Mengenzielstand],
    ersparnisverlust: Mapping[int, Decimal],
    mieten: Sequence[Mietjahr] = (),
    kredite: Sequence[Kreditbilanz] = (),
) -> tuple[Barwertzeile, ...]:
    """Return what the net present value is made of, by year and kind; amounts of 0 are left out."""
    summen: dict[tuple[int, str], Decimal] = {}
    buchungen = (
        *(buchung for massnahme in massnahmen for buchung in _massnahme(massnahme, fall.projekt.ende)),
        *((jahr, "ersparnis", verlust) for jahr, verlust in ersparnisverlust.items()),
        *_zinsen(fall, haushalt),
        *(buchung for kredit in kredite for buchung in _kredit(kredit)),
        *((ziel.jahr, "zielverfehlung", ziel.strafe_eur) for ziel in ziele),
        *((miete.jahr, "zielverfehlung", miete.strafe_eur) for miete in mieten),
    )
    for jahr, art, betrag in buchungen:
        summen[jahr, art] = summen.get((jahr, art), NICHTS) + betrag
    faktor = 1 + fall.projekt.diskontsatz
    return tuple(
        Barwertzeile(jahr, art, betrag, faktor ** -(jahr - fall.projekt.beginn + 1))
        for (jahr, art), betrag in sorted(summen.items(), key=lambda s: (s[0][0], BARWERTARTEN.index(s[0][1])))
        if betrag
    )


def _massnahme(massnahme: Massnahmenbilanz, ende: int) -> Iterator[Buchung]:
    for zahlung in massnahme.zahlungen:
        yield zahlung.jahr, "investition", zahlung.betrag_eur
    for ersparnis in massnahme.buendel:
        for zahlung in ersparnis.zahlungen:
            yield zahlung.jahr, "buendel", -zahlung.betrag_eur
    for antrag in massnahme.antraege:
        for auszahlung in antrag.auszahlungen:
            if antrag.in_finanzierung or auszahlung.jahr <= ende:  # operation counts to the end of the plan
                yield auszahlung.jahr, "zuschuss", -auszahlung.betrag_eur
    for jahr, betrag in massnahme.betrieb_eur.items():
        yield jahr, "betrieb", betrag
    for jahr, betrag in massnahme.ersparnis_eur.items():
        yield jahr, "ersparnis", -betrag
    yield ende, "restwert", -massnahme.restwert_eur


def _kredit(kredit: Kreditbilanz) -> Iterator[Buchung]:
    """Everything that is paid out and back, to the end of the term."""
    for jahr, betrag in kredit.auszahlung_eur.items():
        yield jahr, "kreditaufnahme", -betrag
    for zeile in kredit.jahre:
        yield zeile.jahr, "tilgung", zeile.tilgung_eur
        yield zeile.jahr, "kreditzinsen", zeile.zins_eur


def _zinsen(fall: Planungsfall, haushalt: Sequence[Haushaltsjahr]) -> Iterator[Buchung]:
    """Interest falls due in the year of repayment, for the last year's credit in the year after the plan."""
    for zeile in haushalt:
        yield zeile.jahr, "zinsen", zeile.zinsen_eur
        if zeile.jahr == fall.projekt.ende:
            zinssatz = fall.traeger_mit_id[zeile.traeger].liquiditaetszins
            yield zeile.jahr + 1, "zinsen", zeile.linie_eur * zinssatz
