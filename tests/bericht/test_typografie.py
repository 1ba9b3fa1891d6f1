import pytest

from massnahmenplan.bericht.typografie import gesetzt


@pytest.mark.parametrize(
    ("text", "soll"),
    [
        ("-12 €", "−12\u202f€"),
        ("1.234,50 € und 3 %", "1.234,50\u202f€ und 3\u202f%"),
        ("(-3 t)", "(−3\u202ft)"),
        ("40 t/a", "40\u202ft/a"),
        ("2027-01-31", "2027-01-31"),
        ("2027-Q1–2027-Q3", "2027-Q1–2027-Q3"),
        ("ISO 50001-2, B-100", "ISO 50001-2, B-100"),
        ("3 teure Dinge", "3 teure Dinge"),
    ],
)
def test_minus_und_schmale_abstaende(text: str, soll: str) -> None:
    assert gesetzt(text) == soll
