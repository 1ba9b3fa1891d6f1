from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.regelarten.netzgroesse import Netzgroesse

GEBAEUDENETZ = {
    "gebaeude_mindestens": 2,
    "gebaeude_hoechstens": 16,
    "wohneinheiten_hoechstens": 100,
    "stelle": "5.3 g",
}
WAERMENETZ = {
    "netz_ab_gebaeude": 2, "gebaeude_mindestens": 17, "wohneinheiten_mindestens": 101, "mindestens": "eines",
    "stelle": "BEW",
}  # fmt: skip
BEIDES = {"gebaeude_mindestens": 17, "wohneinheiten_mindestens": 101, "stelle": "§"}


@pytest.mark.parametrize(
    ("gebaeude", "wohneinheiten", "gebaeudenetz", "waermenetz", "warum"),
    [
        (14, 86, True, False, "klein genug für die BEG (Fall F24)"),
        (16, 100, True, False, "beide Obergrenzen genau erreicht (Fall F24)"),
        (17, 60, False, True, "ein Gebäude mehr (Fall F24)"),
        (15, 104, False, True, "zu viele Wohneinheiten (Fall F24)"),
        (16, 101, False, True, "eine Wohneinheit mehr"),
        (2, 2, True, False, "das kleinste Netz"),
        (1, 8, False, False, "ein Gebäude ist kein Netz (Fall F24)"),
        (1, 150, False, False, "auch nicht mit vielen Wohneinheiten"),
        (2, 101, False, True, "zwei große Häuser"),
        (0, 0, False, False, "noch niemand angeschlossen"),
        (17, 0, False, True, "nur Nichtwohngebäude"),
    ],
)
def test_netzgroesse(gebaeude: int, wohneinheiten: int, gebaeudenetz: bool, waermenetz: bool, warum: str) -> None:
    assert Netzgroesse.model_validate(GEBAEUDENETZ).erfuellt(gebaeude, wohneinheiten) is gebaeudenetz, warum
    assert Netzgroesse.model_validate(WAERMENETZ).erfuellt(gebaeude, wohneinheiten) is waermenetz, warum


@pytest.mark.parametrize(
    ("gebaeude", "wohneinheiten", "erfuellt"), [(17, 101, True), (16, 101, False), (17, 100, False)]
)
def test_beide_untergrenzen(gebaeude: int, wohneinheiten: int, erfuellt: bool) -> None:
    assert Netzgroesse.model_validate(BEIDES).erfuellt(gebaeude, wohneinheiten) is erfuellt


def test_obere_und_untere_schranke_duerfen_gleich_sein() -> None:
    regel = Netzgroesse.model_validate({"gebaeude_mindestens": 2, "gebaeude_hoechstens": 2, "stelle": "§"})
    assert [regel.erfuellt(gebaeude, 0) for gebaeude in (1, 2, 3)] == [False, True, False]


@pytest.mark.parametrize(
    ("regel", "text"),
    [
        (GEBAEUDENETZ, "mindestens 2 Gebäude, höchstens 16 Gebäude und 100 Wohneinheiten"),
        (WAERMENETZ, "Netz ab 2 Gebäuden, mindestens 17 Gebäude oder 101 Wohneinheiten"),
        (BEIDES, "mindestens 17 Gebäude und 101 Wohneinheiten"),
        ({"wohneinheiten_mindestens": 1, "stelle": "§"}, "mindestens 1 Wohneinheit"),
    ],
)
def test_in_worten(regel: dict[str, Any], text: str) -> None:
    assert Netzgroesse.model_validate(regel).beschreibe() == text


@pytest.mark.parametrize(
    ("regel", "fehler"),
    [
        ({}, "mindestens eine Schranke"),
        ({"gebaeude_mindestens": 17, "gebaeude_hoechstens": 16}, "liegt über der oberen"),
        ({"wohneinheiten_mindestens": 101, "wohneinheiten_hoechstens": 100}, "liegt über der oberen"),
        ({"gebaeude_mindestens": 0}, "gebaeude_mindestens"),
    ],
)
def test_unerfuellbare_schranken_sind_ein_fehler(regel: dict[str, Any], fehler: str) -> None:
    with pytest.raises(ValidationError, match=fehler):
        Netzgroesse.model_validate(regel | {"stelle": "§"})
