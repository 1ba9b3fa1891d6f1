"""Figures for machines: one rounding, no sign without a number; the green of every format."""

import math
from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan.bericht import farben, html, pdf
from massnahmenplan.bericht.stellen import als_float, gerundet


@pytest.mark.parametrize("wert", ["0", "-0", "-0.0000001", "-1E-9"])
def test_null_hat_kein_vorzeichen(wert: str) -> None:
    zahl = als_float(Decimal(wert))
    assert zahl == 0
    assert math.copysign(1, zahl) == 1
    assert str(gerundet(Decimal(wert))) == "0.000"


def test_halbe_werden_in_json_und_tabelle_gleich_gerundet() -> None:
    assert als_float(Decimal("0.0005"), 3) == 0.001
    assert als_float(Decimal("-2.5"), 0) == -3
    assert str(gerundet(Decimal("0.0005"))) == "0.001"
    assert als_float(None) is None
    assert gerundet(None) is None


@pytest.mark.parametrize("vorlage", [(html, "vorlagen/seite.css"), (pdf, "vorlage.typ")])
def test_vorlagen_haben_das_gruen_aller_formate(vorlage) -> None:
    paket, name = vorlage
    assert farben.GRUEN in (Path(paket.__file__).parent / name).read_text(encoding="utf-8")
