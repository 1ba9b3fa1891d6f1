"""Dates and periods: month ends, leap years, what cannot be read in one way only."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from massnahmenplan.grundlagen.zeit import Zeitachse, lies_datum, plus_monate


@pytest.mark.parametrize(
    ("tag", "monate", "ziel"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-12-31", 1, "2028-01-31"),
        ("2027-12-31", 6, "2028-06-30"),
        ("2027-03-31", -1, "2027-02-28"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2027-01-15", -13, "2025-12-15"),
        ("2027-05-05", 0, "2027-05-05"),
        ("2027-05-05", 240, "2047-05-05"),
    ],
)
def test_plus_monate(tag: str, monate: int, ziel: str) -> None:
    assert plus_monate(date.fromisoformat(tag), monate) == date.fromisoformat(ziel)


tage = st.dates(date(1990, 1, 1), date(2150, 12, 31))


@given(tage, st.integers(-240, 240))
def test_plus_monate_trifft_den_monat_und_hoechstens_den_tag(tag: date, monate: int) -> None:
    ziel = plus_monate(tag, monate)
    assert (ziel.year - tag.year) * 12 + ziel.month - tag.month == monate
    assert ziel.day <= tag.day
    assert ziel.day == tag.day or ziel.day >= 28


@given(tage, tage, st.integers(0, 60))
def test_plus_monate_erhaelt_die_reihenfolge(eines: date, anderes: date, monate: int) -> None:
    frueher, spaeter = sorted((eines, anderes))
    assert plus_monate(frueher, monate) <= plus_monate(spaeter, monate)


@pytest.mark.parametrize(
    "wert",
    ["2027-02-28", "28.02.2027", "28.2.2027", date(2027, 2, 28), datetime(2027, 2, 28, 23, 59), " 2027-02-28 "],
)
def test_lies_datum(wert: Any) -> None:
    assert lies_datum(wert) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("wert", "art"),
    [
        ("01/02/2027", "datum_mehrdeutig"),
        ("29.02.2027", "datum_gibt_es_nicht"),
        ("2027-13-01", "datum_gibt_es_nicht"),
        ("28.02.27", "kein_datum"),
        ("Februar 2027", "kein_datum"),
        (46081, "kein_datum"),
        (None, "kein_datum"),
    ],
)
def test_unlesbares_datum(wert: Any, art: str) -> None:
    with pytest.raises(PydanticCustomError) as fehler:
        lies_datum(wert)
    assert fehler.value.type == art


def test_zeitachse_schliesst_beide_enden_ein() -> None:
    achse = Zeitachse(2027, 2030)
    assert len(achse) == 4
    assert list(achse.jahre) == [2027, 2028, 2029, 2030]
    assert [achse.jahresstelle(jahr) for jahr in (2026, 2027, 2030, 2031)] == [-1, 0, 3, 4]


def test_mit_einer_periode_je_jahr_ist_die_periode_das_jahr() -> None:
    achse = Zeitachse(2027, 2030)
    assert list(achse.perioden) == list(achse.jahre)
    assert [achse.stelle(jahr) for jahr in (2026, 2027, 2030)] == [-1, 0, 3]
    assert [achse.jahr_von(jahr) for jahr in achse.perioden] == list(achse.jahre)
    assert (achse.erster_tag(2028), achse.letzter_tag(2028)) == (date(2028, 1, 1), date(2028, 12, 31))


def test_quartale_sind_gezaehlte_viertel_der_kalenderjahre() -> None:
    achse = Zeitachse(2027, 2028, 4)
    assert list(achse.perioden) == list(range(8108, 8116))  # 2027 · 4 = 8108
    assert [achse.jahr_von(p) for p in (8108, 8111, 8112)] == [2027, 2027, 2028]
    assert [achse.stelle(p) for p in (8107, 8108, 8115)] == [-1, 0, 7]
    assert list(achse.perioden_im_jahr(2028)) == [8112, 8113, 8114, 8115]
    assert [achse.erster_tag(p) for p in (8109, 8110)] == [date(2027, 4, 1), date(2027, 7, 1)]
    assert [achse.letzter_tag(p) for p in (8109, 8111)] == [date(2027, 6, 30), date(2027, 12, 31)]


def test_halbjahre_beginnen_im_januar_und_im_juli() -> None:
    achse = Zeitachse(2027, 2028, 2)
    assert [achse.erster_tag(p) for p in achse.perioden] == [
        date(2027, 1, 1), date(2027, 7, 1), date(2028, 1, 1), date(2028, 7, 1)
    ]  # fmt: skip
    assert achse.letzter_tag(2 * 2028) == date(2028, 6, 30)


@pytest.mark.parametrize(
    ("jahr", "perioden", "anteil"),
    [
        (2027, range(8110, 8116), "0.5"),
        (2028, range(8110, 8116), "1"),
        (2029, range(8110, 8116), "0"),
        (2027, range(8109, 8110), "0.25"),
        (2027, range(8110, 8110), "0"),
    ],
)
def test_anteil_eines_jahres(jahr: int, perioden: range, anteil: str) -> None:
    assert Zeitachse(2027, 2028, 4).jahresanteil(jahr, perioden) == Decimal(anteil)
