"""A plan of another case as a start: the same decisions where there are such options, the nearest otherwise."""

from dataclasses import replace
from datetime import date

from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.aufbereitung.start import start_von
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, falldaten, massnahme, programm

FALL = Planungsfall.model_validate(
    falldaten(
        [massnahme("a", art="led"), massnahme("b", investition_eur="50000")],
        programme=[programm("zuschuss")],
        haushalt=ansaetze("60000", range(2027, 2031)),
    )
)


def test_der_eigene_plan_ist_sein_eigener_start() -> None:
    plan = plane(FALL, Vorgaben(("co2",))).plan
    assert plan.schritte
    aufbereitung = bereite_auf(FALL, "co2")
    gewaehlt = [aufbereitung.optionen[nummer] for (_, nummer) in start_von(aufbereitung, plan)]
    assert {(o.massnahme, o.beginn, tuple(a.wahl for a in o.paket.antraege)) for o in gewaehlt} == {
        (s.massnahme, s.beginn, s.foerderung) for s in plan.schritte
    }


def test_andere_foerderung_gibt_die_mit_dem_meisten_geld_und_fremdes_faellt_weg() -> None:
    aufbereitung = bereite_auf(FALL, "co2")
    fremd = plane(FALL, Vorgaben(("co2",))).plan.schritt("a")
    assert fremd is not None
    antrag = replace(fremd.foerderung[0], antrag_am=date(1999, 1, 1))
    schritte = (replace(fremd, foerderung=(antrag,)), Planschritt("b", "gibt_es_nicht", 2027))
    (((art, nummer), wert),) = start_von(aufbereitung, Plan(schritte)).items()
    option = aufbereitung.optionen[nummer]
    assert (art, wert, option.massnahme, option.beginn) == ("x", 1.0, "a", fremd.beginn)
    assert option.paket.antraege


def test_ein_anfang_aendert_nicht_was_bewiesen_ist() -> None:
    leer = plane(FALL, Vorgaben(("co2",), luecke=0.0), anfang=Plan(()))
    ohne = plane(FALL, Vorgaben(("co2",), luecke=0.0))
    assert (leer.nachweis.zielwert, leer.nachweis.status) == (ohne.nachweis.zielwert, ohne.nachweis.status)
