"""The effect of one measure by itself, by hand."""

from decimal import Decimal

import pytest

from massnahmenplan.begriffe.jahreswerte import Jahreswerte
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.wirkung.einzelwirkung import ersparnis_eur, minderung_t, wirkungsanteil
from tests.fallbau import massnahme

FAKTOREN = {
    "strom": Jahreswerte.model_validate({2027: 400, 2031: 200}),
    "gas": Jahreswerte.model_validate(201),
}
PREISE = {"strom": Jahreswerte.model_validate({2027: 30, 2029: 40})}


def baue(**felder: object) -> Massnahme:
    return Massnahme.model_validate(massnahme("A", **felder))


def test_genannte_tonnen_gelten_jedes_jahr() -> None:
    assert [minderung_t(baue(co2_t_a="12,5"), jahr, {}) for jahr in (2027, 2045)] == [Decimal("12.5")] * 2


def test_energie_mal_faktor_des_jahres() -> None:
    # A heat pump: 100,000 kWh gas saved, 30,000 kWh electricity more: 20.1 t - 30,000 · 300 g = 20.1 - 9 in 2029
    pumpe = baue(endenergie_kwh_a={"gas": 100_000, "strom": -30_000})
    assert minderung_t(pumpe, 2029, FAKTOREN) == Decimal("11.1")
    assert minderung_t(pumpe, 2031, FAKTOREN) == Decimal("14.1")


def test_ersparnis_mit_preis_des_jahres_auf_den_cent() -> None:
    # 333 kWh · 35 ct = 116.55; one kWh · 35 ct = 0.35; gas has no price and counts nothing
    assert ersparnis_eur(baue(endenergie_kwh_a={"strom": 333, "gas": 5}), 2028, PREISE) == Decimal("116.55")
    assert ersparnis_eur(baue(endenergie_kwh_a={"strom": "0.1"}), 2028, PREISE) == Decimal("0.04")  # 0.035
    assert ersparnis_eur(baue(endenergie_kwh_a={"strom": -10}), 2028, PREISE) == Decimal("-3.50")
    assert ersparnis_eur(baue(), 2028, PREISE) == 0


@pytest.mark.parametrize(
    ("felder", "anteile"),
    [
        # Begun in 2027; shares of 2026 … 2032.
        ({}, [0, 0, 1, 1, 1, 1, 1]),
        ({"dauer_planung": 1, "dauer_bau": 2}, [0, 0, 0, 0, 1, 1, 1]),
        ({"nutzungsdauer_a": 2}, [0, 0, 1, 1, 0, 0, 0]),
        ({"dauer_bau": 4, "hochlauf": True}, [0, 0, "0.25", "0.5", "0.75", 1, 1]),
        ({"dauer_planung": 1, "dauer_bau": 1, "hochlauf": True}, [0, 0, "0.5", 1, 1, 1, 1]),
        ({"dauer_bau": 2, "hochlauf": True, "nutzungsdauer_a": 1}, [0, 0, "0.5", 1, 0, 0, 0]),
        ({"hochlauf": True}, [0, 0, 1, 1, 1, 1, 1]),  # one year: 0/1, then all
    ],
)
def test_wirkungsanteil(felder: dict[str, object], anteile: list[object]) -> None:
    eine = baue(**felder)
    assert [wirkungsanteil(eine, 2027, jahr) for jahr in range(2026, 2033)] == [Decimal(str(a)) for a in anteile]
