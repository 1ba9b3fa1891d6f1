from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.regelarten.minimum import Minimum
from tests.foerderung.bausteine import baue_vorhaben

REGEL = Minimum.model_validate(
    {
        "kosten_eur": 300,
        "zuschuss_eur": 5000,
        "eigenanteil": "15 %",
        "eigenanteil_finanzschwach": "10 %",
        "stelle": "§",
    }
)


@pytest.mark.parametrize(
    ("kosten", "grund"),
    [
        ("300.00", None),
        ("299.99", "Förderfähige Kosten von 299,99 € liegen unter dem Mindestbetrag von 300 €."),
        ("0", "Förderfähige Kosten von 0 € liegen unter dem Mindestbetrag von 300 €."),
    ],
)
def test_mindestkosten(kosten: str, grund: str | None) -> None:
    hindernis = REGEL.pruefe_kosten(Decimal(kosten))
    assert (hindernis.grund if hindernis else None) == grund


def test_ohne_mindestkosten_genuegt_jeder_betrag() -> None:
    assert Minimum().pruefe_kosten(Decimal(0)) is None


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


@pytest.mark.parametrize(
    ("sammelantrag", "gemeinsam", "zuschuss", "reicht", "warum"),
    [
        (True, True, "4800", True, "12.000 × 40 % = 4.800: in einem Sammelantrag zählt die Summe (Fall F08d)"),
        (True, False, "4800", False, "allein zu wenig"),
        (False, True, "4800", False, "das Programm kennt keinen Sammelantrag"),
        (True, True, "0", False, "ein leerer Teil gehört in keinen Sammelantrag"),
    ],
)
def test_sammelantrag_hebt_ueber_den_mindestzuschuss(
    sammelantrag: bool, gemeinsam: bool, zuschuss: str, reicht: bool, warum: str
) -> None:
    regel = REGEL.model_copy(update={"sammelantrag": sammelantrag})
    assert (regel.pruefe_zuschuss(Decimal(zuschuss), gemeinsam=gemeinsam) is None) is reicht, warum


@pytest.mark.parametrize(
    ("regel", "finanzschwach", "anteil", "warum"),
    [
        (REGEL, False, "0.15", "der übliche Eigenanteil"),
        (REGEL, True, "0.10", "Finanzschwache tragen den kleineren"),
        (
            REGEL.model_copy(update={"eigenanteil_finanzschwach": None}),
            True,
            "0.15",
            "ohne eigene Angabe denselben",
        ),
        (REGEL.model_copy(update={"eigenanteil_finanzschwach": Decimal(0)}), True, "0", "auch gar keinen"),
        (Minimum(), False, "0", "ohne Regel keiner"),
    ],
)
def test_verlangter_eigenanteil(regel: Minimum, finanzschwach: bool, anteil: str, warum: str) -> None:
    projekt = baue_vorhaben(traeger={"finanzschwach": finanzschwach})
    assert regel.verlangter_eigenanteil(projekt) == Decimal(anteil), warum


@pytest.mark.parametrize(
    ("bis", "tag", "anteil"), [("2026-12-31", "2026-12-31", "0.10"), ("2026-12-30", "2026-12-31", "0.15")]
)
def test_finanzschwach_zaehlt_am_tag_des_antrags(bis: str, tag: str, anteil: str) -> None:
    traeger: dict[str, Any] = {"finanzschwach": "ja", "merkmale_bis": {"finanzschwach": bis}}
    projekt = baue_vorhaben(traeger=traeger, tag=date.fromisoformat(tag))
    assert REGEL.verlangter_eigenanteil(projekt) == Decimal(anteil)
