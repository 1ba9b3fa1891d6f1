from decimal import Decimal

import pytest

from massnahmenplan.foerderung.regelarten.kumulierung import Kumulierung
from tests.foerderung.bausteine import baue_traeger


@pytest.mark.parametrize(
    ("regel", "vertraegt", "warum"),
    [
        ({}, True, "ohne Regel ist alles erlaubt"),
        ({"ausgeschlossen": ["krl"]}, False, "ausdrücklich ausgeschlossen"),
        ({"ausgeschlossen": ["bew"]}, True, "ein anderes Programm ist ausgeschlossen"),
        ({"allein": "ja"}, False, "gar kein anderer Zuschuss"),
    ],
)
def test_vertraeglichkeit(regel: dict[str, object], vertraegt: bool, warum: str) -> None:
    assert Kumulierung.model_validate(regel).vertraegt("krl") is vertraegt, warum


@pytest.mark.parametrize(
    ("regel", "art", "quote"),
    [
        ({"quote": "60 %", "quote_kommune": "90 %"}, "kommune", "0.90"),
        ({"quote": "60 %", "quote_kommune": "90 %"}, "kommunales_unternehmen", "0.60"),
        ({"quote": "60 %"}, "kommune", "0.60"),
        ({"quote_kommune": "90 %"}, "privat", None),
        ({}, "kommune", None),
    ],
)
def test_quote_der_kommune_gilt_nur_fuer_kommunen(regel: dict[str, str], art: str, quote: str | None) -> None:
    erwartet = None if quote is None else Decimal(quote)
    assert Kumulierung.model_validate(regel).hoechstquote(baue_traeger(art=art)) == erwartet
