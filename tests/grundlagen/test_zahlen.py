"""Numbers as people write them: read in one way or not at all; cents that add up."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from massnahmenplan.grundlagen.zahlen import (
    Anteil,
    Euro,
    Ganzzahl,
    Wahrheitswert,
    auf_cent,
    lies_dezimalgrad,
    lies_zahl,
    schreibe_zahl,
    verteile_cent,
)


@pytest.mark.parametrize(
    ("text", "zahl"),
    [
        ("0", "0"),
        ("42", "42"),
        ("-7", "-7"),
        ("−7", "-7"),  # the typographic minus
        ("+3", "3"),
        ("1,5", "1.5"),
        ("0,125", "0.125"),
        ("1.234,56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1_000", "1000"),
        ("1.5", "1.5"),
        ("12.34", "12.34"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1e3", "1000"),
        ("2,5E-1", "0.25"),
        (" 8 ", "8"),
        (3, "3"),
        (0.1, "0.1"),
        (Decimal("2.50"), "2.50"),
    ],
)
def test_eindeutige_schreibweisen(text: Any, zahl: str) -> None:
    assert lies_zahl(text) == Decimal(zahl)


@pytest.mark.parametrize(
    ("text", "art"),
    [
        ("250.000", "zahl_mehrdeutig"),
        ("1.234", "zahl_mehrdeutig"),
        ("007", "fuehrende_null"),
        ("nan", "nicht_endlich"),
        ("-inf", "nicht_endlich"),
        ("1e999", "nicht_endlich"),
        (float("nan"), "nicht_endlich"),
        (float("inf"), "nicht_endlich"),
        ("1e31", "nicht_endlich"),
        ("zehn", "keine_zahl"),
        ("", "keine_zahl"),
        ("1,2,3", "keine_zahl"),
        ("1,234.56", "keine_zahl"),
        ("1.23.456", "keine_zahl"),
        ("12 EUR", "keine_zahl"),
        (True, "keine_zahl"),
        (None, "keine_zahl"),
        ([1], "keine_zahl"),
    ],
)
def test_was_zweifelhaft_ist_wird_abgelehnt(text: Any, art: str) -> None:
    with pytest.raises(PydanticCustomError) as fehler:
        lies_zahl(text)
    assert fehler.value.type == art


def test_mehrdeutige_zahl_nennt_beide_lesarten() -> None:
    with pytest.raises(PydanticCustomError, match="250000 oder 250 "):
        lies_zahl("250.000")


zahlen = st.decimals(min_value=-(10**12), max_value=10**12, places=6, allow_nan=False, allow_infinity=False)


@given(zahlen)
def test_geschriebene_zahl_wird_gleich_gelesen(zahl: Decimal) -> None:
    assert lies_zahl(schreibe_zahl(zahl)) == zahl


@given(zahlen)
def test_deutsche_schreibweise_mit_tausenderpunkten_wird_gleich_gelesen(zahl: Decimal) -> None:
    englisch = f"{zahl:,.2f}"
    deutsch = englisch.replace(",", "_").replace(".", ",").replace("_", ".")
    assert lies_zahl(deutsch) == Decimal(englisch.replace(",", ""))


def test_koordinaten_mit_drei_stellen_sind_eindeutig() -> None:
    assert lies_dezimalgrad("12.924") == Decimal("12.924")
    assert lies_dezimalgrad("50,8") == Decimal("50.8")


def test_anteil_als_prozent_oder_zahl() -> None:
    anteil = TypeAdapter(Anteil)
    assert anteil.validate_python("30 %") == Decimal("0.3")
    assert anteil.validate_python("12,5%") == Decimal("0.125")
    assert anteil.validate_python(0.3) == Decimal("0.3")
    for falsch in (30, "130 %", -0.1):
        with pytest.raises(ValidationError):
            anteil.validate_python(falsch)


def test_euro_hat_ganze_cent_und_kein_vorzeichen() -> None:
    betrag = TypeAdapter(Euro)
    assert betrag.validate_python(0.1 + 0.2) == Decimal("0.30")
    for falsch in ("0,005", -1, "10000000001"):
        with pytest.raises(ValidationError):
            betrag.validate_python(falsch)


def test_ganzzahl_und_wahrheitswert() -> None:
    ganze, wahr = TypeAdapter(Ganzzahl), TypeAdapter(Wahrheitswert)
    assert ganze.validate_python("2,0") == 2
    assert [wahr.validate_python(w) for w in ("ja", "X", True, "nein", "FALSCH")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    with pytest.raises(ValidationError):
        ganze.validate_python("2,5")
    for falsch in ("vielleicht", 1, ""):
        with pytest.raises(ValidationError):
            wahr.validate_python(falsch)


@pytest.mark.parametrize(
    ("betrag", "gerundet"),
    [("0.005", "0.01"), ("0.015", "0.02"), ("2.345", "2.35"), ("-0.005", "-0.01"), ("1", "1.00")],
)
def test_halber_cent_wird_aufgerundet(betrag: str, gerundet: str) -> None:
    assert auf_cent(Decimal(betrag)) == Decimal(gerundet)


@pytest.mark.parametrize(
    ("betrag", "gewichte", "teile"),
    [
        ("100.00", [1, 1, 1], ["33.34", "33.33", "33.33"]),
        ("0.02", [1, 1, 1], ["0.01", "0.01", "0.00"]),
        ("100.00", [2, 1], ["66.67", "33.33"]),
        ("10.00", [0, 1], ["0.00", "10.00"]),
        # 1.005 and 2.01 of 3.02 … by largest remainder: 100.666… and 201.333… cents
        ("3.02", [1, 2], ["1.01", "2.01"]),
        ("0", [1, 2], ["0.00", "0.00"]),
    ],
)
def test_cent_nach_groesstem_rest(betrag: str, gewichte: list[int], teile: list[str]) -> None:
    ergebnis = verteile_cent(Decimal(betrag), [Decimal(gewicht) for gewicht in gewichte])
    assert ergebnis == tuple(Decimal(teil) for teil in teile)


@given(
    st.integers(0, 10**12),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
)
def test_verteilte_cent_ergeben_genau_die_summe(cent: int, gewichte: list[int]) -> None:
    teile = verteile_cent(Decimal(cent) / 100, [Decimal(gewicht) for gewicht in gewichte])
    assert sum(teile) == Decimal(cent) / 100
    for teil, gewicht in zip(teile, gewichte, strict=True):
        assert abs(teil * 100 - Decimal(cent) * gewicht / sum(gewichte)) <= 1  # less than a cent beside the share
        assert gewicht or teil == 0


def test_zu_gross_ist_nicht_unendlich() -> None:
    with pytest.raises(PydanticCustomError, match="zu groß"):
        lies_zahl("1e31")
