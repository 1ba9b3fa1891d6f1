"""Rows of districts and shared accounts: what every format shows of them."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.bericht import kennzahlen
from massnahmenplan.bericht.stellen import gerundet
from massnahmenplan.ergebnis.portfolioergebnis import Gemeinschaftsbilanz, Portfolioergebnis
from massnahmenplan.grundlagen.schreibweise import euro

Feld = str | int | Decimal | None
Spalten = tuple[tuple[str, str], ...]
"""Heading and style of a workbook's cell."""

ARTEN = {"haushalt": "Haushalt", "topf": "Fördertopf", "ressource": "Ressource"}


def grenzwertsatz(ergebnis: Portfolioergebnis) -> str:
    """Return what the marginal values are, and what they are not."""
    return (
        f"Grenzwert: was 1.000 € mehr (bei Ressourcen eine Einheit mehr) in diesem Jahr dem Ziel brächten, in "
        f"{zeichen(ergebnis)}. Er ist der Preis der Grenze in der Rechnung ohne Ganzzahligkeit: Dort lassen sich "
        "Maßnahmen teilen. Er zeigt, wo am meisten fehlt; was ein Betrag wirklich bringt, sagt nur ein neuer Lauf."
    )


ZUTEILUNG = (
    "Was jedes Quartier von einem gemeinsamen Konto nutzt; negativ, wo ihm mehr zufließt, als es ausgibt: Das "
    "Geld steht den anderen zu. Der Plan eines Quartiers hat seinen Teil als eigene Grenze."
)


def quartierspalten(ergebnis: Portfolioergebnis) -> Spalten:
    """Return the headings of the districts, with the unit of the aim."""
    return (
        ("Quartier", "text"),
        ("Bezeichnung", "text"),
        ("Maßnahmen", "ganz"),
        (f"Ziel [{zeichen(ergebnis)}]", "menge"),
        ("Minderung [t CO2e]", "menge"),
        ("Kapitalwert [€]", "menge"),
        ("Investition [€]", "betrag"),
        ("Zuschüsse [€]", "betrag"),
        ("Eigenmittel [€]", "betrag"),
    )


def quartiere(ergebnis: Portfolioergebnis) -> Iterator[tuple[Feld, ...]]:
    """Yield the districts, under ``quartierspalten``."""
    for quartier in ergebnis.quartiere:
        summe, zielwerte = kennzahlen.gesamt(quartier.ergebnis), quartier.ergebnis.bilanz.zielwerte
        yield (
            quartier.id,
            quartier.name,
            summe.anzahl,
            gerundet(zielwerte[ergebnis.ziel]),
            gerundet(zielwerte["co2"]),
            gerundet(zielwerte["kosten"], "0.01"),
            summe.investition_eur,
            summe.zuschuss_eur,
            summe.eigenmittel_eur,
        )


def kontospalten(ergebnis: Portfolioergebnis) -> Spalten:
    """Return the headings of the shared accounts, one column per district at the end."""
    feste = (
        ("Konto", "text"),
        ("Bezeichnung", "text"),
        ("Art", "text"),
        ("Einheit", "mitte"),
        ("Zeit", "mitte"),
        ("Rahmen", "menge"),
        ("Rest aus Vorjahr", "menge"),
        ("genutzt", "menge"),
        ("frei", "menge"),
        ("Rest ins Folgejahr", "menge"),
        (f"Grenzwert [{zeichen(ergebnis)}]", "menge"),
    )
    vergeben = {normalform(titel) for titel, _ in feste}
    kennungen = (quartier.id for quartier in ergebnis.quartiere)
    return (*feste, *((f"Quartier {k}" if normalform(k) in vergeben else k, "menge") for k in kennungen))


def konten(ergebnis: Portfolioergebnis) -> Iterator[tuple[Feld, ...]]:
    """Yield the shared accounts by year, under ``kontospalten``."""
    for konto in ergebnis.konten:
        yield from _konto(ergebnis, konto)


def _konto(ergebnis: Portfolioergebnis, konto: Gemeinschaftsbilanz) -> Iterator[tuple[Feld, ...]]:
    for jahr in konto.jahre:
        yield (
            konto.id,
            konto.name,
            ARTEN[konto.art],
            "€" if konto.einheit == "EUR" else konto.einheit,
            jahr.zeit,
            jahr.menge,
            jahr.rest_vorjahr,
            gerundet(jahr.genutzt),
            gerundet(jahr.frei),
            jahr.rest,
            gerundet(jahr.grenzwert, "0.0001"),
            *(gerundet(jahr.nutzung.get(quartier.id)) for quartier in ergebnis.quartiere),
        )


def zielspalten(_ergebnis: Portfolioergebnis) -> Spalten:
    """Return the headings of the targets over all districts."""
    return (
        ("Ziel", "text"),
        ("Bezeichnung", "text"),
        ("Satz", "text"),
        ("verlangte Minderung [t CO2e]", "menge"),
        ("Minderung [t CO2e]", "menge"),
        ("Art", "mitte"),
        ("verfehlt um [t CO2e]", "menge"),
        ("Preis der Verfehlung [€]", "betrag"),
        ("Preis der Verfehlung, abgezinst [€]", "menge"),
    )


def ziele(ergebnis: Portfolioergebnis) -> Iterator[tuple[Feld, ...]]:
    """Yield the targets over all districts, under ``zielspalten``."""
    for ziel in ergebnis.ziele:
        tonnen = (gerundet(ziel.soll_t), gerundet(ziel.ist_t), "hart" if ziel.hart else "weich")
        preis = (gerundet(ziel.verfehlung_t), ziel.strafe_eur, gerundet(ziel.barwert_eur, "0.01"))
        yield ziel.id, ziel.name, ziel.satz, *tonnen, *preis


def preis_verfehlter_ziele(ergebnis: Portfolioergebnis) -> str:
    """Return what of the aim is the price of missed targets: it stands in no district's plan."""
    return f"{euro(ergebnis.zielverfehlung_eur)} Preis verfehlter Ziele über alle Quartiere, abgezinst"


def zeichen(ergebnis: Portfolioergebnis) -> str:
    """Return the unit of the aim as people read it; data for machines keep ``EUR``."""
    return "€" if ergebnis.einheit == "EUR" else ergebnis.einheit
