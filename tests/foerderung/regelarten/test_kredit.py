from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.regelarten.kredit import Kredit

STADT = Kredit.model_validate({"laufzeit_jahre": 20, "tilgungsfrei_jahre": 3, "stelle": "§"})  # Fall F28
ZWEI_MIO, DREI_PROZENT = Decimal(2_000_000), Decimal("0.03")


@pytest.mark.parametrize(
    ("kredit", "zins", "rate", "warum"),
    [
        (STADT, "0.03", "151905.06", "2.000.000 × 0,03/(1 − 1,03⁻¹⁷) (Fall F28)"),
        (STADT, "0", "117647.06", "ohne Zins 2.000.000/17"),
        (STADT.model_copy(update={"tilgungsfrei_jahre": 0}), "0", "100000.00", "2.000.000/20"),
        (
            STADT.model_copy(update={"laufzeit_jahre": 4}),
            "0.03",
            "2060000.00",
            "nur ein Tilgungsjahr: alles plus 3 %",
        ),
    ],
)
def test_annuitaet(kredit: Kredit, zins: str, rate: str, warum: str) -> None:
    jahre = list(kredit.verlauf(ZWEI_MIO, Decimal(zins)))
    assert str(jahre[kredit.tilgungsfrei_jahre].rate_eur) == rate, warum


def test_annuitaetendarlehen_mit_tilgungsfreien_jahren() -> None:
    jahre = list(STADT.verlauf(ZWEI_MIO, DREI_PROZENT))
    assert [jahr.jahr for jahr in jahre] == list(range(1, 21))
    assert [jahr.rate_eur for jahr in jahre[:3]] == [Decimal(60_000)] * 3  # nur Zinsen
    assert {jahr.rate_eur for jahr in jahre[3:19]} == {Decimal("151905.06")}
    assert jahre[3].tilgung_eur == Decimal("91905.06")  # 151.905,06 − 60.000
    assert jahre[19].rate_eur == Decimal("151905.03")  # das letzte Jahr räumt die Rundung auf: 147.480,61 + 3 %
    assert jahre[19].rest_eur == 0
    assert sum(jahr.tilgung_eur for jahr in jahre) == ZWEI_MIO


def test_ratendarlehen_tilgt_gleich_viel_je_jahr() -> None:
    jahre = list(STADT.model_copy(update={"tilgung": "raten"}).verlauf(ZWEI_MIO, DREI_PROZENT))
    assert {jahr.tilgung_eur for jahr in jahre[:3]} == {Decimal(0)}
    assert {jahr.tilgung_eur for jahr in jahre[3:19]} == {Decimal("117647.06")}
    assert jahre[19].tilgung_eur == Decimal("117647.04")  # 2.000.000 − 16 × 117.647,06
    assert jahre[4].zins_eur == Decimal("56470.59")  # 3 % von 1.882.352,94
    assert jahre[19].rest_eur == 0


@pytest.mark.parametrize("tilgung", ["annuitaet", "raten"])
def test_winziges_darlehen_wird_nie_ueber_seinen_rest_hinaus_getilgt(tilgung: str) -> None:
    # 5 Cent über 9 Jahre: je Jahr 0,56 -> 1 Cent, nach fünf Jahren ist nichts mehr übrig
    kredit = Kredit.model_validate({"laufzeit_jahre": 9, "tilgung": tilgung, "stelle": "§"})
    jahre = list(kredit.verlauf(Decimal("0.05"), Decimal(0)))
    assert [jahr.tilgung_eur for jahr in jahre] == [Decimal("0.01")] * 5 + [Decimal(0)] * 4


@pytest.mark.parametrize(
    ("regel", "fehler"),
    [
        ({"laufzeit_jahre": 3, "tilgungsfrei_jahre": 3}, "unter laufzeit_jahre"),
        ({"laufzeit_jahre": 0}, "laufzeit_jahre"),
        ({"laufzeit_jahre": 3, "anteil_kosten": "110 %"}, "anteil_kosten"),
    ],
)
def test_widersinnige_konditionen_sind_ein_fehler(regel: dict[str, Any], fehler: str) -> None:
    with pytest.raises(ValidationError, match=fehler):
        Kredit.model_validate(regel | {"stelle": "§"})
