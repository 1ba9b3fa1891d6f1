"""Coefficients of the model, option by option, against the balance of the plan that is this option alone."""

from decimal import Decimal

import numpy as np
import pytest

from massnahmenmodell.linearform import Linearform
from massnahmenplan import nachrechnung
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.ergebnis import Bilanz, Foerderwahl, Plan, Planschritt
from massnahmenplan.planungsfall import Planungsfall
from tests.erschoepfend.faelle import kleiner_fall
from tests.fallbau import ansaetze, baue_fall, massnahme

SAATEN = range(500, 512)


def koeffizient(form: Linearform, option: int) -> float:
    return float(form.werte[form.optionen == option].sum())


def bilanz_der_option(fall: Planungsfall, aufbereitung: Aufbereitung, nummer: int) -> Bilanz:
    option = aufbereitung.optionen[nummer]
    wahl = tuple(Foerderwahl(a.programm, a.antrag_am) for a in option.paket.antraege)
    rechnung = nachrechnung.rechne(
        fall, Plan((Planschritt(option.massnahme, option.variante, option.beginn, wahl),))
    )
    assert rechnung.verstoesse == ()
    return rechnung.bilanz


@pytest.mark.parametrize("saat", SAATEN)
def test_jede_option_kostet_und_bringt_was_ihre_bilanz_sagt(saat: int) -> None:
    fall = Planungsfall.model_validate(kleiner_fall(saat))
    aufbereitung = bereite_auf(fall, "kosten")
    daten = aufbereitung.daten
    for nummer in range(len(aufbereitung.optionen)):
        bilanz = bilanz_der_option(fall, aufbereitung, nummer)
        kassen = {(z.traeger, z.art, z.jahr): z for z in bilanz.haushalt}
        for haushalt in daten.haushalte:
            _, traeger, art = haushalt.name.split(":")
            for t, jahr in enumerate(daten.jahre):
                zeile = kassen[traeger, art, jahr]
                assert 1000 * koeffizient(haushalt.netto[t], nummer) == pytest.approx(float(zeile.netto_eur))
                assert 1000 * koeffizient(haushalt.forderung[t], nummer) == pytest.approx(
                    float(zeile.forderungen_eur)
                )
        for t, jahr in enumerate(bilanz.emissionen):
            assert koeffizient(daten.minderung[t], nummer) == pytest.approx(float(jahr.einzelsumme_t))
        faktor = 1 + fall.projekt.diskontsatz
        strafen = sum(
            (z.strafe_eur / faktor ** (z.jahr - fall.projekt.beginn + 1) for z in bilanz.ziele), Decimal(0)
        )
        zinsen = [z.zinsen_eur + z.linie_eur for z in bilanz.haushalt]
        if not any(zinsen):
            erwartet = float(bilanz.zielwerte["kosten"] - strafen)
            assert 1000 * daten.kosten[nummer] == pytest.approx(erwartet, abs=1e-5)


def test_diskontfaktoren_vom_ende_jedes_jahres() -> None:
    fall = baue_fall([massnahme("A")], projekt={"diskontsatz": "0.25"})
    # 1/1.25 = 0.8, squared 0.64 …; one more for the year after the plan.
    assert bereite_auf(fall, "kosten").daten.diskont.tolist() == pytest.approx([0.8, 0.64, 0.512, 0.4096, 0.32768])


def test_ziele_werden_zu_minderungen() -> None:
    fall = baue_fall(
        [massnahme("A")],
        projekt={"ausgangsemission_t_a": {2027: 100, 2030: 70}},
        ziele=[
            {"id": "a", "art": "co2_jahr", "jahr": 2029, "wert": 60},  # 80 - 60
            {"id": "b", "art": "co2_summe", "jahr": 2028, "wert": 150},  # 100 + 90 - 150
            {"id": "c", "art": "minderung_summe", "wert": 33, "ueberschreitungspreis": 2_000},
            {"id": "d", "art": "minderung_jahr", "jahr": 2028, "wert": 7},
        ],
    )
    ziele = bereite_auf(fall, "co2").daten.ziele
    assert [(z.jahre, z.minderung_t, z.preis) for z in ziele] == [
        ((2,), 20, None),
        ((0, 1), 40, None),
        ((0, 1, 2, 3), 33, 2.0),
        ((1,), 7, None),
    ]


def test_haushalte_nur_wo_ein_ansatz_steht_und_die_linie_nur_investiv() -> None:
    fall = baue_fall(
        [massnahme("A")],
        stadt={"uebertrag_anteil": "0.5", "liquiditaetslinie_eur": 9_000, "liquiditaetszins": "0.04"},
        haushalt=[*ansaetze("1", range(2027, 2031)), *ansaetze("2", range(2027, 2031), art="konsumtiv")],
    )
    investiv, konsumtiv = bereite_auf(fall, "co2").daten.haushalte
    assert (investiv.name, investiv.linie.tolist(), investiv.zins) == ("haushalt:stadt:investiv", 4 * [9.0], 0.04)
    assert (konsumtiv.name, konsumtiv.linie.tolist()) == ("haushalt:stadt:konsumtiv", 4 * [0.0])
    assert np.allclose(konsumtiv.ansatz, 0.002)
    assert bereite_auf(baue_fall([massnahme("A")]), "co2").daten.haushalte == ()


def test_beziehungen_werden_gruppen_und_folgen() -> None:
    fall = baue_fall(
        [massnahme(k, pflicht=k == "C") for k in "ABC"],
        beziehungen=[
            {"art": "ausschluss", "mitglieder": "A, B"},
            {"id": "G", "art": "gruppe_genau", "mitglieder": "A, B, C", "anzahl": 2, "hinweis": "zwei"},
            {"art": "anfangsfolge", "mitglieder": "B, A", "abstand": 1, "hoechstabstand": 3},
            {"art": "voraussetzung", "mitglieder": "C, A"},
        ],
        festlegungen=[{"massnahme": "A", "art": "muss", "beschluss": "BV 1"}],
    )
    daten = bereite_auf(fall, "co2").daten
    assert daten.pflicht == {0, 2}
    assert [(g.name, g.massnahmen, g.mindestens, g.hoechstens) for g in daten.gruppen] == [
        ("ausschluss:A-B", (0, 1), None, 1),
        ("gruppe_genau:G", (0, 1, 2), 2, 2),
    ]
    assert [
        (f.frueher, f.spaeter, f.nach_ende, f.verlangt, f.abstand, f.hoechstabstand) for f in daten.folgen
    ] == [
        (1, 0, False, False, 1, 3),
        (2, 0, True, True, 0, None),
    ]


def test_ueberlappung_wird_zum_verlust_der_zweiten() -> None:
    fall = baue_fall(
        [massnahme("A"), massnahme("B", endenergie_kwh_a={"strom": 10_000}, spaetestes_ende=2027)],
        energietraeger=[{"id": "strom", "emissionsfaktor_g_kwh": 400, "preis_ct_kwh": 20}],
        beziehungen=[
            {"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.25"},
            {"art": "ueberlappung", "mitglieder": "A, B", "co2_t_a": 3},
        ],
    )
    anteil, fest = bereite_auf(fall, "co2").daten.ueberlappungen
    # B: 4 t and 2,000 EUR a year from 2028 on; option 4 is the only one of B.
    assert [koeffizient(form, 4) for form in anteil.verlust_t] == [0, 1, 1, 1]
    assert [koeffizient(form, 4) for form in anteil.verlust_teur] == [0, 0.5, 0.5, 0.5]
    assert [koeffizient(form, 4) for form in fest.verlust_t] == [0, 3, 3, 3]
    assert [len(form) for form in fest.verlust_teur] == [0, 0, 0, 0]
    assert (anteil.erste, fest.erste) == (0, 0)


def test_ersparnis_gehoert_dem_traeger_der_massnahme() -> None:
    verwalter = {"id": "verwalter", "name": "Verwalter", "art": "kmu"}
    fall = baue_fall(
        [
            massnahme("A", endenergie_kwh_a={"strom": 10_000}, spaetestes_ende=2027),
            massnahme("B", endenergie_kwh_a={"strom": 5_000}, kostentraeger="verwalter", spaetestes_ende=2028),
            massnahme("C"),
        ],
        weitere_traeger=[verwalter],
        energietraeger=[{"id": "strom", "emissionsfaktor_g_kwh": 400, "preis_ct_kwh": {2027: 20, 2029: 22}}],
        beziehungen=[{"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.25"}],
    )
    stadt, andere = bereite_auf(fall, "co2").daten.ersparnisse
    # 21 ct in 2028, 22 ct from 2029 on; option 0 is A, 1 and 2 are B begun in 2027 and 2028.
    assert (stadt.traeger, stadt.ueberlappungen) == ("stadt", ())
    assert [koeffizient(form, 0) for form in stadt.einzeln] == [0, 2.1, 2.2, 2.2]
    assert (andere.traeger, andere.ueberlappungen) == ("verwalter", ((0, 1.0),))
    assert [koeffizient(form, 1) for form in andere.einzeln] == [0, 1.05, 1.1, 1.1]
    assert [koeffizient(form, 2) for form in andere.einzeln] == [0, 0, 1.1, 1.1]
