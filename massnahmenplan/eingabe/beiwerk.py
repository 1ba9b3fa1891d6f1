"""Rows of a table that are no entries: sums and notes. One finding each, and they are not read."""

import re
from collections.abc import Iterator, Sequence

from massnahmenplan.begriffe.grundform import Grundform, normalform
from massnahmenplan.eingabe.felder import pflichtfelder
from massnahmenplan.eingabe.quelle import Wert, anzeige
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.tabelle import Tabelle

_SUMMENWORTE = frozenset({"summe", "summen", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "total", "σ"})
_ZAHL = re.compile(r"[+-]?[\d.,\s]+(€|EUR)?$")
_KENNUNG = re.compile(r"[\w.\-]+$")


def nur_eintraege(
    tabelle: Tabelle, namen: Sequence[str | None], modell: type[Grundform], sammler: Befundsammler
) -> Iterator[tuple[Wert, ...]]:
    """Yield the rows that are entries. Collected: E046 sums and notes; notes in a row are one finding."""
    pflicht = pflichtfelder(modell)
    spalten = {
        spalte for spalte, name in enumerate(namen) if name is not None and name.partition(".")[0] in pflicht
    }
    davor_anmerkung = False
    for zeile in tabelle.zeilen:
        fehlende = sum(zeile[spalte].inhalt is None for spalte in spalten)
        gefuellte = [wert for wert in zeile if wert.inhalt is not None]
        if _ist_summe(gefuellte, fehlende):
            _melde(gefuellte[0], tabelle, "sieht aus wie eine Summenzeile", sammler)
        elif _ist_anmerkung(gefuellte, fehlende):
            if not davor_anmerkung:
                _melde(gefuellte[0], tabelle, "sieht aus wie eine Anmerkung, nicht wie ein Eintrag", sammler)
        else:
            yield zeile
        davor_anmerkung = _ist_anmerkung(gefuellte, fehlende)


def _ist_summe(gefuellte: Sequence[Wert], fehlende: int) -> bool:
    """Return True for a row without required figures that says so, or that holds nothing but numbers."""
    benannt = any(normalform(str(wert.inhalt)).rstrip(": ") in _SUMMENWORTE for wert in gefuellte)
    return (fehlende > 0 and benannt) or (fehlende > 1 and all(map(_ist_zahl, gefuellte)))


def _ist_anmerkung(gefuellte: Sequence[Wert], fehlende: int) -> bool:
    allein = len(gefuellte) == 1 and fehlende > 0
    return allein and isinstance(gefuellte[0].inhalt, str) and not _KENNUNG.match(gefuellte[0].inhalt)


def _ist_zahl(wert: Wert) -> bool:
    return isinstance(wert.inhalt, int | float) or _ZAHL.match(str(wert.inhalt)) is not None


def _melde(wert: Wert, tabelle: Tabelle, text: str, sammler: Befundsammler) -> None:
    sammler.fehler(
        "E046",
        text,
        wert.stelle,
        feld=tabelle.liste,
        wert=anzeige(wert.inhalt),
        abhilfe="Die Zeile löschen oder außerhalb der Tabelle (auf einem anderen Blatt) führen.",
    )
