"""Bytes to text: UTF-8, UTF-16 with its mark, cp1252 for tables; never a guess between two readings."""

import codecs
import re

from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.grundlagen.befund import Fundstelle

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_STEUERBYTES = bytes({*range(0x20), 0x7F} - set(b"\t\n\r\f"))
_UTF8_BUCHSTABE = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]")


def dekodiere(inhalt: bytes, datei: str, sammler: Befundsammler, *, cp1252_erlaubt: bool) -> str:
    """Return the text of a file, with plain line ends.

    Errors (EingabeFehler): E012 no text, no UTF-8 (nor, for tables, cp1252), E014 two encodings mixed.
    Hints: W012 cp1252 was used, W013 UTF-16 was used.
    """
    text = _dekodiere(inhalt, datei, sammler, cp1252_erlaubt)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _dekodiere(inhalt: bytes, datei: str, sammler: Befundsammler, cp1252_erlaubt: bool) -> str:
    if inhalt.startswith(_UTF16):
        sammler.hinweis("W013", "ist UTF-16 und wurde so gelesen", Fundstelle(datei))
        return _utf16(inhalt, datei)
    try:
        return inhalt.decode("utf-8-sig")
    except UnicodeDecodeError as fehler:
        stelle = _stelle(inhalt, fehler.start, datei)
        byte = f"0x{inhalt[fehler.start]:02X}"
    if _ist_kein_text(inhalt):
        raise abbruch(
            "E012",
            "ist keine Textdatei: sie enthält Zeichen, die in Text nicht vorkommen",
            Fundstelle(datei),
            "Prüfen, ob es die richtige Datei ist; Tabellen als CSV oder .xlsx speichern.",
        )
    if _UTF8_BUCHSTABE.search(inhalt):
        raise abbruch(
            "E014",
            f"mischt zwei Kodierungen: UTF-8 und, ab hier mit dem Byte {byte}, Windows-1252",
            stelle,
            "Die Datei in einem Editor öffnen, die falschen Zeichen berichtigen und als UTF-8 speichern.",
        )
    if cp1252_erlaubt:
        return _cp1252(inhalt, datei, sammler)
    raise abbruch(
        "E012",
        f"ist kein UTF-8 (Byte {byte}), vermutlich Windows-1252",
        stelle,
        "Die Datei als „UTF-8“ speichern (im Editor: Speichern unter, Kodierung UTF-8).",
    )


def _ist_kein_text(inhalt: bytes) -> bool:
    """Return True for NUL bytes or many control bytes."""
    steuerbytes = len(inhalt) - len(inhalt.translate(None, _STEUERBYTES))
    return b"\0" in inhalt or 100 * steuerbytes > len(inhalt)


def _utf16(inhalt: bytes, datei: str) -> str:
    try:
        return inhalt.decode("utf-16")
    except UnicodeDecodeError as fehler:
        raise abbruch(
            "E012", f"ist kein gültiges UTF-16 (Byte {fehler.start})", Fundstelle(datei), "Als UTF-8 speichern."
        ) from None


def _cp1252(inhalt: bytes, datei: str, sammler: Befundsammler) -> str:
    try:
        text = inhalt.decode("cp1252")
    except UnicodeDecodeError as fehler:
        raise abbruch(
            "E012",
            f"ist weder UTF-8 noch Windows-1252 (Byte 0x{inhalt[fehler.start]:02X})",
            _stelle(inhalt, fehler.start, datei),
            "Die Datei als „CSV UTF-8“ speichern.",
        ) from None
    sammler.hinweis("W012", "ist kein UTF-8 und wurde als Windows-1252 (cp1252) gelesen", Fundstelle(datei))
    return text


def _stelle(inhalt: bytes, position: int, datei: str) -> Fundstelle:
    zeilenanfang = inhalt.rfind(b"\n", 0, position) + 1
    return Fundstelle(datei, inhalt.count(b"\n", 0, position) + 1, position - zeilenanfang + 1)
