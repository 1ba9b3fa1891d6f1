"""What each measure does to the purse of each of its payers, as the budget of a city lists it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from massnahmenplan.bericht import finanzen, kennzahlen
from massnahmenplan.ergebnis import Ergebnis

Betraege = tuple[Decimal, Decimal, Decimal, Decimal]
"""Investment, grants for it that are paid out, own share, running cost minus revenue."""
Jahresbetraege = Mapping[int, Betraege]
_NULL = Decimal(0)


def je_traeger(ergebnis: Ergebnis) -> dict[str, dict[str, Jahresbetraege]]:
    """Return payer -> measure -> year -> what it does; payers as in the case, measures by begin.

    The own share is negative in a year in which a grant arrives later than the bill.
    """
    raten = {(rate.traeger, rate.massnahme, rate.jahr): rate.betraege for rate in finanzen.jahresraten(ergebnis)}
    betrieb = {
        (traeger, bilanz.massnahme, jahr): betrag
        for bilanz in ergebnis.bilanz.massnahmen
        for traeger, anteil in kennzahlen.anteile(ergebnis, bilanz)
        for jahr, betrag in anteil.betrieb_eur.items()
        if betrag
    }
    je_traeger: dict[str, dict[str, dict[int, Betraege]]] = {t.id: {} for t in ergebnis.fall.kostentraeger}
    beginn = {bilanz.massnahme: bilanz.beginn for bilanz in ergebnis.bilanz.massnahmen}
    for stelle in sorted({*raten, *betrieb}, key=lambda s: (beginn[s[1]], s[1], s[2])):
        kosten, zuwendungen = raten.get(stelle, (_NULL, _NULL))
        betraege = kosten, zuwendungen, kosten - zuwendungen, betrieb.get(stelle, _NULL)
        traeger, massnahme, jahr = stelle
        je_traeger[traeger].setdefault(massnahme, {})[jahr] = betraege
    return {traeger: dict(eintraege) for traeger, eintraege in je_traeger.items() if eintraege}


def zusammen(betraege: Iterable[Betraege]) -> Betraege:
    """Return the sums of costs, grants, own shares and running costs."""
    alle = list(betraege)
    kosten, zuwendungen, eigen, betrieb = (sum((zeile[n] for zeile in alle), _NULL) for n in range(4))
    return kosten, zuwendungen, eigen, betrieb
