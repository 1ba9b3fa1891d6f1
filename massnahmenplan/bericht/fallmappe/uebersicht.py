"""Sheet ``Übersicht``: what the case holds, kept up by formulas; nobody types anything here.

Each formula is written with its result, for readers that do not calculate.
"""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.worte import HANDLUNGSFELDER
from massnahmenplan.bericht.fallmappe.datenblatt import ERSTE, KOPF, LETZTE, buchstabe
from massnahmenplan.bericht.fallmappe.fallinhalt import INVESTITION, NOETIG, Fallinhalt
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT
from massnahmenplan.eingabe.listentitel import LISTENTITEL

BLATT = "Übersicht"
_JAHRE = 20
"""So many years of the budget have a line of their own, more if the case has more; all later ones share one."""
_LISTEN = (
    Spalte("Blatt", breite=26),
    Spalte("Einträge", "ganz", 20),
    Spalte("nötig", "mitte", 20),
    Spalte("Was darin steht", breite=84),
)
_FELDER = (Spalte("Handlungsfeld"), Spalte("Maßnahmen", "ganz"), Spalte("Investition", "euro"))
_HAUSHALT = (Spalte("Jahr", "jahr"), Spalte("investiv", "euro"), Spalte("konsumtiv", "euro"))


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
        formel = f"=COUNTA({_bereich(inhalt, liste, inhalt.pflichtfeld(liste))})"
        blatt.verweis(zeile, 0, liste, "verweis")
        blatt.formel(zeile, 1, formel, inhalt.eintraege(liste), "ganz")
        blatt.schreibe(zeile, 2, "ja" if liste in NOETIG else None, "mitte")
        blatt.schreibe(zeile, 3, LISTENTITEL[liste].partition(": ")[2], "text")
    return zeile + 1


def _schreibe_felder(blatt: Blatt, zeile: int, inhalt: Fallinhalt) -> int:
    """Write measures and investment by field of action; own fields share a line."""
    blatt.notiz(zeile, 0, "Maßnahmen je Handlungsfeld (zu Preisen des Basisjahrs)", "abschnitt")
    blatt.kopf(zeile + 1, _FELDER)
    felder, oben = _bereich(inhalt, "massnahmen", "handlungsfeld"), zeile + 2
    for nr, feld in enumerate(HANDLUNGSFELDER, start=oben):
        ort = f"$A${nr + 1}"
        formeln = (f"=COUNTIF({felder},{ort})", _investition(inhalt, f"({felder}={ort})"))
        _schreibe_massnahmen(blatt, nr, feld, formeln, inhalt.massnahmen(feld))
    unten = oben + len(HANDLUNGSFELDER)
    rest = (f"=B{unten + 2}-SUM(B{oben + 1}:B{unten})", f"=C{unten + 2}-SUM(C{oben + 1}:C{unten})")
    alle = (f"=COUNTA({felder})", _investition(inhalt, f'({felder}<>"")'))
    _schreibe_massnahmen(blatt, unten, "eigene Handlungsfelder", rest, inhalt.eigene_massnahmen)
    _schreibe_massnahmen(blatt, unten + 1, "Summe", alle, inhalt.alle_massnahmen, "summe")
    return unten + 2


def _schreibe_massnahmen(
    blatt: Blatt, zeile: int, name: str, formeln: tuple[str, str], werte: tuple[int, Decimal], *stile: str
) -> None:
    blatt.schreibe(zeile, 0, name, "text", *stile)
    anzahl, summe = werte
    blatt.formel(zeile, 1, formeln[0], anzahl, "ganz", *stile)
    blatt.formel(zeile, 2, formeln[1], float(summe), "euro", *stile)


def _investition(inhalt: Fallinhalt, bedingung: str) -> str:
    """Return the formula for the investment of the measures that meet a condition, parts and whole amounts."""
    letzte = buchstabe(len(inhalt.felder["massnahmen"]) - 1)
    koepfe = f"'massnahmen'!$A${KOPF + 1}:${letzte}${KOPF + 1}"
    zellen = f"'massnahmen'!$A${ERSTE + 1}:${letzte}${LETZTE + 1}"
    return f'=SUMPRODUCT((LEFT({koepfe},{len(INVESTITION)})="{INVESTITION}")*{bedingung},{zellen})'


def _schreibe_haushalt(blatt: Blatt, zeile: int, inhalt: Fallinhalt) -> None:
    """Write a line per year, and one for all that come later: the case may become longer as it is filled in."""
    blatt.notiz(zeile, 0, "Haushalt je Jahr (alle Kostenträger)", "abschnitt")
    blatt.kopf(zeile + 1, _HAUSHALT)
    beginn, ende, oben = _projektwert(inhalt, "beginn"), _projektwert(inhalt, "ende"), zeile + 2
    anzahl = max(_JAHRE, len(inhalt.jahre))
    for nr in range(anzahl):
        jahr = inhalt.jahre[nr] if nr < len(inhalt.jahre) else None
        ort, davor = f"$A${oben + nr + 1}", f"A{oben + nr}"
        formel = f"={beginn}" if nr == 0 else f'=IF({davor}="","",IF({davor}>={ende},"",{davor}+1))'
        blatt.formel(oben + nr, 0, formel, "" if jahr is None else jahr, "jahr", "ohne_rahmen")
        for spalte, (art, summe) in enumerate(_summen(inhalt, (ort,)), start=1):
            wert = "" if jahr is None else float(inhalt.haushalt(jahr, art))
            blatt.formel(oben + nr, spalte, f'=IF({ort}="","",{summe})', wert, "euro", "ohne_rahmen")
    spaeter = f"({beginn}+{anzahl})"
    weitere = (f'{spaeter}&"–"&{ende}', *(s for _, s in _summen(inhalt, (f'">="&{spaeter}', f'"<="&{ende}'))))
    for spalte, (formel, stil) in enumerate(zip(weitere, ("jahr", "euro", "euro"), strict=True)):
        blatt.formel(oben + anzahl, spalte, f'=IF({ende}<{spaeter},"",{formel})', "", stil, "ohne_rahmen")
    blatt.rahme_gefuellte((oben, oben + anzahl), (0, 2))


def _summen(inhalt: Fallinhalt, bedingungen: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield both kinds of budgets with the formula for their sum in the years that meet all conditions.

    What states no kind is ``investiv``.
    """
    betrag, jahre, arten = (_bereich(inhalt, "haushalt", feld) for feld in ("betrag_eur", "jahr", "art"))
    wann = ",".join(f"{jahre},{bedingung}" for bedingung in bedingungen)
    konsumtiv = f'SUMIFS({betrag},{wann},{arten},"konsumtiv")'
    yield "investiv", f"SUMIFS({betrag},{wann})-{konsumtiv}"
    yield "konsumtiv", konsumtiv


def _bereich(inhalt: Fallinhalt, liste: str, feld: str) -> str:
    """Return the cells of a field."""
    spalte = buchstabe([f.name for f in inhalt.felder[liste]].index(feld))
    return f"'{liste}'!${spalte}${ERSTE + 1}:${spalte}${LETZTE + 1}"


def _projektwert(inhalt: Fallinhalt, feld: str) -> str:
    """Return the cell of ``projekt`` that states a field."""
    return f"'{PROJEKT}'!$B${[f.name for f in inhalt.felder[PROJEKT]].index(feld) + 2}"
