"""The draft as Markdown; whatever a case says stays text."""

import re
from collections.abc import Iterator

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.entwurf.form import (
    RECHTS,
    Absatz,
    Block,
    Liste,
    Platzhalter,
    Tabelle,
    Ueberschrift,
    summentext,
    zelltext,
)
from massnahmenplan.bericht.jahresbericht.gliederung import bloecke, titel
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht

_AUSZEICHNUNG = re.compile(r"([\\`*_\[\]<>#&~|!])")
_ANFANG = re.compile(r"^([+=-](?= |$|=)|\d+(?=[.)](?: |$)))")
"""What would begin a list, or underline a heading."""


def schreibe(bericht: Jahresbericht) -> bytes:
    """Return the content of ``jahresbericht.md``."""
    zeilen = [f"# {_text(titel(bericht))}", ""]
    for block in bloecke(bericht):
        zeilen += [*_zeilen(block), ""]
    return "\n".join(zeilen).encode()


def _zeilen(block: Block) -> Iterator[str]:
    match block:
        case Ueberschrift():
            yield f"{'#' * (block.stufe + 1)} {_text(block.text)}"
        case Absatz():
            yield _text(block.text)
        case Platzhalter():
            yield f"[bitte ergänzen: {_text(block.text)}]"
        case Liste():
            yield from (f"- {_text(punkt)}" for punkt in block.punkte)
        case Tabelle():
            yield from _tabelle(block)


def _tabelle(tabelle: Tabelle) -> Iterator[str]:
    spalten = tabelle.spalten
    yield f"**{_text(tabelle.titel)}**"
    yield ""
    yield _reihe([_text(spalte.titel) for spalte in spalten])
    yield _reihe(["---:" if spalte.art in RECHTS else "---" for spalte in spalten])
    for zeile in tabelle.zeilen:
        yield _reihe([_text(zelltext(wert, s.art)) for wert, s in zip(zeile, spalten, strict=True)])
    if tabelle.summe is not None:
        werte = zip(tabelle.summe, spalten, strict=True)
        texte = [_text(summentext(wert, s.art)) for wert, s in werte]
        yield _reihe([f"**{text}**" if text else "" for text in texte])


def _reihe(zellen: list[str]) -> str:
    return f"| {' | '.join(zellen)} |"


def _text(text: str) -> str:
    """Return a text on one line with everything escaped that Markdown would take for markup."""
    zeile = _AUSZEICHNUNG.sub(r"\\\1", einzeilig(text))
    return _ANFANG.sub(_geschuetzt, zeile)


def _geschuetzt(anfang: re.Match[str]) -> str:
    """A number keeps its digits and loses the meaning of the point behind it; a sign gets a backslash."""
    return f"{anfang[1]}\\" if anfang[1].isdigit() else f"\\{anfang[1]}"
