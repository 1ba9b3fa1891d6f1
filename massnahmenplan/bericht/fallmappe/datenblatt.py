"""A sheet that is read: headings, a line of units, rows to fill in with help, choices and warnings."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from massnahmenplan.bericht.fallmappe.auswahl import bereichsname, regel
from massnahmenplan.bericht.fallmappe.feld import Feld
from massnahmenplan.bericht.fallmappe.zellwert import Zeile, zellwert
from massnahmenplan.bericht.farben import GITTER, GRUEN
from massnahmenplan.bericht.xlsx.blatt import zellentext
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.bericht.xlsx.papier import A3, richte_papier_ein

KOPF, EINHEITEN, ERSTE = 0, 1, 2
"""Rows (from 0) of headings, of units, and the first one to fill in."""
LETZTE = 5_001
"""Last row with choices; below it anything may be stated as well, without help."""
_SCHMALSTE, _BREITESTE = 11, 46
_DRUCKGROESSE = 60
_PASST_AUF_EINE_BREITE = 14
"""So many columns can be read when they are printed on the width of a page."""
_TABFARBEN = {True: GRUEN, False: GITTER}
"""Colour of the tab of a sheet with rows, and of one without."""


def schreibe_liste(mappe: Mappe, liste: str, felder: Sequence[Feld], zeilen: Sequence[Zeile]) -> None:
    """Write the sheet of a list."""
    blatt = mappe.leeres_blatt(liste)
    for spalte, feld in enumerate(felder):
        inhalt = [zeile.get(feld.name) for zeile in zeilen]
        _schreibe_spalte(mappe, blatt, spalte, feld, inhalt)
        grenze = None if feld.ist_platzhalter else regel(liste, feld, f"{buchstabe(spalte)}{ERSTE + 1}")
        if grenze is not None:
            blatt.data_validation(ERSTE, spalte, LETZTE, spalte, grenze)
    _warne(mappe, blatt, felder)
    if "id" in (namen := [feld.name for feld in felder]):
        mappe.benenne(bereichsname(liste), _gefuellte(liste, namen.index("id")))
    _richte_ein(blatt, felder, hat_zeilen=bool(zeilen))


def stil(feld: Feld) -> str:
    """Return the style of the cells of a field: how numbers are shown; texts stay as they are typed."""
    if feld.art in {"text", "liste", "auswahl"}:
        return "ein_frei" if feld.auch_zahl else "ein_text"
    if feld.art in {"jahr", "ganz"}:
        return "ein_ganz"
    if feld.art in {"anteil", "datum"}:
        return f"ein_{feld.art}"
    return {"€": "ein_euro", "€/a": "ein_euro", "kWh/a": "ein_kwh", "t/a": "ein_menge"}.get(
        feld.einheit or "", "ein_frei"
    )


def schreibe_wert(blatt: Any, zeile: int, spalte: int, feld: Feld, text: str | None, format_: Any) -> None:
    """Write what a field states into its cell; nothing for what is not stated."""
    if text is None:
        blatt.write_blank(zeile, spalte, None, format_)
        return
    wert = zellwert(feld, text)
    if isinstance(wert, str):
        blatt.write_string(zeile, spalte, zellentext(wert), format_)
    elif isinstance(wert, date):
        blatt.write_datetime(zeile, spalte, wert, format_)
    else:
        blatt.write_number(zeile, spalte, float(wert), format_)


def kommentiere(blatt: Any, zeile: int, spalte: int, feld: Feld) -> None:
    """Put the description of a field as a comment on a cell."""
    text = kommentar(feld)
    hoehe = 20 * (2 + sum(1 + len(absatz) // 42 for absatz in text.splitlines()))
    masse = {"author": "massnahmenplan", "width": 320, "height": hoehe, "font_size": 9}
    blatt.write_comment(zeile, spalte, text, masse)


def kommentar(feld: Feld) -> str:
    """Return what a field means, what holds without it, and what is allowed."""
    absaetze = [f"{feld.titel}: {feld.hilfe}"]
    if feld.pflicht:
        absaetze.append("Pflicht.")
    elif feld.vorgabe is not None:
        absaetze.append(f"Ohne Angabe: {feld.vorgabe}")
    if feld.werte:
        absaetze.append(f"Erlaubt: {', '.join(feld.werte)}")
    elif feld.rahmen:
        absaetze.append(f"Erlaubt: {feld.rahmen}")
    if feld.ist_platzhalter:
        absaetze.append(
            f"Diese Spalte wird nicht gelesen. Zum Ausfüllen in der Überschrift die Klammern löschen und … durch "
            f"den Namen ersetzen: {feld.stamm}.name; je Name eine Spalte."
        )
    elif feld.hat_freie_teile:
        absaetze.append(f"Auch in Teilen oder je Jahr: Spalten {feld.stamm}.name, je Name oder Jahr eine.")
    return "\n".join(absaetze)


def _schreibe_spalte(mappe: Mappe, blatt: Any, spalte: int, feld: Feld, inhalt: Sequence[str | None]) -> None:
    format_ = mappe.format((stil(feld),))
    laengstes = max([len(text) for text in inhalt if text is not None], default=0)
    breite = min(_BREITESTE, max(_SCHMALSTE, len(feld.name) + 5, laengstes + 2))
    blatt.set_column(spalte, spalte, breite, format_)
    blatt.write_string(KOPF, spalte, feld.name, mappe.format(("kopf" if feld.pflicht else "kopf_frei",)))
    blatt.write_string(EINHEITEN, spalte, feld.zeile, mappe.format(("einheit",)))
    kommentiere(blatt, KOPF, spalte, feld)
    for zeile, text in enumerate(inhalt, start=ERSTE):
        if text is not None:
            schreibe_wert(blatt, zeile, spalte, feld, text, format_)


def _warne(mappe: Mappe, blatt: Any, felder: Sequence[Feld]) -> None:
    """Colour what is missing in rows that are begun, and ids that are there twice."""
    fehlt = mappe.format(("fehlt",))
    begonnen = f"COUNTA(${buchstabe(0)}{ERSTE + 1}:${buchstabe(len(felder) - 1)}{ERSTE + 1})>0"
    for von, bis in _pflichtspalten(felder):
        leer = f"COUNTA(${buchstabe(von)}{ERSTE + 1}:${buchstabe(bis)}{ERSTE + 1})=0"
        formel = {"type": "formula", "criteria": f"=AND({leer},{begonnen})", "format": fehlt}
        blatt.conditional_format(ERSTE, von, LETZTE, von, formel)
    eigene = [n for n, feld in enumerate(felder) if feld.name == "id" and feld.pflicht and felder[0] is feld]
    for spalte in eigene:
        blatt.conditional_format(ERSTE, spalte, LETZTE, spalte, {"type": "duplicate", "format": fehlt})


def _pflichtspalten(felder: Sequence[Feld]) -> Iterator[tuple[int, int]]:
    """Yield first and last column of each required field, its parts beside it."""
    for _, gruppe in groupby(enumerate(felder), key=lambda paar: paar[1].stamm):
        spalten = list(gruppe)
        if any(feld.pflicht for _, feld in spalten):
            yield spalten[0][0], spalten[-1][0]


def _gefuellte(liste: str, spalte: int) -> str:
    """Return the formula for the cells of a column that are filled from the first one on."""
    anfang = f"'{liste}'!${buchstabe(spalte)}${ERSTE + 1}"
    alle = f"{anfang}:${buchstabe(spalte)}${LETZTE + 1}"
    return f"={anfang}:INDEX({alle},MAX(1,COUNTA({alle})))"


def _richte_ein(blatt: Any, felder: Sequence[Feld], *, hat_zeilen: bool) -> None:
    namen = [feld.name for feld in felder]
    feste = 2 if namen[:2] in (["id", "name"], ["massnahme", "id"]) else 1
    blatt.set_row(EINHEITEN, 36)
    blatt.freeze_panes(ERSTE, feste)
    blatt.autofilter(EINHEITEN, 0, LETZTE, len(felder) - 1)
    blatt.set_tab_color(_TABFARBEN[hat_zeilen])
    drucke(blatt, len(felder), feste)
    blatt.repeat_rows(KOPF, EINHEITEN)


def drucke(blatt: Any, spalten: int, feste: int) -> None:
    """Set up a sheet for paper: on the width of a page, or in pieces that repeat the first columns."""
    richte_papier_ein(blatt, A3)
    if spalten <= _PASST_AUF_EINE_BREITE:
        blatt.fit_to_pages(1, 0)
    else:
        blatt.set_print_scale(_DRUCKGROESSE)
        blatt.repeat_columns(0, feste - 1)


def buchstabe(spalte: int) -> str:
    """Return the letters of a column."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(spalte))
