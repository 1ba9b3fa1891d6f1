"""An Ergebnis as pandas tables for notebooks: German headings with units, amounts as floats."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis import Ergebnis

if TYPE_CHECKING:
    import pandas

Zeilen = Iterator[tuple[Any, ...]]


def tabelle(ergebnis: Ergebnis, name: str) -> "pandas.DataFrame":
    """Return the table ``massnahmen``, ``haushalt``, ``foerderung``, ``konten``, ``co2`` or ``ziele``.

    One row is one planned measure, year of a purse, application, year of an account, year, target.
    What is not known is missing (NaN, NaT). Errors: KeyError with the known names for an unknown one.
    """
    import pandas

    if name not in _TABELLEN:
        raise KeyError(f"Tabelle „{name}“ gibt es nicht; bekannt sind: {', '.join(_TABELLEN)}")
    spalten, zeilen = _TABELLEN[name]
    daten = pandas.DataFrame([[_wert(wert) for wert in zeile] for zeile in zeilen(ergebnis)], columns=spalten)
    for spalte in spalten:
        if spalte in _TAGE:
            daten[spalte] = pandas.to_datetime(daten[spalte])
        elif spalte.endswith("]"):
            daten[spalte] = daten[spalte].astype(float)
    return daten


def _wert(wert: Any) -> Any:
    return float(wert) if isinstance(wert, Decimal) else wert


def _massnahmen(ergebnis: Ergebnis) -> Zeilen:
    fall = ergebnis.fall
    for bilanz in ergebnis.bilanz.massnahmen:
        massnahme = fall.massnahme_mit_id[bilanz.massnahme]
        yield (
            massnahme.id,
            massnahme.name,
            worte.handlungsfeld(massnahme.handlungsfeld),
            worte.traeger(fall, massnahme.kostentraeger),
            worte.variante(fall, massnahme.id, bilanz.variante),
            bilanz.beginn,
            bilanz.baubeginn,
            bilanz.fertig,
            bilanz.wirkt_bis,
            bilanz.investition_eur,
            bilanz.zuschuss_eur,
            bilanz.eigenmittel_eur,
            bilanz.minderung_t_a,
            bilanz.minderung_summe_t,
        )


def _haushalt(ergebnis: Ergebnis) -> Zeilen:
    for jahr in ergebnis.bilanz.haushalt:
        yield (
            worte.traeger(ergebnis.fall, jahr.traeger),
            jahr.art,
            jahr.jahr,
            jahr.ansatz_eur,
            jahr.rest_vorjahr_eur,
            jahr.zuschuesse_eur,
            jahr.ausgaben_eur,
            jahr.linie_eur,
            jahr.linie_vorjahr_eur,
            jahr.zinsen_eur,
            jahr.frei_eur,
            jahr.rest_eur,
        )


def _foerderung(ergebnis: Ergebnis) -> Zeilen:
    for bilanz in ergebnis.bilanz.massnahmen:
        for antrag in bilanz.antraege:
            yield (
                bilanz.massnahme,
                worte.massnahme(ergebnis.fall, bilanz.massnahme),
                worte.programm(ergebnis.fall, antrag.programm),
                antrag.antrag_am,
                antrag.bewilligung_am,
                antrag.fertig_bis,
                antrag.foerderfaehig_eur,
                antrag.satz,
                antrag.zuschuss_eur,
                antrag.sicherheit,
                antrag.quelle,
            )


def _konten(ergebnis: Ergebnis) -> Zeilen:
    for konto in ergebnis.bilanz.konten:
        yield (konto.konto, konto.name, konto.einheit, konto.jahr, konto.fenster, konto.menge, konto.verbrauch)


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


def _ziele(ergebnis: Ergebnis) -> Zeilen:
    for ziel in ergebnis.bilanz.ziele:
        yield (ziel.ziel, ziel.satz, ziel.hart, ziel.soll_t, ziel.ist_t, ziel.verfehlung_t, ziel.strafe_eur)


_TAGE = frozenset({"Antrag am", "Bewilligung am", "fertig bis"})
_TABELLEN: dict[str, tuple[list[str], Callable[[Ergebnis], Zeilen]]] = {
    "massnahmen": (
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
    ),
    "haushalt": (
        [
            "Kostenträger",
            "Haushalt",
            "Jahr",
            "Ansatz [€]",
            "Rest aus Vorjahr [€]",
            "Zuwendungen [€]",
            "Ausgaben [€]",
            "Liquiditätslinie [€]",
            "Rückzahlung Liquiditätslinie [€]",
            "Zinsen [€]",
            "frei [€]",
            "Rest ins Folgejahr [€]",
        ],
        _haushalt,
    ),
    "foerderung": (
        [
            "Kennung",
            "Maßnahme",
            "Programm",
            "Antrag am",
            "Bewilligung am",
            "fertig bis",
            "förderfähige Kosten [€]",
            "Fördersatz [Anteil]",
            "Zuschuss [€]",
            "Sicherheit",
            "Quelle",
        ],
        _foerderung,
    ),
    "konten": (
        [
            "Konto",
            "Bezeichnung",
            "Einheit",
            "Jahr",
            "Fenster (Jahre)",
            "verfügbar [Einheit]",
            "verbraucht [Einheit]",
        ],
        _konten,
    ),
    "co2": (
        [
            "Jahr",
            "ohne Plan [t CO2e]",
            "mit Plan [t CO2e]",
            "Summe der Einzelwirkungen [t CO2e]",
            "Überlappung [t CO2e]",
            "gemeinsame Minderung [t CO2e]",
        ],
        _co2,
    ),
    "ziele": (
        [
            "Kennung",
            "Zielvorgabe",
            "hart",
            "Soll [t CO2e]",
            "Ist [t CO2e]",
            "verfehlt um [t CO2e]",
            "Preis der Verfehlung [€]",
        ],
        _ziele,
    ),
}
