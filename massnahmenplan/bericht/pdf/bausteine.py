"""What a page is made of, as data for the template: headings, sentences, lists, pairs, tables, figures."""

import re
from collections.abc import Iterable
from typing import Any

from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.html.zellen import Spalte, Tabelle
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.bericht.schaubild.farben import SCHRIFT
from massnahmenplan.bericht.typografie import gesetzt

Baustein = dict[str, Any]
QUER_AB = 10
"""Tables with as many columns stand on a page across."""
_ZUSAMMEN = 12
"""Tables with no more rows are not torn apart by the end of a page."""
_ZELLE, _SATZ = 1200, 2000
_LANG = re.compile(r"(\S{24})(?=\S{16})")
_FUGE = re.compile(r"(?<=\w[:/_])(?=\w)")
_HOCH = 1.25
"""Figures that are higher than this times their width would not fit on a page as wide as the text."""
_UMBRUCH = "\u200b"
"""Where an endless word, an id or an address may be broken."""
_WORT, _TEXT = 16, 240
"""From so many letters on a word and a text ask for no more width: one is hyphenated, the other gets lines."""


def ueberschrift(text: str, stufe: int = 2) -> Baustein:
    """Return a heading."""
    return {"art": "ueberschrift", "stufe": stufe, "text": sauber(text)}


def absatz(text: str) -> Baustein:
    """Return a paragraph."""
    return {"art": "absatz", "text": sauber(text)}


def liste(punkte: Iterable[str], *, nummeriert: bool = False) -> Baustein:
    """Return points of a list."""
    return {"art": "liste", "punkte": [sauber(punkt) for punkt in punkte], "nummeriert": nummeriert}


def paare(eintraege: Iterable[tuple[str, str]], *, nebeneinander: bool = False) -> Baustein:
    """Return words with what is said of them, in one row of them or in two side by side."""
    alle = [[sauber(wort), sauber(text)] for wort, text in eintraege]
    mitte = (len(alle) + 1) // 2 if nebeneinander else len(alle)
    return {"art": "paare", "reihen": [reihe for reihe in (alle[:mitte], alle[mitte:]) if reihe]}


def tabelle(eine: Tabelle) -> Baustein:
    """Return a table; numbers stand to the right."""
    spalten = [
        _spalte(spalte, [zeile[nr] for zeile in (*eine.zeilen, eine.summe) if zeile])
        for nr, spalte in enumerate(eine.spalten)
    ]
    *zeilen, summe = [[sauber(text, _ZELLE) for text in zeile] for zeile in (*eine.zeilen, eine.summe)]
    return {
        "art": "tabelle",
        "titel": sauber(eine.titel),
        "spalten": spalten,
        "zeilen": zeilen,
        "summe": summe,
        "quer": len(spalten) >= QUER_AB,
        "zusammen": len(zeilen) <= _ZUSAMMEN,
    }


def _spalte(spalte: Spalte, texte: list[str]) -> Baustein:
    titel = f"{spalte.titel} [{spalte.einheit}]" if spalte.einheit else spalte.titel
    gewicht = _gewicht(titel, texte, zahl=spalte.ist_zahl)
    return {"titel": sauber(titel), "rechts": spalte.ist_zahl, "gewicht": gewicht}


def _gewicht(titel: str, texte: list[str], *, zahl: bool) -> float:
    """Return how much of the width a column gets, in letters: numbers as they are, texts by their root."""
    laengen = [len(text) for text in texte]
    woerter = (len(wort) for text in (titel, *texte) for wort in text.split())
    wort = min(max(woerter, default=1), _WORT)
    laengster = max(laengen, default=0)
    return max(wort, laengster if zahl else round(3 * min(laengster, _TEXT) ** 0.5, 1))


def bild(schaubild: Schaubild) -> Baustein:
    """Return a figure with its text alternative; its letters are those of the page."""
    svg = schaubild.svg.replace(f'font-family="{SCHRIFT}"', 'font-family="Libertinus Serif"')
    text = {"titel": sauber(schaubild.titel), "text": sauber(schaubild.text)}
    return {"art": "bild", **text, "svg": svg, "hoch": schaubild.hoehe_je_breite > _HOCH}


def sauber(text: str, laenge: int = _SATZ) -> str:
    """Return a text on one line in German typography; endless words can be broken."""
    return _LANG.sub(rf"\1{_UMBRUCH}", _FUGE.sub(_UMBRUCH, gesetzt(kurz(text, laenge))))
