from decimal import Decimal

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.regelarten.steuer import Steuer

# § 35c EStG: 7 + 7 + 6 % über drei Jahre, höchstens 14.000, 14.000 und 12.000 €
REGEL = Steuer.model_validate(
    {
        "jahre": [
            {"anteil": "7 %", "hoechstens_eur": 14_000},
            {"anteil": "7 %", "hoechstens_eur": 14_000},
            {"anteil": "6 %", "hoechstens_eur": 12_000},
        ],
        "stelle": "§ 35c",
    }
)


@pytest.mark.parametrize(
    ("kosten", "raten", "anteilig", "warum"),
    [
        ("60000", ["4200", "4200", "3600"], True, "Fall F13"),
        ("0", ["0", "0", "0"], True, "nichts von nichts"),
        ("200000", ["14000", "14000", "12000"], True, "alle Höchstbeträge genau ausgeschöpft: 40.000"),
        ("200000.15", ["14000", "14000", "12000"], False, "14.000,0105 wird begrenzt"),
        ("300000", ["14000", "14000", "12000"], False, "darüber nichts mehr"),
        ("100.50", ["7.04", "7.04", "6.03"], True, "7,035 wird aufgerundet"),
    ],
)
def test_raten(kosten: str, raten: list[str], anteilig: bool, warum: str) -> None:
    betraege, zeilen = REGEL.raten(Decimal(kosten))
    assert betraege == tuple(Decimal(rate) for rate in raten), warum
    assert tuple(zeile.betrag_eur for zeile in zeilen) == betraege
    assert REGEL.ist_anteilig(Decimal(kosten)) is anteilig, warum


def test_satz_ist_die_summe_der_jahre() -> None:
    assert REGEL.satz == Decimal("0.20")


def test_zeilen_nennen_jahr_anteil_und_hoechstbetrag() -> None:
    assert [zeile.text for zeile in REGEL.raten(Decimal(60_000))[1]] == [
        "1. Jahr: 7 % von 60.000 €", "2. Jahr: 7 % von 60.000 €", "3. Jahr: 6 % von 60.000 €"
    ]  # fmt: skip
    assert REGEL.raten(Decimal(300_000))[1][0].text == "1. Jahr: 7 % von 300.000 €, Höchstbetrag"


def test_ohne_jahre_gibt_es_keine_ermaessigung() -> None:
    with pytest.raises(ValidationError):
        Steuer.model_validate({"jahre": [], "stelle": "§"})
