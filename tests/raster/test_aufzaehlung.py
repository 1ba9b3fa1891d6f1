"""Half-years and quarters against the enumeration of all plans: seeded cases, both aims, gap 0."""

from collections import Counter
from fractions import Fraction

import pytest

from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.raster.aufzaehlung import bestes, kleiner_fall

SAATEN = range(40)


def ziel_von(saat: int) -> str:
    return "co2" if saat % 2 else "kosten"


@pytest.mark.parametrize("saat", SAATEN)
def test_findet_genau_das_optimum_der_aufzaehlung(saat: int) -> None:
    """The recomputation of each plan has been compared with the model on the way (``abgleich``)."""
    ziel = ziel_von(saat)
    bester, _ = bestes(kleiner_fall(saat), ziel)
    ergebnis = plane(Planungsfall.model_validate(kleiner_fall(saat)), Vorgaben(ziel=[ziel], luecke=0.0))
    assert abs(Fraction(ergebnis.bilanz.zielwerte[ziel]) - bester) <= Fraction(1, 10**9) * max(1, abs(bester))


def test_die_faelle_sagen_etwas() -> None:
    """Both grids, and cases in which something is done although not everything is possible."""
    raster = Counter(kleiner_fall(saat)["projekt"]["raster"] for saat in SAATEN)
    assert min(raster.values()) > 10
    assert sum(bestes(kleiner_fall(saat), ziel_von(saat))[0] != 0 for saat in SAATEN[:12]) >= 8
    assert sum(bestes(kleiner_fall(saat), "co2")[1] > 30 for saat in SAATEN[:12]) >= 8
