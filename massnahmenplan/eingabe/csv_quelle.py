"""CSV to a table: semicolon or comma, every cell text, physical line numbers."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import pairwise

from massnahmenplan.eingabe.kopfzeile import pruefe_kopf
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.tabelle import Tabelle
from massnahmenplan.eingabe.zeichen import pruefe_zeichen
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.texte import ohne_formelschutz

_ZIFFERN = re.compile(r"\s*-?\d+\s*$")
_TRENNERZEILE = re.compile(r'"?sep=(.)"?[;,\t]*(?=\n|$)', re.IGNORECASE)
"""First line by which Excel is told the delimiter."""


def lies_csv(text: str, liste: str, datei: str, sammler: Befundsammler) -> Tabelle:
    """Return the table of a CSV text; the column of a place is the number of the field, as in a workbook.

    Errors (EingabeFehler): E004 empty, E010 quote not closed, E033 no header. Collected: E043, E044 fields.
    """
    pruefe_zeichen(text, datei, sammler)
    trenner, text = _trenner(text)
    zeilen = list(_zeilen(text, trenner, datei))
    beschrieben = [nummer for nummer, zeile in enumerate(zeilen) if any(wert.inhalt for wert in zeile)]
    if not beschrieben:
        raise abbruch("E004", "Datei ist leer", Fundstelle(datei), "Spaltenüberschriften und Zeilen ergänzen.")
    _melde_leere_zeilen(zeilen, beschrieben, datei, sammler)
    kopf, *rest = (zeilen[nummer] for nummer in beschrieben)
    while kopf and not kopf[-1].inhalt:
        kopf.pop()
    pruefe_kopf([kopf, *rest], liste, Fundstelle(datei))
    rest = [_aufgefuellt(zeile, len(kopf)) for zeile in rest]
    passend = [tuple(zeile[: len(kopf)]) for zeile in rest if _passt(zeile, len(kopf), trenner, sammler)]
    return Tabelle(liste, Fundstelle(datei), tuple(kopf), tuple(passend), vollstaendig=len(passend) == len(rest))


def _trenner(text: str) -> tuple[str, str]:
    """Return the delimiter, and the text without Excel's ``sep=;`` (its line stays, so that numbers are right)."""
    if genannt := _TRENNERZEILE.match(text):
        return genannt[1], text[genannt.end() :]
    kopf = re.sub(r'"[^"]*"', "", next((zeile for zeile in text.splitlines() if zeile.strip(";,\t ")), ""))
    return next((zeichen for zeichen in ";,\t" if zeichen in kopf), ";"), text


def _aufgefuellt(zeile: list[Wert], breite: int) -> list[Wert]:
    """Return the row with empty cells up to the width if only its first cell is there: a note below the table."""
    if len(zeile) != 1:
        return zeile
    leer = (Fundstelle(zeile[0].stelle.datei, zeile[0].stelle.zeile, n) for n in range(2, breite + 1))
    return [*zeile, *(Wert(None, stelle) for stelle in leer)]


def _zeilen(text: str, trenner: str, datei: str) -> Iterator[list[Wert]]:
    leser = csv.reader(io.StringIO(text, newline=""), delimiter=trenner, strict=True)
    beginn = 1
    try:
        for zeile in leser:
            yield list(_zellen(zeile, beginn, datei))
            beginn = leser.line_num + 1
    except csv.Error:
        raise abbruch(
            "E010",
            "Anführungszeichen passen nicht zusammen",
            Fundstelle(datei, beginn),
            'Ein Anführungszeichen im Text wird verdoppelt (""), und jedes öffnende braucht ein schließendes.',
        ) from None


def _zellen(zeile: list[str], beginn: int, datei: str) -> Iterator[Wert]:
    nummer = beginn
    for spalte, text in enumerate(zeile, 1):
        yield Wert(ohne_formelschutz(text).strip() or None, Fundstelle(datei, nummer, spalte))
        nummer += text.count("\n")


def _melde_leere_zeilen(
    zeilen: list[list[Wert]], beschrieben: list[int], datei: str, sammler: Befundsammler
) -> None:
    luecken = [links for links, rechts in pairwise(beschrieben) if rechts > links + 1]
    if luecken:
        leer = beschrieben[-1] - beschrieben[0] + 1 - len(beschrieben)
        stelle = Fundstelle(datei, zeilen[luecken[0]][0].stelle.zeile)
        sammler.hinweis(
            "W039", f"{leer} leere Zeilen zwischen den Angaben, die erste nach dieser; weitergelesen", stelle
        )


def _passt(zeile: list[Wert], breite: int, trenner: str, sammler: Befundsammler) -> bool:
    gefuellt = max((n for n, wert in enumerate(zeile, 1) if wert.inhalt), default=0)
    if gefuellt <= breite <= len(zeile):
        return True
    stelle = Fundstelle(zeile[0].stelle.datei, zeile[0].stelle.zeile)
    paare = pairwise(zeile)
    ziffern = any(_ist_ziffern(links) and _ist_ziffern(rechts) for links, rechts in paare)
    if trenner == "," and len(zeile) > breite and ziffern:
        sammler.fehler(
            "E043",
            f"{len(zeile)} statt {breite} Felder: Dezimalkomma in einer Datei mit Komma als Trennzeichen",
            stelle,
            abhilfe="Mit Semikolon als Trennzeichen speichern, oder Dezimalpunkt verwenden.",
        )
    else:
        sammler.fehler(
            "E044",
            f"{len(zeile)} statt {breite} Felder in der Zeile",
            stelle,
            abhilfe=f"Jede Zeile braucht {breite} Felder; Texte mit „{trenner}“ in Anführungszeichen setzen.",
        )
    return False


def _ist_ziffern(wert: Wert) -> bool:
    return isinstance(wert.inhalt, str) and _ZIFFERN.match(wert.inhalt) is not None
