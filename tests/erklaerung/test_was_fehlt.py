"""What would have to change: the stated money and effect do it, a little less does not."""

from decimal import Decimal

import pytest

import massnahmenplan as mp
from massnahmenplan.bericht.erklaerung import saetze
from massnahmenplan.ergebnis import Plan
from massnahmenplan.ergebnis.erklaerung import Mehrgeld
from massnahmenplan.planungsfall import Planungsfall
from tests.erklaerung.aufzaehlung import bester, hat, hat_nicht, kleiner_fall, werte
from tests.fallbau import ansaetze, baue_fall, massnahme

CENT = Decimal("0.01")


@pytest.mark.parametrize("saat", range(4))
def test_genanntes_geld_reicht_und_ein_cent_weniger_nicht(saat: int) -> None:
    fall = kleiner_fall(saat)
    ergebnis = mp.plane(fall, mp.Vorgaben(luecke=0))
    for nicht in mp.erklaere(ergebnis).warum_nicht:
        kennung = nicht.nichtwahl.massnahme
        if nicht.mehrgeld is None:
            assert not passt_daneben(reicher(fall, 10**7), ergebnis.plan, kennung) or not nicht.daneben
            continue
        assert passt_daneben(mit_geld(fall, nicht.mehrgeld, Decimal(0)), ergebnis.plan, kennung)
        assert not passt_daneben(mit_geld(fall, nicht.mehrgeld, CENT), ergebnis.plan, kennung)


@pytest.mark.parametrize("saat", range(4))
def test_genannte_wirkung_macht_sie_so_gut_wie_den_plan(saat: int) -> None:
    fall = kleiner_fall(saat)
    for nicht in mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0))).warum_nicht:
        kennung, mehr = nicht.nichtwahl.massnahme, nicht.mehrwirkung
        if mehr is None:
            continue
        alle = werte(besser(fall, kennung, mehr.menge), "co2")
        mit, ohne = bester(alle, "co2", hat(kennung)), bester(alle, "co2", hat_nicht(kennung))
        assert mit is not None
        assert ohne is not None
        assert mit >= ohne
        assert mp.plane(besser(fall, kennung, mehr.menge + 1), mp.Vorgaben(luecke=0)).plan.schritt(kennung)


def test_gesperrter_teil_des_ansatzes_wird_mitgerechnet() -> None:
    """30,000 EUR are missing; a quarter of each EUR is locked: 40,000 EUR more."""
    zeilen = ansaetze(["93333.34", "0", "0", "0"], range(2027, 2031))
    zeilen[0]["sperre_anteil"] = "0.25"
    fall = baue_fall([massnahme("A", spaetestes_ende=2027)], haushalt=zeilen)
    (nicht,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0))).warum_nicht
    assert nicht.mehrgeld is not None
    assert abs(nicht.mehrgeld.summe_eur - 40_000) <= CENT
    assert passt_daneben(mit_geld(fall, nicht.mehrgeld, Decimal(0)), Plan(()), "A")


def test_mit_dem_geld_wird_gesagt_was_der_plan_dann_hat() -> None:
    """B would add 20 t in each of three years, C nothing is said of: 10,000 EUR are missing for B."""
    fall = baue_fall(
        [massnahme("A", co2_t_a=30), massnahme("B", co2_t_a=20)],
        haushalt=ansaetze(["190000", "0", "0", "0"], range(2027, 2031)),
    )
    (nicht,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0))).warum_nicht
    assert nicht.mehrgeld is not None
    (betrag,) = nicht.mehrgeld.betraege
    assert (betrag.traeger, betrag.haushaltsart, betrag.jahr, betrag.menge) == ("stadt", "investiv", 2027, 10_000)
    assert nicht.mehrgeld.abstand.hoechstens == -60


def test_zu_enges_fenster_sagt_wie_viele_jahre_fehlen() -> None:
    fall = baue_fall([massnahme("A", dauer_planung=1, dauer_bau=4), massnahme("B")])
    (nicht,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0))).warum_nicht
    assert (nicht.perioden_mehr, nicht.mehrgeld, nicht.mit.moeglich) == (1, None, False)
    laenger = baue_fall([massnahme("A", dauer_planung=1, dauer_bau=4), massnahme("B")], projekt={"ende": 2031})
    assert mp.plane(laenger, mp.Vorgaben(ziel=["kosten"])) is not None
    assert mp.erklaere(mp.plane(laenger, mp.Vorgaben(luecke=0)), "A").warum_nicht[0].perioden_mehr is None


def test_knappe_leute_werden_genannt_wenn_geld_nicht_hilft() -> None:
    fall = baue_fall(
        [massnahme("A", co2_t_a=30, bedarf={"bau": 1}), massnahme("B", bedarf={"bau": 1}, dauer_bau=4)],
        ressourcen=[{"id": "bau", "name": "Bauleitung", "einheit": "Stellen", "menge": "1.5"}],
    )
    (nicht,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0))).warum_nicht
    assert nicht.mehrgeld is None
    (fehlt,) = nicht.daneben
    assert (fehlt.art, fehlt.name, fehlt.zeit, fehlt.menge) == ("konto", "Bauleitung", "2027", Decimal("0.5"))


def mit_geld(fall: Planungsfall, mehr: Mehrgeld, weniger: Decimal) -> Planungsfall:
    """Apply the stated money to the case, less a little in its first place."""
    je_stelle = {(b.traeger, b.haushaltsart, b.jahr): b.menge or Decimal(0) for b in mehr.betraege}
    erste = next(iter(je_stelle))
    je_stelle[erste] -= weniger
    return fall.model_copy(
        update={
            "haushalt": tuple(
                a.model_copy(
                    update={
                        "betrag_eur": a.betrag_eur
                        + je_stelle.get((a.kostentraeger, a.art.value, a.jahr), Decimal(0))
                    }
                )
                for a in fall.haushalt
            )
        }
    )


def reicher(fall: Planungsfall, betrag_eur: int) -> Planungsfall:
    ansaetze = tuple(a.model_copy(update={"betrag_eur": a.betrag_eur + betrag_eur}) for a in fall.haushalt)
    return fall.model_copy(update={"haushalt": ansaetze})


def passt_daneben(fall: Planungsfall, plan: Plan, kennung: str) -> bool:
    """Return True if any plan has all decisions of the plan, and the measure."""
    return any(
        eine.schritt(kennung) is not None and all(eine.schritt(s.massnahme) == s for s in plan.schritte)
        for eine, _ in werte(fall, "co2")
    )


def besser(fall: Planungsfall, kennung: str, mehr: Decimal) -> Planungsfall:
    """Return the case in which a measure has so much more effect in each year."""
    return fall.model_copy(
        update={
            "massnahmen": tuple(
                m.model_copy(update={"co2_t_a": m.co2_t_a + mehr}) if m.id == kennung else m
                for m in fall.massnahmen
            )
        }
    )


def test_geld_in_mehreren_jahren_steht_hinter_seiner_summe() -> None:
    """A pays 60,000 EUR in each of two years, 50,000 are there in each: 10,000 twice."""
    fall = baue_fall(
        [
            massnahme("A", investition_eur="120000", dauer_bau=2, spaetestes_ende=2028),
            massnahme("B", investition_eur="1"),
        ],
        haushalt=ansaetze("50001", range(2027, 2031)),
    )
    (nicht,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)), "A").warum_nicht
    assert saetze.was_sich_aendern_muesste(fall, nicht).startswith(
        "Neben dem Plan fände sie Platz mit zusammen 19.999 € mehr im Haushalt Stadt (investiv) "
        "(2027 10.000 €, 2028 9.999 €) (Beginn 2027); der Plan hätte 20,0 t mehr CO2-Minderung."
    )
