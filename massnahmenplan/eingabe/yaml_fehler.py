"""What can be wrong with the spelling of YAML, in German and with the remedy."""

import re
from itertools import islice
from typing import Any

from massnahmenplan.eingabe.sammler import HOECHSTENS_JE_DATEI, Befundsammler, abbruch
from massnahmenplan.eingabe.zeichen import stelle_im_text
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler

_FESTE_LEERZEICHEN = "\u00a0\u2007\u2009\u202f"
_FEST = re.compile(rf"^[ \-]*(?:[\w.]+:)?[{_FESTE_LEERZEICHEN}]|^ *- *[\w.]+:[{_FESTE_LEERZEICHEN}]", re.MULTILINE)
_TYPOGRAFISCH = re.compile(r"^[ \-]*(?:[\w.]+: +|- +)([„“”‚‘’][^\n]*[“”‘’])[ \r]*$", re.MULTILINE)
_LANGER_STRICH = re.compile(r"^ *([–—])(?= )", re.MULTILINE)


def pruefe_schreibweise(text: str, datei: str, sammler: Befundsammler) -> None:
    """Note E011 hard blanks and E018 typographic quotes or dashes where syntax is meant."""
    for fund in islice(_FEST.finditer(text), HOECHSTENS_JE_DATEI):
        zeichen = fund[0][-1]
        sammler.fehler(
            "E011",
            f"geschütztes Leerzeichen U+{ord(zeichen):04X} statt eines gewöhnlichen",
            stelle_im_text(text, fund.end() - 1, datei),
            abhilfe="Das Zeichen löschen und ein gewöhnliches Leerzeichen tippen.",
        )
    for fund in islice(_TYPOGRAFISCH.finditer(text), HOECHSTENS_JE_DATEI):
        sammler.fehler(
            "E018",
            "typografische Anführungszeichen begrenzen in YAML keinen Text",
            stelle_im_text(text, fund.start(1), datei),
            wert=fund[1][:80],
            abhilfe=f'Gerade Anführungszeichen verwenden: "{fund[1][1:-1][:60]}"; '
            f"gehören sie zum Text, den ganzen Wert in gerade setzen: '{fund[1][:60]}'",
        )
    for fund in islice(_LANGER_STRICH.finditer(text), HOECHSTENS_JE_DATEI):
        sammler.fehler(
            "E018",
            "langer Strich statt des Listenzeichens -",
            stelle_im_text(text, fund.start(1), datei),
            wert=fund[1],
            abhilfe="Ein einfaches Minuszeichen (-) verwenden.",
        )


def uebersetze(fehler: Any, text: str, datei: str) -> EingabeFehler:
    """Return a PyYAML error as a finding with the place where it can be repaired."""
    problem = str(getattr(fehler, "problem", None) or fehler)
    umfeld = str(getattr(fehler, "context", None) or "")
    stelle = _stelle(getattr(fehler, "problem_mark", None), datei)
    beginn = _stelle(getattr(fehler, "context_mark", None), datei)
    zeile = _zeile(text, stelle)
    if "\t" in zeile[: len(zeile) - len(zeile.lstrip())] or "'\\t'" in problem:
        return abbruch("E007", "Tabulator als Einrückung", stelle, "Leerzeichen statt Tabulator verwenden.")
    if "mapping values are not allowed" in problem:
        return abbruch(
            "E008",
            "unerwarteter Doppelpunkt",
            stelle,
            f"Text mit Doppelpunkt in Anführungszeichen setzen{_vorschlag(zeile)}; sonst die Einrückung prüfen.",
            wert=zeile.strip()[:80],
        )
    if "flow" in umfeld or "flow" in problem:
        return abbruch(
            "E010",
            f"Klammer wird nicht geschlossen; geöffnet in Zeile {beginn.zeile}, Spalte {beginn.spalte}",
            beginn,
            "Die schließende Klammer ] oder } ergänzen, oder ein Komma fehlt.",
        )
    if "quoted scalar" in umfeld and ("escape" in problem or "hex" in problem):
        abhilfe = r"Einen Rückstrich im Text verdoppeln (\\) oder einfache Anführungszeichen setzen."
        return abbruch("E013", "was hier nach dem Rückstrich steht, ist kein Zeichen", stelle, abhilfe)
    if "quoted scalar" in umfeld:
        return abbruch("E010", "Anführungszeichen wird nicht geschlossen", beginn, "Das schließende ergänzen.")
    sonderzeichen = "cannot start any token" in problem or "anchor" in umfeld + problem
    return _sonstiges(zeile, stelle, sonderzeichen or _beginnt_mit_sonderzeichen(zeile))


def _sonstiges(zeile: str, stelle: Fundstelle, sonderzeichen: bool) -> EingabeFehler:
    wert = zeile.strip()[:80]
    if sonderzeichen:
        abhilfe = f"Den Text in Anführungszeichen setzen{_vorschlag(zeile)}."
        return abbruch("E009", "Text beginnt mit einem Sonderzeichen", stelle, abhilfe, wert)
    abhilfe = "Einrückung und Zeichensetzung dieser Zeile prüfen."
    return abbruch("E013", "ist kein gültiges YAML", stelle, abhilfe, wert)


def _stelle(marke: Any, datei: str) -> Fundstelle:
    return Fundstelle(datei, marke.line + 1, marke.column + 1) if marke is not None else Fundstelle(datei)


def _zeile(text: str, stelle: Fundstelle) -> str:
    zeilen = text.splitlines()
    return zeilen[stelle.zeile - 1] if stelle.zeile is not None and stelle.zeile <= len(zeilen) else ""


def _beginnt_mit_sonderzeichen(zeile: str) -> bool:
    return re.match(r"\s*(?:- +)*(?:[\w.]+: +)?[%@`&*!|>]", zeile) is not None


def _vorschlag(zeile: str) -> str:
    teile = re.match(r"\s*(?:- +)*([\w.]+): +(.+)", zeile)
    if teile is None or len(teile[2]) > 80:
        return ""
    wert = teile[2].strip().replace('"', '\\"')
    return f': {teile[1]}: "{wert}"'
