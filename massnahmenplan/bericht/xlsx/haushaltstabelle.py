"""Sheet ``Haushaltstabelle``: per payer and measure cost, grants and own share by year, as a budget lists them."""

from collections.abc import Iterator, Mapping, Sequence

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.massnahmenhaushalt import Jahresbetraege, je_traeger, zusammen
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.bericht.xlsx.papier import A3
from massnahmenplan.ergebnis import Ergebnis

_HINWEIS = (
    "Kosten ohne Ersparnis in Bündeln; eigener Anteil = Kosten − Zuwendungen, im Jahr der Zahlung, ohne Darlehen; "
    "Betrieb (konsumtiv) = laufende Kosten − Erträge − Betriebsbeihilfen − Umlagen auf Mieten. Finanzposition und "
    "Rang trägt die Kämmerei ein."
)
_VORN = (
    Spalte("Kostenträger", breite=32),
    Spalte("Nr.", "nummer", 5),
    Spalte("Maßnahme", breite=44),
    Spalte("Finanzposition", breite=15),
    Spalte("Rang", "mitte", 7),
    Spalte("Beginn", "jahr"),
    Spalte("Zeile", breite=22),
    Spalte("gesamt", "betrag"),
)
_SPAETER = "später"
_ZEILEN = ("Kosten", "Zuwendungen", "eigener Anteil", "Betrieb (konsumtiv)")
_BETRIEB = 3
_UMLAGEN = "Umlagen auf Mieten (Einnahme)"


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: a block per payer, three or four lines per measure, levies on rents, then the sums."""
    alle = je_traeger(ergebnis)
    jahre = list(ergebnis.fall.projekt.zeitachse.jahre)
    if any(
        jahr > jahre[-1] for eintraege in alle.values() for betraege in eintraege.values() for jahr in betraege
    ):
        jahre.append(jahre[-1] + 1)  # stands for all later years
    ende = ergebnis.fall.projekt.ende
    titel = (str(jahr) if jahr <= ende else _SPAETER for jahr in jahre)
    blatt = mappe.blatt("Haushaltstabelle", "Haushaltstabelle: Kosten, Zuwendungen, eigener Anteil", _HINWEIS)
    blatt.papier(A3)
    spalten = (*_VORN, *(Spalte(name, "betrag") for name in titel))
    blatt.kopf(KOPFZEILE, spalten)
    zeile = KOPFZEILE + 1
    for traeger, eintraege in alle.items():
        blatt.beginne_block(zeile)
        zeile = _schreibe_traeger(blatt, zeile, spalten, ergebnis, traeger, eintraege, jahre)
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(spalten), 3)


def _schreibe_traeger(
    blatt: Blatt,
    zeile: int,
    spalten: Sequence[Spalte],
    ergebnis: Ergebnis,
    traeger: str,
    eintraege: Mapping[str | None, Jahresbetraege],
    jahre: Sequence[int],
) -> int:
    wer, achse = worte.traeger(ergebnis.fall, traeger), ergebnis.fall.projekt.zeitachse
    beginn = {bilanz.massnahme: achse.angabe(bilanz.beginn) for bilanz in ergebnis.bilanz.massnahmen}
    for nr, (massnahme, betraege) in enumerate(eintraege.items(), start=1):
        vorn: tuple[Wert, ...] = (wer, None, _UMLAGEN, None, None, None)
        if massnahme is not None:
            vorn = (wer, nr, worte.massnahme(ergebnis.fall, massnahme), None, None, beginn[massnahme])
        for werte in tuple(_zeilen([betraege], jahre))[_BETRIEB if massnahme is None else 0 :]:
            blatt.reihe(zeile, spalten, (*vorn, *werte))
            zeile += 1
    for nr, werte in enumerate(_zeilen(list(eintraege.values()), jahre)):
        stil = "gruppe" if nr else "summe"
        blatt.reihe(zeile, spalten, (wer, None, "Summe", None, None, None, *werte), stil)
        zeile += 1
    return zeile


def _zeilen(eintraege: Sequence[Jahresbetraege], jahre: Sequence[int]) -> Iterator[tuple[Wert, ...]]:
    """Yield name, sum and years of each line; running cost only where there is some."""
    je_jahr = [
        zusammen(b for eintrag in eintraege for j, b in eintrag.items() if j == jahr or j > jahr == jahre[-1])
        for jahr in jahre
    ]
    gesamt = zusammen(je_jahr)
    for nr, name in enumerate(_ZEILEN):
        if nr != _BETRIEB or any(betraege[nr] for betraege in je_jahr):
            yield name, gesamt[nr], *(betraege[nr] for betraege in je_jahr)
