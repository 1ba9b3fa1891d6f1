"""An application that is later than it need be must not cost the plan its optimum."""

import pytest

from massnahmenplan.planung import Vorgaben, plane
from tests.fallbau import ansaetze, baue_fall, massnahme, programm


@pytest.mark.parametrize(
    ("sperre", "vorlauf_monate"),
    [("antrag", 18), ("keine", 6)],
)
def test_frueherer_antrag_bringt_das_geld_wenn_es_gebraucht_wird(sperre: str, vorlauf_monate: int) -> None:
    # A (led, 100,000, grant 40,000) is built in 2028; B (40,000) has to begin in 2028 too. The purse of 2028 holds
    # 100,000, so both fit only with the grant in 2028: approval in 2028 at the latest. The latest application
    # (31.12.2027 with 18 months, 31.12.2028 with 6 months) is approved on 30.06.2029, one year too late.
    fall = baue_fall(
        [
            massnahme("A", art="led", fruehester_beginn=2028, spaetestes_ende=2028),
            massnahme("B", investition_eur="40000", fruehester_beginn=2028, spaetestes_ende=2028),
        ],
        haushalt=ansaetze(["0", "100000", "0", "0"], range(2027, 2031)),
        programme=[programm("P", fristen={"startsperre": sperre, "vorlauf_monate": vorlauf_monate})],
    )
    ergebnis = plane(fall, Vorgaben(luecke=0.0))
    assert ergebnis.nachweis.zielwert == 40  # both, 10 t in 2029 and 2030 each
    (wahl,) = (wahl for schritt in ergebnis.plan.schritte for wahl in schritt.foerderung)
    assert wahl.antrag_am.isoformat() == {"antrag": "2027-06-30", "keine": "2028-06-30"}[sperre]
