from decimal import Decimal

import pytest

from massnahmenplan.foerderung.regelarten.minimum import Minimum
from tests.foerderung.bausteine import baue_traeger

REGEL = Minimum.model_validate(
    {"kosten_eur": 300, "zuschuss_eur": 5000, "eigenanteil": "15 %", "eigenanteil_finanzschwach": "10 %"}
)


@pytest.mark.parametrize(("kosten", "reicht"), [("300.00", True), ("299.99", False)])
def test_mindestkosten(kosten: str, reicht: bool) -> None:
    assert (REGEL.pruefe_kosten(Decimal(kosten)) is None) is reicht


@pytest.mark.parametrize(
    ("zuschuss", "grund"),
    [
        ("5000.00", None),
        ("4999.99", "Der Zuschuss von 4.999,99 € liegt unter dem Mindestzuschuss von 5.000 €."),
        ("0", "Es bleibt kein Zuschuss übrig."),
    ],
)
def test_mindestzuschuss_ist_alles_oder_nichts(zuschuss: str, grund: str | None) -> None:
    hindernis = REGEL.pruefe_zuschuss(Decimal(zuschuss))
    assert (hindernis.grund if hindernis else None) == grund


def test_ein_zuschuss_von_null_ist_auch_ohne_mindestbetrag_keiner() -> None:
    assert Minimum().pruefe_zuschuss(Decimal(0)) is not None
    assert Minimum().pruefe_zuschuss(Decimal("0.01")) is None


def test_finanzschwache_tragen_den_kleineren_eigenanteil() -> None:
    assert REGEL.verlangter_eigenanteil(baue_traeger()) == Decimal("0.15")
    assert REGEL.verlangter_eigenanteil(baue_traeger(finanzschwach=True)) == Decimal("0.10")
    ohne = REGEL.model_copy(update={"eigenanteil_finanzschwach": None})
    assert ohne.verlangter_eigenanteil(baue_traeger(finanzschwach=True)) == Decimal("0.15")
