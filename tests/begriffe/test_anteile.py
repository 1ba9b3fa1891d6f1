"""Shares of payers: read in every way people write them, and together always all."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from massnahmenplan.begriffe.anteile import Anteile
from massnahmenplan.begriffe.massnahme import Massnahme
from tests.fallbau import massnahme

ADAPTER: TypeAdapter[dict[str, Decimal]] = TypeAdapter(Anteile)


@pytest.mark.parametrize(
    "wert",
    [
        {"stadt": "60,5 %", "werk": "39,5 %"},
        {"stadt": "0,605", "werk": 0.395},
        "stadt: 60,5 % | werk: 39,5 %",
        "stadt:60,5%;werk:0,395",
    ],
)
def test_schreibweisen(wert: Any) -> None:
    assert ADAPTER.validate_python(wert) == {"stadt": Decimal("0.605"), "werk": Decimal("0.395")}


@pytest.mark.parametrize(
    ("wert", "art"),
    [
        ({"stadt": "60 %", "werk": "39,99 %"}, "anteile_nicht_alles"),
        ({"stadt": "60 %", "werk": "40,01 %"}, "anteile_nicht_alles"),
        ("stadt 60 %", "keine_anteile"),
        ("stadt: 60 %, werk: 40 %", "keine_zahl"),  # a comma belongs to the number
        ("stadt: 50 % | stadt: 50 %", "keine_anteile"),
        ({"stadt": "-10 %", "werk": "110 %"}, "greater_than_equal"),
    ],
)
def test_was_keine_aufteilung_ist(wert: Any, art: str) -> None:
    with pytest.raises(ValidationError) as fehler:
        ADAPTER.validate_python(wert)
    assert art in {einer["type"] for einer in fehler.value.errors()}


def test_was_nicht_genannt_ist_folgt_dem_groesseren() -> None:
    halb = {"stadt": "0.5", "werk": "0.5"}
    einer = Massnahme.model_validate(massnahme("A"))
    assert (einer.anteile_am_teil("bau"), einer.anteile_am_betrieb) == ({"stadt": 1}, {"stadt": 1})
    assert einer.beteiligte == {"stadt"}
    geteilt = Massnahme.model_validate(
        massnahme("A", kostenanteile=halb, kostenanteile_je_teil={"planung": {"buero": 1}})
    )
    assert geteilt.anteile_am_teil("planung") == {"buero": 1}
    assert (
        geteilt.anteile_am_teil("bau")
        == geteilt.anteile_am_betrieb
        == {"stadt": Decimal("0.5"), "werk": Decimal("0.5")}
    )
    assert geteilt.beteiligte == {"stadt", "werk", "buero"}
