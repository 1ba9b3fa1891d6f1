"""Sheet ``Übersicht``: what the case holds, kept up by formulas; nobody types anything here.

Each formula is written with its result, for readers that do not calculate.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.worte import HANDLUNGSFELDER
from massnahmenplan.bericht.fallmappe.datenblatt import ERSTE, KOPF, LETZTE, buchstabe
from massnahmenplan.bericht.fallmappe.feld import Feld
from massnahmenplan.bericht.fallmappe.zellwert import Zeile
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT
from massnahmenplan.eingabe.listentitel import LISTENTITEL
from massnahmenplan.grundlagen.zahlen import lies_zahl

BLATT = "Übersicht"
_JAHRE = 20
"""So many years of the budget have a line of their own."""
_INVESTITION = "investition_eur"
_LISTEN = (
    Spalte("Blatt", breite=26),
    Spalte("Einträge", "ganz", 20),
    Spalte("nötig", "mitte", 20),
    Spalte("Was darin steht", breite=84),
)
_FELDER = (Spalte("Handlungsfeld"), Spalte("Maßnahmen", "ganz"), Spalte("Investition", "euro"))
_HAUSHALT = (Spalte("Jahr", "jahr"), Spalte("investiv", "euro"), Spalte("konsumtiv", "euro"))
_NOETIG = frozenset({"kostentraeger", "massnahmen"})


@dataclass(frozen=True, slots=True)
class Fallinhalt:
    """The fields of every list and what is stated in them."""

    felder: Mapping[str, Sequence[Feld]]
    zeilen: Mapping[str, Sequence[Zeile]]

    def werte(self, liste: str, feld: str) -> list[str | None]:
        """Return what the rows of a list state in a field."""
        return [zeile.get(feld) for zeile in self.zeilen[liste]]

    def bereich(self, liste: str, feld: str) -> str:
        """Return the cells of a field."""
        spalte = buchstabe([f.name for f in self.felder[liste]].index(feld))
        return f"'{liste}'!${spalte}${ERSTE + 1}:${spalte}${LETZTE + 1}"


def schreibe_uebersicht(mappe: Mappe, inhalt: Fallinhalt) -> None:
    """Write the sheet: rows of each list, investment by field of action, budget by year."""
    hinweis = "Rechnet mit, während Sie ausfüllen. Geschützt ohne Kennwort; dieses Blatt wird nicht gelesen."
    blatt = mappe.blatt(BLATT, "Übersicht: was der Fall enthält", hinweis)
    zeile = _schreibe_listen(blatt, KOPFZEILE, inhalt)
    zeile = _schreibe_felder(blatt, zeile + 1, inhalt)
    _schreibe_haushalt(blatt, zeile + 1, inhalt)
    blatt.auf_eine_seite()
    blatt.schuetze()


def _schreibe_listen(blatt: Blatt, zeile: int, inhalt: Fallinhalt) -> int:
    blatt.kopf(zeile, _LISTEN)
    for liste in LISTEN:
        zeile += 1
        pflicht = next(feld.name for feld in inhalt.felder[liste] if feld.pflicht)
        anzahl = sum(wert is not None for wert in inhalt.werte(liste, pflicht))
        blatt.verweis(zeile, 0, liste, "verweis")
        blatt.formel(zeile, 1, f"=COUNTA({inhalt.bereich(liste, pflicht)})", anzahl, "ganz")
        blatt.schreibe(zeile, 2, "ja" if liste in _NOETIG else None, "mitte")
        blatt.schreibe(zeile, 3, LISTENTITEL[liste].partition(": ")[2], "text")
    return zeile + 1


def _schreibe_felder(blatt: Blatt, zeile: int, inhalt: Fallinhalt) -> int:
    """Write measures and investment by field of action; own fields share a line."""
    blatt.notiz(zeile, 0, "Maßnahmen je Handlungsfeld (zu Preisen des Basisjahrs)", "abschnitt")
    blatt.kopf(zeile + 1, _FELDER)
    oben = zeile + 2
    felder = inhalt.bereich("massnahmen", "handlungsfeld")
    letzte = buchstabe(len(inhalt.felder["massnahmen"]) - 1)
    koepfe = f"'massnahmen'!$A${KOPF + 1}:${letzte}${KOPF + 1}"
    zellen = f"'massnahmen'!$A${ERSTE + 1}:${letzte}${LETZTE + 1}"
    spalten = f'(LEFT({koepfe},{len(_INVESTITION)})="{_INVESTITION}")'
    for nr, feld in enumerate(HANDLUNGSFELDER):
        ort = f"$A${oben + nr + 1}"
        blatt.schreibe(oben + nr, 0, feld, "text")
        anzahl, summe = _massnahmen(inhalt, {feld})
        blatt.formel(oben + nr, 1, f"=COUNTIF({felder},{ort})", anzahl, "ganz")
        blatt.formel(oben + nr, 2, f"=SUMPRODUCT({spalten}*({felder}={ort}),{zellen})", float(summe), "euro")
    unten = oben + len(HANDLUNGSFELDER)
    eigene = {wert for wert in inhalt.werte("massnahmen", "handlungsfeld") if wert not in HANDLUNGSFELDER}
    alle = (f"=COUNTA({felder})", f'=SUMPRODUCT({spalten}*({felder}<>""),{zellen})')
    blatt.schreibe(unten, 0, "eigene Handlungsfelder", "text")
    blatt.schreibe(unten + 1, 0, "Summe", "text", "summe")
    for spalte, (formel, stil) in enumerate(zip(alle, ("ganz", "euro"), strict=True), start=1):
        name = buchstabe(spalte)
        rest = f"={name}{unten + 2}-SUM({name}{oben + 1}:{name}{unten})"
        blatt.formel(unten, spalte, rest, float(_massnahmen(inhalt, eigene)[spalte - 1]), stil)
        gesamt = _massnahmen(inhalt, {*eigene, *HANDLUNGSFELDER})[spalte - 1]
        blatt.formel(unten + 1, spalte, formel, float(gesamt), stil, "summe")
    return unten + 2


def _massnahmen(inhalt: Fallinhalt, felder: Iterable[str | None]) -> tuple[int, Decimal]:
    """Return how many measures these fields of action have, and their investment."""
    zeilen = [zeile for zeile in inhalt.zeilen["massnahmen"] if zeile.get("handlungsfeld") in felder]
    betraege = (wert for zeile in zeilen for name, wert in zeile.items() if name.startswith(_INVESTITION))
    return len(zeilen), sum(map(_zahl, betraege), Decimal(0))


def _schreibe_haushalt(blatt: Blatt, zeile: int, inhalt: Fallinhalt) -> None:
    blatt.notiz(zeile, 0, "Haushalt je Jahr (alle Kostenträger)", "abschnitt")
    blatt.kopf(zeile + 1, _HAUSHALT)
    beginn, ende = (_projektwert(inhalt, feld) for feld in ("beginn", "ende"))
    betrag, jahre, arten = (inhalt.bereich("haushalt", feld) for feld in ("betrag_eur", "jahr", "art"))
    oben = zeile + 2
    for nr in range(_JAHRE):
        jahr, ort = _jahr(inhalt, nr), f"$A${oben + nr + 1}"
        davor = f"A{oben + nr}"
        formel = f"={beginn}" if nr == 0 else f'=IF({davor}="","",IF({davor}>={ende},"",{davor}+1))'
        blatt.formel(oben + nr, 0, formel, "" if jahr is None else jahr, "jahr")
        konsumtiv = f'SUMIFS({betrag},{jahre},{ort},{arten},"konsumtiv")'
        for spalte, (summe, art) in enumerate(
            ((f"SUMIFS({betrag},{jahre},{ort})-{konsumtiv}", "investiv"), (konsumtiv, "konsumtiv")), start=1
        ):
            wert = "" if jahr is None else float(_haushalt(inhalt, jahr, art))
            blatt.formel(oben + nr, spalte, f'=IF({ort}="","",{summe})', wert, "euro")


def _projektwert(inhalt: Fallinhalt, feld: str) -> str:
    """Return the cell of ``projekt`` that states a field."""
    return f"'{PROJEKT}'!$B${[f.name for f in inhalt.felder[PROJEKT]].index(feld) + 2}"


def _jahr(inhalt: Fallinhalt, nummer: int) -> int | None:
    """Return the year of a line; None after the end."""
    (projekt,) = inhalt.zeilen[PROJEKT]
    beginn, ende = (int(_zahl(projekt.get(feld))) for feld in ("beginn", "ende"))
    return beginn + nummer if beginn + nummer <= ende else None


def _haushalt(inhalt: Fallinhalt, jahr: int, art: str) -> Decimal:
    zeilen = (z for z in inhalt.zeilen["haushalt"] if _zahl(z.get("jahr")) == jahr)
    betraege = (z.get("betrag_eur") for z in zeilen if z.get("art", "investiv") == art)
    return sum(map(_zahl, betraege), Decimal(0))


def _zahl(text: str | None) -> Decimal:
    """Return the number of a cell; 0 where there is none, as sums of a workbook have it."""
    try:
        zahl: Decimal = lies_zahl(text)
    except PydanticCustomError:
        return Decimal(0)
    return zahl
