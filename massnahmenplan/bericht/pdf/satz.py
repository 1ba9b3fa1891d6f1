"""Typesetting with typst (the extra ``pdf``): data go in as JSON, so no text of a case is ever read as markup.

Only the fonts that come with typst are used, and the date is that of the plan: equal plans give equal bytes.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from massnahmenplan.grundlagen.zusatzpaket import verlange_paket

ABGELEHNT = (
    "Das PDF lässt sich mit diesem Paket typst nicht setzen; geschrieben ist nichts. Abhilfe: pip install "
    "--upgrade 'massnahmenplan[pdf]', oder denselben Bericht mit --format html als Seite schreiben, "
    "die sich drucken lässt."
)
ERSATZ = "\ufffd"
"""Stands for a character that none of the fonts has: a PDF/UA must not show an empty box."""
_NORM: Literal["ua-1"] = "ua-1"
_BEKANNT_BIS = "\u017f"
"""Up to here the fonts have every letter and sign."""
_FREMD = re.compile(r"[\x00-\u017f]?[^\x00-\u017f]+")
"""What the fonts may lack, with the character before it, on which a mark may sit."""
_UNSICHER = re.compile(r"[^\x00-\u017f\u2010-\u2027\u202f-\u20cf\u2100-\u22ff\ufffd✓]")
"""All but letters and signs that this program writes itself."""
_VERBINDER = "\u200d"
_HAUTFARBEN = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_PROBE = """\
#set document(title: "Probe")
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), lang: "de")
#let text = sys.inputs.inhalt
#let bild = text.replace("&", "&amp;").replace("<", "&lt;")
#let kopf = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' font-family='Libertinus Serif'>"
#text #strong(text)
#image(bytes(kopf + "<text y='9'>" + bild + "</text></svg>"), format: "svg", alt: "Probe")"""
"""As on the page and as in a figure, which takes letter and mark from one font where the page takes two."""


def pruefe_paket() -> None:
    """Make sure that a PDF can be written. Errors: UmgebungsFehler."""
    with verlange_paket("das PDF", "typst", "pdf"):
        import typst  # noqa: F401


def setze(daten: Mapping[str, Any], tag: date) -> bytes:
    """Return the PDF of the template with these data, made on that day. Errors: UmgebungsFehler."""
    import typst

    quelle = (Path(__file__).parent / "vorlage.typ").read_text(encoding="utf-8")
    text = json.dumps(daten, ensure_ascii=False)
    try:
        return _setze_sicher(quelle, text, tag)
    except typst.TypstError as fehler:
        raise UmgebungsFehler(f"{ABGELEHNT} typst meldet: {einzeilig(str(fehler))}") from fehler


def _setze_sicher(quelle: str, text: str, tag: date) -> bytes:
    """Return the PDF; if the probe overlooked something, without marks on letters, then without other scripts."""
    import typst

    for ersatz in (darstellbar, _ohne_marken):
        try:
            return uebersetze(quelle, ersatz(text), tag)
        except typst.TypstError:
            continue
    return uebersetze(quelle, _UNSICHER.sub(ERSATZ, text), tag)


def uebersetze(quelle: str, inhalt: str, tag: date) -> bytes:
    """Return a source as PDF/UA-1, ``inhalt`` as its input. Errors: typst.TypstError if it does not comply."""
    import typst

    return typst.compile(
        quelle.encode(),
        format="pdf",
        pdf_standards=[_NORM],
        ignore_system_fonts=True,
        sys_inputs={"inhalt": inhalt},
        timestamp=int(datetime.combine(tag, time(), UTC).timestamp()),
    )


def darstellbar(text: str) -> str:
    """Return a text in which characters that no font has are replaced.

    A character is tried with the marks on it: ``1`` and U+20E3 are there, the key with a 1 is not. A base that is
    known stays, so that neither JSON nor SVG loses a sign of its syntax: the mark is what is replaced.
    """
    fremde = {haufen for lauf in _FREMD.findall(text) for haufen in _haufen(lauf)}
    fehlende = {haufen: _ersatz(haufen) for haufen in _fehlende(tuple(sorted(fremde)))}
    if not fehlende:
        return text
    return _FREMD.sub(lambda lauf: "".join(fehlende.get(h, h) for h in _haufen(lauf[0])), text)


def _ohne_marken(text: str) -> str:
    def ohne(lauf: re.Match[str]) -> str:
        return "".join(haufen[0] + ERSATZ * (len(haufen) > 1) for haufen in _haufen(lauf[0]))

    return _FREMD.sub(ohne, darstellbar(text))


def _haufen(lauf: str) -> Iterator[str]:
    """Yield the characters, each with its marks and with what it is joined to."""
    anfang = 0
    for stelle in range(1, len(lauf)):
        if lauf[stelle - 1] != _VERBINDER and not _haengt_an(lauf[stelle]):
            yield lauf[anfang:stelle]
            anfang = stelle
    yield lauf[anfang:]


def _haengt_an(zeichen: str) -> bool:
    return zeichen == _VERBINDER or unicodedata.category(zeichen).startswith("M") or zeichen in _HAUTFARBEN


def _ersatz(haufen: str) -> str:
    return f"{haufen[0]}{ERSATZ}" if haufen[0] <= _BEKANNT_BIS else ERSATZ


@lru_cache(maxsize=512)
def _fehlende(zeichen: tuple[str, ...]) -> tuple[str, ...]:
    """Return those that typst cannot show, found by halving: typst says so, and does not list its letters."""
    if not zeichen or _geht(zeichen):
        return ()
    if len(zeichen) == 1:
        return zeichen
    mitte = len(zeichen) // 2
    return (*_fehlende(zeichen[:mitte]), *_fehlende(zeichen[mitte:]))


def _geht(zeichen: Iterable[str]) -> bool:
    import typst

    try:
        uebersetze(_PROBE, " ".join(zeichen), date(2000, 1, 1))
    except typst.TypstError:
        return False
    return True
