"""An Ergebnis as tables with German headings and units: for notebooks (pandas, floats) and as CSV (exact)."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from massnahmenplan.bericht import csv, kennzahlen, kreditzeilen, worte
from massnahmenplan.bericht.bewertung import BEWERTUNGEN
from massnahmenplan.bericht.datei import schreibe_datei
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler

if TYPE_CHECKING:
    import pandas

Zeilen = Iterator[tuple[Any, ...]]
Form = tuple[list[str], Callable[[Ergebnis], Zeilen]]
"""Headings, and what yields the rows."""


def tabelle(ergebnis: Ergebnis, name: str) -> "pandas.DataFrame":
    """Return one of the tables, see ``_TABELLEN``.

    One row is one planned measure, year of a purse, application, year of a loan or an account, year, target, kind
    of payment in a year, payer of a measure, or year of a rent. NaN, NaT: not known. KeyError: an unknown name.
    """
    import pandas

    spalten, zeilen = _form(name)
    daten = pandas.DataFrame([[_wert(wert) for wert in zeile] for zeile in zeilen(ergebnis)], columns=spalten)
    for spalte in spalten:
        if spalte in _TAGE:
            daten[spalte] = pandas.to_datetime(daten[spalte])
        elif spalte.endswith("]"):
            daten[spalte] = daten[spalte].astype(float)
    return daten


def schreibe_csv(ergebnis: Ergebnis, name: str, ziel: Path | str) -> Path:
    """Write one of the tables as German CSV, amounts exact, and return its path.

    Errors: KeyError with the known names for an unknown one, UmgebungsFehler when it cannot be written.
    """
    spalten, zeilen = _form(name)
    return schreibe_datei(Path(ziel), csv.schreibe(spalten, zeilen(ergebnis)))


def schreibe_tabelle(ergebnis: Ergebnis, name: str, ziel: Path | str) -> Path:
    """Write one of the tables, its format by its suffix (.csv), and return its path.

    Errors: as ``schreibe_csv``, and EingabeFehler for another suffix.
    """
    pfad = Path(ziel)
    if pfad.suffix.lower() != ".csv":
        text = "ist kein bekanntes Tabellenformat"
        raise EingabeFehler([Befund("E112", text, wert=pfad.name, abhilfe="möglich ist .csv")])
    return schreibe_csv(ergebnis, name, pfad)


def _form(name: str) -> Form:
    if name not in _TABELLEN:
        raise KeyError(f"Tabelle „{name}“ gibt es nicht; bekannt sind: {', '.join(_TABELLEN)}")
    return _TABELLEN[name]


def _wert(wert: Any) -> Any:
    return float(wert) if isinstance(wert, Decimal) else wert


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
            jahr.gesperrt_eur,
            jahr.rest_vorjahr_eur,
            jahr.zuschuesse_eur,
            jahr.rueckfluss_eur,
            jahr.umgebucht_eur,
            jahr.ausgaben_eur,
            jahr.linie_eur,
            jahr.linie_vorjahr_eur,
            jahr.zinsen_eur,
            jahr.kreditaufnahme_eur,
            jahr.tilgung_eur,
            jahr.kreditzinsen_eur,
            jahr.frei_eur,
            jahr.rest_eur,
        )


def _vorsorge(ergebnis: Ergebnis) -> Zeilen:
    for eintrag in ergebnis.bilanz.vorsorge:
        yield (
            worte.traeger(ergebnis.fall, eintrag.traeger),
            eintrag.jahr,
            eintrag.seit,
            eintrag.betrag_eur,
            ", ".join(anstieg.massnahme for anstieg in eintrag.anstiege),
            eintrag.linie_eur,
            eintrag.frei_eur,
        )


def _foerderung(ergebnis: Ergebnis) -> Zeilen:
    for eintrag in kennzahlen.bewilligungen(ergebnis):
        antrag, massnahme = eintrag.antrag, eintrag.bilanz.massnahme
        yield (
            massnahme,
            worte.massnahme(ergebnis.fall, massnahme),
            worte.programm(ergebnis.fall, antrag.programm),
            antrag.antrag_am,
            antrag.bewilligung_am,
            antrag.fertig_bis,
            eintrag.spielraum_tage,
            antrag.foerderfaehig_eur,
            antrag.satz,
            antrag.zuschuss_eur,
            antrag.sicherheit,
            eintrag.vorbehalt,
            antrag.quelle,
        )


def _kapitalwert(ergebnis: Ergebnis) -> Zeilen:
    for zeile in ergebnis.bilanz.kapitalwert:
        yield (zeile.jahr, worte.barwertart(zeile.art), zeile.betrag_eur, zeile.faktor, zeile.barwert_eur)


def _kostenteilung(ergebnis: Ergebnis) -> Zeilen:
    fall = ergebnis.fall
    for bilanz in ergebnis.bilanz.massnahmen:
        antragsteller = fall.massnahme_mit_id[bilanz.massnahme].kostentraeger
        for traeger, anteil in bilanz.je_traeger(antragsteller).items():
            yield (
                bilanz.massnahme,
                worte.massnahme(fall, bilanz.massnahme),
                worte.traeger(fall, traeger),
                anteil.investition_eur,
                anteil.zuschuss_eur,
                anteil.eigenmittel_eur,
                sum(anteil.betrieb_eur.values(), Decimal(0)),
                sum(anteil.ersparnis_eur.values(), Decimal(0)),
            )


def _mieten(ergebnis: Ergebnis) -> Zeilen:
    for miete in ergebnis.bilanz.mieten:
        yield (
            miete.objekt,
            ergebnis.fall.objekt_mit_id[miete.objekt].name,
            miete.jahr,
            miete.umlage_neu_eur,
            miete.gekappt_eur,
            miete.umlage_eur,
            miete.ersparnis_eur,
            miete.anstieg_eur,
            miete.je_m2_monat(miete.anstieg_eur),
            miete.spielraum_eur,
            miete.ueberschreitung_eur,
        )


def _konten(ergebnis: Ergebnis) -> Zeilen:
    for konto in ergebnis.bilanz.konten:
        zeit = konto.periode or konto.jahr
        yield (konto.konto, konto.name, konto.einheit, zeit, konto.fenster, konto.menge, konto.verbrauch)


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


def _ziele(ergebnis: Ergebnis) -> Zeilen:
    for ziel in ergebnis.bilanz.ziele:
        yield (ziel.ziel, ziel.satz, ziel.hart, ziel.soll_t, ziel.ist_t, ziel.verfehlung_t, ziel.strafe_eur)


_TAGE = frozenset({"Antrag spätestens", "Bewilligung am", "fertig bis"})
_TABELLEN: dict[str, Form] = {
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
            "gesperrt [€]",
            "Rest aus Vorjahr [€]",
            "Zuwendungen [€]",
            "Rückfluss [€]",
            "Deckung [€]",
            "Ausgaben [€]",
            "Liquiditätslinie [€]",
            "Rückzahlung Liquiditätslinie [€]",
            "Zinsen [€]",
            "Kreditaufnahme [€]",
            "Tilgung [€]",
            "Kreditzinsen [€]",
            "frei [€]",
            "Rest ins Folgejahr [€]",
        ],
        _haushalt,
    ),
    "vorsorge": (
        [
            "Kostenträger",
            "Jahr",
            "Zahlungen seit",
            "Vorsorge [€]",
            "Teurer im schlimmsten Fall",
            "Liquiditätslinie im schlimmsten Fall [€]",
            "frei im schlimmsten Fall [€]",
        ],
        _vorsorge,
    ),
    "foerderung": (
        [
            "Kennung",
            "Maßnahme",
            "Programm",
            "Antrag spätestens",
            "Bewilligung am",
            "fertig bis",
            "Spielraum [Tage]",
            "förderfähige Kosten [€]",
            "Fördersatz [Anteil]",
            "Zuschuss [€]",
            "Sicherheit",
            "Vorbehalt",
            "Quelle",
        ],
        _foerderung,
    ),
    "kredite": (kreditzeilen.SPALTEN, kreditzeilen.zeilen),
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
    "kapitalwert": (
        ["Jahr", "Art", "Betrag [€]", "Abzinsungsfaktor [Anteil]", "Barwert [€]"],
        _kapitalwert,
    ),
    "kostenteilung": (
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
    ),
    "wirkung": (
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
    ),
    "endenergie": (
        [
            "Jahr",
            "Kennung",
            "Energieträger",
            "ohne Plan [kWh]",
            "mit Plan [kWh]",
            "Einsparung [kWh]",
        ],
        _endenergie,
    ),
    "mieten": (
        [
            "Kennung",
            "Objekt",
            "Jahr",
            "neue Umlage [€/a]",
            "gekappt [€/a]",
            "Umlagen [€/a]",
            "eingesparte Energie [€/a]",
            "Anstieg der Warmmiete [€/a]",
            "Anstieg der Warmmiete [€/m² und Monat]",
            "erlaubter Anstieg [€/a]",
            "über der Grenze [€/a]",
        ],
        _mieten,
    ),
    **BEWERTUNGEN,
}
