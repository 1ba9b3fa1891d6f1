"""Texts for ids, spreadsheets and YAML."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from massnahmenplan.grundlagen.texte import (
    formelfest,
    ist_zu_sehen,
    ohne_formelschutz,
    ohne_umlaute,
    yaml_text,
)


def test_umlaute_wie_in_kennungen() -> None:
    assert ohne_umlaute("Größe Ärmel Übung Öl süß Café") == "Groesse Aermel Uebung Oel suess Café"


@pytest.mark.parametrize("anfang", ["=", "+", "-", "@", "\t", "\r"])
def test_was_excel_ausfuehrte_bekommt_einen_apostroph(anfang: str) -> None:
    assert formelfest(f"{anfang}1") == f"'{anfang}1"
    assert formelfest(f"1{anfang}") == f"1{anfang}"


@given(st.text(st.sampled_from("'=+-@\t\ra ")))
def test_der_schutz_vor_formeln_geht_ohne_rest_wieder_ab(text: str) -> None:
    assert ohne_formelschutz(formelfest(text)) == text


@pytest.mark.parametrize("text", ["'", "'a", "''a", "a'=1", " '=1"])
def test_ein_apostroph_der_nichts_schuetzt_bleibt(text: str) -> None:
    assert ohne_formelschutz(text) == text


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\u202e", "\u00a0\u00ad", "\u200d"])
def test_was_niemand_sieht_ist_kein_name(text: str) -> None:
    assert not ist_zu_sehen(text)
    assert ist_zu_sehen(f"{text}1")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_yaml_liest_denselben_text(text: str) -> None:
    """Runs of spaces become one: a mapping says a heading as it is compared."""
    if all(zeichen.isprintable() for zeichen in text):
        assert yaml.safe_load(f"name: {yaml_text(text)}") == {"name": " ".join(text.split())}
