"""Tonnes by year and by group, and end energy by carrier."""

from massnahmenplan.bericht import worte
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
