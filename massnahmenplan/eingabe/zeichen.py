"""Characters that betray an accident: control characters, merge markers, twice encoded umlauts."""

import re
from collections.abc import Iterator
from itertools import islice

from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.grundlagen.befund import Fundstelle

_STEUERZEICHEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_KONFLIKT = re.compile(r"^(<{7} |={7}\r?$|>{7} )", re.MULTILINE)
_DOPPELT = re.compile("(?:Ã[\u0080-\u00ff\u0152-\u017e\u2013-\u2122]|Â[\u00a0-\u00bf]|â[€\u0080].){1,20}")
_WORTENDE = re.compile(r"[^\W\d_]+$")
_WORTANFANG = re.compile(r"[^\W\d_]+")
_HOECHSTENS_STEUERZEICHEN = 10


def pruefe_zeichen(text: str, datei: str, sammler: Befundsammler) -> None:
    """Note E016 control characters and W015 twice encoded umlauts; E019 merge markers stop the file."""
    for fund in islice(_STEUERZEICHEN.finditer(text), _HOECHSTENS_STEUERZEICHEN):
        melde_steuerzeichen(fund[0], stelle_im_text(text, fund.start(), datei), sammler)
    doppelte = list(_doppelt_kodiert(text))
    if doppelte:
        position, falsch, richtig = doppelte[0]
        sammler.hinweis(
            "W015",
            f"sieht doppelt kodiert aus ({len(doppelte)}-mal in der Datei)",
            stelle_im_text(text, position, datei),
            wert=falsch,
            abhilfe=f"Gemeint ist wohl „{richtig}“.",
        )
    if konflikt := _KONFLIKT.search(text):
        raise abbruch(
            "E019",
            "Markierung eines Zusammenführungskonflikts (git)",
            stelle_im_text(text, konflikt.start(), datei),
            "Den Konflikt auflösen: eine der beiden Fassungen behalten und die Markierungen löschen.",
            wert=konflikt[0].strip(),
        )


def melde_steuerzeichen(zeichen: str, stelle: Fundstelle, sammler: Befundsammler) -> None:
    """Note E016 with the code point."""
    sammler.fehler(
        "E016", f"unzulässiges Steuerzeichen U+{ord(zeichen):04X}", stelle, abhilfe="Das Zeichen löschen."
    )


def erstes_steuerzeichen(text: str) -> str | None:
    """Return the first control character of a text, or None."""
    fund = _STEUERZEICHEN.search(text)
    return fund[0] if fund else None


def stelle_im_text(text: str, position: int, datei: str) -> Fundstelle:
    """Return line and column of a position."""
    zeilenanfang = text.rfind("\n", 0, position) + 1
    return Fundstelle(datei, text.count("\n", 0, position) + 1, position - zeilenanfang + 1)


def _doppelt_kodiert(text: str) -> Iterator[tuple[int, str, str]]:
    for fund in _DOPPELT.finditer(text):
        try:
            richtig = fund[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        davor = _WORTENDE.search(text[max(0, fund.start() - 30) : fund.start()])
        danach = _WORTANFANG.match(text[fund.end() : fund.end() + 30])
        vorn, hinten = (teil[0] if teil else "" for teil in (davor, danach))
        yield fund.start() - len(vorn), vorn + fund[0] + hinten, vorn + richtig + hinten
