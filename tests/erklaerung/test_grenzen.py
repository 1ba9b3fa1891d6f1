"""Limits: use, what is free, the estimate, and the exact gain of one more step."""

from decimal import Decimal

import massnahmenplan as mp
from massnahmenplan.ergebnis.erklaerung import Grenzauskunft
from massnahmenplan.planungsfall import Planungsfall
from tests.erklaerung.aufzaehlung import bester, kleiner_fall, werte
from tests.erklaerung.test_was_fehlt import reicher
from tests.fallbau import ansaetze, baue_fall, massnahme


def grenzen(fall: Planungsfall, *ziele: str, toleranz: float = 0) -> tuple[Grenzauskunft, ...]:
    vorgaben = mp.Vorgaben(ziel=ziele or None, toleranz=[toleranz], luecke=0)
    return mp.erklaere(mp.plane(fall, vorgaben)).grenzen


def test_zehntausend_euro_mehr_bringen_was_neu_gerechnet_herauskommt() -> None:
    """B (10 t in three years) needs 10,000 EUR more than is there; without integers part of it would do."""
    fall = baue_fall(
        [massnahme("A", co2_t_a=30), massnahme("B", co2_t_a=10)],
        haushalt=ansaetze(["190000", "0", "0", "0"], range(2027, 2031)),
    )
    kasse = next(g for g in grenzen(fall) if g.art == "kasse" and g.zeit == "2027")
    assert (kasse.menge, kasse.genutzt, kasse.frei) == (190_000, 100_000, 90_000)
    assert kasse.schritt is not None
    assert kasse.schritt.abstand is not None
    assert (kasse.schritt.um, kasse.schritt.abstand.hoechstens) == (10_000, -30)
    assert kasse.preis is not None
    assert abs(kasse.preis * 10_000 - 3) < Decimal("0.001")  # 100,000 EUR for 30 t


def test_jeder_schritt_ist_der_beste_plan_des_reicheren_falls() -> None:
    for saat in range(3):
        fall = kleiner_fall(saat, haushalt=ansaetze(["90000"], [2027]), projekt={"ende": 2027}, beziehungen=[])
        (kasse,) = (g for g in grenzen(fall) if g.art == "kasse")
        jetzt = bester(werte(fall, "co2"), "co2", lambda _: True)
        dann = bester(werte(reicher(fall, 10_000), "co2"), "co2", lambda _: True)
        assert jetzt is not None
        assert dann is not None
        abstand = None if kasse.schritt is None else kasse.schritt.abstand
        assert dann - jetzt == (0 if abstand is None else -abstand.hoechstens)


def test_gruppe_und_leute_haben_auslastung_und_schritt() -> None:
    fall = baue_fall(
        [massnahme("A", co2_t_a=30), massnahme("B", co2_t_a=20), massnahme("C", co2_t_a=1)],
        beziehungen=[{"art": "gruppe_hoechstens", "mitglieder": ["A", "B"], "anzahl": 1, "hinweis": "nur eine"}],
    )
    gruppe = next(g for g in grenzen(fall) if g.art == "gruppe")
    assert (gruppe.name, gruppe.menge, gruppe.genutzt, gruppe.frei) == ("nur eine", 1, 1, 0)
    assert gruppe.schritt is not None
    assert gruppe.schritt.abstand is not None
    assert gruppe.schritt.abstand.hoechstens == -60


def test_ein_prozent_weniger_ziel_spart_was_es_kostet() -> None:
    """The emission of 959.8 t in 2030 asks for 40.2 t: A, B and C; 1 % less, 39.798 t, needs only A and B."""
    fall = baue_fall(
        [massnahme("A"), massnahme("B", co2_t_a=30), massnahme("C", co2_t_a=0.2, investition_eur="70000")],
        projekt={"ausgangsemission_t_a": 1000},
        ziele=[{"id": "z", "art": "co2_jahr", "jahr": 2030, "wert": "959.8", "hart": True}],
    )
    ziel = next(g for g in grenzen(fall, "kosten") if g.art == "ziel")
    assert (ziel.menge, ziel.genutzt, ziel.frei) == (Decimal("40.2"), Decimal("40.2"), 0)
    assert ziel.schritt is not None
    assert ziel.schritt.abstand is not None
    assert (ziel.schritt.um, ziel.schritt.abstand.hoechstens) == (Decimal("0.402"), -70_000)


def test_vorrangiges_ziel_ist_eine_grenze_des_letzten() -> None:
    """300 t at most, 9.5 % less may be: 271.5; B alone has 270, so A comes in late; 1 % less, and it need not."""
    fall = baue_fall([massnahme("A", co2_t_a=10), massnahme("B", co2_t_a=90, investition_eur="50000")])
    rang = next(g for g in grenzen(fall, "co2", "kosten", toleranz=0.095) if g.art == "rangfolge")
    assert (rang.name, rang.menge) == ("co2", Decimal("271.5"))
    assert rang.genutzt >= 280
    assert rang.schritt is not None
    assert rang.schritt.abstand is not None
    assert rang.schritt.abstand.hoechstens == -100_000
