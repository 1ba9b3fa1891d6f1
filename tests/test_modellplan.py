"""Limits of one's own in the model: the plan keeps them, is recounted, and says that they are not the case's."""

from typing import Any

import pyomo.environ as pyo
import pytest

import massnahmenplan as mp
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, UnerfuellbarFehler
from massnahmenplan.planung import plane
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, massnahme

GENAU = Vorgaben(luecke=0.0)


def zwei_zur_wahl() -> mp.Planungsfall:
    """A brings 10 t, B 12 t a year for 100,000 each; there is money for one of them, in 2027."""
    haushalt = ansaetze(["100000", "0", "0", "0"], range(2027, 2031))
    return baue_fall([massnahme("A"), massnahme("B", co2_t_a=12)], haushalt=haushalt)


def beginne(ergebnis: mp.Ergebnis) -> dict[str, int]:
    return {schritt.massnahme: schritt.beginn for schritt in ergebnis.plan.schritte}


def test_ohne_eigene_grenze_ist_es_der_plan_des_falls() -> None:
    ergebnis, wie_immer = mp.plane_modell(mp.baue_modell(zwei_zur_wahl()), GENAU), plane(zwei_zur_wahl(), GENAU)
    assert beginne(ergebnis) == beginne(wie_immer)
    assert ergebnis.nachweis.zielwert == wie_immer.nachweis.zielwert
    assert ergebnis.nachweis.schranke == wie_immer.nachweis.schranke
    assert ergebnis.bilanz == wie_immer.bilanz


def test_eigene_grenze_gilt_und_steht_unter_den_annahmen() -> None:
    modell = mp.baue_modell(zwei_zur_wahl())
    von_b = [o for o, option in enumerate(modell.optionen) if option.massnahme == "B"]
    modell.ohne_b = pyo.Constraint(expr=sum(modell.x[o] for o in von_b) == 0)
    ergebnis = mp.plane_modell(modell, GENAU)
    assert beginne(ergebnis) == {"A": 2027}
    assert ergebnis.nachweis.zielwert == 30  # built in 2027, 10 t in each of 2028, 2029, 2030
    assert ergebnis.nachweis.schranke == pytest.approx(30)
    assert ergebnis.annahmen[0].endswith("hinzugefügt sind: ohne_b.")
    assert len(mp.plane_modell(mp.baue_modell(zwei_zur_wahl()), GENAU).annahmen) == len(ergebnis.annahmen) - 1


def test_unmoegliche_eigene_grenze_wird_genannt() -> None:
    modell = mp.baue_modell(zwei_zur_wahl())
    modell.beide = pyo.Constraint(expr=sum(modell.x.values()) >= 2)
    with pytest.raises(UnerfuellbarFehler) as gefangen:
        mp.plane_modell(modell, GENAU)
    assert gefangen.value.gruende == ("Kein Plan hält auch die eigenen Grenzen ein: beide.",)


def test_grenze_des_falls_laesst_sich_nicht_abschalten() -> None:
    modell = mp.baue_modell(zwei_zur_wahl())
    modell.haushalt_reicht.deactivate()
    with pytest.raises(AbweichungsFehler, match="Haushalt"):
        mp.plane_modell(modell, GENAU)


def test_ziel_ist_das_des_modells() -> None:
    ergebnis = mp.plane_modell(mp.baue_modell(zwei_zur_wahl(), "kosten"), Vorgaben(ziel=["co2"], luecke=0.0))
    assert (ergebnis.nachweis.ziel, beginne(ergebnis)) == ("kosten", {})  # they save nothing, so none is cheapest


def optionen_von(modell: Any, kennung: str) -> list[int]:
    return [o for o, option in enumerate(modell.optionen) if option.massnahme == kennung]


def test_festgehaltenes_steht_im_plan() -> None:
    """A fixed variable is no column of the problem: before, A was missing in the plan that has to have it."""
    modell = mp.baue_modell(zwei_zur_wahl())
    (feste, *_), unten = optionen_von(modell, "A"), modell.x[0].lb
    modell.x[feste].fix(1)
    ergebnis = mp.plane_modell(modell, GENAU)
    assert beginne(ergebnis) == {"A": 2027}
    assert ergebnis.annahmen[0].endswith("festgehalten: x[0] = 1 (A, Beginn 2027).")
    assert (modell.x[feste].fixed, modell.x[feste].value, modell.x[0].lb) == (
        True,
        1,
        unten,
    )  # as it was handed in


def _eng(modell: Any) -> None:
    modell.x[optionen_von(modell, "B")[0]].setub(0)


def _weit(modell: Any) -> None:
    modell.haushalt_reicht[0, 3].deactivate()


def _anders(modell: Any) -> None:
    grenze = next(iter(modell.hoechstens_eine_option.values()))
    grenze.set_value(sum(modell.x[o] for o in optionen_von(modell, "A")) <= 0)


@pytest.mark.parametrize(
    ("aendere", "satz"),
    [
        (_eng, "Im Modell sind Variablen anders begrenzt als im Fall: x[4]."),
        (_weit, "Im Modell sind Grenzen des Falls abgeschaltet: haushalt_reicht."),
        (_anders, "Im Modell sagen Grenzen etwas anderes als im Fall: hoechstens_eine_option."),
    ],
)
def test_was_am_modell_anders_ist_wird_genannt(aendere: Any, satz: str) -> None:
    modell = mp.baue_modell(zwei_zur_wahl())
    aendere(modell)
    ergebnis = mp.plane_modell(modell, GENAU)
    assert ergebnis.nachweis.abwandlungen == (satz,) == ergebnis.annahmen[:1]


def test_abweichung_nennt_was_am_modell_anders_ist() -> None:
    """A choice that may be half is none that the recount knows."""
    modell = mp.baue_modell(zwei_zur_wahl())
    modell.x[optionen_von(modell, "B")[0]].domain = pyo.UnitInterval
    with pytest.raises(AbweichungsFehler, match=r"anders begrenzt als im Fall: x\[4\]"):
        mp.plane_modell(modell, GENAU)


def test_viele_werden_gezaehlt() -> None:
    modell = mp.baue_modell(zwei_zur_wahl())
    for option in range(8):
        modell.x[option].fix(0)
    ergebnis = mp.plane_modell(modell, GENAU)
    assert (beginne(ergebnis), ergebnis.annahmen[0].endswith("x[5] = 0 (B, Beginn 2028), 2 weitere.")) == (
        {},
        True,
    )


def test_anderes_ziel_wird_abgelehnt() -> None:
    """Bound and gap would be those of another aim: the number of measures as tonnes."""
    modell = mp.baue_modell(zwei_zur_wahl())
    modell.meins = pyo.Objective(expr=sum(modell.x.values()), sense=pyo.minimize)
    with pytest.raises(mp.EingabeFehler, match="E266"):
        mp.plane_modell(modell, GENAU)  # two aims
    for ziel in modell.component_objects(pyo.Objective):
        ziel.deactivate()
    modell.meins.activate()
    with pytest.raises(mp.EingabeFehler, match="hat nicht mehr das Ziel co2"):
        mp.plane_modell(modell, GENAU)


def test_was_sich_nicht_rechnen_laesst_wird_auf_deutsch_abgelehnt() -> None:
    modell = mp.baue_modell(zwei_zur_wahl())
    modell.x[0].fix()
    with pytest.raises(mp.EingabeFehler, match=r"E266.*ohne ihren Wert zu nennen: x\[0\]"):
        mp.plane_modell(modell, GENAU)
    modell.x[0].unfix()
    modell.produkt = pyo.Constraint(expr=modell.x[0] * modell.x[4] <= 0)
    with pytest.raises(mp.EingabeFehler, match=r"E266.*nicht mehr linear: produkt"):
        mp.plane_modell(modell, GENAU)


def _im_ziel(modell: Any, glied: Any) -> None:
    ziel = next(modell.component_objects(pyo.Objective))
    ziel.set_value(ziel.expr + glied)


def _sos(modell: Any) -> None:
    modell.auswahl = pyo.SOSConstraint(var=modell.x, sos=1)


def _durch_null(modell: Any) -> None:
    modell.null = pyo.Param(initialize=0.0, mutable=True)
    modell.bruch = pyo.Constraint(expr=modell.x[0] / modell.null <= 2)


@pytest.mark.parametrize(
    ("aendere", "satz"),
    [
        (lambda modell: _im_ziel(modell, modell.x[0] * modell.x[4]), "nicht mehr linear: zielfunktion"),
        (lambda modell: _im_ziel(modell, pyo.exp(modell.x[0])), "nicht mehr linear: zielfunktion"),
        (_sos, "nicht rechnen kann: .*auswahl"),
        (_durch_null, "nicht rechnen kann: "),
        (lambda modell: modell.x[0].fix(float("nan"), skip_validation=True), r"ihren Wert zu nennen: x\[0\]"),
        (lambda modell: modell.x[0].fix(float("inf"), skip_validation=True), r"ihren Wert zu nennen: x\[0\]"),
        (lambda modell: modell.x[0].setlb(float("nan")), "nicht rechnen kann: "),
    ],
)
def test_kein_fehler_von_pyomo_kommt_durch(aendere: Any, satz: str) -> None:
    modell = mp.baue_modell(zwei_zur_wahl())
    aendere(modell)
    with pytest.raises(mp.EingabeFehler, match=f"E266.*{satz}"):
        mp.plane_modell(modell, GENAU)


def test_festgehaltenes_behaelt_seine_grenzen() -> None:
    """``lb`` of a binary variable is 0 by its domain; once it is real it has none, unless the run left one."""
    modell = mp.baue_modell(zwei_zur_wahl())
    modell.x[0].fix(1)
    modell.x[1].setub(1)
    modell.x[1].fix(0)
    mp.plane_modell(modell, GENAU)
    modell.x[0].domain = modell.x[1].domain = pyo.Reals
    assert [modell.x[o].bounds for o in (0, 1)] == [(None, None), (None, 1)]


def test_nutzwert_braucht_kriterien_wie_bei_plane() -> None:
    with pytest.raises(mp.EingabeFehler, match="E262"):
        mp.baue_modell(zwei_zur_wahl(), "nutzwert")


def test_unerfuellbarer_fall_nennt_auswege_wie_plane() -> None:
    """100,000 in 2027 are too little for a target that needs both."""
    ziel = {"id": "z", "art": "minderung_jahr", "jahr": 2030, "wert": 20}
    fall = baue_fall(list(zwei_zur_wahl().massnahmen), haushalt=list(zwei_zur_wahl().haushalt), ziele=[ziel])
    with pytest.raises(UnerfuellbarFehler) as gefangen:
        mp.plane_modell(mp.baue_modell(fall), GENAU)
    assert gefangen.value.diagnostiziere is not None
    modell = mp.baue_modell(fall)
    modell.beide = pyo.Constraint(expr=sum(modell.x.values()) >= 2)
    with pytest.raises(UnerfuellbarFehler, match="beide") as gefangen:
        mp.plane_modell(modell, GENAU)
    assert gefangen.value.diagnostiziere is None  # ways out of the case need not do for "beide"


def test_reihenfolge_der_angaben_ist_gleich() -> None:
    """The same facts give the same plan: A and B are worth the same here."""
    haushalt = ansaetze(["100000", "0", "0", "0"], range(2027, 2031))
    vor, zurueck = (baue_fall([massnahme(k) for k in folge], haushalt=haushalt) for folge in ("AB", "BA"))
    optionen = [[(o.massnahme, o.beginn) for o in mp.baue_modell(fall).optionen] for fall in (vor, zurueck)]
    assert optionen[0] == optionen[1]
    assert len({str(beginne(mp.plane_modell(mp.baue_modell(fall), GENAU))) for fall in (vor, zurueck)}) == 1
