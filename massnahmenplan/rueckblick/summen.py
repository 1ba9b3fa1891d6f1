"""Sums by field of action, by payer, and of all; indicators; how many measures are how far."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.massnahme import Phase
from massnahmenplan.begriffe.stand import Umsetzungslage
from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis.jahresbericht import (
    GROESSEN,
    Groessenname,
    Gruppensumme,
    Indikator,
    Massnahmenjahr,
    Sollist,
    Vergleich,
    summe,
    summen,
)
from massnahmenplan.grundlagen.zeitangabe import teil_von

NICHTS = Decimal(0)
Zeilen = Sequence[Massnahmenjahr]


def gesamt(zeilen: Zeilen) -> Gruppensumme:
    """Return the sum of all measures that were planned or of which something is reported."""
    return _summe("gesamt", "Summe", zeilen)


def je_handlungsfeld(zeilen: Zeilen) -> tuple[Gruppensumme, ...]:
    """Return the sums by field of action, in order of their names."""
    felder = {zeile.handlungsfeld: worte.handlungsfeld(zeile.handlungsfeld) for zeile in zeilen}
    return tuple(
        _summe(feld, name, [zeile for zeile in zeilen if zeile.handlungsfeld == feld])
        for feld, name in sorted(felder.items(), key=lambda eintrag: eintrag[1])
    )


def je_traeger(namen: Mapping[str, str], zeilen: Zeilen) -> tuple[Gruppensumme, ...]:
    """Return the sums by payer, in the order of the names: cost by who bears it, all else with the applicant."""
    ergebnis = []
    for traeger, name in namen.items():
        beteiligt = [zeile for zeile in zeilen if traeger in zeile.kosten_je_traeger]
        eigene = [zeile for zeile in zeilen if zeile.kostentraeger == traeger]
        if beteiligt or eigene:
            groessen = dict(_summe("", "", eigene).groessen)
            groessen["kosten_eur"] = summen(zeile.kosten_je_traeger[traeger] for zeile in beteiligt)
            anzahl = len({zeile.massnahme for zeile in (*eigene, *beteiligt) if zeile.zaehlt})
            ergebnis.append(Gruppensumme(traeger, name, anzahl, groessen))
    return tuple(ergebnis)


def phasen(zeilen: Iterable[Massnahmenjahr]) -> dict[tuple[Phase | None, Umsetzungslage | None], int]:
    """Return phase and condition -> number of measures."""
    return dict(Counter((zeile.phase, zeile.lage) for zeile in zeilen))


def indikatoren(zeilen: Zeilen, jahr: int, alles: Gruppensumme) -> Iterator[Indikator]:
    """Yield the figures by which the whole is judged, those of money and effect from the sums."""
    begonnen = summe(_gezaehlt(z, z.beginn_soll, z.begonnen, jahr) for z in zeilen)
    fertig = summe(_gezaehlt(z, z.fertig_soll, z.fertig, jahr) for z in zeilen)
    yield Indikator("begonnen", f"Maßnahmen begonnen bis Ende {jahr}", "Maßnahmen", begonnen)
    yield Indikator("fertig", f"Maßnahmen fertig bis Ende {jahr}", "Maßnahmen", fertig)
    g = alles.groessen
    yield Indikator("kosten_jahr", f"Ausgaben {jahr}", "EUR", g["kosten_eur"].jahr)
    yield Indikator("kosten", f"Ausgaben bis Ende {jahr}", "EUR", g["kosten_eur"].bisher)
    yield Indikator("bewilligt", f"Zuschüsse bewilligt bis Ende {jahr}", "EUR", g["bewilligt_eur"].bisher)
    yield Indikator("ausgezahlt", f"Zuschüsse ausgezahlt bis Ende {jahr}", "EUR", g["auszahlung_eur"].bisher)
    yield Indikator("minderung_jahr", f"Minderung {jahr}, vor Überlappung", "t CO2e", g["minderung_t"].jahr)
    yield Indikator("minderung", f"Minderung bis Ende {jahr}, vor Überlappung", "t CO2e", g["minderung_t"].bisher)
    yield Indikator("endenergie_jahr", f"Endenergie eingespart {jahr}", "kWh", g["endenergie_kwh"].jahr)


def _summe(kennung: str, name: str, zeilen: Zeilen) -> Gruppensumme:
    groessen: dict[Groessenname, Sollist] = {g: summen(zeile.groessen[g] for zeile in zeilen) for g in GROESSEN}
    return Gruppensumme(kennung, name, sum(zeile.zaehlt for zeile in zeilen), groessen)


def _gezaehlt(zeile: Massnahmenjahr, soll: str | None, ist: bool | None, jahr: int) -> Vergleich:
    """Return one measure as a number: 1 if it was to be there by the end of the year, and if it is."""
    geplant = Decimal(soll is not None and teil_von(soll).jahr <= jahr)
    if ist is None:
        return Vergleich(geplant, None, NICHTS, (zeile.massnahme,) if geplant else ())
    return Vergleich(geplant, Decimal(ist), geplant)
