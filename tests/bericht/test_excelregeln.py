"""The rules themselves: each of them finds a workbook that breaks it."""

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from tests.bericht.excelregeln import verstoesse


def _mappe(fuelle: Callable[[xlsxwriter.Workbook, xlsxwriter.workbook.Worksheet], object]) -> bytes:
    puffer = io.BytesIO()
    with xlsxwriter.Workbook(puffer, {"in_memory": True}) as mappe:
        blatt = mappe.add_worksheet("Blatt")
        blatt.write(0, 0, "x")
        blatt.data_validation("A2:A9", {"validate": "list", "source": ["ja", "nein"]})
        blatt.conditional_format("A2:A9", {"type": "duplicate", "format": mappe.add_format({"bold": True})})
        blatt.write_comment("A1", "wichtig")
        fuelle(mappe, blatt)
    return puffer.getvalue()


def _ersetzt(inhalt: bytes, teil: str, alt: str, neu: str) -> bytes:
    puffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhalt)) as quelle, zipfile.ZipFile(puffer, "w") as ziel:
        for name in quelle.namelist():
            daten = quelle.read(name)
            if name == teil:
                assert alt.encode() in daten
                daten = daten.replace(alt.encode(), neu.encode())
            ziel.writestr(name, daten)
    return puffer.getvalue()


GUT = _mappe(lambda _mappe, _blatt: None)


def test_gute_mappe_hat_keinen_verstoss() -> None:
    assert verstoesse(GUT) == []


@pytest.mark.parametrize(
    ("teil", "alt", "neu", "gefunden"),
    [
        ("xl/worksheets/sheet1.xml", "ja,nein", "j" * 256, "Auswahl hat 256 Zeichen"),
        ("xl/worksheets/sheet1.xml", '"ja,nein"', "Fehlt!A1", "Blatt Fehlt gibt es nicht"),
        ("xl/worksheets/sheet1.xml", 'dxfId="0"', 'dxfId="7"', "Aussehen, das es nicht gibt"),
        ("xl/worksheets/sheet1.xml", "duplicateValues", "doppelt", "bedingtes Format doppelt ist unbekannt"),
        ("xl/worksheets/sheet1.xml", "<v>0</v>", "<v>9</v>", "Text, den es nicht gibt"),
        ("xl/workbook.xml", 'name="Blatt"', 'name="a/b"', "Blattname 'a/b' ist nicht erlaubt"),
        ("xl/workbook.xml", 'name="Blatt"', f'name="{"x" * 32}"', "ist nicht erlaubt"),
        ("xl/comments1.xml", 'authorId="0"', 'authorId="3"', "ohne Verfasser"),
        ("xl/sharedStrings.xml", ">x<", ">\x01<", "not well-formed"),
        ("xl/sharedStrings.xml", ">x<", f">{'x' * 32_768}<", "Text mit 32768 Zeichen"),
        ("xl/_rels/workbook.xml.rels", "styles.xml", "stile.xml", "stile.xml gibt es nicht"),
    ],
)
def test_verstoss_wird_gefunden(teil: str, alt: str, neu: str, gefunden: str) -> None:
    try:
        saetze = verstoesse(_ersetzt(GUT, teil, alt, neu))
    except Exception as fehler:  # a part that cannot be read at all
        saetze = [str(fehler)]
    assert any(gefunden in satz for satz in saetze), saetze


def test_ueberschneidungen_und_namen_werden_gefunden() -> None:
    def doppelte_gueltigkeit(_mappe: xlsxwriter.Workbook, blatt: xlsxwriter.workbook.Worksheet) -> None:
        blatt.data_validation("A9:A12", {"validate": "any", "input_title": "x", "input_message": "y"})

    assert any(
        "Gültigkeiten überschneiden sich in Spalte 1, Zeile 9" in s
        for s in verstoesse(_mappe(doppelte_gueltigkeit))
    )
    name = _mappe(lambda mappe, _blatt: mappe.define_name("summe_alles", "=Blatt!$A$1"))
    assert verstoesse(name) == []
    assert verstoesse(_ersetzt(name, "xl/workbook.xml", "summe_alles", "R1C1")) == [
        "Name 'R1C1' ist nicht erlaubt"
    ]
    assert verstoesse(_ersetzt(name, "xl/workbook.xml", "Blatt!$A$1", "Weg!$A$1")) == [
        "Name summe_alles: Blatt Weg gibt es nicht"
    ]
