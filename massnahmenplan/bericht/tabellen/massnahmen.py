"""Planned measures, who pays for them, and which of them begin in bundles."""

from decimal import Decimal

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz


def _massnahmen(ergebnis: Ergebnis) -> Zeilen:
    fall, zeit = ergebnis.fall, ergebnis.fall.projekt.zeitachse.angabe
    for bilanz in ergebnis.bilanz.massnahmen:
        massnahme = fall.massnahme_mit_id[bilanz.massnahme]
        yield (
            massnahme.id,
            massnahme.name,
            worte.handlungsfeld(massnahme.handlungsfeld),
            worte.zahlende(fall, bilanz),
            worte.variante(fall, massnahme.id, bilanz.variante),
            *map(zeit, (bilanz.beginn, bilanz.baubeginn, bilanz.fertig, bilanz.wirkt_bis)),
            bilanz.investition_eur,
            bilanz.zuschuss_eur,
            bilanz.eigenmittel_eur,
            kennzahlen.minderung_t_a(ergebnis, bilanz),
            bilanz.minderung_summe_t,
        )


def geld(anteil: Massnahmenbilanz) -> tuple[Decimal, ...]:
    """Return what one payer has of a measure: investment, grants, own money, running cost, energy saved."""
    return (
        anteil.investition_eur,
        anteil.zuschuss_eur,
        anteil.eigenmittel_eur,
        sum(anteil.betrieb_eur.values(), Decimal(0)),
        sum(anteil.ersparnis_eur.values(), Decimal(0)),
    )


def _kostenteilung(ergebnis: Ergebnis) -> Zeilen:
    fall = ergebnis.fall
    for bilanz in ergebnis.bilanz.massnahmen:
        for traeger, anteil in kennzahlen.anteile(ergebnis, bilanz):
            yield (
                bilanz.massnahme,
                worte.massnahme(fall, bilanz.massnahme),
                worte.traeger(fall, traeger),
                *geld(anteil),
            )


def _buendel(ergebnis: Ergebnis) -> Zeilen:
    for buendel in kennzahlen.buendelungen(ergebnis):
        yield (
            buendel.name,
            buendel.jahr,
            ", ".join(worte.massnahme(ergebnis.fall, kennung) for kennung in buendel.beteiligte),
            buendel.ersparnis_eur,
            buendel.ganz_eur,
        )


MASSNAHMEN: Form = (
    [
        "Kennung",
        "Maßnahme",
        "Handlungsfeld",
        "Kostenträger",
        "Variante",
        "Beginn",
        "Baubeginn",
        "Fertigstellung",
        "wirkt bis",
        "Investition [€]",
        "Zuschuss [€]",
        "Eigenmittel [€]",
        "Minderung [t CO2e/a]",
        "Minderung im Zeitraum [t CO2e]",
    ],
    _massnahmen,
)
KOSTENTEILUNG: Form = (
    [
        "Kennung",
        "Maßnahme",
        "Kostenträger",
        "Investition [€]",
        "Zuschuss [€]",
        "Eigenmittel [€]",
        "Betrieb im Zeitraum [€]",
        "eingesparte Energie im Zeitraum [€]",
    ],
    _kostenteilung,
)
BUENDEL: Form = (
    ["Bündel", "Beginn", "sparende Maßnahmen", "Ersparnis [€]", "Ersparnis mit Förderanteil [€]"],
    _buendel,
)
