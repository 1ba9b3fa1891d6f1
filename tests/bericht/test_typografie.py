import html
import io

import docx
import pypdf
import pytest

from massnahmenplan.bericht.formate import FORMATE
from massnahmenplan.bericht.typografie import gesetzt
from massnahmenplan.ergebnis import Ergebnis
from tests.bericht import beispiel
from tests.bericht.html.test_bericht import umbenannt


@pytest.mark.parametrize(
    ("text", "soll"),
    [
        ("−12 €", "−12\u202f€"),
        ("1.234,50 € und 3 %", "1.234,50\u202f€ und 3\u202f%"),
        ("-Test -5", "-Test -5"),  # a name: only what writes a number knows that it is one
        ("40 t/a", "40\u202ft/a"),
        ("2027-01-31", "2027-01-31"),
        ("2027-Q1–2027-Q3", "2027-Q1–2027-Q3"),
        ("ISO 50001-2, B-100", "ISO 50001-2, B-100"),
        ("3 teure Dinge", "3 teure Dinge"),
    ],
)
def test_schmale_abstaende_und_kein_anderes_zeichen(text: str, soll: str) -> None:
    assert gesetzt(text) == soll


def _gelesen(ergebnis: Ergebnis, name: str) -> str:
    """Return what a report says, in a format that sets its texts."""
    inhalt = next(iter(FORMATE[name](ergebnis).values()))
    if name == "pdf":
        return "".join(seite.extract_text() for seite in pypdf.PdfReader(io.BytesIO(inhalt)).pages)
    if name == "docx":
        tabellen = docx.Document(io.BytesIO(inhalt)).tables
        return "\n".join(zelle.text for tabelle in tabellen for zeile in tabelle.rows for zelle in zeile.cells)
    return html.unescape(inhalt.decode())


@pytest.mark.parametrize(
    ("name", "zahl"), [("html", "−7.201"), ("pdf", "−7.201"), ("docx", "−20.000"), ("md", "100.000")]
)
def test_ein_bindestrich_im_namen_bleibt_einer_und_eine_zahl_hat_ein_minus(name: str, zahl: str) -> None:
    gelesen = _gelesen(umbenannt(beispiel.ergebnis(), "-5 Grad und -3"), name)
    assert "-5 Grad und -3" in gelesen
    assert "−5 Grad" not in gelesen
    assert "und −3" not in gelesen
    assert zahl in gelesen  # the Markdown report of this plan has none below 0
