"""Half-years and quarters against the enumeration of all plans: seeded cases, both aims, gap 0."""

from collections import Counter
from fractions import Fraction
from functools import cache

import pytest

from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.raster.aufzaehlung import bestes, kleiner_fall

SAATEN = range(24)


def ziel_von(saat: int) -> str:
    return "co2" if saat % 2 else "kosten"


@cache
def aufgezaehlt(saat: int) -> tuple[Fraction, int]:
    return bestes(kleiner_fall(saat), ziel_von(saat))


@pytest.mark.parametrize("saat", SAATEN)
def test_findet_genau_das_optimum_der_aufzaehlung(saat: int) -> None:
    """The recomputation of each plan has been compared with the model on the way (``abgleich``)."""
    ziel, (bester, _) = ziel_von(saat), aufgezaehlt(saat)
    ergebnis = plane(Planungsfall.model_validate(kleiner_fall(saat)), Vorgaben(ziel=[ziel], luecke=0.0))
    assert abs(Fraction(ergebnis.bilanz.zielwerte[ziel]) - bester) <= Fraction(1, 10**9) * max(1, abs(bester))


def test_die_faelle_sagen_etwas() -> None:
    """Both grids, cases in which something is done, and many plans to choose from."""
    raster = Counter(kleiner_fall(saat)["projekt"]["raster"] for saat in SAATEN)
    assert min(raster.values()) > 6
    assert sum(aufgezaehlt(saat)[0] != 0 for saat in SAATEN[:10]) >= 6
    assert sum(aufgezaehlt(saat)[1] > 30 for saat in SAATEN[:10]) >= 6
