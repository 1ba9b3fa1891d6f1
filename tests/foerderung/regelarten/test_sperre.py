from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.regelarten.sperre import Sperre


@pytest.mark.parametrize(
    ("regel", "wo", "warum"),
    [
        ({}, "objekt", "ohne Angabe am selben Objekt"),
        ({"wo": "objekt"}, "objekt", "frühere Anlage am selben Gebäude"),
        ({"wo": "gebiet"}, "gebiet", "Anschlusszwang in einem Gebiet"),
    ],
)
def test_wo_eine_sperre_gilt(regel: dict[str, Any], wo: str, warum: str) -> None:
    sperre = Sperre.model_validate({"massnahmenarten": "waermepumpe, netzanschluss", "stelle": "8.3.3"} | regel)
    assert sperre.wo == wo, warum
    assert sperre.massnahmenarten == ("waermepumpe", "netzanschluss")


@pytest.mark.parametrize(
    ("regel", "fehler"),
    [
        ({"massnahmenarten": []}, "massnahmenarten"),
        ({"massnahmenarten": "a", "wo": "stadt"}, "wo"),
        ({"wo": "objekt"}, "massnahmenarten"),
    ],
)
def test_eine_sperre_nennt_was_sperrt(regel: dict[str, Any], fehler: str) -> None:
    with pytest.raises(ValidationError, match=fehler):
        Sperre.model_validate(regel | {"stelle": "§"})
