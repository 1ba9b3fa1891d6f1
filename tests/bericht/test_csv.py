from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massnahmenplan.bericht import csv
from massnahmenplan.eingabe.csv_quelle import lies_csv
from massnahmenplan.eingabe.sammler import Befundsammler


def test_ganze_tabelle() -> None:
    zeilen = [
        ("Hülle; Nordblock", Decimal("1234.50"), 1.5, 3, True, date(2027, 2, 1), None),
        ('Block "A"', Decimal("-0.1"), 1e21, -3, False, date(2027, 12, 31), "zwei\nZeilen"),
    ]
    inhalt = csv.schreibe(("Name", "Kosten [€]", "x", "n", "ja", "Tag", "Notiz"), zeilen)
    assert (
        inhalt
        == (
            "\ufeffName;Kosten [€];x;n;ja;Tag;Notiz\r\n"
            '"Hülle; Nordblock";1234,50;1,5;3;ja;01.02.2027;\r\n'
            '"Block ""A""";-0,1;1000000000000000000000;-3;nein;31.12.2027;"zwei\nZeilen"\r\n'
        ).encode()
    )


@pytest.mark.parametrize("anfang", ["=", "+", "-", "@", "\t", "\r"])
def test_text_der_wie_eine_formel_beginnt_bekommt_einen_apostroph(anfang: str) -> None:
    kopf, zeile = csv.schreibe((f"{anfang}Kopf",), [(f"{anfang}1",)]).decode("utf-8-sig").split("\r\n")[:2]
    assert kopf.strip('"').startswith(f"'{anfang}Kopf")
    assert zeile.strip('"').startswith(f"'{anfang}1")


@given(st.lists(st.text(st.sampled_from("'=+-@;\"a5 ")), min_size=1, max_size=3))
def test_was_geschrieben_wurde_wird_gelesen(texte: list[str]) -> None:
    """Around a text blanks do not count; an apostrophe that protects comes off, one of the text stays."""
    inhalt = csv.schreibe(("id", "name"), [("a", text) for text in texte]).decode("utf-8-sig")
    tabelle = lies_csv(inhalt.replace("\r\n", "\n"), "massnahmen", "m.csv", Befundsammler())
    assert [zeile[1].inhalt for zeile in tabelle.zeilen] == [text.strip() or None for text in texte]


@pytest.mark.parametrize("zahl", [float("nan"), float("inf"), Decimal("NaN")])
def test_keine_endliche_zahl_wird_abgelehnt(zahl: float | Decimal) -> None:
    with pytest.raises(ValueError, match="keine endliche Zahl"):
        csv.schreibe(("x",), [(zahl,)])


def test_zeile_mit_falscher_laenge_wird_abgelehnt() -> None:
    with pytest.raises(ValueError, match="zip"):
        csv.schreibe(("a", "b"), [(1,)])
