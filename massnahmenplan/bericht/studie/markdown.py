"""The answers as a section in Markdown; whatever a study says stays text."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.studie.gliederung import abschnitte
from massnahmenplan.bericht.studie.tabellen import TABELLEN, Zelle
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.grundlagen.schreibweise import FEHLT, euro, gezaehlt, prozent, zahl

_AUSZEICHNUNG = re.compile(r"([\\`*_\[\]<>#&~|!])")
_ANFANG = re.compile(r"^([+-](?= |$)|\d+(?=[.)](?: |$)))")
_STELLEN = {"menge": 2, "faktor": 3, "zehntel": 1}
_RECHTS = frozenset({*_STELLEN, "ganz", "jahr", "prozent", "euro"})
MEISTE_ZEILEN = 60
"""Longer tables are cut, with a line that says so: all rows are in the workbook."""


def schreibe(a: Studienantworten, stufe: int = 2) -> str:
    """Return the section; ``stufe`` is that of its heading."""
    zeilen = [f"{'#' * stufe} Sensitivität: {_text(a.name)}", ""]
    for titel, inhalt, erklaerung, name in abschnitte(a):
        zeilen += [f"{'#' * (stufe + 1)} {titel}", "", *(zeile for satz in inhalt for zeile in (_text(satz), ""))]
        if name is not None and (tabelle := tuple(TABELLEN[name].zeilen(a))):
            zeilen += [_text(erklaerung), "", *_tabelle(name, tabelle), ""]
    return "\n".join(zeilen)


def _tabelle(name: str, zeilen: Sequence[Sequence[Zelle]]) -> Iterator[str]:
    spalten = TABELLEN[name].spalten
    yield _reihe([_text(titel) for titel, _ in spalten])
    yield _reihe(["---:" if stil in _RECHTS else "---" for _, stil in spalten])
    for zeile in zeilen[:MEISTE_ZEILEN]:
        yield _reihe([_zelle(wert, stil) for wert, (_, stil) in zip(zeile, spalten, strict=True)])
    if len(zeilen) > MEISTE_ZEILEN:
        yield ""
        yield f"… und {gezaehlt(len(zeilen) - MEISTE_ZEILEN, 'weitere Zeilen')} in der Arbeitsmappe."


def _reihe(zellen: Sequence[str]) -> str:
    return f"| {' | '.join(zellen)} |"


def _zelle(wert: Zelle, stil: str) -> str:
    if wert is None:
        return FEHLT
    if isinstance(wert, str):
        return _text(wert)
    if stil == "jahr":
        return str(wert)
    if stil == "prozent":
        return prozent(Decimal(wert))
    return euro(Decimal(wert)) if stil == "euro" else zahl(wert, _STELLEN.get(stil, 0))


def _text(text: str) -> str:
    """Return a text on one line with everything escaped that Markdown would take for markup."""
    zeile = _AUSZEICHNUNG.sub(r"\\\1", einzeilig(text))
    return _ANFANG.sub(lambda anfang: f"{anfang[1]}\\" if anfang[1].isdigit() else f"\\{anfang[1]}", zeile)
