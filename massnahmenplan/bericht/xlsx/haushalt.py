"""Sheet ``Haushalt``: per payer and purse what comes in, what goes out, what is left, year by year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.bericht.xlsx.papier import A3
from massnahmenplan.ergebnis import Ergebnis, Haushaltsjahr, Massnahmenbilanz
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.schreibweise import gezaehlt

OHNE_GRENZE = "ohne Grenze"
_HINWEIS = (
    "frei = Ansatz + Rest aus Vorjahr + Zuwendungen + Liquiditätslinie − Ausgaben − Rückzahlung − Zinsen; "
    "davon geht der Rest ins Folgejahr"
)
_HINWEIS_WEITERES = "; Gesperrtes geht ab, Rückfluss kommt hinzu, Deckung kommt hinzu oder geht ab"
_HINWEIS_KREDITE = "; Kreditaufnahme kommt hinzu, Tilgung und Kreditzinsen gehen ab"
_VORN = (Spalte("Kostenträger"), Spalte("Haushalt"), Spalte("Zeile", breite=54))
_GESAMT = (
    ("Ausgaben", "ausgaben_eur"),
    ("Zuwendungen", "zuschuesse_eur"),
    ("Kreditaufnahme", "kreditaufnahme_eur"),
    ("Tilgung von Krediten", "tilgung_eur"),
    ("Kreditzinsen", "kreditzinsen_eur"),
    ("Zinsen", "zinsen_eur"),
)
_KREDITFELDER = frozenset({"kreditaufnahme_eur", "tilgung_eur", "kreditzinsen_eur"})
"""Lines that are there only if there are loans."""


@dataclass(frozen=True, slots=True)
class _Zeile:
    """One line of the table; ``summe`` is None where adding up years has no meaning."""

    titel: str
    werte: tuple[Wert, ...]
    summe: Wert
    stil: str | None = None


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: a block per payer and purse, last the sums over all payers."""
    bewegt = any(j.gesperrt_eur or j.rueckfluss_eur or j.umbuchungen for j in ergebnis.bilanz.haushalt)
    geliehen = any(j.kreditaufnahme_eur or j.schuldendienst_eur for j in ergebnis.bilanz.haushalt)
    hinweis = _HINWEIS + (_HINWEIS_WEITERES if bewegt else "") + (_HINWEIS_KREDITE if geliehen else "")
    blatt = mappe.blatt("Haushalt", "Haushalt je Kostenträger und Jahr", hinweis)
    blatt.papier(A3)
    jahre = ergebnis.fall.projekt.zeitachse.jahre
    spalten = (*_VORN, *(Spalte(str(jahr), "betrag") for jahr in jahre), Spalte("Summe", "betrag"))
    blatt.kopf(KOPFZEILE, spalten)
    zeile = KOPFZEILE + 1
    for (traeger, art), gruppe in groupby(ergebnis.bilanz.haushalt, key=lambda jahr: (jahr.traeger, jahr.art)):
        name = worte.traeger(ergebnis.fall, traeger)
        blatt.beginne_block(zeile)
        zeile = _schreibe(blatt, zeile, spalten, name, art, _kasse(ergebnis, tuple(gruppe)))
    blatt.beginne_block(zeile)
    for art in Haushaltsart:
        zeile = _schreibe(blatt, zeile, spalten, "Alle Kostenträger", art, _gesamtblock(ergebnis, art))
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(spalten), len(_VORN))


def _schreibe(
    blatt: Blatt, zeile: int, spalten: Sequence[Spalte], name: str, art: str, zeilen: Iterator[_Zeile]
) -> int:
    for eintrag in zeilen:
        stile = (eintrag.stil,) if eintrag.stil else ()
        blatt.reihe(zeile, spalten, (name, art, eintrag.titel, *eintrag.werte, eintrag.summe), *stile)
        if eintrag.stil == "leise":
            blatt.gliedere(zeile)
        zeile += 1
    return zeile


def _kasse(ergebnis: Ergebnis, jahre: tuple[Haushaltsjahr, ...]) -> Iterator[_Zeile]:
    """Yield the lines of one purse; where no limit is stated, only lines in which something happens."""
    if jahre[0].ansatz_eur is None:
        yield _Zeile("Ansatz", (OHNE_GRENZE,) * len(jahre), None, "gruppe")
        yield from (zeile for zeile in _block(ergebnis, jahre) if any(zeile.werte))
    else:
        yield _strom("Ansatz", [jahr.ansatz_eur for jahr in jahre], "gruppe")
        yield from _block(ergebnis, jahre)


def _block(ergebnis: Ergebnis, jahre: tuple[Haushaltsjahr, ...]) -> Iterator[_Zeile]:
    """Yield what is there beside the budget, then what is used, then what is left."""
    if any(jahr.gesperrt_eur for jahr in jahre):
        yield _strom("davon gesperrt", [jahr.gesperrt_eur for jahr in jahre], "leise")
    yield _stand("Rest aus Vorjahr", [jahr.rest_vorjahr_eur for jahr in jahre])
    yield _strom("Zuwendungen", [jahr.zuschuesse_eur for jahr in jahre])
    yield from _davon(ergebnis, jahre, zuwendung=True)
    if any(jahr.rueckfluss_eur for jahr in jahre):
        yield _strom("Rückfluss eingesparter Energiekosten", [jahr.rueckfluss_eur for jahr in jahre])
    yield from _deckung(ergebnis, jahre, vorzeichen=1)
    if any(jahr.kreditaufnahme_eur for jahr in jahre):
        yield _strom("Kreditaufnahme", [jahr.kreditaufnahme_eur for jahr in jahre])
    yield _stand("Liquiditätslinie am Jahresende", [jahr.linie_eur for jahr in jahre])
    yield _strom("Ausgaben", [jahr.ausgaben_eur for jahr in jahre])
    yield from _davon(ergebnis, jahre, zuwendung=False)
    yield from _deckung(ergebnis, jahre, vorzeichen=-1)
    yield _stand("Rückzahlung Liquiditätslinie", [jahr.linie_vorjahr_eur for jahr in jahre])
    yield _strom("Zinsen", [jahr.zinsen_eur for jahr in jahre])
    if any(jahr.tilgung_eur for jahr in jahre):
        yield _strom("Tilgung von Krediten", [jahr.tilgung_eur for jahr in jahre])
    if any(jahr.kreditzinsen_eur for jahr in jahre):
        yield _strom("Kreditzinsen", [jahr.kreditzinsen_eur for jahr in jahre])
    if any(jahr.mehrausgabe_eur for jahr in jahre):
        yield _strom("über den Ansatz hinaus (geschehen)", [jahr.mehrausgabe_eur for jahr in jahre], "warnung")
    if any(jahr.fehlbetrag_eur for jahr in jahre):
        yield _strom("Fehlbetrag", [jahr.fehlbetrag_eur for jahr in jahre], "warnung")
    yield _stand("frei", [jahr.frei_eur for jahr in jahre], "summe")
    yield _stand("davon Rest ins Folgejahr", [jahr.rest_eur for jahr in jahre])
    yield _stand("bewilligt, noch nicht ausgezahlt", [jahr.forderungen_eur for jahr in jahre])
    yield from _zusagen(ergebnis, jahre)
    yield from _vorsorge(ergebnis, jahre)


def _vorsorge(ergebnis: Ergebnis, jahre: tuple[Haushaltsjahr, ...]) -> Iterator[_Zeile]:
    """Yield what is kept in reserve for measures that become dearer, and what is left if they do."""
    investiv = jahre[0].art == Haushaltsart.INVESTIV
    eintraege = {v.jahr: v for v in ergebnis.bilanz.vorsorge if investiv and v.traeger == jahre[0].traeger}
    if eintraege:
        gamma = eintraege[jahre[0].jahr].gamma
        wenn = f"{gezaehlt(gamma, 'Maßnahmen')} teurer {'wird' if gamma == 1 else 'werden'}"
        yield _stand(f"Vorsorge, wenn {wenn}", [eintraege[j.jahr].betrag_eur for j in jahre])
        yield _stand("Liquiditätslinie im schlimmsten Fall", [eintraege[j.jahr].linie_eur for j in jahre])
        yield _stand("frei im schlimmsten Fall", [eintraege[j.jahr].frei_eur for j in jahre])


def _deckung(ergebnis: Ergebnis, jahre: tuple[Haushaltsjahr, ...], *, vorzeichen: int) -> Iterator[_Zeile]:
    """Yield a line per other purse from which money is received (1), or to which it is given (−1)."""
    for kasse in sorted({kasse for jahr in jahre for kasse in jahr.umbuchungen}):
        werte = [max(Decimal(0), vorzeichen * jahr.umbuchungen.get(kasse, Decimal(0))) for jahr in jahre]
        if any(werte):
            traeger, _, art = kasse.rpartition(":")
            name = f"{worte.traeger(ergebnis.fall, traeger)} ({art})"
            yield _strom(f"Deckung {'durch' if vorzeichen > 0 else 'für'} {name}", werte)


def _zusagen(ergebnis: Ergebnis, jahre: tuple[Haushaltsjahr, ...]) -> Iterator[_Zeile]:
    """Yield what contracts of each year promise for later ones, and what they may, where that is stated."""
    namen = f"ve:{jahre[0].traeger}", f"ve:{jahre[0].traeger}:"
    konten = [k for k in ergebnis.bilanz.konten if k.konto == namen[0] or k.konto.startswith(namen[1])]
    if not konten or jahre[0].art != Haushaltsart.INVESTIV:
        return
    for titel, feld in (("Verpflichtungsermächtigung", "menge"), ("für spätere Jahre zugesagt", "verbrauch")):
        summen = (sum((getattr(k, feld) for k in konten if k.jahr == jahr.jahr), Decimal(0)) for jahr in jahre)
        yield _strom(titel, list(summen))


def _davon(ergebnis: Ergebnis, jahre: tuple[Haushaltsjahr, ...], *, zuwendung: bool) -> Iterator[_Zeile]:
    """Yield a line per measure of this payer that receives (or spends) in this purse."""
    for bilanz in ergebnis.bilanz.massnahmen:
        massnahme = ergebnis.fall.massnahme_mit_id[bilanz.massnahme]
        anteil = bilanz.je_traeger(massnahme.kostentraeger).get(jahre[0].traeger)
        betraege = _betraege(anteil, jahre[0].art, zuwendung) if anteil is not None else {}
        if any(betraege.values()):
            yield _strom(f"davon {massnahme.name}", [betraege.get(jahr.jahr) for jahr in jahre], "leise")
    if not zuwendung:
        yield from _gespart(ergebnis, jahre)
        yield from _umgelegt(ergebnis, jahre)


def _umgelegt(ergebnis: Ergebnis, jahre: tuple[Haushaltsjahr, ...]) -> Iterator[_Zeile]:
    """Yield the line of what tenants pay after modernisation, if this is their landlord: it lowers spending."""
    if jahre[0].art != Haushaltsart.KONSUMTIV:
        return
    umlagen = {jahr.jahr: Decimal(0) for jahr in jahre}
    for miete in ergebnis.bilanz.mieten:
        if miete.vermieter == jahre[0].traeger:
            umlagen[miete.jahr] += miete.umlage_eur
    if any(umlagen.values()):
        werte = [-betrag if betrag else None for betrag in umlagen.values()]
        yield _strom("davon Umlagen auf Mieten (Einnahme)", werte, "leise")


def _gespart(ergebnis: Ergebnis, jahre: tuple[Haushaltsjahr, ...]) -> Iterator[_Zeile]:
    """Yield the line of what bundles save, if they save this purse anything."""
    if jahre[0].art != Haushaltsart.INVESTIV:
        return
    gespart = _je_jahr(
        [
            zahlung
            for bilanz in ergebnis.bilanz.massnahmen
            for traeger, anteil in kennzahlen.anteile(ergebnis, bilanz)
            if traeger == jahre[0].traeger
            for ersparnis in anteil.buendel
            for zahlung in ersparnis.zahlungen
        ]
    )
    if gespart:
        werte = [-gespart[jahr.jahr] if jahr.jahr in gespart else None for jahr in jahre]
        yield _strom("davon Ersparnis in Bündeln", werte, "leise")


def _betraege(bilanz: Massnahmenbilanz, art: str, zuwendung: bool) -> dict[int, Decimal]:
    """Return year -> what a measure receives or spends in a purse; operating aid comes in for running cost."""
    konsumtiv = art == Haushaltsart.KONSUMTIV
    if zuwendung:
        antraege = (antrag for antrag in bilanz.antraege if antrag.in_finanzierung is not konsumtiv)
        return _je_jahr([zahlung for antrag in antraege for zahlung in antrag.auszahlungen])
    return bilanz.betrieb_eur if konsumtiv else _je_jahr(bilanz.zahlungen)


def _je_jahr(zahlungen: Sequence[Zahlung]) -> dict[int, Decimal]:
    betraege: dict[int, Decimal] = {}
    for zahlung in zahlungen:
        betraege[zahlung.jahr] = betraege.get(zahlung.jahr, Decimal(0)) + zahlung.betrag_eur
    return betraege


def _gesamtblock(ergebnis: Ergebnis, art: str) -> Iterator[_Zeile]:
    jahre = ergebnis.fall.projekt.zeitachse.jahre
    eintraege = [eintrag for eintrag in ergebnis.bilanz.haushalt if eintrag.art == art]
    if not eintraege:
        return
    for titel, feld in _GESAMT:
        if feld in _KREDITFELDER and not any(getattr(eintrag, feld) for eintrag in eintraege):
            continue
        werte = [
            sum((getattr(eintrag, feld) for eintrag in eintraege if eintrag.jahr == jahr), Decimal(0))
            for jahr in jahre
        ]
        yield _strom(titel, werte, "summe")


def _strom(titel: str, werte: Sequence[Decimal | None], stil: str | None = None) -> _Zeile:
    """Return a line of flows: years can be added up."""
    summe = sum((wert for wert in werte if wert is not None), Decimal(0))
    return _Zeile(titel, tuple(werte), summe, stil)


def _stand(titel: str, werte: Sequence[Decimal | None], stil: str | None = None) -> _Zeile:
    """Return a line of balances: adding up years has no meaning."""
    return _Zeile(titel, tuple(werte), None, stil)
