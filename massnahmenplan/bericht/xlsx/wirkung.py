"""Sheet ``Wirkung``: what measures do by themselves and together, and end energy; only where there is physics."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.wirkung.bilanz import Gruppenjahr

_GRUPPEN = (
    Spalte("Gebäude, Netz oder Maßnahme", breite=34),
    Spalte("Maßnahmen", breite=40),
    Spalte("ohne Plan [t CO2e]", "zehntel", 14),
    Spalte("Summe der Einzelwirkungen [t CO2e]", "zehntel", 14),
    Spalte("Überlappung [t CO2e]", "zehntel", 14),
    Spalte("gemeinsame Minderung [t CO2e]", "zehntel", 14),
    Spalte("Energiekosten einzeln gespart", "betrag", 16),
    Spalte("Energiekosten gemeinsam gespart", "betrag", 16),
)
_ENERGIE = (
    Spalte("Jahr", "jahr"),
    Spalte("Energieträger"),
    Spalte("Objekte ohne Plan [kWh]", "zehntel"),
    Spalte("Objekte mit Plan [kWh]", "zehntel"),
    Spalte("eingespart, alle Maßnahmen [kWh]", "zehntel"),
)
_WEGE = (Spalte("Maßnahme", breite=34), Spalte("Wirkung gerechnet"))
_HINWEIS = (
    "Summen über alle Jahre des Plans; was Maßnahmen am selben Gebäude gemeinsam sparen, ist weniger (oder mehr) "
    "als die Summe dessen, was jede allein spart"
)


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: groups, end energy by year and carrier, and how the effect of each measure is known."""
    if not ergebnis.bilanz.wirkungsgruppen:
        return
    blatt = mappe.blatt("Wirkung", "Einzelne und gemeinsame Wirkung", _HINWEIS)
    unten = blatt.tabelle(KOPFZEILE, _GRUPPEN, _gruppen(ergebnis))
    blatt.richte_ein(KOPFZEILE, unten - 1, len(_GRUPPEN), 1)
    unten = blatt.abschnitt(unten + 1, "Endenergie", _ENERGIE, _energie(ergebnis))
    blatt.abschnitt(unten + 1, "Woher die Wirkung kommt", _WEGE, _wege(ergebnis))


def _gruppen(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    je_gruppe: dict[str, list[Gruppenjahr]] = {}
    for jahr in ergebnis.bilanz.wirkungsgruppen:
        je_gruppe.setdefault(jahr.gruppe, []).append(jahr)
    for jahre in je_gruppe.values():
        ohne = [jahr.ohne_plan_t for jahr in jahre if jahr.ohne_plan_t is not None]
        einzeln = sum((jahr.einzelsumme_t for jahr in jahre), Decimal(0))
        gemeinsam = sum((jahr.minderung_t for jahr in jahre), Decimal(0))
        yield (
            jahre[0].name,
            ", ".join(jahre[0].massnahmen),
            sum(ohne, Decimal(0)) if ohne else None,
            einzeln,
            einzeln - gemeinsam,
            gemeinsam,
            sum((jahr.einzelersparnis_eur for jahr in jahre), Decimal(0)),
            sum((jahr.ersparnis_eur for jahr in jahre), Decimal(0)),
        )


def _energie(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for zeile in ergebnis.bilanz.endenergie:
        name = worte.energietraeger(ergebnis.fall, zeile.traeger)
        yield zeile.jahr, name, zeile.ohne_plan_kwh, zeile.mit_plan_kwh, zeile.einsparung_kwh


def _wege(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for massnahme, weg in kennzahlen.wirkungswege(ergebnis.bilanz).items():
        yield worte.massnahme(ergebnis.fall, massnahme), worte.wirkungsweg(weg)
