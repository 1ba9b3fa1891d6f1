"""Of several equally good days of application the plan takes the latest."""

from massnahmenplan.planung import Vorgaben, plane
from tests.fallbau import baue_fall, massnahme, programm


def test_ohne_not_wird_nicht_frueher_beantragt() -> None:
    # a shut-off makes every year an option of its own; the shutting measure is not in the plan, so all are equal
    # and the last day before building counts
    sperre = {"massnahmenarten": ["anschlusszwang"], "stelle": "1"}
    fall = baue_fall(
        [
            massnahme("heizung", art="led", objekt="haus", pflicht="ja", fruehester_beginn=2029),
            massnahme("satzung", art="anschlusszwang", objekt="haus", investition_eur=1000000, co2_t_a=0),
        ],
        objekte=[{"id": "haus", "name": "Haus", "art": "wohngebaeude"}],
        programme=[programm("p", sperren=[sperre])],
        projekt={"ende": 2029},
    )
    for ziel in ("kosten", "co2"):
        ergebnis = plane(fall, Vorgaben(ziel=[ziel], luecke=0.0))
        (wahl,) = ergebnis.plan.schritt("heizung").foerderung  # type: ignore[union-attr]
        assert wahl.antrag_am.isoformat() == "2028-12-31"
        assert ergebnis.bilanz.massnahme("heizung").antraege[0].antrag_am == wahl.antrag_am  # type: ignore[union-attr]


def test_wo_der_tag_zaehlt_bleibt_er() -> None:
    # the statute has to be in force at the end of 2027: the application must not be later
    sperre = {"massnahmenarten": ["anschlusszwang"], "stelle": "1"}
    fall = baue_fall(
        [
            massnahme("heizung", art="led", objekt="haus", pflicht="ja", fruehester_beginn=2029),
            massnahme("satzung", art="anschlusszwang", objekt="haus", pflicht="ja", spaetestes_ende=2027),
        ],
        objekte=[{"id": "haus", "name": "Haus", "art": "wohngebaeude"}],
        programme=[programm("p", sperren=[sperre])],
        projekt={"ende": 2029},
    )
    (wahl,) = plane(fall, Vorgaben(ziel=["kosten"], luecke=0.0)).plan.schritt("heizung").foerderung  # type: ignore[union-attr]
    assert wahl.antrag_am.isoformat() == "2027-12-31"
