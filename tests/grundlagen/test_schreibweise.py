import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import massnahmenplan
from massnahmenplan.grundlagen import schreibweise

QUELLE = Path(massnahmenplan.__file__).parent
SATZORTE = ("annahmen", "bericht", "fortschreibung", "nachpruefung", "nachrechnung", "nichtwahl", "rueckblick")
"""Packages that write sentences about plans."""
IMMER_MEHRERE = frozenset({"auswege.py", "uebersicht.py", "ziele.py"})
"""Files with a plural behind a number that is never 1 there, or is not written out for people."""


@pytest.mark.parametrize(
    ("wert", "stellen", "text"),
    [
        ("1234567.89", 2, "1.234.567,89"),
        ("0.125", 2, "0,13"),  # half up, not half even (0,12)
        ("-0.004", 2, "0,00"),  # no -0,00
        ("-1234.5", 1, "−1.234,5"),
        ("999.5", 0, "1.000"),
    ],
)
def test_zahl_steht_deutsch_und_kaufmaennisch_gerundet(wert: str, stellen: int, text: str) -> None:
    assert schreibweise.zahl(Decimal(wert), stellen) == text


def test_einheiten_stehen_hinter_der_zahl() -> None:
    assert schreibweise.euro(Decimal("1234567.89")) == "1.234.567,89 €"
    assert schreibweise.tonnen(Decimal("12.34")) == "12,3 t"
    assert schreibweise.prozent(Decimal("0.0345")) == "3,5 %"
    assert schreibweise.zielgroesse(Decimal("1234.5"), "EUR") == "1.234,50 €"
    assert schreibweise.zielgroesse(Decimal("1234.56"), "t CO2e") == "1.234,6 t CO2e"


@pytest.mark.parametrize(
    ("worte", "trenner", "text"),
    [
        ("", ",", ""),
        ("ab", ",", "a, b"),
        ("abc", ",", "a, b und 1 weitere"),
        ("abc", ";", "a; b; und 1 weitere"),
        ("a" * 1202, ",", "a, a und 1.200 weitere"),
    ],
)
def test_von_vielem_werden_die_ersten_genannt(worte: str, trenner: str, text: str) -> None:
    assert schreibweise.gekuerzt(worte, 2, trenner) == text


def test_fehlende_angabe_ist_ein_strich() -> None:
    assert [schreibweise.euro(None), schreibweise.prozent(None), schreibweise.datum(None)] == ["–", "–", "–"]


def test_datum_und_spanne() -> None:
    assert schreibweise.datum(date(2027, 2, 28)) == "28.02.2027"
    assert (schreibweise.spanne(2027, 2029), schreibweise.spanne(2027, 2027)) == ("2027–2029", "2027")


@pytest.mark.parametrize(
    ("menge", "mehrere", "text"),
    [
        (0, "Maßnahmen", "0 Maßnahmen"),
        (1, "weitere Maßnahmen", "1 weitere Maßnahme"),
        (1200, "Zeilen", "1.200 Zeilen"),
        (Decimal("1.0"), "Jahre", "1 Jahr"),
        (Decimal("1.5"), "Punkte", "1,5 Punkte"),
    ],
)
def test_gezaehlt(menge: Decimal | int, mehrere: str, text: str) -> None:
    assert schreibweise.gezaehlt(menge, mehrere) == text


def test_jedes_gezaehlte_hauptwort_hat_eine_einzahl() -> None:
    """Every noun that the source counts is in the table: nobody reads ``1 Maßnahmen``."""
    aufrufe = re.compile(r"""gezaehlt\([^"'\n]*?["']([^"']+)["']\)""")
    texte = (datei.read_text("utf-8") for datei in QUELLE.rglob("*.py"))
    gezaehlte = {wort.split()[-1] for text in texte for wort in aufrufe.findall(text)}
    assert len(gezaehlte) > 10
    assert gezaehlte <= schreibweise.EINZAHL.keys()


def test_keine_mehrzahl_steht_unmittelbar_hinter_einer_zahl() -> None:
    """A noun of the table behind ``{...}`` in a text has not gone through ``gezaehlt``."""
    muster = re.compile(r"\}\s(?:weitere[nr]?\s)?(?:" + "|".join(schreibweise.EINZAHL) + r")\b")
    dateien = [datei for ordner in SATZORTE for datei in (QUELLE / ordner).rglob("*.py")]
    gefunden = {datei.name for datei in dateien if muster.search(datei.read_text("utf-8"))}
    assert gefunden - IMMER_MEHRERE == set()
