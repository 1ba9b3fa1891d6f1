"""What a plan loses without a measure or with one: exactly what the best of all plans says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

import massnahmenplan as mp
from massnahmenplan.begriffe.planziel import GENAUIGKEIT, Zielname
from massnahmenplan.bericht.erklaerung import saetze
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.ergebnis.erklaerung import Gegenprobe
from massnahmenplan.erklaerung.lage import Planlage, fehlmenge, grenzwert
from massnahmenplan.erklaerung.unterschiede import unterschiede
from massnahmenplan.erklaerung.ziele import aus_nachweis
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.loeser import Wuensche, loese
from tests.erklaerung.aufzaehlung import bester, hat, hat_nicht, kleiner_fall, werte
from tests.fallbau import ansaetze, baue_fall, massnahme


@pytest.mark.parametrize("ziel", ["co2", "kosten"])
@pytest.mark.parametrize("saat", range(3))
def test_verlust_ist_der_unterschied_zum_besten_aller_plaene(saat: int, ziel: Zielname) -> None:
    """For the least cost 40 t have to be saved, of 1,000 t in each of three years."""
    projekt = {"ende": 2029, "ausgangsemission_t_a": 1000}
    summe = [{"id": "z", "art": "co2_summe", "wert": 2960, "hart": True}] if ziel == "kosten" else []
    fall = kleiner_fall(saat, projekt=projekt, ziele=summe)
    alle = werte(fall, ziel)
    ergebnis = mp.plane(fall, mp.Vorgaben(ziel=[ziel], luecke=0))
    erklaerung = mp.erklaere(ergebnis)
    assert len(erklaerung.warum) + len(erklaerung.warum_nicht) == 4
    for grund in erklaerung.warum:
        pruefe(grund.ohne, bester(alle, ziel, hat_nicht(grund.schritt.massnahme)), ergebnis.bilanz.zielwerte[ziel])
    for nicht in erklaerung.warum_nicht:
        pruefe(nicht.mit, bester(alle, ziel, hat(nicht.nichtwahl.massnahme)), ergebnis.bilanz.zielwerte[ziel])


def pruefe(probe: Gegenprobe, bestes: Decimal | None, im_plan: Decimal) -> None:
    assert probe.moeglich is (bestes is not None)
    if bestes is None or probe.abstand is None:
        return
    genau, ziel = GENAUIGKEIT[probe.abstand.ziel], probe.abstand.ziel
    verlust = im_plan - bestes if ziel == "co2" else bestes - im_plan
    assert probe.abstand.mindestens is not None
    assert abs(probe.abstand.hoechstens - verlust) <= genau
    assert abs(probe.abstand.mindestens - verlust) <= genau + abs(bestes) * Decimal("1e-4")


def test_pflicht_wird_nicht_weggedacht() -> None:
    fall = kleiner_fall(0, festlegungen=[{"massnahme": "A", "art": "muss", "beschluss": "B-7"}])
    (grund,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)), "a").warum
    assert (grund.pflicht, grund.beschluss, grund.ohne.moeglich) == (True, "B-7", False)


def test_verdraengt_wird_nur_was_fuer_den_wert_noetig_ist() -> None:
    """C (50,000 EUR) brings less than B (60,000): with C forced in, B has to go; A stays as it is."""
    fall = baue_fall(
        [
            massnahme("A", investition_eur="40000", co2_t_a=30),
            massnahme("B", investition_eur="60000", co2_t_a=20),
            massnahme("C", investition_eur="50000", co2_t_a=10),
        ],
        haushalt=ansaetze(["100000", "0", "0", "0"], range(2027, 2031)),
    )
    (nicht,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0))).warum_nicht
    assert [(u.massnahme, u.arten) for u in nicht.mit.unterschiede] == [("B", ("entfaellt",))]
    assert nicht.mit.abstand is not None
    assert nicht.mit.abstand.hoechstens == 30  # three years of 20 t against 10 t


def test_rangfolge_sagt_welches_ziel_verloren_geht() -> None:
    """Without A 2 of 5 t a year are lost, far more than the tolerance of 1 %: the first aim decides."""
    fall = baue_fall([massnahme("A", co2_t_a=2), massnahme("B", co2_t_a=3, investition_eur="50000")])
    vorgaben = mp.Vorgaben(ziel=["co2", "kosten"], toleranz=[0.01], luecke=0)
    (grund,) = mp.erklaere(mp.plane(fall, vorgaben), "A").warum
    abstand = grund.ohne.abstand
    assert abstand is not None
    assert (abstand.ziel, abstand.referenz, abstand.wert, abstand.hoechstens) == ("co2", 15, 9, 6)
    assert abstand.grenze == Decimal("14.85")
    assert abs((abstand.mindestens or 0) - 6) < Decimal("0.001")


def test_rangfolge_innerhalb_der_toleranz_kostet_im_letzten_ziel() -> None:
    """A earns money; without it 1 of 100 t is lost, which 2 % allow: then the cost is what is lost."""
    fall = baue_fall(
        [
            massnahme("A", co2_t_a=1, ertrag_eur_a=50_000),
            massnahme("B", co2_t_a=99, investition_eur="50000"),
        ]
    )
    vorgaben = mp.Vorgaben(ziel=["co2", "kosten"], toleranz=[0.02], luecke=0)
    (grund,) = mp.erklaere(mp.plane(fall, vorgaben), "A").warum
    abstand = grund.ohne.abstand
    assert abstand is not None
    assert (abstand.ziel, abstand.grenze) == ("kosten", None)
    assert abstand.hoechstens == 50_000  # 150,000 of revenue for 100,000 of investment


def test_bringt_dem_ziel_nichts_aber_geld() -> None:
    """A saves no CO2 but earns 20,000: without it the reduction is the same, the cost higher by that."""
    fall = baue_fall([massnahme("A", co2_t_a=0, ertrag_eur_a=40_000), massnahme("B")])
    (grund,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)), "A").warum
    assert grund.ohne.abstand is not None
    assert grund.ohne.nebenbei is not None
    assert (grund.ohne.abstand.hoechstens, grund.ohne.nebenbei.hoechstens) == (0, 20_000)


def test_alle_unterschiede_einer_massnahme_stehen_in_einem_satz() -> None:
    """B takes 80,000 of the 100,000 EUR of 2027; 60,000 in 2028 are left for A: the smaller one, a year later."""
    fall = baue_fall(
        [
            massnahme("A", co2_t_a=20),
            massnahme("B", investition_eur="80000", co2_t_a=1, spaetestes_ende=2027),
        ],
        varianten=[
            {"massnahme": "A", "id": "klein", "name": "halbe Fläche", "co2_t_a": 9, "investition_eur": "60000"}
        ],
        haushalt=ansaetze(["100000", "60000", "0", "0"], range(2027, 2031)),
    )
    (nicht,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)), "B").warum_nicht
    (unterschied,) = nicht.mit.unterschiede
    assert unterschied.arten == ("variante", "verschoben")
    satz = saetze.warum_nicht(fall, nicht)
    assert satz.endswith("; dafür: „Maßnahme A“ „halbe Fläche“ statt „wie angegeben“ und 2028 statt 2027.")


def test_auch_andere_angaben_im_antrag_sind_ein_unterschied() -> None:
    """Variant, begin and what the application states: nothing of it hides the rest."""
    alt = Planschritt("A", "basis", 2027, (Foerderwahl("p", date(2026, 5, 1)),))
    neu = Planschritt("A", "klein", 2028, (Foerderwahl("p", date(2027, 5, 1), mit=("isfp",)),))
    (unterschied,) = unterschiede(Plan((alt,)), Plan((neu,)), ausser="B")
    assert unterschied.arten == ("variante", "verschoben", "foerderung")
    nur_der_tag = replace(alt, foerderung=(Foerderwahl("p", date(2026, 6, 1)),))
    assert unterschiede(Plan((alt,)), Plan((nur_der_tag,)), ausser="B") == ()


def test_luecke_einer_fehlmenge_ist_die_des_ziels() -> None:
    """What is minimised is the limit of 14.85 t and what is missing of it: a gap of 1 % is 0.15 t of the aim."""
    fall = baue_fall([massnahme("A", co2_t_a=2), massnahme("B", co2_t_a=3, investition_eur="50000")])
    ergebnis = mp.plane(fall, mp.Vorgaben(ziel=["co2", "kosten"], toleranz=[0.01], luecke=0))
    lage = Planlage(
        ergebnis.fall, ergebnis.plan, ergebnis.bilanz, aus_nachweis(ergebnis.nachweis, ergebnis.bilanz)
    )
    form = lage.form(lage.letztes)
    assert grenzwert(form, 0) == pytest.approx(14.85, abs=0.01)
    loesung = loese(fehlmenge(form, 0), Wuensche(luecke=0.0))
    assert loesung.zielwert == pytest.approx(grenzwert(form, 0))
    assert loesung.schranke == pytest.approx(grenzwert(form, 0))
