"""Kurzfassung: five sentences, the main figures, targets, and sums by field of action and payer."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from massnahmenplan.bericht import abschnittsworte, kennzahlen
from massnahmenplan.bericht.html.zellen import Tabelle, tabelle
from massnahmenplan.bericht.kurzfassung import saetze
from massnahmenplan.ergebnis import Ergebnis, Mengenzielstand
from massnahmenplan.grundlagen.schreibweise import euro, mit_einheit, prozent, tonnen

TITEL = abschnittsworte.KURZFASSUNG
_SUMMEN = (
    "Maßnahmen",
    "Investition [€]",
    "Zuschuss [€]",
    "Eigenmittel [€]",
    "Minderung einzeln, im Zeitraum [t CO2e]",
)


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return sentences, figures and tables."""
    return {
        "hinweis": ergebnis.fall.projekt.hinweis,
        "kacheln": list(_kacheln(ergebnis)),
        "saetze": list(saetze(ergebnis)),
        "ziele": list(_ziele(ergebnis)),
        "tabellen": [
            _summen("Handlungsfeld", kennzahlen.je_handlungsfeld(ergebnis), kennzahlen.gesamt(ergebnis)),
            _summen("Kostenträger", kennzahlen.je_traeger(ergebnis), kennzahlen.gesamt(ergebnis)),
        ],
    }


def _kacheln(ergebnis: Ergebnis) -> Iterator[tuple[str, str]]:
    summe = kennzahlen.gesamt(ergebnis)
    yield "Maßnahmen", f"{summe.anzahl} von {len(ergebnis.fall.massnahmen)}"
    yield "Investition", euro(summe.investition_eur, 0)
    yield "davon Zuschüsse", euro(summe.zuschuss_eur, 0)
    yield "davon Eigenmittel", euro(summe.eigenmittel_eur, 0)
    yield "Minderung im Zeitraum", f"{tonnen(ergebnis.bilanz.minderung_t, 0)} CO2e"


def _ziele(ergebnis: Ergebnis) -> Iterator[tuple[str, bool, str]]:
    """Yield each target as a sentence, whether it is met, and how far."""
    for ziel in ergebnis.bilanz.ziele:
        stand = f"erreicht {tonnen(ziel.ist_t)} CO2e"
        yield (
            ziel.benannt,
            not ziel.verfehlung_t,
            stand + (f", es fehlen {tonnen(ziel.verfehlung_t)}" if ziel.verfehlung_t else ""),
        )
    for menge in ergebnis.bilanz.mengenziele:
        yield menge.benannt, not menge.verfehlung, _mengenstand(menge)


def _mengenstand(ziel: Mengenzielstand) -> str:
    ist = prozent(ziel.ist) if ziel.einheit == "Anteil" else mit_einheit(ziel.ist, ziel.einheit, 1)
    fehlt = mit_einheit(ziel.verfehlung, ziel.verfehlung_einheit, 1)
    return f"erreicht {ist}" + (f", es fehlen {fehlt}" if ziel.verfehlung else "")


def _summen(erste: str, summen: tuple[kennzahlen.Summe, ...], gesamt: kennzahlen.Summe) -> Tabelle:
    fussnote = f"{kennzahlen.EINZELN} {kennzahlen.geteiltsatz(summen, gesamt)}".rstrip()
    kopf, zeilen = (erste, *_SUMMEN), map(_zeile, summen)
    return tabelle(f"Je {erste}", kopf, zeilen, summe=_zeile(gesamt), fussnote=fussnote)


def _zeile(s: kennzahlen.Summe) -> tuple[str | Decimal, ...]:
    return s.name, Decimal(s.anzahl), s.investition_eur, s.zuschuss_eur, s.eigenmittel_eur, s.minderung_t
