"""Sections on money and effect: by measure, field of action and payer; the path of emissions and targets."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht.entwurf.form import (
    Absatz,
    Block,
    Platzhalter,
    Spalte,
    Tabelle,
    Ueberschrift,
    Zellart,
    Zelle,
)
from massnahmenplan.bericht.jahresbericht.form import gemeldet, jahr_und_bisher, spalten_soll_ist
from massnahmenplan.ergebnis.jahresbericht import Groessenname, Gruppensumme, Jahresbericht, Massnahmenjahr
from massnahmenplan.grundlagen.schreibweise import euro

_EINHEITEN: dict[Groessenname, Zellart] = {
    "kosten_eur": "euro",
    "bewilligt_eur": "euro",
    "auszahlung_eur": "euro",
    "minderung_t": "tonnen",
    "endenergie_kwh": "kwh",
}
_TITEL: dict[Groessenname, str] = {
    "kosten_eur": "Ausgaben",
    "bewilligt_eur": "Bewilligte Zuschüsse",
    "auszahlung_eur": "Ausgezahlte Zuschüsse",
    "minderung_t": "Minderung in t CO2e",
    "endenergie_kwh": "Eingesparte Endenergie in kWh",
}
_BLAETTER: dict[Groessenname, str] = {
    "kosten_eur": "Ausgaben",
    "bewilligt_eur": "Zuschüsse",
    "auszahlung_eur": "Zuschüsse",
    "minderung_t": "CO2",
    "endenergie_kwh": "Endenergie",
}
_DATEIEN: dict[Groessenname, str] = {
    "kosten_eur": "ausgaben",
    "bewilligt_eur": "bewilligte_zuschuesse",
    "auszahlung_eur": "ausgezahlte_zuschuesse",
    "minderung_t": "minderung",
    "endenergie_kwh": "endenergie",
}
_GRUPPEN = {"Handlungsfeld": "handlungsfeld", "Kostenträger": "kostentraeger"}
"""What figures are summed by -> how the name of a file says it."""
_INDIKATOREN: dict[str, tuple[Zellart, str]] = {
    "Maßnahmen": ("ganz", "indikatoren_massnahmen"),
    "EUR": ("euro", "indikatoren_eur"),
    "t CO2e": ("tonnen", "indikatoren_t_co2e"),
    "kWh": ("kwh", "indikatoren_kwh"),
}
"""Unit -> kind of cells, file."""
_MEHRAUSGABEN = (
    *(Spalte("Kostenträger", breite=4), Spalte("Haushalt"), Spalte("Jahr", "jahr")),
    Spalte("mehr als verfügbar", "euro"),
)
_KREDITE = (
    *(Spalte("Kredit", breite=4), Spalte("Kostenträger", breite=4), Spalte("Jahr", "jahr")),
    *(Spalte("geplant", "euro"), Spalte("aufgenommen", "euro"), Spalte("Abweichung", "euro")),
)
_LESEHILFE = (
    "Abweichung: gemeldet minus geplant, nur für das, was gemeldet ist. Nicht Gemeldetes zählt nicht als 0; wie "
    "viele Maßnahmen es betrifft, steht unter „ohne Meldung“."
)


def indikatoren(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield the table of indicators."""
    for einheit, (art, datei) in _INDIKATOREN.items():
        zeilen = tuple(
            (i.name, i.vergleich.soll, gemeldet(i.vergleich), i.anteil, len(i.vergleich.ohne_meldung) or None)
            for i in bericht.indikatoren
            if i.einheit == einheit
        )
        spalten = (
            *(Spalte(f"Indikator [{einheit}]", breite=6), Spalte("geplant", art), Spalte("gemeldet", art)),
            *(Spalte("Anteil", "prozent"), Spalte("ohne Meldung", "ganz")),
        )
        yield Tabelle("Indikatoren", f"Indikatoren [{einheit}]", spalten, zeilen, datei=datei)
    yield Absatz(f"Anteil: am geplanten Wert dessen, was gemeldet ist. {_LESEHILFE}")


def geld(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield the section on money."""
    yield Ueberschrift("Geld")
    yield Absatz(
        "Ausgaben sind Investitionen vor Zuschüssen, nominal. Bewilligte Zuschüsse zählen im Jahr des Bescheids."
    )
    yield from _groesse(bericht, "kosten_eur")
    yield _je(bericht, "kosten_eur", "Kostenträger", bericht.je_traeger)
    yield from _groesse(bericht, "bewilligt_eur")
    yield from _groesse(bericht, "auszahlung_eur")
    yield from _kassen(bericht)
    yield Platzhalter("Haushaltsreste und über- oder außerplanmäßige Ausgaben")


def _kassen(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield what was spent beyond the budgets and borrowed otherwise than planned, as far as it was."""
    if bericht.mehrausgaben:
        betrag = sum(m.betrag_eur for m in bericht.mehrausgaben)
        yield Ueberschrift("Überplanmäßige Ausgaben", 2)
        yield Absatz(f"Bis Ende {bericht.jahr} wurden {euro(Decimal(betrag))} mehr bezahlt, als verfügbar war.")
        mehr = tuple((bericht.namen[m.traeger], m.art, m.jahr, m.betrag_eur) for m in bericht.mehrausgaben)
        yield Tabelle("Haushalt", "Überplanmäßige Ausgaben", _MEHRAUSGABEN, mehr, datei="ueberplanmaessig")
    if bericht.kreditabweichungen:
        yield Ueberschrift("Kredite", 2)
        yield Absatz(f"Bis Ende {bericht.jahr} wurde anders aufgenommen als geplant.")
        anders = tuple(
            (k.name, bericht.namen[k.traeger], k.jahr, k.soll_eur, k.ist_eur, k.ist_eur - k.soll_eur)
            for k in bericht.kreditabweichungen
        )
        yield Tabelle("Haushalt", "Anders aufgenommene Kredite", _KREDITE, anders, datei="kreditaufnahme")


def wirkung(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield the section on CO2 and energy."""
    yield Ueberschrift("CO2 und Energie")
    yield Absatz("Je Maßnahme und in den Summen: Wirkung jeder Maßnahme für sich, vor Überlappung mit anderen.")
    yield from _groesse(bericht, "minderung_t")
    yield from _groesse(bericht, "endenergie_kwh")
    yield Ueberschrift("Zielpfad", 2)
    yield Absatz(
        "Gemeinsame Wirkung aller Maßnahmen, ohne Überlappung. Geplant: am Anfang des Berichtsjahrs; "
        "erwartet: im Plan vom Stichtag dieses Berichts."
    )
    yield _pfad(bericht)
    if bericht.ziele:
        yield _ziele(bericht)
    yield Platzhalter("Ergebnis der CO2-Bilanz des Gebiets, soweit eine vorliegt")


def _groesse(bericht: Jahresbericht, name: Groessenname) -> Iterator[Block]:
    yield Ueberschrift(_TITEL[name], 2)
    zeilen = tuple(
        (m.massnahme, m.name, *jahr_und_bisher(m.groessen[name])) for m in bericht.betrachtete if _bewegt(m, name)
    )
    if not zeilen:
        yield Absatz("Bis Ende des Berichtsjahrs weder geplant noch gemeldet.")
        return
    spalten = (
        *(Spalte("Kennung"), Spalte("Maßnahme", breite=4)),
        *spalten_soll_ist(bericht.jahr, _EINHEITEN[name]),
    )
    summe = (None, "Summe", *jahr_und_bisher(bericht.gesamt.groessen[name]))
    ueber, datei = f"{_TITEL[name]} je Maßnahme", f"{_DATEIEN[name]}_je_massnahme"
    yield Tabelle(_BLAETTER[name], ueber, spalten, zeilen, summe, datei)
    yield _je(bericht, name, "Handlungsfeld", bericht.je_handlungsfeld)


def _bewegt(m: Massnahmenjahr, name: Groessenname) -> bool:
    bisher = m.groessen[name].bisher
    return bool(bisher.soll or bisher.ist or bisher.ohne_meldung)


def _je(bericht: Jahresbericht, name: Groessenname, was: str, summen: tuple[Gruppensumme, ...]) -> Tabelle:
    zeilen: list[tuple[Zelle, ...]] = [
        (s.name, s.anzahl, *jahr_und_bisher(s.groessen[name]), len(s.groessen[name].bisher.ohne_meldung) or None)
        for s in summen
        if s.anzahl
    ]
    spalten = (
        *(Spalte(was, breite=4), Spalte("Maßnahmen", "ganz")),
        *(*spalten_soll_ist(bericht.jahr, _EINHEITEN[name]), Spalte("ohne Meldung", "ganz")),
    )
    datei = f"{_DATEIEN[name]}_je_{_GRUPPEN[was]}"
    return Tabelle(_BLAETTER[name], f"{_TITEL[name]} je {was}", spalten, tuple(zeilen), datei=datei)


def _pfad(bericht: Jahresbericht) -> Tabelle:
    spalten = (
        *(Spalte("Jahr", "jahr"), Spalte("Minderung geplant [t]", "tonnen"), Spalte("erwartet [t]", "tonnen")),
        *(Spalte("Emission ohne Plan [t]", "tonnen"), Spalte("mit Plan geplant [t]", "tonnen")),
        Spalte("mit Plan erwartet [t]", "tonnen"),
    )
    zeilen = tuple(
        (p.jahr, p.minderung_soll_t, p.minderung_neu_t, p.ohne_plan_t, p.soll_t, p.neu_t) for p in bericht.pfad
    )
    return Tabelle("Zielpfad", "Zielpfad", spalten, zeilen, datei="zielpfad")


def _ziele(bericht: Jahresbericht) -> Tabelle:
    spalten = (
        *(Spalte("Ziel", breite=6), Spalte("Jahr", "jahr"), Spalte("Einheit"), Spalte("Grenze", "tonnen")),
        *(Spalte("geplant", "tonnen"), Spalte("erwartet", "tonnen"), Spalte("verfehlt um", "tonnen")),
    )
    zeilen = tuple((z.benannt, z.jahr, z.einheit, z.grenze, z.soll, z.neu, z.verfehlung) for z in bericht.ziele)
    return Tabelle("Zielpfad", "Ziele", spalten, zeilen, datei="ziele")
