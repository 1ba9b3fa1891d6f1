"""Groups: what belongs together, and what no set of measures can do."""

from decimal import Decimal
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from massnahmenplan.planungsfall import Planungsfall
from tests.wirkung.haeuser import (
    ANSCHLUSS,
    DACH,
    FENSTER,
    NETZROHRE,
    NETZWAERMEPUMPE,
    PUMPE,
    SOLARSTROM,
    WAND,
    fall_mit,
    rund,
    tat,
)

ALLES = (
    tat("wand", WAND),
    tat("fenster", FENSTER),
    tat("dach", DACH),
    tat("pumpe", PUMPE),
    tat("solar", SOLARSTROM),
    tat("sparen", {"art": "stromeinsparung", "strom_kwh_a": 8_000}),
    tat("netzpumpe", NETZWAERMEPUMPE, "netz"),
    tat("rohre", NETZROHRE, "netz"),
)
"""Eight measures in one group: the building hangs on the network."""
AM_NETZ = {"waermetraeger": None, "waermenetz": "netz", "nutzungsgrad": 1}
JAHR = 2028


def gruppe(fall: Planungsfall, kennung: str = "objekt:haus") -> Any:
    return next(g for g in fall.wirkungsgruppen if g.id == kennung)


def basis(*massnahmen: str) -> dict[str, str]:
    return dict.fromkeys(massnahmen, "basis")


def test_wand_fenster_waermepumpe_und_gruenes_netz_von_hand() -> None:
    """2027: 150,000 kWh of gas at 250 g and 20,000 of electricity at 400 g: 37.5 + 8 = 45.5 t today."""
    fall = fall_mit(
        tat("wand", WAND), tat("fenster", FENSTER), tat("pumpe", PUMPE), tat("netzpumpe", NETZWAERMEPUMPE, "netz")
    )
    hier = gruppe(fall)
    assert hier.stand({}, 2027).emission_t == Decimal("45.5")
    # wall: 60,000 + 20,000 of heat: 100,000 kWh of gas, 25 t; windows: 125,000 kWh of gas, 31.25 t
    assert hier.minderung_t(basis("wand"), 2027) == Decimal("12.5")
    assert hier.minderung_t(basis("fenster"), 2027) == Decimal("6.25")
    # pump: 48,000 kWh of electricity, 19.2 t instead of 37.5; in 2030 4.8 t
    assert hier.minderung_t(basis("pumpe"), 2027) == Decimal("18.3")
    assert hier.minderung_t(basis("pumpe"), 2030) == Decimal("32.7")
    # all: 1 - 0.4 - 0.2 = 0.4 of 100,000, and 20,000; effort 0.4 - 0.15 x 0.6 / 0.5 = 0.22: 13,200 kWh, 5.28 t
    assert hier.minderung_t(basis("wand", "fenster", "pumpe"), 2027) == Decimal("32.22")
    # 37.05 t one by one: the network does nothing to a building that it does not feed
    assert sum(hier.minderung_t(basis(m), 2027) for m in ("wand", "fenster", "pumpe")) == Decimal("37.05")
    assert "netzpumpe" not in hier.physik


def test_das_netz_wirkt_auf_jedes_gebaeude_das_es_speist_oder_speisen_kann() -> None:
    zweites = {"id": "zweites", "name": "Zweites", "art": "wohngebaeude", **AM_NETZ, "heizwaerme_kwh_a": 50_000}
    fall = fall_mit(
        tat("anschluss", ANSCHLUSS),
        tat("netzpumpe", NETZWAERMEPUMPE, "netz", kostentraeger="stadt"),
        netz={"sonstiger_absatz_kwh_a": 1_000_000},
        weitere_objekte=[zweites],
    )
    assert {g.id: sorted(g.physik) for g in fall.wirkungsgruppen} == {
        "objekt:haus": ["anschluss", "netzpumpe"],
        "objekt:netz": ["netzpumpe"],
        "objekt:zweites": ["netzpumpe"],
    }
    # 200 -> 162.5 g: nothing for the house alone, 120,000 kWh once it is connected (37.5 - 24 + 4.5 t)
    assert gruppe(fall).minderung_t(basis("netzpumpe"), 2027) == 0
    assert gruppe(fall).minderung_t(basis("anschluss"), 2027) == Decimal("13.5")
    assert gruppe(fall).minderung_t(basis("anschluss", "netzpumpe"), 2027) == Decimal("18")
    assert gruppe(fall, "objekt:zweites").minderung_t(basis("netzpumpe"), 2027) == Decimal("1.875")
    assert gruppe(fall, "objekt:netz").minderung_t(basis("netzpumpe"), 2027) == Decimal("37.5")


def test_geld_und_endenergie() -> None:
    stand = gruppe(fall_mit(tat("pumpe", PUMPE))).stand({}, 2027)
    assert (stand.kosten_eur, stand.endenergie_kwh) == (21_000, {"gas": 150_000, "strom": 20_000})
    danach = gruppe(fall_mit(tat("pumpe", PUMPE))).stand(basis("pumpe"), 2027)
    assert (danach.kosten_eur, danach.endenergie_kwh) == (20_400, {"strom": 68_000})
    am_netz = gruppe(fall_mit(tat("wand", WAND), haus=AM_NETZ)).stand({}, 2027)
    assert am_netz.endenergie_kwh == {"nahwaerme": 120_000, "strom": 20_000}


def test_verkehr_steht_fuer_sich() -> None:
    rad = {"art": "mobilitaet", "fahrleistung_km_a": 10_000, "emission_alt_g_km": 160}
    fall = fall_mit(tat("rad", rad, None), tat("beides", [WAND, rad]))
    assert [g.id for g in fall.wirkungsgruppen] == ["objekt:haus", "massnahme:beides", "massnahme:rad"]
    assert gruppe(fall, "massnahme:rad").minderung_t(basis("rad"), 2027) == Decimal("1.6")


haeuser = st.fixed_dictionaries(
    {
        "heizwaerme_kwh_a": st.integers(1, 500_000),
        "warmwasser_kwh_a": st.integers(0, 100_000),
        "strom_kwh_a": st.integers(0, 100_000),
        "nutzungsgrad": st.decimals("0.5", "4", places=2),
        "lueftung_w_k": st.integers(0, 500),
        "u_wert_w_m2k": st.fixed_dictionaries(
            {t: st.decimals("0.3", "4", places=1) for t in ("wand", "fenster", "dach")}
        ),
    }
)


@given(haus=haeuser, am_netz=st.booleans(), verlust=st.decimals("0.15", "0.5", places=2))
@settings(max_examples=25, deadline=None)
def test_kein_gebaeude_spart_mehr_als_es_ausstoesst_oder_verbraucht(
    haus: dict[str, Any], am_netz: bool, verlust: Decimal
) -> None:
    """Whatever is done at once: no emission, no carrier and no cost falls below zero (without feed-in)."""
    fall = fall_mit(*ALLES, haus={**haus, **(AM_NETZ if am_netz else {})}, netz={"netzverlust_anteil": verlust})
    hier = gruppe(fall)
    heute = hier.stand({}, JAHR)
    for menge in (*combinations(hier.physik, 2), *combinations(hier.physik, 4), tuple(hier.physik)):
        stand = hier.stand(basis(*menge), JAHR)
        assert stand.emission_t >= 0
        assert stand.kosten_eur >= 0
        assert min(stand.endenergie_kwh.values(), default=Decimal(0)) >= 0
        assert hier.minderung_t(basis(*menge), JAHR) <= heute.emission_t


@given(haus=haeuser, gewaehlt=st.sets(st.sampled_from(["fenster", "dach", "pumpe", "solar"])))
@settings(max_examples=40, deadline=None)
def test_mehr_daemmung_braucht_nie_mehr_energie(haus: dict[str, Any], gewaehlt: set[str]) -> None:
    hier = gruppe(fall_mit(*ALLES[:5], haus=haus))
    ohne, mit = hier.stand(basis(*gewaehlt), JAHR), hier.stand(basis(*gewaehlt, "wand"), JAHR)
    assert rund(mit.emission_t) <= rund(ohne.emission_t)
    assert rund(sum(mit.endenergie_kwh.values(), Decimal(0))) <= rund(
        sum(ohne.endenergie_kwh.values(), Decimal(0))
    )


def test_netz_ist_mit_jedem_umbau_sauberer() -> None:
    hier = gruppe(fall_mit(*ALLES, haus=AM_NETZ))
    emission = [
        hier.stand(basis(*m), JAHR).emission_t for m in ((), ("rohre",), ("netzpumpe",), ("netzpumpe", "rohre"))
    ]
    assert emission == sorted(emission, reverse=True)
    # 120,000 kWh at 200 g x 0.8 / 0.9, and 20,000 of electricity at 400 g
    assert rund(hier.stand(basis("rohre"), 2027).emission_t) == rund(Decimal("24") * 8 / 9 + 8)
