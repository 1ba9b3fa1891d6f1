"""``front.xlsx``: points with a chart, begins of measures by point, what was searched."""

from collections.abc import Iterable, Sequence
from typing import Any

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.front import zeilen
from massnahmenplan.bericht.front.zeilen import Feld, Spalten
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis.front import Front

_TEXTBREITE = 40
_ERSTES_ZIEL, _JE_ZIEL = 2, 3
"""Column of the first aim's value, and columns per aim (``zeilen.spalten``)."""
_MASSNAHMEN = "Beginn jeder Maßnahme in jedem Punkt; leer: dort nicht dabei. Von links nach rechts steigt: "


def schreibe(front: Front) -> bytes:
    """Return the content of the workbook; equal results give equal bytes."""
    mappe = Mappe()
    blatt = mappe.blatt("Front", f"Front: {zeilen.zielgroessen(front)}", zeilen.ende(front))
    unten = _fuelle(blatt, zeilen.LUECKENREGEL, zeilen.spalten(front), zeilen.reihen(front))
    blatt.setze_diagramm(unten + 1, 0, _diagramm(mappe, blatt, front, unten))
    blatt = mappe.blatt("Maßnahmen", "Maßnahmen je Punkt")
    satz = f"{_MASSNAHMEN}{worte.zielgroesse(front.ziele[0])}."
    _fuelle(blatt, satz, zeilen.massnahmenspalten(front), zeilen.massnahmenreihen(front))
    blatt = mappe.blatt("Preise", "Was jede weitere Einheit kostet")
    preise = ((zeilen.preissatz(tausch),) for tausch in front.tausch)
    _fuelle(blatt, zeilen.kniesatz(front), (("Von Punkt zu Punkt", "text"),), preise)
    spalten = (("Gezählt", "text"), ("Anzahl", "ganz"))
    _fuelle(mappe.blatt("Suche", "Was durchsucht wurde"), zeilen.ende(front), spalten, zeilen.zaehlung(front))
    return mappe.inhalt()


def _fuelle(blatt: Blatt, satz: str, spalten: Spalten, reihen: Iterable[Sequence[Feld]]) -> int:
    """Write a sentence and a table; return the first free row."""
    blatt.satz(2, satz, max(1, len(spalten) - 1), 160 if len(spalten) > 2 else 80)
    unten = blatt.tabelle(KOPFZEILE, [Spalte(titel, stil, _breite(titel)) for titel, stil in spalten], reihen)
    blatt.richte_ein(KOPFZEILE, unten - 1, len(spalten))
    return unten


def _breite(titel: str) -> int | None:
    return {"Bezeichnung": _TEXTBREITE, "Bemerkung": 26, "Gezählt": 70, "Von Punkt zu Punkt": 110}.get(titel)


def _diagramm(mappe: Mappe, blatt: Blatt, front: Front, unten: int) -> Any:
    """Return the first two aims as points, in the order of the table."""
    diagramm = mappe.diagramm("scatter")
    marke = {"type": "circle", "size": 7, "fill": {"color": GRUEN}, "border": {"color": GRUEN}}
    strich = {"none": True} if len(front.ziele) > 2 else {"color": GRUEN, "width": 1, "dash_type": "dash"}
    diagramm.add_series(
        {
            "name": "Punkte der Front",
            "categories": blatt.bereich(KOPFZEILE + 1, unten - 1, _ERSTES_ZIEL),
            "values": blatt.bereich(KOPFZEILE + 1, unten - 1, _ERSTES_ZIEL + _JE_ZIEL),
            "marker": marke,
            "line": strich,
        }
    )
    for setze, ziel in ((diagramm.set_x_axis, front.ziele[0]), (diagramm.set_y_axis, front.ziele[1])):
        titel = f"{worte.zielgroesse(ziel)} [{zeilen.zeichen(ziel)}]"
        setze({"name": titel, "num_format": "#,##0", "label_position": "low"})
    diagramm.set_title({"name": zeilen.zielgroessen(front), "name_font": {"size": 12}, "overlay": False})
    diagramm.set_legend({"none": True})
    diagramm.set_size({"width": 900, "height": 420})
    return diagramm
