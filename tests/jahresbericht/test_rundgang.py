"""From ``plan.xlsx`` through a person's hands back into the case, and into the report."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import massnahmenplan as mp
from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.nachpruefung import als_ergebnis, rechne_nach
from tests.jahresbericht.zweijahre import fall, inhalt, nach_zwei_jahren, vorher

KOPFZEILE = 4


def _schreibe(plan: Planinhalt, ordner: Path) -> Path:
    return mp.schreibe_bericht(als_ergebnis(replace(rechne_nach(plan), verstoesse=())), ordner / "plan.xlsx")


def _trage_ein(blatt: Worksheet, massnahme: str, **angaben: Any) -> None:
    """Fill in cells of a row, as a person does; ``__`` in a name is the point of a heading."""
    spalten = {str(zelle.value): zelle.column for zelle in blatt[KOPFZEILE]}
    zeile = next(nr for nr in range(KOPFZEILE + 1, blatt.max_row + 1) if blatt.cell(nr, 1).value == massnahme)
    for name, wert in angaben.items():
        blatt.cell(zeile, spalten[name.replace("__", ".")]).value = wert


def test_unveraenderte_mappe_meldet_nichts(tmp_path: Path) -> None:
    gelesen = mp.lies_stand(_schreibe(vorher(), tmp_path), fall())
    assert (gelesen.staende, gelesen.bescheide) == ((), ())


def test_was_gemeldet_war_kommt_unveraendert_zurueck(tmp_path: Path) -> None:
    gemeldet = nach_zwei_jahren()
    gelesen = mp.lies_stand(_schreibe(gemeldet, tmp_path), fall(stichtag="2029-02-01"))
    assert {s.massnahme: s for s in gelesen.staende} == gemeldet.fall.stand_von
    assert gelesen.bescheide == gemeldet.fall.bescheide


def test_ausgefuellt_gelesen_und_berichtet(tmp_path: Path) -> None:
    """As a person fills it in at the end of 2027: dates as dates, money as numbers, a drop-down as its text."""
    pfad = _schreibe(vorher(), tmp_path)
    mappe = openpyxl.load_workbook(pfad)
    _trage_ein(
        mappe["Status"], "led", phase="fertig", lage="verspaetet", datum=datetime(2028, 1, 15), fertig=2027,
        kosten_eur__2027=101234.56, co2_t_a=38.5, endenergie_kwh_a__strom=9500, grund="Lieferung <spät> = 💡",
    )  # fmt: skip
    _trage_ein(
        mappe["Bescheide"], "led", art="bewilligt", datum=datetime(2027, 2, 1), betrag_eur=39000,
        antrag_am=datetime(2026, 12, 31), ausgezahlt_eur__2027=12000.5, ausgezahlt_eur__2028=0,
        abgeschlossen="nein",
    )  # fmt: skip
    mappe.save(pfad)
    gelesen = mp.lies_stand(pfad, fall(stichtag="2028-02-01"))
    (stand,), (bescheid,) = gelesen.staende, gelesen.bescheide
    assert (stand.massnahme, stand.phase, stand.lage, stand.datum) == (
        *("led", "fertig", "verspaetet", date(2028, 1, 15)),
    )
    assert stand.kosten_eur == {2027: Decimal("101234.56")}
    assert (stand.co2_t_a, stand.endenergie_kwh_a) == (Decimal("38.5"), {"strom": 9500})
    assert stand.grund == "Lieferung <spät> = 💡"
    assert (bescheid.programm, bescheid.betrag_eur, bescheid.datum) == ("komm", 39000, date(2027, 2, 1))
    assert (bescheid.ausgezahlt_eur, bescheid.abgeschlossen) == ({2027: Decimal("12000.5"), 2028: 0}, False)
    eingabe = fall().model_copy(update={"staende": gelesen.staende, "bescheide": gelesen.bescheide})
    led = mp.jahresbericht(inhalt(eingabe), 2027, vorher()).massnahme("led").groessen
    assert led["kosten_eur"].jahr.abweichung == Decimal("1234.56")
    assert led["bewilligt_eur"].bisher.ist == 39000
    assert led["auszahlung_eur"].bisher.abweichung == Decimal("-27999.5")


def test_angabe_ohne_datum_wird_beanstandet_und_nicht_uebergangen(tmp_path: Path) -> None:
    pfad = _schreibe(vorher(), tmp_path)
    mappe = openpyxl.load_workbook(pfad)
    _trage_ein(mappe["Status"], "rad", phase="im_bau")
    mappe.save(pfad)
    with pytest.raises(EingabeFehler) as fehler:
        mp.lies_stand(pfad, fall())
    (befund,) = fehler.value.befunde
    assert (befund.kennung, befund.feld) == ("E202", "stand[1].datum")
    assert "Status!" in str(befund.stelle)
