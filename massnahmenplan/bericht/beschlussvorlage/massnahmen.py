"""Maßnahmen: all measures of the plan, in the order of their begin."""

from collections.abc import Iterator

from massnahmenplan.bericht import abschnittsworte, kennzahlen, worte
from massnahmenplan.bericht.entwurf.form import Absatz, Block, Spalte, Tabelle, Ueberschrift, Zelle
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz

_SPALTEN = (
    *(Spalte("Maßnahme", breite=6), Spalte("Kostenträger", breite=4), Spalte("Beginn – fertig", breite=2)),
    *(Spalte("Investition [€]", "ganz", 3), Spalte("Zuschuss [€]", "ganz", 3)),
    *(Spalte("Eigenmittel [€]", "ganz", 3), Spalte("t CO2e/a", "tonnen", 2)),
)


def bloecke(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield the section."""
    yield Ueberschrift("Maßnahmen")
    if not ergebnis.bilanz.massnahmen:
        yield Absatz(abschnittsworte.KEINE_MASSNAHME)
        return
    geordnet = sorted(ergebnis.bilanz.massnahmen, key=lambda b: (b.beginn, b.fertig, b.massnahme))
    zeilen = tuple(_massnahme(ergebnis, bilanz) for bilanz in geordnet)
    gesamt = kennzahlen.gesamt(ergebnis)
    geld = (gesamt.investition_eur, gesamt.zuschuss_eur, gesamt.eigenmittel_eur)
    yield Tabelle("Maßnahmen", "Maßnahmen des Plans", _SPALTEN, zeilen, ("Summe", None, None, *geld, ""))
    yield Absatz(f"{worte.MINDERUNG_T_A}.")


def _massnahme(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> tuple[Zelle, ...]:
    fall, geld = ergebnis.fall, (bilanz.investition_eur, bilanz.zuschuss_eur, bilanz.eigenmittel_eur)
    zeit = fall.projekt.zeitachse.spanne(bilanz.beginn, bilanz.fertig)
    wer = (worte.massnahme(fall, bilanz.massnahme), worte.zahlende(fall, bilanz))
    return (*wer, zeit, *geld, kennzahlen.minderung_t_a(ergebnis, bilanz))
