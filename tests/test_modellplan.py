"""Limits of one's own in the model: the plan keeps them, is recounted, and says that they are not the case's."""

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
