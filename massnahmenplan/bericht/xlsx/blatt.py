"""A sheet: cells by type, tables, and columns wide enough for what stands in them."""

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from massnahmenplan.bericht.xlsx.papier import A3, A4, RAND, RAND_UNTEN, richte_papier_ein

Wert = str | int | Decimal | date | None

TEXTGRENZE = 32_767
"""Characters that fit into a cell; XlsxWriter would drop a longer text."""
GEKUERZT = " … [gekürzt]"
_UNZULAESSIG = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML does not have, half characters and returns: Excel would call the file damaged."""
_SCHMALSTE, _BREITESTE = 6, 60
"""Widths of columns in characters; longer texts wrap."""
KOPFZEILE = 3
"""Row (from 0) of the heading of the first table on every sheet."""
_ZEILENHOEHE = 15
_MEISTE_ZEILEN = 27
"""Excel allows no row higher than 409 points."""
_HOECHSTENS_GLEICH = 4
"""Lines of rows of equal height: a single text of ten lines would stretch a whole sheet."""
_HILFETITEL = 32
"""Characters of the title of a help text; XlsxWriter refuses a longer one."""
_A4_ZOLL, _A3_ZOLL = (11.69, 8.27), (16.54, 11.69)
"""Width and height of the page, landscape."""
_ZOLL_JE_ZEICHEN = 0.073
"""Width of a column per character: 7 pixels for a digit in Calibri 11; other fonts leave more room on a page."""


@dataclass(frozen=True, slots=True)
class Spalte:
    """A column of a table: heading, style of its cells, and a width if it must differ from the content's."""

    titel: str
    stil: str = "text"
    breite: int | None = None


class Blatt:
    """A sheet that is being filled."""

    def __init__(
        self, blatt: Any, formate: Callable[[Sequence[str]], Any], titel: str, untertitel: str | None
    ) -> None:
        self._blatt = blatt
        self._format = formate
        self._breiten: dict[int, int] = {}
        self._fest: dict[int, int] = {}
        self._zahlen: dict[int, int] = {}
        self._umbrochen: dict[tuple[int, int], str] = {}
        self._gegliedert: set[int] = set()
        self._bloecke: list[int] = []
        self._hoehen: dict[int, int] = {}
        self._gleich_hoch: set[int] = set()
        self._seite = _A4_ZOLL
        self._letzte_zeile = 0
        richte_papier_ein(blatt, A4)
        blatt.fit_to_pages(1, 0)
        blatt.hide_gridlines(2)
        self.notiz(0, 0, titel, "titel")
        if untertitel:
            self.notiz(1, 0, untertitel, "untertitel")

    def schreibe(self, zeile: int, spalte: int, wert: Wert, *stile: str) -> None:
        """Write a cell and let its column grow with it. Errors: TypeError for NaN or infinity."""
        self._breiten[spalte] = max(self._breiten.get(spalte, _SCHMALSTE), _anzeigebreite(wert, stile))
        if isinstance(wert, str) and stile[0] == "text":
            self._umbrochen[zeile, spalte] = wert
        if isinstance(wert, int | float | Decimal):  # a number that does not fit is shown as ###
            self._zahlen[spalte] = max(self._zahlen.get(spalte, 0), _anzeigebreite(wert, stile))
        self._setze(zeile, spalte, wert, stile)

    def notiz(self, zeile: int, spalte: int, text: str, *stile: str) -> None:
        """Write a text that may run over the cells to its right."""
        self._setze(zeile, spalte, text, stile)

    def satz(self, zeile: int, text: str, bis_spalte: int, breite: int, *stile: str) -> None:
        """Write a text into the merged cells 0 … ``bis_spalte``, high enough at ``breite`` characters a line."""
        self._blatt.merge_range(zeile, 0, zeile, bis_spalte, "", self._format(("satz", *stile)))
        self._setze(zeile, 0, text, ("satz", *stile))
        self._hoehen[zeile] = _zeilenzahl(text, breite)

    def tabelle(
        self,
        zeile: int,
        spalten: Sequence[Spalte],
        zeilen: Iterable[Sequence[Wert]],
        summe: Sequence[Wert] | None = None,
    ) -> int:
        """Write heading, rows and sum; return the first free row below."""
        self.kopf(zeile, spalten)
        unten = zeile + 1
        for werte in zeilen:
            self.reihe(unten, spalten, werte)
            unten += 1
        if summe is not None:
            self.reihe(unten, spalten, summe, "summe")
            unten += 1
        return unten

    def abschnitt(
        self, zeile: int, titel: str, spalten: Sequence[Spalte], zeilen: Iterable[Sequence[Wert]]
    ) -> int:
        """Write a table with a title of its own above it; return the first free row below."""
        self.notiz(zeile, 0, titel, "abschnitt")
        return self.tabelle(zeile + 1, spalten, zeilen)

    def kopf(self, zeile: int, spalten: Sequence[Spalte], erste: int = 0) -> None:
        """Write the heading of a table that begins at a column."""
        for nr, spalte in enumerate(spalten, start=erste):
            self._setze(zeile, nr, spalte.titel, ("kopf",))
            self._umbrochen[zeile, nr] = spalte.titel
            laengstes_wort = max(len(wort) for wort in spalte.titel.split())
            self._breiten[nr] = max(self._breiten.get(nr, _SCHMALSTE), laengstes_wort + 3)
            if spalte.breite is not None:
                self._fest[nr] = max(self._fest.get(nr, 0), spalte.breite)

    def reihe(self, zeile: int, spalten: Sequence[Spalte], werte: Sequence[Wert], *stile: str) -> None:
        """Write one row of a table."""
        for nr, (spalte, wert) in enumerate(zip(spalten, werte, strict=True)):
            self.schreibe(zeile, nr, wert, spalte.stil, *stile)

    def angaben(self, zeile: int, paare: Iterable[tuple[str, Wert, str]]) -> int:
        """Write pairs of label and value, with the value's style; return the first free row below."""
        for bezeichnung, wert, stil in paare:
            self.schreibe(zeile, 0, bezeichnung, "text", "fett")
            self.schreibe(zeile, 1, wert, stil, "links")
            zeile += 1
        return zeile

    def richte_ein(self, kopfzeile: int, letzte_zeile: int, spalten: int, feste_spalten: int = 0) -> None:
        """Freeze and repeat the heading in print, and put a filter on the table below it."""
        self._blatt.freeze_panes(kopfzeile + 1, feste_spalten)
        self._blatt.repeat_rows(kopfzeile)
        self._blatt.autofilter(kopfzeile, 0, max(letzte_zeile, kopfzeile), spalten - 1)

    def fixiere(self, kopfzeile: int) -> None:
        """Freeze the heading, and repeat it in print."""
        self._blatt.freeze_panes(kopfzeile + 1, 0)
        self._blatt.repeat_rows(kopfzeile)

    def hilf(
        self, zeilen: tuple[int, int], spalte: int, titel: str, text: str, auswahl: Sequence[str] = ()
    ) -> None:
        """Let the cells of a column say what belongs into them, and offer a choice; other values stay possible."""
        regel = {"validate": "list", "source": list(auswahl)} if auswahl else {"validate": "any"}
        meldung = {"input_title": titel[:_HILFETITEL], "input_message": text, "error_type": "warning"}
        self._blatt.data_validation(zeilen[0], spalte, zeilen[1], spalte, {**regel, **meldung})

    def verweis(self, zeile: int, spalte: int, blatt: str, *stile: str) -> None:
        """Write the name of another sheet that a click leads to."""
        self._blatt.write_url(zeile, spalte, f"internal:'{blatt}'!A1", self._format(stile), blatt)

    def formel(self, zeile: int, spalte: int, formel: str, wert: float | str, *stile: str) -> None:
        """Write a formula together with its result, so that readers that do not calculate show it as well."""
        self._breiten[spalte] = max(self._breiten.get(spalte, _SCHMALSTE), _anzeigebreite(None, stile))
        self._blatt.write_formula(zeile, spalte, formel, self._format(stile), wert)

    def rahme_gefuellte(self, zeilen: tuple[int, int], spalten: tuple[int, int]) -> None:
        """Draw a frame around cells as long as something stands in them."""
        rahmen = {"type": "no_blanks", "format": self._format(("rahmen",))}
        self._blatt.conditional_format(zeilen[0], spalten[0], zeilen[1], spalten[1], rahmen)

    def schuetze(self) -> None:
        """Let nobody change the sheet by accident; there is no password."""
        self._blatt.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})

    def papier(self, groesse: int) -> None:
        """Set the paper size for printing."""
        self._blatt.set_paper(groesse)
        self._seite = _A3_ZOLL if groesse == A3 else _A4_ZOLL

    def beginne_block(self, zeile: int) -> None:
        """Say that a block begins at this row that print should not cut if it fits on a page."""
        self._bloecke.append(zeile)

    def gliedere(self, zeile: int) -> None:
        """Make a row part of an outline group that can be folded."""
        self._gegliedert.add(zeile)

    def gleich_hoch(self, zeile: int) -> None:
        """Make a row as high as the highest of all rows of which this is said, but for a few very high ones."""
        self._gleich_hoch.add(zeile)

    def auf_eine_seite(self) -> None:
        """Print the whole sheet on one page."""
        self._blatt.fit_to_pages(1, 1)

    def drucke_in_groesse(self, prozent: int, feste_spalten: int) -> None:
        """Print at a scale instead of on the width of a page; the first columns are repeated on each page."""
        self._blatt.set_print_scale(prozent)
        self._blatt.repeat_columns(0, feste_spalten - 1)

    def drucke_in_stuecken(self, prozent: int, spalten: Sequence[int]) -> None:
        """Print at a scale, with a new page before each of these columns."""
        self._blatt.set_print_scale(prozent)
        self._blatt.set_v_pagebreaks(list(spalten))

    def setze_diagramm(self, zeile: int, spalte: int, diagramm: Any) -> None:
        """Put a chart with its upper left corner at a cell."""
        self._blatt.insert_chart(zeile, spalte, diagramm)

    def bereich(self, von_zeile: int, bis_zeile: int, spalte: int) -> list[Any]:
        """Return a column of cells in the form charts refer to."""
        return [self._blatt.get_name(), von_zeile, spalte, bis_zeile, spalte]

    def schliesse_ab(self) -> None:
        """Set widths of columns and heights of rows; to be called once, when the sheet is complete."""
        fest = {s: max(b, self._zahlen.get(s, 0)) for s, b in self._fest.items()}
        breiten = {**{s: min(b, _BREITESTE) for s, b in self._breiten.items()}, **fest}
        for spalte, breite in breiten.items():
            self._blatt.set_column(spalte, spalte, breite)
        hoehen = {**dict.fromkeys(self._gegliedert, 1), **self._hoehen}
        for (zeile, spalte), text in self._umbrochen.items():
            hoehen[zeile] = max(hoehen.get(zeile, 1), _zeilenzahl(text, breiten[spalte] - 1))
        gleiche = {zeile: hoehen.get(zeile, 1) for zeile in self._gleich_hoch}
        gemeinsam = min(max(gleiche.values(), default=1), _HOECHSTENS_GLEICH)
        hoehen |= {zeile: max(hoehe, gemeinsam) for zeile, hoehe in gleiche.items()}
        for zeile, anzahl in hoehen.items():
            optionen = {"level": 1} if zeile in self._gegliedert else {}
            self._blatt.set_row(zeile, _ZEILENHOEHE * min(anzahl, _MEISTE_ZEILEN), None, optionen)
        if self._bloecke:
            self._setze_umbrueche(breiten, hoehen)

    def _setze_umbrueche(self, breiten: dict[int, int], hoehen: dict[int, int]) -> None:
        """Begin a new page before each block that does not fit on the rest of the page."""
        seitenbreite, seitenhoehe = self._seite
        zoll = sum(breite * _ZOLL_JE_ZEICHEN for breite in breiten.values())
        massstab = min(1.0, (seitenbreite - 2 * RAND) / zoll)
        platz = int((seitenhoehe - RAND - RAND_UNTEN) * 72 / massstab / _ZEILENHOEHE) - 2

        def hoehe(von: int, bis: int) -> int:
            return sum(min(hoehen.get(zeile, 1), _MEISTE_ZEILEN) for zeile in range(von, bis))

        umbrueche, frei = [], platz - hoehe(0, self._bloecke[0])
        seite = platz - hoehe(KOPFZEILE, KOPFZEILE + 1)
        for von, bis in pairwise([*self._bloecke, self._letzte_zeile + 1]):
            noetig = hoehe(von, bis)
            if frei < noetig <= seite:
                umbrueche.append(von)
                frei = seite
            frei = frei - noetig if noetig <= frei else (frei - noetig) % seite
        self._blatt.set_h_pagebreaks(umbrueche)

    def _setze(self, zeile: int, spalte: int, wert: Wert, stile: Sequence[str]) -> None:
        format_ = self._format(stile)
        self._letzte_zeile = max(self._letzte_zeile, zeile)
        if wert is None:
            self._blatt.write_blank(zeile, spalte, None, format_)
        elif isinstance(wert, str):
            self._blatt.write_string(zeile, spalte, zellentext(wert), format_)
        elif isinstance(wert, date):
            self._blatt.write_datetime(zeile, spalte, wert, format_)
        else:
            self._blatt.write_number(zeile, spalte, float(wert), format_)


def zellentext(text: str) -> str:
    """Return the text without characters that no cell can hold, and cut, with a mark, to what a cell can hold."""
    sauber = _UNZULAESSIG.sub("", text)
    if len(sauber) <= TEXTGRENZE:
        return sauber
    return sauber[: TEXTGRENZE - len(GEKUERZT)] + GEKUERZT


def _zeilenzahl(text: str, breite: int) -> int:
    """Return how many lines a text takes when it wraps at ``breite`` characters."""
    return sum(max(1, len(textwrap.wrap(absatz, breite))) for absatz in text.splitlines()) or 1


def _anzeigebreite(wert: Wert, stile: Sequence[str]) -> int:
    """Return how many characters a value takes when shown, with room for bold and borders."""
    if wert is None:
        return 0
    if isinstance(wert, str):
        return max((len(zeile) for zeile in wert.splitlines()), default=0) + 2
    if isinstance(wert, date):
        return 12
    if {"jahr", "ganz", "nummer"} & set(stile):
        return len(str(wert)) + 3
    return len(f"{wert:,.2f}") + 5
