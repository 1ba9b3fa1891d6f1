"""Both aims by hand: tonnes over the plan, and the net present value with every item in its year."""

from decimal import Decimal

import pytest

from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.nachrechnung.rechnen import bilanz, schritt

ZEHN_PROZENT = {"diskontsatz": "0.1"}


def kosten(fall: Planungsfall, *schritte: object) -> Decimal:
    return bilanz(fall, *schritte).zielwerte["kosten"]


def test_co2_ist_die_gemeinsame_minderung_aller_jahre() -> None:
    paar = {"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.4"}
    fall = baue_fall([massnahme("A"), massnahme("B")], beziehungen=[paar])
    rechnung = bilanz(fall, schritt("A", 2027), schritt("B", 2028))
    assert rechnung.zielwerte["co2"] == 3 * 10 + 2 * 6


def test_leerer_plan_kostet_und_bringt_nichts() -> None:
    assert bilanz(baue_fall([massnahme("A")])).zielwerte == {"co2": 0, "kosten": 0}


def test_investition_vom_ende_ihres_jahres_abgezinst() -> None:
    # 2027 is discounted once: 100,000 / 1.1; 2028 twice: / 1.21
    fall = baue_fall([massnahme("A")], projekt=ZEHN_PROZENT)
    assert kosten(fall, schritt("A", 2027)) == pytest.approx(Decimal(100000) / Decimal("1.1"))
    assert kosten(fall, schritt("A", 2028)) == pytest.approx(Decimal(100000) / Decimal("1.21"))


def test_zuschuss_zaehlt_im_jahr_der_auszahlung_auch_nach_dem_plan() -> None:
    # 40,000 in 2031, the fifth year.
    fall = baue_fall(
        [massnahme("A", art="led")],
        projekt=ZEHN_PROZENT,
        programme=[programm("alt", auszahlung={"verzug_monate": 6})],
    )
    erwartet = 100000 / Decimal("1.1") ** 4 - 40000 / Decimal("1.1") ** 5
    assert kosten(fall, schritt("A", 2030, ("alt", "2029-12-31"))) == pytest.approx(erwartet)


def test_betrieb_ertrag_ersparnis_und_restwert() -> None:
    # 2028 and 2029 in operation: 100 running cost, 30 revenue, 10,000 kWh at 20 ct; no residual value.
    fall = baue_fall(
        [
            massnahme(
                "A",
                betriebskosten_eur_a=100,
                ertrag_eur_a=30,
                endenergie_kwh_a={"strom": 10_000},
                nutzungsdauer_a=2,
            ),
        ],
        projekt=ZEHN_PROZENT,
        energietraeger=[{"id": "strom", "emissionsfaktor_g_kwh": 400, "preis_ct_kwh": 20}],
    )
    jaehrlich = 100 - 30 - 2000
    q = Decimal("1.1")
    assert kosten(fall, schritt("A", 2027)) == pytest.approx(100000 / q + jaehrlich / q**2 + jaehrlich / q**3)


def test_restwert_zum_ende_des_plans() -> None:
    # Lifetime 10, three years used: 70,000 at the end of the fourth year.
    fall = baue_fall([massnahme("A", nutzungsdauer_a=10)], projekt=ZEHN_PROZENT)
    q = Decimal("1.1")
    assert kosten(fall, schritt("A", 2027)) == pytest.approx(100000 / q - 70000 / q**4)


def test_zinsen_im_jahr_der_rueckzahlung_auch_nach_dem_plan() -> None:
    # Built in the last year: 40,000 of credit, 2,000 interest in 2031, when the grant comes.
    fall = baue_fall(
        [massnahme("A", art="led")],
        projekt=ZEHN_PROZENT,
        stadt={"liquiditaetslinie_eur": 50000, "liquiditaetszins": "0.05"},
        haushalt=ansaetze([0, 0, 0, 60000], range(2027, 2031)),
        programme=[programm("alt", auszahlung={"verzug_monate": 6})],
    )
    q = Decimal("1.1")
    erwartet = 100000 / q**4 - 40000 / q**5 + 2000 / q**5
    assert kosten(fall, schritt("A", 2030, ("alt", "2029-12-31"))) == pytest.approx(erwartet)


def test_verfehltes_ziel_kostet_am_ende_seines_jahres() -> None:
    # 30 t of 32 t: 2 t at 500 EUR, four years from the beginning of 2027.
    ziel = {"id": "Z", "art": "minderung_summe", "wert": 32, "ueberschreitungspreis": 500}
    fall = baue_fall([massnahme("A")], projekt=ZEHN_PROZENT, ziele=[ziel])
    assert kosten(fall, schritt("A", 2027)) == pytest.approx(100000 / Decimal("1.1") + 1000 / Decimal("1.1") ** 4)


def test_ueberlappte_ersparnis_fehlt() -> None:
    # B saves 2,000 a year; while A works, 40 % of that is lost, from 2029 on. Without discounting.
    strom = {"id": "strom", "emissionsfaktor_g_kwh": 400, "preis_ct_kwh": 20}
    paar = {"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.4"}
    fall = baue_fall(
        [massnahme("A"), massnahme("B", endenergie_kwh_a={"strom": 10_000})],
        energietraeger=[strom],
        beziehungen=[paar],
    )
    assert kosten(fall, schritt("A", 2028), schritt("B", 2027)) == 200000 - 3 * 2000 + 2 * 800


def test_ueberlappte_mehrkosten_entfallen() -> None:
    # B needs 2,000 of energy a year more; while A works, 40 % of that is saved again.
    strom = {"id": "strom", "emissionsfaktor_g_kwh": 400, "preis_ct_kwh": 20}
    paar = {"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.4"}
    fall = baue_fall(
        [massnahme("A"), massnahme("B", endenergie_kwh_a={"strom": -10_000})],
        energietraeger=[strom],
        beziehungen=[paar],
    )
    assert kosten(fall, schritt("A", 2028), schritt("B", 2027)) == 200000 + 3 * 2000 - 2 * 800
