"""Tonnes by year, by field of action and by group, what they cost, and end energy by carrier."""

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis


def _co2(ergebnis: Ergebnis) -> Zeilen:
    for jahr in ergebnis.bilanz.emissionen:
        yield (
            jahr.jahr,
            jahr.ohne_plan_t,
            jahr.mit_plan_t,
            jahr.einzelsumme_t,
            jahr.ueberlappung_t,
            jahr.minderung_t,
        )


def _wirkung(ergebnis: Ergebnis) -> Zeilen:
    for jahr in ergebnis.bilanz.wirkungsgruppen:
        yield (
            jahr.gruppe,
            jahr.name,
            ", ".join(jahr.massnahmen),
            jahr.jahr,
            jahr.ohne_plan_t,
            jahr.einzelsumme_t,
            jahr.minderung_t,
            jahr.einzelersparnis_eur,
            jahr.ersparnis_eur,
        )


def _handlungsfelder(ergebnis: Ergebnis) -> Zeilen:
    for jahr, feld, menge_t in kennzahlen.minderung_je_feld(ergebnis):
        yield jahr, worte.handlungsfeld(feld), menge_t


def _vermeidungskosten(ergebnis: Ergebnis) -> Zeilen:
    for verbund in kennzahlen.verbuende_nach_kosten(ergebnis):
        namen = ", ".join(worte.massnahme(ergebnis.fall, kennung) for kennung in verbund.massnahmen)
        kennungen = ", ".join(verbund.massnahmen)
        yield kennungen, namen, verbund.barwert_eur, verbund.minderung_t, verbund.eur_je_t


def _endenergie(ergebnis: Ergebnis) -> Zeilen:
    for jahr in ergebnis.bilanz.endenergie:
        name = worte.energietraeger(ergebnis.fall, jahr.traeger)
        yield (jahr.jahr, jahr.traeger, name, jahr.ohne_plan_kwh, jahr.mit_plan_kwh, jahr.einsparung_kwh)


CO2: Form = (
    [
        "Jahr",
        "ohne Plan [t CO2e]",
        "mit Plan [t CO2e]",
        "Summe der Einzelwirkungen [t CO2e]",
        "Überlappung [t CO2e]",
        "gemeinsame Minderung [t CO2e]",
    ],
    _co2,
)
WIRKUNG: Form = (
    [
        "Gruppe",
        "Bezeichnung",
        "Maßnahmen",
        "Jahr",
        "ohne Plan [t CO2e]",
        "Summe der Einzelwirkungen [t CO2e]",
        "gemeinsame Minderung [t CO2e]",
        "Energiekosten einzeln gespart [€]",
        "Energiekosten gemeinsam gespart [€]",
    ],
    _wirkung,
)
ENDENERGIE: Form = (
    [
        "Jahr",
        "Kennung",
        "Energieträger",
        "ohne Plan [kWh]",
        "mit Plan [kWh]",
        "Einsparung [kWh]",
    ],
    _endenergie,
)
HANDLUNGSFELDER: Form = (
    ["Jahr", "Handlungsfeld", "Summe der Einzelwirkungen [t CO2e]"],
    _handlungsfelder,
)
VERMEIDUNGSKOSTEN: Form = (
    [
        "Kennungen",
        "Maßnahmen mit gemeinsamer Wirkung",
        "Barwert [€]",
        "gemeinsame Minderung im Zeitraum [t CO2e]",
        "Vermeidungskosten [€/t CO2e]",
    ],
    _vermeidungskosten,
)
