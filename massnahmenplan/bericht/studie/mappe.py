"""``auswertung.xlsx``: one sheet per answer, what it says in sentences above, charts that Excel draws below."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from massnahmenplan.bericht.farben import GRUEN, ORANGE
from massnahmenplan.bericht.studie import saetze, worte
from massnahmenplan.bericht.studie.gliederung import abschnitte
from massnahmenplan.bericht.studie.tabellen import TABELLEN, Zelle
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis.studienantworten import Studienantworten

_TEXTBREITE = 40
_BREITE_TEXTE = frozenset(
    {"Bezeichnung", "verletzte Grenzen", "Maßnahmen", "Bemerkung", "Kennzahl", "Varianten (Läufe)"}
)
_ZEILEN_IM_BILD = 30


def schreibe(a: Studienantworten) -> bytes:
    """Return the content of the workbook; equal answers give equal bytes."""
    mappe = Mappe()
    _uebersicht(mappe, a)
    if a.massnahmen:
        _blatt(mappe, a, "massnahmen", saetze.regel(a), _anteile)
    if a.tornado:
        _blatt(mappe, a, "tornado", saetze.TORNADO, _tornado)
    if a.indizes:
        _blatt(mappe, a, "indizes", saetze.INDIZES, _indizes)
    if a.reue is not None and a.reue.kandidaten:
        _blatt(mappe, a, "reue", saetze.REUE, _reue)
        _blatt(mappe, a, "reue_je_lauf", saetze.REUE, None)
    if a.baender:
        _blatt(mappe, a, "baender", saetze.BAENDER, _baender)
    _blatt(
        mappe, a, "budgets", saetze.BUDGETS if a.budgets else saetze.OHNE_BUDGETS, _budgets if a.budgets else None
    )
    return mappe.inhalt()


def _uebersicht(mappe: Mappe, a: Studienantworten) -> None:
    blatt = mappe.blatt("Übersicht", f"Auswertung der Studie {a.name}")
    zeilen = ((titel, satz) for titel, inhalt, _, _ in abschnitte(a) for satz in inhalt)
    unten = blatt.tabelle(KOPFZEILE, (Spalte("Frage", "text", 34), Spalte("Antwort", "text", 110)), zeilen)
    blatt.richte_ein(KOPFZEILE, unten - 1, 2)


Zeichner = Callable[[Mappe, Blatt, Studienantworten, Sequence[Sequence[Zelle]]], Iterable[Any]]
"""Yields the charts for the rows of a sheet."""


def _blatt(mappe: Mappe, a: Studienantworten, name: str, satz: str, zeichner: Zeichner | None) -> None:
    tabelle = TABELLEN[name]
    blatt = mappe.blatt(tabelle.titel, tabelle.titel)
    blatt.satz(1, satz, len(tabelle.spalten) - 1, 150)
    zeilen = tuple(tabelle.zeilen(a))
    unten = blatt.tabelle(
        KOPFZEILE, [Spalte(titel, stil, _breite(titel)) for titel, stil in tabelle.spalten], zeilen
    )
    blatt.richte_ein(KOPFZEILE, unten - 1, len(tabelle.spalten))
    for nummer, diagramm in enumerate(zeichner(mappe, blatt, a, zeilen) if zeichner else ()):
        blatt.setze_diagramm(unten + 1 + nummer * 20, 0, diagramm)


def _breite(titel: str) -> int | None:
    return _TEXTBREITE if titel in _BREITE_TEXTE else None


def _anteile(mappe: Mappe, blatt: Blatt, _a: Studienantworten, zeilen: Sequence[Sequence[Zelle]]) -> Iterator[Any]:
    diagramm = mappe.diagramm("bar")
    _reihe(diagramm, blatt, (0, _bis(zeilen)), (0, 5), "Anteil der Läufe", GRUEN)
    yield _beschriftet(diagramm, "Anteil der Läufe mit Plan, in denen die Maßnahme gewählt ist", "0%")


def _tornado(mappe: Mappe, blatt: Blatt, a: Studienantworten, zeilen: Sequence[Sequence[Zelle]]) -> Iterator[Any]:
    """Draw the bars of the aim: change against the case, down and up."""
    ziel = worte.kennzahl(worte.zielkennzahl(a.ziel))
    anzahl = sum(zeile[0] == ziel for zeile in zeilen)
    if anzahl:
        diagramm = mappe.diagramm("bar")
        bereich = (0, min(anzahl, _ZEILEN_IM_BILD) - 1)
        _reihe(diagramm, blatt, bereich, (2, 8), "unterer Wert", ORANGE, overlap=100)
        _reihe(diagramm, blatt, bereich, (2, 9), "oberer Wert", GRUEN, overlap=100)
        yield _beschriftet(diagramm, f"{ziel}: Änderung gegenüber dem Fall [{a.einheit}]", "#,##0")


def _indizes(mappe: Mappe, blatt: Blatt, a: Studienantworten, zeilen: Sequence[Sequence[Zelle]]) -> Iterator[Any]:
    """Draw the leading index of each design for the aim."""
    ziel = worte.kennzahl(worte.zielkennzahl(a.ziel))
    for verfahren in dict.fromkeys(zeile[0] for zeile in zeilen):
        stellen = [i for i, z in enumerate(zeilen) if z[:2] == (verfahren, ziel) and z[5] is not None]
        if stellen:
            diagramm = mappe.diagramm("bar")
            index = zeilen[stellen[0]][4]
            eigene = [i for i in stellen if zeilen[i][4] == index][:_ZEILEN_IM_BILD]
            daten = {"categories": _orte(blatt, eigene, 2), "values": _orte(blatt, eigene, 5)}
            diagramm.add_series({"name": str(index), **daten, "fill": {"color": GRUEN}})
            yield _beschriftet(diagramm, f"{verfahren}, {ziel}: {index}", "0.00")


def _orte(blatt: Blatt, stellen: Sequence[int], spalte: int) -> str:
    """Return single cells of a column as one reference."""
    name = str(blatt.bereich(0, 0, 0)[0]).replace("'", "''")
    buchstabe = chr(ord("A") + spalte)
    orte = ",".join(f"'{name}'!${buchstabe}${KOPFZEILE + 2 + stelle}" for stelle in stellen)
    return f"=({orte})"


def _reue(mappe: Mappe, blatt: Blatt, a: Studienantworten, zeilen: Sequence[Sequence[Zelle]]) -> Iterator[Any]:
    diagramm = mappe.diagramm("column")
    _reihe(diagramm, blatt, (0, _bis(zeilen)), (1, 5), "größte Reue", ORANGE)
    _reihe(diagramm, blatt, (0, _bis(zeilen)), (1, 7), "mittlere Reue", GRUEN)
    yield _beschriftet(diagramm, f"Reue je Plan (Nummer des Laufs) [{a.einheit}]", "0", y_achse="#,##0")


def _baender(mappe: Mappe, blatt: Blatt, _a: Studienantworten, zeilen: Sequence[Sequence[Zelle]]) -> Iterator[Any]:
    """Draw each figure that is known by year."""
    for name in dict.fromkeys(zeile[0] for zeile in zeilen if zeile[2] is not None):
        stellen = [i for i, zeile in enumerate(zeilen) if zeile[0] == name and zeile[2] is not None]
        diagramm = mappe.diagramm("line")
        for spalte, titel, farbe in ((5, "5 %", "#A6A6A6"), (7, "Median", GRUEN), (9, "95 %", "#A6A6A6")):
            _reihe(diagramm, blatt, (stellen[0], stellen[-1]), (2, spalte), titel, farbe, linie=True)
        yield _beschriftet(diagramm, f"{name} [{zeilen[stellen[0]][1]}]", "0", y_achse="#,##0")


def _budgets(mappe: Mappe, blatt: Blatt, a: Studienantworten, zeilen: Sequence[Sequence[Zelle]]) -> Iterator[Any]:
    diagramm = mappe.diagramm("bar")
    _reihe(diagramm, blatt, (0, _bis(zeilen)), (0, 4), "1.000 € mehr", GRUEN)
    yield _beschriftet(diagramm, f"Was 1.000 € mehr bringen [{a.einheit}]", "#,##0.00")


def _bis(zeilen: Sequence[Sequence[Zelle]]) -> int:
    return min(len(zeilen), _ZEILEN_IM_BILD) - 1


def _reihe(
    diagramm: Any,
    blatt: Blatt,
    zeilen: tuple[int, int],
    spalten: tuple[int, int],
    titel: str,
    farbe: str,
    linie: bool = False,
    **weiter: Any,
) -> None:
    """Add a series; rows count from the first one below the heading, columns are those of names and of values."""
    von, bis = (KOPFZEILE + 1 + zeile for zeile in zeilen)
    aussehen = {"line": {"color": farbe, "width": 2.25}} if linie else {"fill": {"color": farbe}, "gap": 40}
    diagramm.add_series(
        {
            "name": titel,
            "categories": blatt.bereich(von, bis, spalten[0]),
            "values": blatt.bereich(von, bis, spalten[1]),
            **aussehen,
            **weiter,
        }
    )


def _beschriftet(diagramm: Any, titel: str, x_achse: str, y_achse: str | None = None) -> Any:
    """Set titles and axes; of bars the first row is on top, and every one has its name."""
    diagramm.set_title({"name": titel, "name_font": {"size": 12}, "overlay": False})
    if y_achse is None:
        jeder_name = {"interval_unit": 1, "num_font": {"size": 8}}
        diagramm.set_y_axis({"reverse": True, "label_position": "low", **jeder_name})
        diagramm.set_x_axis({"num_format": x_achse})
    else:
        diagramm.set_x_axis({"num_format": x_achse, "label_position": "low"})
        diagramm.set_y_axis({"num_format": y_achse})
    diagramm.set_legend({"position": "bottom"})
    diagramm.set_size({"width": 900, "height": 380})
    return diagramm
