"""What was decided, in five sentences with the figures: measures, money, effect, targets, bridging."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt, mit_einheit, tonnen


def saetze(ergebnis: Ergebnis) -> Iterator[str]:
    """Yield what was decided: measures, money, effect, targets, bridging."""
    yield satz_massnahmen(ergebnis)
    yield satz_geld(ergebnis)
    yield satz_wirkung(ergebnis)
    yield satz_ziele(ergebnis)
    yield satz_vorfinanzierung(ergebnis)


def satz_massnahmen(ergebnis: Ergebnis) -> str:
    """Return how many measures are in the plan, and from when to when."""
    alle, gewaehlt = len(ergebnis.fall.massnahmen), ergebnis.bilanz.massnahmen
    if not gewaehlt:
        return f"Im Plan ist keine von {gezaehlt(alle, 'Maßnahmen')}."
    name = ergebnis.fall.projekt.zeitachse.name
    erster, letztes = name(min(b.beginn for b in gewaehlt)), name(max(b.fertig for b in gewaehlt))
    return (
        f"Im Plan: {len(gewaehlt)} von {gezaehlt(alle, 'Maßnahmen')}; die erste beginnt {erster}, "
        f"die letzte ist Ende {letztes} fertig."
    )


def satz_geld(ergebnis: Ergebnis) -> str:
    """Return what is invested, and who pays for it."""
    summe = kennzahlen.gesamt(ergebnis)
    antraege = sum(len(bilanz.antraege) for bilanz in ergebnis.bilanz.massnahmen)
    return (
        f"Investition: {euro(summe.investition_eur)}; davon Zuschüsse {euro(summe.zuschuss_eur)} "
        f"(Anträge: {antraege}), Eigenmittel {euro(summe.eigenmittel_eur)}{_buendelzusatz(ergebnis)}."
    )


def _buendelzusatz(ergebnis: Ergebnis) -> str:
    gespart = sum((bilanz.buendelersparnis_eur for bilanz in ergebnis.bilanz.massnahmen), Decimal(0))
    return f" nach {euro(gespart)} Ersparnis in Bündeln" if gespart else ""


def satz_wirkung(ergebnis: Ergebnis) -> str:
    """Return what is reduced, jointly and singly."""
    gemeinsam, einzeln = ergebnis.bilanz.minderung_t, ergebnis.bilanz.einzelsumme_t
    letztes = ergebnis.bilanz.emissionen[-1]
    return (
        f"Wirkung: {tonnen(gemeinsam)} CO2e weniger bis {letztes.jahr} (Summe der Einzelwirkungen: "
        f"{tonnen(einzeln)}), davon {tonnen(letztes.minderung_t)} im Jahr {letztes.jahr}."
    )


def satz_ziele(ergebnis: Ergebnis) -> str:
    """Return how many targets are met, and which are not."""
    bilanz = ergebnis.bilanz
    verfehlt = [f"{z.benannt}, um {tonnen(z.verfehlung_t)}" for z in bilanz.ziele if z.verfehlung_t]
    verfehlt += [
        f"{z.benannt}, um {mit_einheit(z.verfehlung, z.verfehlung_einheit, 1)}"
        for z in bilanz.mengenziele
        if z.verfehlung
    ]
    alle = len(bilanz.ziele) + len(bilanz.mengenziele)
    if not alle:
        return "Zielvorgaben: keine."
    eingehalten = f"Zielvorgaben: {alle - len(verfehlt)} von {alle} eingehalten"
    return f"{eingehalten}; verfehlt: {'; '.join(verfehlt)}." if verfehlt else f"{eingehalten}."


def satz_vorfinanzierung(ergebnis: Ergebnis) -> str:
    """Return the highest Liquiditätslinie, and what all of them cost."""
    hoechste = max(ergebnis.bilanz.haushalt, key=lambda jahr: jahr.linie_eur, default=None)
    if hoechste is None or not hoechste.linie_eur:
        return "Vorfinanzierung: keine Liquiditätslinie nötig."
    zinsen = sum((jahr.zinsen_eur for jahr in ergebnis.bilanz.haushalt), Decimal(0))
    traeger = worte.traeger(ergebnis.fall, hoechste.traeger)
    return (
        f"Vorfinanzierung: höchste Liquiditätslinie {euro(hoechste.linie_eur)} "
        f"({traeger}, Ende {hoechste.jahr}); Zinsen zusammen {euro(zinsen)}."
    )
