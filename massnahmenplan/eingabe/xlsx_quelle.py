"""Workbooks to tables: every cell with its address, nothing guessed from formats."""

import io
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from massnahmenplan.eingabe.kopfzeile import pruefe_kopf
from massnahmenplan.eingabe.quelle import Inhalt, Wert
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.tabelle import Tabelle
from massnahmenplan.eingabe.xlsx_pforte import keine_mappe, pruefe_mappe
from massnahmenplan.grundlagen.befund import Fundstelle

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HOECHSTE_ZEILE = 100_000
HOECHSTE_SPALTE = 1_000
HOECHSTENS_KOPFSUCHE = 20
"""So many rows are searched for the header if it is not the first one."""


@dataclass(frozen=True, slots=True)
class Mappe:
    """An opened workbook; ``formeln`` is the same workbook with formulas instead of their results."""

    datei: str
    werte: "Workbook"
    formeln: "Workbook | None"

    @property
    def blaetter(self) -> tuple[str, ...]:
        """Names of the sheets with cells, in order."""
        return tuple(blatt.title for blatt in self.werte.worksheets)


def oeffne_mappe(inhalt: bytes, datei: str) -> Mappe:
    """Return the workbook. Errors (EingabeFehler): E028, E029, E030."""
    hat_formeln = pruefe_mappe(inhalt, datei)
    werte = _lade(inhalt, datei, nur_werte=True)
    if not werte.worksheets:
        raise keine_mappe(Fundstelle(datei), "ohne Blatt")
    return Mappe(datei, werte, _lade(inhalt, datei, nur_werte=False) if hat_formeln else None)


def _lade(inhalt: bytes, datei: str, *, nur_werte: bool) -> "Workbook":
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(inhalt), data_only=nur_werte)
    except Exception as fehler:  # a damaged part may raise anything inside openpyxl
        raise keine_mappe(Fundstelle(datei), type(fehler).__name__) from None


def lies_blatt(
    mappe: Mappe,
    blatt: str,
    liste: str,
    sammler: Befundsammler,
    ist_kopf: Callable[[Iterable[str]], bool] | None = None,
) -> Tabelle | None:
    """Return the table of one sheet, or None if it is empty.

    ist_kopf: knows the row of headings by its texts, where titles may stand above it.

    Errors (EingabeFehler): E031 stray cells, E033 no header. Collected: E033, E034, E035, E037; hints W038, W039.
    """
    tafel: Worksheet = mappe.werte[blatt]
    stelle = Fundstelle(mappe.datei, zelle=blatt)
    zellen = {ort: zelle for ort, zelle in tafel._cells.items() if zelle.value is not None}
    formeln = _formeln_ohne_wert(mappe, blatt, zellen)
    if not zellen and not formeln:
        return None
    _pruefe_ausdehnung(zellen, blatt, stelle)
    _melde_verstecktes(tafel, stelle, sammler)
    ort = _ortsangabe(mappe.datei, blatt)
    for zeile, spalte in sorted(formeln):
        sammler.fehler(
            "E035",
            "Zelle enthält eine Formel ohne Ergebnis",
            ort(zeile, spalte),
            abhilfe="Die Datei in Excel öffnen und speichern, dann steht das Ergebnis darin.",
        )
    raster = {o: _inhalt(zelle, ort(*o), sammler) for o, zelle in zellen.items()} | dict.fromkeys(formeln)
    return _tabelle(liste, stelle, _ohne_titel(raster, ist_kopf), ort, tafel, sammler)


def _ohne_titel(
    raster: dict[tuple[int, int], Inhalt], ist_kopf: Callable[[Iterable[str]], bool] | None
) -> dict[tuple[int, int], Inhalt]:
    """Return the cells from the row of headings on; all of them if no row is one."""
    je_zeile: dict[int, list[str]] = {}
    for (zeile, _), inhalt in sorted(raster.items()) if ist_kopf is not None else ():
        if inhalt is not None:
            je_zeile.setdefault(zeile, []).append(str(inhalt))
    koepfe = (zeile for zeile, texte in je_zeile.items() if ist_kopf is not None and ist_kopf(texte))
    erste = next(koepfe, 0)
    return {ort: inhalt for ort, inhalt in raster.items() if ort[0] >= erste}


def _formeln_ohne_wert(mappe: Mappe, blatt: str, zellen: dict[Any, Any]) -> set[tuple[int, int]]:
    if mappe.formeln is None:
        return set()
    return {
        ort for ort, zelle in mappe.formeln[blatt]._cells.items() if zelle.data_type == "f" and ort not in zellen
    }


def _ortsangabe(datei: str, blatt: str) -> Callable[[int, int], Fundstelle]:
    from openpyxl.utils import get_column_letter

    return lambda zeile, spalte: Fundstelle(datei, zelle=f"{blatt}!{get_column_letter(spalte)}{zeile}")


def _pruefe_ausdehnung(zellen: dict[tuple[int, int], Any], blatt: str, stelle: Fundstelle) -> None:
    fern = [
        zelle for (zeile, spalte), zelle in zellen.items() if zeile > HOECHSTE_ZEILE or spalte > HOECHSTE_SPALTE
    ]
    if fern:
        raise abbruch(
            "E031",
            f"Blatt {blatt} hat Zellen bis {fern[-1].coordinate}",
            Fundstelle(stelle.datei, zelle=f"{blatt}!{fern[-1].coordinate}"),
            "Den Bereich außerhalb der Tabelle löschen (Zeilen und Spalten löschen, nicht nur leeren).",
        )


def _melde_verstecktes(tafel: "Worksheet", stelle: Fundstelle, sammler: Befundsammler) -> None:
    zeilen = sum(1 for masse in tafel.row_dimensions.values() if masse.hidden)
    spalten = sum(1 for masse in tafel.column_dimensions.values() if masse.hidden)
    teile = [f"{zeilen} ausgeblendete Zeilen"] if zeilen else []
    teile += [f"{spalten} ausgeblendete Spalten(gruppen)"] if spalten else []
    teile += ["das Blatt selbst ist ausgeblendet"] if tafel.sheet_state != "visible" else []
    if teile:
        sammler.hinweis("W038", f"{' und '.join(teile)}: werden mitgelesen", stelle)


def _inhalt(zelle: Any, stelle: Fundstelle, sammler: Befundsammler) -> Inhalt:
    wert = zelle.value
    if zelle.data_type == "e":
        fehlerwert = {"#N/A": "#NV", "#REF!": "#BEZUG!", "#VALUE!": "#WERT!"}.get(str(wert), str(wert))
        sammler.fehler(
            "E034", "Zelle enthält einen Fehlerwert", stelle, wert=fehlerwert, abhilfe="Die Formel berichtigen."
        )
        return None
    if isinstance(wert, datetime):
        return wert.date()
    if isinstance(wert, time | timedelta):
        return str(wert)
    if isinstance(wert, float) and wert.is_integer():
        return int(wert)
    if isinstance(wert, bool | int | float | date):
        return wert
    return str(wert).strip() or None


def _tabelle(
    liste: str,
    stelle: Fundstelle,
    raster: dict[tuple[int, int], Inhalt],
    ort: Callable[[int, int], Fundstelle],
    tafel: "Worksheet",
    sammler: Befundsammler,
) -> Tabelle | None:
    zeilen = sorted({zeile for (zeile, _), inhalt in raster.items() if inhalt is not None})
    if not zeilen:
        return None
    kopfzeile = zeilen[0]
    pruefe_kopf([_gefuellte(raster, zeile, ort) for zeile in zeilen[:HOECHSTENS_KOPFSUCHE]], liste, stelle)
    spalten = sorted(s for (z, s), inhalt in raster.items() if z == kopfzeile and inhalt is not None)
    bereich = range(spalten[0], spalten[-1] + 1)
    _pruefe_verbundene(tafel, kopfzeile, ort, sammler)
    _melde_zellen_daneben(raster, kopfzeile, bereich, ort, sammler)
    luecken = [oben for oben, unten in pairwise(zeilen) if unten > oben + 1]
    if luecken:
        leer = zeilen[-1] - zeilen[0] + 1 - len(zeilen)
        sammler.hinweis(
            "W039", f"{leer} leere Zeilen zwischen den Angaben; weitergelesen", ort(luecken[0] + 1, bereich[0])
        )

    def zeile(nummer: int) -> Iterator[Wert]:
        return (Wert(raster.get((nummer, spalte)), ort(nummer, spalte)) for spalte in bereich)

    kopf = tuple(Wert(None if w.inhalt is None else str(w.inhalt), w.stelle) for w in zeile(kopfzeile))
    return Tabelle(liste, stelle, kopf, tuple(tuple(zeile(nummer)) for nummer in zeilen[1:]), aus_excel=True)


def _gefuellte(
    raster: dict[tuple[int, int], Inhalt], zeile: int, ort: Callable[[int, int], Fundstelle]
) -> list[Wert]:
    spalten = sorted(s for (z, s), inhalt in raster.items() if z == zeile and inhalt is not None)
    return [Wert(raster[zeile, spalte], ort(zeile, spalte)) for spalte in spalten]


def lies_kopf(mappe: Mappe, blatt: str) -> list[str]:
    """Return the texts of the first row of a sheet that is filled."""
    zellen = {ort: zelle.value for ort, zelle in mappe.werte[blatt]._cells.items() if zelle.value is not None}
    erste = min((zeile for zeile, _ in zellen), default=0)
    return [str(wert) for (zeile, _), wert in zellen.items() if zeile == erste]


def _pruefe_verbundene(
    tafel: "Worksheet", kopfzeile: int, ort: Callable[[int, int], Fundstelle], sammler: Befundsammler
) -> None:
    for bereich in sorted(tafel.merged_cells.ranges, key=lambda b: (b.min_row, b.min_col)):
        if bereich.max_row >= kopfzeile and bereich.size != {"columns": 1, "rows": 1}:
            sammler.fehler(
                "E037",
                f"verbundene Zellen {bereich.coord}",
                ort(bereich.min_row, bereich.min_col),
                abhilfe="Die Verbindung lösen und jede Zelle ausfüllen.",
            )


def _melde_zellen_daneben(
    raster: dict[tuple[int, int], Inhalt],
    kopfzeile: int,
    bereich: range,
    ort: Callable[[int, int], Fundstelle],
    sammler: Befundsammler,
) -> None:
    daneben = sorted(
        (zeile, spalte)
        for (zeile, spalte), inhalt in raster.items()
        if inhalt is not None and zeile > kopfzeile and spalte not in bereich
    )
    for zeile, spalte in daneben:
        sammler.fehler(
            "E033",
            "Zelle steht unter keiner Spaltenüberschrift",
            ort(zeile, spalte),
            wert=str(raster[zeile, spalte])[:80],
            abhilfe="Der Spalte eine Überschrift geben oder die Zelle leeren.",
        )
