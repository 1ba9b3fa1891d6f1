"""What each measure does to the purse of each of its payers, as the budget of a city lists it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from massnahmenplan.bericht import finanzen, kennzahlen
from massnahmenplan.ergebnis import Ergebnis

Betraege = tuple[Decimal, Decimal, Decimal, Decimal]
"""Investment, grants for it that are paid out, own share, running cost minus revenue and operating aid."""
Jahresbetraege = Mapping[int, Betraege]
Stelle = tuple[str, str | None, int]
"""Payer, measure (None: levies on rents, which measures of a building raise together), year."""
_NULL = Decimal(0)


def je_traeger(ergebnis: Ergebnis) -> dict[str, dict[str | None, Jahresbetraege]]:
    """Return payer -> measure -> year -> what it does; measures by begin, last levies (None).

    The own share is negative in a year in which a grant arrives later than the bill.
    """
    raten: dict[Stelle, tuple[Decimal, Decimal]] = {
        (rate.traeger, rate.massnahme, rate.jahr): rate.betraege for rate in finanzen.jahresraten(ergebnis)
    }
    betrieb = _betrieb(ergebnis)
    je_traeger: dict[str, dict[str | None, dict[int, Betraege]]] = {t.id: {} for t in ergebnis.fall.kostentraeger}
    beginn = {bilanz.massnahme: bilanz.beginn for bilanz in ergebnis.bilanz.massnahmen}

    def reihe(stelle: Stelle) -> tuple[bool, int, str, int]:
        _, massnahme, jahr = stelle
        return massnahme is None, beginn.get(massnahme or "", 0), massnahme or "", jahr

    for stelle in sorted({*raten, *betrieb}, key=reihe):
        kosten, zuwendungen = raten.get(stelle, (_NULL, _NULL))
        betraege = kosten, zuwendungen, kosten - zuwendungen, betrieb.get(stelle, _NULL)
        traeger, massnahme, jahr = stelle
        je_traeger[traeger].setdefault(massnahme, {})[jahr] = betraege
    return {traeger: dict(eintraege) for traeger, eintraege in je_traeger.items() if eintraege}


def _betrieb(ergebnis: Ergebnis) -> dict[Stelle, Decimal]:
    """Return what running a measure costs its payers, without what operating aid and tenants pay."""
    summen: dict[Stelle, Decimal] = {}
    for stelle, betrag in _betriebsposten(ergebnis):
        summen[stelle] = summen.get(stelle, _NULL) + betrag
    return {stelle: betrag for stelle, betrag in summen.items() if betrag}


def _betriebsposten(ergebnis: Ergebnis) -> Iterator[tuple[Stelle, Decimal]]:
    """Yield what counts in years of the plan: aid of later years stands against cost not shown."""
    ende = ergebnis.fall.projekt.ende
    for bilanz in ergebnis.bilanz.massnahmen:
        for traeger, anteil in kennzahlen.anteile(ergebnis, bilanz):
            for jahr, betrag in anteil.betrieb_eur.items():
                yield (traeger, bilanz.massnahme, jahr), betrag
            for zahlung in (z for a in anteil.antraege if not a.in_finanzierung for z in a.auszahlungen):
                if zahlung.jahr <= ende:
                    yield (traeger, bilanz.massnahme, zahlung.jahr), -zahlung.betrag_eur
    for miete in ergebnis.bilanz.mieten:
        if miete.vermieter is not None:
            yield (miete.vermieter, None, miete.jahr), -miete.umlage_eur


def zusammen(betraege: Iterable[Betraege]) -> Betraege:
    """Return the sums of costs, grants, own shares and running costs."""
    alle = list(betraege)
    kosten, zuwendungen, eigen, betrieb = (sum((zeile[n] for zeile in alle), _NULL) for n in range(4))
    return kosten, zuwendungen, eigen, betrieb
