from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.regelarten.satz import Satz
from tests.foerderung.bausteine import baue_vorhaben

LED = {
    "grund": "25 %", "finanzschwach": "40 %", "stelle": "§ 1",
    "klassen": [{"wenn": {"merkmale": ["adaptiv"]}, "satz": "40 %", "finanzschwach": "55 %", "stelle": "§ 2"}],
}  # fmt: skip
HAUS = {
    "grund": "5 %", "stelle": "§ 1",
    "klassen": [
        {"wenn": {"merkmale": ["eh_40"]}, "satz": "25 %", "stelle": "§ 2"},
        {"wenn": {"merkmale": ["eh_55"]}, "satz": "20 %", "stelle": "§ 2"},
    ],
    "boni": [
        {"wenn": {"merkmale": ["nh"]}, "punkte": "5 %", "stelle": "§ 3"},
        {"wenn": {"merkmale": "sersan", "eines_der_merkmale": "eh_40, eh_55"}, "punkte": "15 %", "stelle": "§ 4"},
    ],
    "hoechstsatz": "40 %",
}  # fmt: skip


@pytest.mark.parametrize(
    ("regel", "merkmale", "finanzschwach", "satz", "warum"),
    [
        (LED, [], False, "0.25", "Grundsatz"),
        (LED, [], True, "0.40", "erhöhter Satz für finanzschwache Kommunen ersetzt den Grundsatz"),
        (LED, ["adaptiv"], False, "0.40", "die Klasse ersetzt den Grundsatz"),
        (LED, ["adaptiv"], True, "0.55", "die Klasse hat ihren eigenen erhöhten Satz"),
        (HAUS, ["eh_55"], True, "0.20", "ohne erhöhten Satz ändert finanzschwach nichts"),
        (HAUS, ["eh_55", "eh_40"], False, "0.25", "die erste Klasse, die passt, entscheidet"),
        (HAUS, ["eh_55", "nh"], False, "0.25", "Bonus wird addiert: 20 + 5"),
        (HAUS, ["nh"], False, "0.10", "Bonus auch auf den Grundsatz: 5 + 5"),
        (HAUS, ["sersan"], False, "0.05", "Bonus nur mit Klasse 40 oder 55"),
        (HAUS, ["eh_55", "sersan", "nh"], False, "0.40", "20 + 5 + 15 = 40 schöpft den Höchstsatz genau aus"),
        (HAUS, ["eh_40", "sersan", "nh"], False, "0.40", "25 + 5 + 15 = 45 über dem Höchstsatz"),
    ],
)
def test_satz(regel: dict[str, Any], merkmale: list[str], finanzschwach: bool, satz: str, warum: str) -> None:
    projekt = baue_vorhaben(massnahme={"merkmale": merkmale}, traeger={"finanzschwach": finanzschwach})
    assert Satz.model_validate(regel).bestimme(projekt).wert == Decimal(satz), warum


def test_merkmal_des_traegers_zaehlt_wie_das_der_massnahme() -> None:
    projekt = baue_vorhaben(traeger={"merkmale": ["adaptiv"]})
    assert Satz.model_validate(LED).bestimme(projekt).wert == Decimal("0.40")


def test_rechenweg_nennt_grundsatz_bonus_und_hoechstsatz_mit_stelle() -> None:
    projekt = baue_vorhaben(massnahme={"merkmale": ["eh_40", "sersan"]})
    regel = Satz.model_validate(HAUS | {"hoechstsatz": "35 %"})
    assert [(zeile.text, zeile.stelle) for zeile in regel.bestimme(projekt).zeilen] == [
        ("Grundsatz 25 %", "§ 2"),
        ("Bonus 15 %", "§ 4"),
        ("Höchstsatz 35 % statt 40 %", "§ 1"),
    ]
