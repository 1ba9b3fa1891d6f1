"""Paths over the years are straight between stated years and level outside; amounts are never interpolated."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massnahmenplan.begriffe.jahreswerte import Jahresmengen, Jahreswerte


@pytest.mark.parametrize(
    ("jahr", "wert"), [(2020, 400), (2027, 400), (2028, 350), (2029, 300), (2031, 200), (2033, 100), (2050, 100)]
)
def test_pfad_ist_stueckweise_gerade_und_aussen_eben(jahr: int, wert: int) -> None:
    assert Jahreswerte.model_validate({2033: 100, 2027: 400, 2029: 300}).im_jahr(jahr) == wert


def test_eine_zahl_gilt_fuer_alle_jahre() -> None:
    assert Jahreswerte.model_validate("7,5").im_jahr(2040) == Decimal("7.5")
    assert Jahresmengen.model_validate(3).im_jahr(2040) == 3


def test_mengen_gelten_nur_fuer_genannte_jahre() -> None:
    mengen = Jahresmengen.model_validate({2027: 4, 2029: 6})
    assert [mengen.im_jahr(jahr) for jahr in (2026, 2027, 2028, 2029)] == [None, 4, None, 6]


@given(
    st.dictionaries(st.integers(2000, 2060), st.integers(0, 1000), min_size=1, max_size=6), st.integers(1990, 2070)
)
def test_pfad_bleibt_zwischen_seinen_nachbarn(punkte: dict[int, int], jahr: int) -> None:
    wert = Jahreswerte.model_validate(punkte).im_jahr(jahr)
    assert min(punkte.values()) <= wert <= max(punkte.values())
    if jahr in punkte:
        assert wert == punkte[jahr]
