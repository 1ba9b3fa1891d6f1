"""Quantiles against scipy's, which shares no code with ours, and what becomes of drawn points."""

from decimal import Decimal
from math import log
from typing import Any

import pytest
from pydantic import TypeAdapter
from scipy import stats

from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse
from massnahmenplan.sensitivitaet.verteilung import Verteilung

ANTEILE = (0.0, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999, 1.0)


def bei(angaben: dict[str, Any], anteil: float) -> float:
    verteilung: Any = TypeAdapter(Verteilung).validate_python(angaben)
    return float(verteilung.bei(anteil))


@pytest.mark.parametrize(
    ("angaben", "vergleich"),
    [
        ({"art": "gleich", "von": 2, "bis": 5}, stats.uniform(2, 3)),
        ({"art": "dreieck", "von": 1, "haeufigster": 2, "bis": 5}, stats.triang(0.25, 1, 4)),
        ({"art": "dreieck", "von": 1, "haeufigster": 1, "bis": 5}, stats.triang(0, 1, 4)),
        ({"art": "dreieck", "von": 1, "haeufigster": 5, "bis": 5}, stats.triang(1, 1, 4)),
        ({"art": "normal", "mittel": 10, "streuung": 2}, stats.truncnorm(-3, 3, 10, 2)),
        ({"art": "normal", "mittel": 10, "streuung": 2, "von": 9, "bis": 15}, stats.truncnorm(-0.5, 2.5, 10, 2)),
        ({"art": "normal", "mittel": 0, "streuung": 1, "von": 1}, stats.truncnorm(1, 3)),
    ],
)
def test_quantile_wie_bei_scipy(angaben: dict[str, Any], vergleich: Any) -> None:
    for anteil in ANTEILE:
        assert bei(angaben, anteil) == pytest.approx(float(vergleich.ppf(anteil)), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("enden", "unten", "oben"), [({}, -3, 3), ({"von": "0,5", "bis": 4}, -1, 2)])
def test_lognormal_ist_normal_im_logarithmus(enden: dict[str, Any], unten: int, oben: int) -> None:
    """Median 1 and factor 2: 0.5 is one standard deviation below, 4 two above."""
    angaben = {"art": "lognormal", "median": 1, "streufaktor": 2, **enden}
    for anteil in ANTEILE:
        erwartet = float(stats.truncnorm(unten, oben).ppf(anteil))
        assert log(bei(angaben, anteil)) / log(2) == pytest.approx(erwartet, abs=1e-9)


def groesse(**angaben: Any) -> Stellgroesse:
    return Stellgroesse.model_validate({"id": "x", "art": "diskontsatz", **angaben})


def test_gewichte_teilen_die_punkte_auf() -> None:
    """60, 30 and 10 %: the borders are at 0.6 and 0.9."""
    dreierlei = groesse(werte=[1, 2, 3], gewichte=["60 %", "30 %", "10 %"])
    gezogen = [dreierlei.wert_bei(anteil) for anteil in (0, 0.599, 0.6, 0.899, 0.9, 1)]
    assert gezogen == [Decimal(zahl) for zahl in (1, 1, 2, 2, 3, 3)]


def test_spanne_mit_schritten_hat_gleich_wahrscheinliche_stufen() -> None:
    """1.0, 1.5, 2.0: a third of the points each; a step that does not end at ``bis`` stops before it."""
    stufen = groesse(von=1, bis="2,2", schrittweite="0,5")
    assert stufen.einzelwerte == (Decimal(1), Decimal("1.5"), Decimal(2))
    assert [stufen.wert_bei((i + 0.5) / 6) for i in range(6)] == [
        Decimal(z) for z in ("1", "1", "1.5", "1.5", "2", "2")
    ]


def test_jahre_gehen_in_ganzen_schritten() -> None:
    jahre = Stellgroesse.model_validate({"id": "x", "art": "beginn", "fuer": "led", "von": 2028, "bis": 2030})
    assert jahre.stufen(Decimal("0.05")) == (2028, 2029, 2030)
    normal = {"art": "normal", "mittel": 2030, "streuung": 2}
    gezogen = Stellgroesse.model_validate({"id": "x", "art": "beginn", "fuer": "led", "verteilung": normal})
    assert [gezogen.wert_bei(anteil) for anteil in (0, 0.5, 1)] == [2024, 2030, 2036]


@pytest.mark.parametrize(
    ("von", "bis", "anteil", "erwartet"),
    [
        (0, 1, 1 / 3, "0.333333"),
        (0, 3_000_000, 1 / 3, "1000000"),
        (0, 2_000_000, 1 / 3, "666667"),
        (0, "0,00003", 1 / 3, "0.00001"),
        (-2, 0, 0.25, "-1.5"),
        (0, 1, 0.0, "0"),
    ],
)
def test_gezogene_werte_haben_sechs_ziffern(von: Any, bis: Any, anteil: float, erwartet: str) -> None:
    """Written without exponent, so that tables and files say the same."""
    gezogen = groesse(von=von, bis=bis).wert_bei(anteil)
    assert isinstance(gezogen, Decimal)
    assert f"{gezogen:f}" == erwartet
