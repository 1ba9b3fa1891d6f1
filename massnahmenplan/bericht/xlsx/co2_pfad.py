"""Sheet ``CO2-Pfad``: emission with and without the plan, single against joint effect, targets."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.ziel import Zielart
from massnahmenplan.bericht import abschnittsworte
from massnahmenplan.bericht.farben import GRAU, GRUEN
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = (
    Spalte("Jahr", "jahr", 18),
    Spalte("ohne Plan [t CO2e]", "zehntel", 14),
    Spalte("mit Plan [t CO2e]", "zehntel", 14),
    Spalte("Zielvorgabe Emission [t CO2e]", "zehntel", 14),
    Spalte("Minderung einzeln [t CO2e]", "zehntel", 14),
    Spalte("Überlappung [t CO2e]", "zehntel", 14),
    Spalte("Minderung gemeinsam [t CO2e]", "zehntel", 14),
    Spalte("Zielvorgabe Minderung [t CO2e]", "zehntel", 14),
)
_OHNE, _MIT, _ZIEL_EMISSION, _EINZELN, _GEMEINSAM, _ZIEL_MINDERUNG = 1, 2, 3, 4, 6, 7
_ZIELE = (
    Spalte("Kennung"),
    Spalte("Soll [t CO2e]", "zehntel"),
    Spalte("Ist [t CO2e]", "zehntel"),
    Spalte("verfehlt um [t CO2e]", "zehntel"),
    Spalte("Art", "mitte"),
    Spalte("Preis der Verfehlung", "euro"),
    Spalte("Zielvorgabe"),
)
_DIAGRAMMHOEHE = 17
"""Rows that a chart covers."""


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: the path by year, targets, charts below."""
    ohne = ergebnis.fall.projekt.ausgangsemission_t_a is None
    untertitel = abschnittsworte.OHNE_AUSGANGSEMISSION if ohne else None
    blatt = mappe.blatt("CO2-Pfad", "CO2-Pfad", untertitel)
    blatt.auf_eine_seite()
    zeilen = tuple(_zeilen(ergebnis))
    unten = blatt.tabelle(KOPFZEILE, _SPALTEN, zeilen, _summenzeile(ergebnis))
    blatt.richte_ein(KOPFZEILE, unten - 2, len(_SPALTEN), 1)
    if ergebnis.bilanz.ziele:
        unten = _schreibe_ziele(blatt, unten + 1, ergebnis)
    von, bis = KOPFZEILE + 1, KOPFZEILE + len(zeilen)
    if not ohne:
        blatt.setze_diagramm(unten + 1, 0, _liniendiagramm(mappe, blatt, von, bis, zeilen))
        unten += _DIAGRAMMHOEHE
    blatt.setze_diagramm(unten + 1, 0, _saeulendiagramm(mappe, blatt, von, bis, zeilen))


def _zeilen(ergebnis: Ergebnis) -> Iterator[tuple[Wert, ...]]:
    for jahr in ergebnis.bilanz.emissionen:
        yield (
            jahr.jahr,
            jahr.ohne_plan_t,
            jahr.mit_plan_t,
            _zielwert(ergebnis, Zielart.CO2_JAHR, jahr.jahr, min),
            jahr.einzelsumme_t,
            jahr.ueberlappung_t,
            jahr.minderung_t,
            _zielwert(ergebnis, Zielart.MINDERUNG_JAHR, jahr.jahr, max),
        )


def _zielwert(
    ergebnis: Ergebnis, art: Zielart, jahr: int, strengster: Callable[[list[Decimal]], Decimal]
) -> Decimal | None:
    """Return the strictest target of a kind for a year, None if there is none."""
    ende = ergebnis.fall.projekt.ende
    werte = [ziel.wert for ziel in ergebnis.fall.ziele if ziel.art == art and (ziel.jahr or ende) == jahr]
    return strengster(werte) if werte else None


def _summenzeile(ergebnis: Ergebnis) -> tuple[Wert, ...]:
    emissionen = ergebnis.bilanz.emissionen
    einzeln = sum((jahr.einzelsumme_t for jahr in emissionen), Decimal(0))
    ueberlappung = sum((jahr.ueberlappung_t for jahr in emissionen), Decimal(0))
    ohne = [jahr.ohne_plan_t for jahr in emissionen if jahr.ohne_plan_t is not None]
    mit = [jahr.mit_plan_t for jahr in emissionen if jahr.mit_plan_t is not None]
    return (
        "Summe",
        sum(ohne, Decimal(0)) if ohne else None,
        sum(mit, Decimal(0)) if mit else None,
        None,
        einzeln,
        ueberlappung,
        einzeln - ueberlappung,
        None,
    )


def _schreibe_ziele(blatt: Blatt, zeile: int, ergebnis: Ergebnis) -> int:
    blatt.notiz(zeile, 0, "Zielvorgaben", "abschnitt")
    blatt.kopf(zeile + 1, _ZIELE)
    zeile += 2
    for ziel in ergebnis.bilanz.ziele:
        stile = ("warnung",) if ziel.verfehlung_t else ()
        art = "hart" if ziel.hart else "weich"
        werte = (ziel.ziel, ziel.soll_t, ziel.ist_t, ziel.verfehlung_t, art, ziel.strafe_eur)
        blatt.reihe(zeile, _ZIELE[:-1], werte, *stile)
        blatt.notiz(zeile, len(_ZIELE) - 1, ziel.benannt, "zelle_offen")
        zeile += 1
    return zeile


def _liniendiagramm(mappe: Mappe, blatt: Blatt, von: int, bis: int, zeilen: tuple[tuple[Wert, ...], ...]) -> Any:
    diagramm = mappe.diagramm("line")
    _reihe(diagramm, blatt, von, bis, _OHNE, line={"color": GRAU, "width": 2.25, "dash_type": "dash"})
    _reihe(diagramm, blatt, von, bis, _MIT, line={"color": GRUEN, "width": 2.5})
    _zielmarken(diagramm, blatt, von, bis, _ZIEL_EMISSION, zeilen)
    _beschrifte(diagramm, "Emission des Gebiets")
    return diagramm


def _saeulendiagramm(mappe: Mappe, blatt: Blatt, von: int, bis: int, zeilen: tuple[tuple[Wert, ...], ...]) -> Any:
    diagramm = mappe.diagramm("column")
    raster = {"pattern": "wide_upward_diagonal", "fg_color": GRAU, "bg_color": "#FFFFFF"}
    _reihe(diagramm, blatt, von, bis, _EINZELN, pattern=raster, border={"color": GRAU})
    _reihe(diagramm, blatt, von, bis, _GEMEINSAM, fill={"color": GRUEN})
    if any(zeile[_ZIEL_MINDERUNG] is not None for zeile in zeilen):
        marken = mappe.diagramm("line")
        _zielmarken(marken, blatt, von, bis, _ZIEL_MINDERUNG, zeilen)
        diagramm.combine(marken)
    _beschrifte(diagramm, "Minderung: Summe der Einzelwirkungen und gemeinsame Wirkung")
    return diagramm


def _zielmarken(
    diagramm: Any, blatt: Blatt, von: int, bis: int, spalte: int, zeilen: tuple[tuple[Wert, ...], ...]
) -> None:
    """Add the targets as marks without a line, if there are any."""
    if any(zeile[spalte] is not None for zeile in zeilen):
        marke = {"type": "diamond", "size": 9, "fill": {"color": "#C00000"}, "border": {"color": "#C00000"}}
        _reihe(diagramm, blatt, von, bis, spalte, line={"none": True}, marker=marke)


def _reihe(diagramm: Any, blatt: Blatt, von: int, bis: int, spalte: int, **aussehen: Any) -> None:
    diagramm.add_series(
        {
            "name": _SPALTEN[spalte].titel.partition(" [")[0],
            "categories": blatt.bereich(von, bis, 0),
            "values": blatt.bereich(von, bis, spalte),
            **aussehen,
        }
    )


def _beschrifte(diagramm: Any, titel: str) -> None:
    diagramm.set_title({"name": titel, "name_font": {"size": 12}, "overlay": False})
    diagramm.set_y_axis({"name": "t CO2e je Jahr", "num_format": "#,##0", "min": 0})
    diagramm.set_x_axis({"num_format": "0"})
    diagramm.set_legend({"position": "bottom"})
    diagramm.set_size({"width": 900, "height": 320})
