"""Couplings of funding through the whole engine: the optimiser finds what the law makes worth finding."""

from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import baue_fall, massnahme, programm

EXAKT = Vorgaben(ziel=["kosten"], luecke=0.0)
MFH = {"id": "haus", "name": "MFH", "art": "wohngebaeude", "wohneinheiten": 12, "baujahr": 1965}
VERMIETER = {"art": "wohnungsunternehmen"}


def katalog(*kennungen: str) -> list[dict[str, Any]]:
    """Return catalogue programmes under their standard readings, as a case carries them."""
    return [lade_stammdaten().programme[k].gelesen().model_dump(mode="json") for k in kennungen]


def zuschuesse(ergebnis: Ergebnis) -> dict[str, dict[str, str]]:
    return {
        m.massnahme: {a.kennung: str(a.zuschuss_eur) for a in m.antraege}
        for m in ergebnis.bilanz.massnahmen
        if m.antraege
    }


def summe(ergebnis: Ergebnis) -> Decimal:
    return sum((m.zuschuss_eur for m in ergebnis.bilanz.massnahmen), Decimal(0))


def huelle(kennung: str, eur: str, **felder: Any) -> dict[str, Any]:
    return massnahme(kennung, art="gebaeudehuelle", objekt="haus", investition_eur=eur, pflicht="ja", **felder)


def test_f01d_zwei_jahre_bringen_80700_statt_52350_euro() -> None:
    # 200,000 and 280,000 in one MFH of 12 dwellings with iSFP: in one calendar year the cap of 300,000 holds for
    # both together, 15 % × 300,000 + 5 % × 147,000 = 52,350; in two years 32,350 + 48,350 = 80,700.
    fall = baue_fall(
        [huelle("dach", "200000", merkmale="isfp"), huelle("fassade", "280000", merkmale="isfp")],
        objekte=[MFH],
        programme=katalog("beg_em_huelle"),
        stadt=VERMIETER,
        projekt={"stichtag": "2026-11-22"},
    )
    ergebnis = plane(fall, EXAKT)
    assert summe(ergebnis) == Decimal("80700.00")
    jahre = {a.antrag_am.year for m in ergebnis.bilanz.massnahmen for a in m.antraege}
    assert len(jahre) == 2


def test_f01_im_selben_jahr_bleibt_es_bei_52350_euro_der_reihe_nach_verteilt() -> None:
    # both have to begin in 2027 and apply by 31.12.2026. "dach" first: 30,000 + 5 % × 47,000 = 32,350, and
    # "fassade" gets the rest of the cap, 100,000, all of it above the threshold: 20 % = 20,000. "fassade" first:
    # 280,000: 42,000 + 5 % × 127,000 = 48,350, and 20 % of the rest of 20,000 = 4,000
    fall = baue_fall(
        [
            huelle("dach", "200000", merkmale="isfp", spaetestes_ende=2027),
            huelle("fassade", "280000", merkmale="isfp", spaetestes_ende=2027),
        ],
        objekte=[MFH],
        programme=katalog("beg_em_huelle"),
        stadt=VERMIETER,
        projekt={"stichtag": "2026-11-22"},
    )
    betraege = {m.massnahme: str(m.zuschuss_eur) for m in plane(fall, EXAKT).bilanz.massnahmen}
    assert betraege in ({"dach": "32350.00", "fassade": "20000.00"}, {"dach": "4000.00", "fassade": "48350.00"})


@pytest.mark.parametrize("ohne_isfp", ["a", "z"])
def test_der_plan_findet_die_bessere_reihenfolge_der_antraege_wie_sie_auch_heissen(ohne_isfp: str) -> None:
    # without iSFP 200,000: its cap is 153,000, at 15 %; with iSFP 280,000: up to 300,000, 20 % above 153,000.
    # First the one without: 22,950 + 20 % × 147,000 = 52,350. The other way round nothing is left for it.
    fall = baue_fall(
        [
            huelle(ohne_isfp, "200000", spaetestes_ende=2027),
            huelle("m", "280000", merkmale="isfp", spaetestes_ende=2027),
        ],
        objekte=[MFH],
        programme=katalog("beg_em_huelle"),
        stadt=VERMIETER,
        projekt={"stichtag": "2026-11-22"},
    )
    assert summe(plane(fall, EXAKT)) == Decimal("52350.00")


def test_f07b_der_plan_verzichtet_auf_das_geld_der_stadt() -> None:
    # relevant income up to 30,000: 80 % of 28,000 = 22,400 alone; with 1,000 of the city all grants together are
    # limited to 60 % = 16,800
    stadt = programm(
        "stadt_1000",
        filter={"antragsteller": ["privat"], "massnahmenarten": ["waermepumpe"]},
        satz={"grund": "0.03125", "stelle": "Ratsbeschluss"},
    )
    fall = baue_fall(
        [
            massnahme(
                "wp", art="waermepumpe", objekt="efh", investition_eur="32000", pflicht="ja",
                merkmale="fossile_altanlage", spaetestes_ende=2027,
            )
        ],
        objekte=[
            {
                "id": "efh", "name": "EFH", "art": "wohngebaeude", "wohneinheiten": 1,
                "selbstgenutzte_wohneinheiten": 1, "baujahr": 1970,
            }
        ],
        programme=[*katalog("beg_em_heizung_privat"), stadt],
        stadt={"art": "privat", "einkommen_eur": "28000"},
        projekt={"stichtag": "2026-11-22"},
    )  # fmt: skip
    assert zuschuesse(plane(fall, EXAKT)) == {"wp": {"beg_em_heizung_privat@2026-12-31": "22400.00"}}


def de_minimis(**felder: Any) -> dict[str, Any]:
    return {
        "id": "de_minimis", "name": "De-minimis", "grenze_eur": 300000, "fenster_monate": 36,
        "rechtsgrundlage": "VO (EU) 2023/2831", "quelle": "Prüffall", "stand": "2026-01-01", "sicherheit": "V1",
        **felder,
    }  # fmt: skip


def kleinbeihilfen(modus: str, **felder: Any) -> Planungsfall:
    """F12: GmbH with prior awards, 640,000, municipal grant of 25 % = 160,000; approved on the day applied for."""
    zuschuss = programm("p", satz={"grund": "0.25", "stelle": "1"}, konten=["de_minimis"])
    vorher = [
        {"kostentraeger": "stadt", "datum": "2024-03-10", "betrag_eur": 90000},
        {"kostentraeger": "stadt", "datum": "2025-09-01", "betrag_eur": 90000},
    ]
    return baue_fall(
        [massnahme("a", art="led", investition_eur="640000", pflicht="ja", **felder)],
        programme=[zuschuss],
        foerderkonten=[de_minimis(bei_ueberschreitung=modus)],
        beihilfen=vorher,
        stadt={"art": "unternehmen"},
        projekt={"stichtag": "2026-11-22"},
    )


@pytest.mark.parametrize(
    ("modus", "spaetestes_ende", "erwartet", "warum"),
    [
        ("kuerzen", 2027, {"a": {"p@2026-12-31": "120000.00"}}, "am 31.12.2026 sind 180.000 belegt: Rest 120.000"),
        ("ablehnen", 2027, {}, "160.000 passen nicht in den Rest, also nichts"),
        (
            "ablehnen",
            2028,
            {"a": {"p@2027-12-31": "160000.00"}},
            "ab 11.03.2027 zählt die erste Beihilfe nicht mehr",
        ),
    ],
)
def test_f12_de_minimis(modus: str, spaetestes_ende: int, erwartet: dict[str, Any], warum: str) -> None:
    ergebnis = plane(kleinbeihilfen(modus, spaetestes_ende=spaetestes_ende), EXAKT)
    assert zuschuesse(ergebnis) == erwartet, warum


def test_de_minimis_des_verbunds_wird_geteilt_und_gekuerzt() -> None:
    # two payers of one group, 200,000 and 160,000 in the same year: 300,000 in sum, the later one is cut
    teil = {"art": "led", "pflicht": "ja", "spaetestes_ende": 2027}
    fall = baue_fall(
        [
            massnahme("a", investition_eur="500000", **teil),
            massnahme("b", investition_eur="400000", kostentraeger="tochter", **teil),
        ],
        programme=[programm("p", konten=["de_minimis"])],
        foerderkonten=[de_minimis(bei_ueberschreitung="kuerzen")],
        stadt={"art": "unternehmen", "unternehmensverbund": "konzern"},
        weitere_traeger=[{"id": "tochter", "name": "T", "art": "unternehmen", "unternehmensverbund": "konzern"}],
    )
    betraege = {m.massnahme: m.zuschuss_eur for m in plane(fall, EXAKT).bilanz.massnahmen}
    assert sum(betraege.values()) == 300000
    assert betraege in ({"a": 200000, "b": 100000}, {"a": 140000, "b": 160000})  # whoever applies a day earlier


def test_zwei_beihilfen_im_abstand_von_drei_jahren_liegen_einen_tag_weiter_auseinander() -> None:
    # 300,000 each; both are applied for at the end of the year before building. On 31.12.2026 and 31.12.2029 the
    # first still counts on the day of the second; a day earlier it does not
    fall = baue_fall(
        [
            massnahme("a", art="led", investition_eur="750000", pflicht="ja", spaetestes_ende=2027),
            massnahme("b", art="led", investition_eur="750000", pflicht="ja", fruehester_beginn=2030),
        ],
        programme=[
            programm(
                "p", konten=["de_minimis"], fristen={"startsperre": "antrag", "bewilligungszeitraum_monate": 18}
            )
        ],
        foerderkonten=[de_minimis()],
        stadt={"art": "unternehmen"},
        projekt={"stichtag": "2026-11-22"},
    )
    assert zuschuesse(plane(fall, EXAKT)) == {
        "a": {"p@2026-12-30": "300000.00"},
        "b": {"p@2029-12-31": "300000.00"},
    }


def test_f08_buendeln_hebt_den_antrag_ueber_den_mindestzuschuss() -> None:
    # 20 luminaires: 12,000 × 40 % = 4,800 < 5,000 alone; together with 468,000 × 40 % = 187,200 they get it
    regel = {"minimum": {"zuschuss_eur": 5000, "sammelantrag": "ja"}}
    klein = massnahme("klein", art="led", investition_eur="12000", pflicht="ja")
    gross = massnahme("gross", art="led", investition_eur="468000", pflicht="ja")
    allein = plane(baue_fall([klein], programme=[programm("krl", **regel)]), EXAKT)
    assert zuschuesse(allein) == {}
    beide = plane(baue_fall([klein, gross], programme=[programm("krl", **regel)]), EXAKT)
    assert summe(beide) == Decimal("192000.00")
    assert len({a.antrag_am for m in beide.bilanz.massnahmen for a in m.antraege}) == 1


def test_buendeln_geht_auch_wenn_die_massnahmen_in_verschiedenen_jahren_gebaut_werden() -> None:
    # 6,000 each, 50 % = 3,000 < 5,000; approval half a year after the application, before building begins
    regel = {
        "satz": {"grund": "0.5", "stelle": "1"},
        "minimum": {"zuschuss_eur": 5000, "sammelantrag": "ja"},
        "fristen": {"startsperre": "bewilligung", "vorlauf_monate": 6},
    }
    fall = baue_fall(
        [
            massnahme(
                "a", art="led", investition_eur=6000, pflicht="ja", fruehester_beginn=2028, spaetestes_ende=2028
            ),
            massnahme(
                "b", art="led", investition_eur=6000, pflicht="ja", fruehester_beginn=2029, spaetestes_ende=2029
            ),
        ],
        programme=[programm("krl", **regel)],
    )
    ergebnis = plane(fall, EXAKT)
    assert summe(ergebnis) == 6000
    assert len({a.antrag_am for m in ergebnis.bilanz.massnahmen for a in m.antraege}) == 1


@pytest.mark.parametrize(
    ("wohnungen", "anzahl", "programm_erwartet"),
    [(5, 16, "gebaeudenetz"), (5, 17, "bew"), (7, 15, "bew"), (3, 2, "gebaeudenetz"), (5, 1, None)],
)
def test_f24_die_zahl_der_anschluesse_entscheidet_ueber_das_programm(
    wohnungen: int, anzahl: int, programm_erwartet: str | None
) -> None:
    # 2–16 buildings and at most 100 dwellings: BEG Gebäudenetz; more than 16 or more than 100: BEW
    netz = {"filter": {"antragsteller": ["kommune"], "massnahmenarten": ["netz"]}}
    grenzen = {
        "gebaeudenetz": {
            "gebaeude_mindestens": 2, "gebaeude_hoechstens": 16, "wohneinheiten_hoechstens": 100, "stelle": "5.3",
        },
        "bew": {
            "gebaeude_mindestens": 17, "wohneinheiten_mindestens": 101, "mindestens": "eines", "stelle": "Modul 2",
        },
    }  # fmt: skip
    fall = baue_fall(
        [
            massnahme("netz", art="netz", pflicht="ja", co2_t_a=0),
            *(
                massnahme(f"a{n:02}", objekt=f"o{n:02}", netz="netz", investition_eur=1, pflicht="ja")
                for n in range(anzahl)
            ),
        ],
        objekte=[
            {"id": f"o{n:02}", "name": "MFH", "art": "wohngebaeude", "wohneinheiten": wohnungen}
            for n in range(anzahl)
        ],
        programme=[programm(name, **netz, netzgroesse=grenze) for name, grenze in grenzen.items()],
    )
    wahl = zuschuesse(plane(fall, EXAKT)).get("netz", {})
    assert {kennung.partition("@")[0] for kennung in wahl} == ({programm_erwartet} if programm_erwartet else set())


def test_die_anschluesse_werden_so_gewaehlt_dass_die_foerderung_des_netzes_stimmt() -> None:
    # one connection more costs 10,000 and brings nothing by itself, but lifts the net from two to three buildings:
    # 40 % of 100,000 = 40,000
    netz = {"filter": {"antragsteller": ["kommune"], "massnahmenarten": ["netz"]}}
    fall = baue_fall(
        [
            massnahme("netz", art="netz", pflicht="ja"),
            *(massnahme(f"a{n}", objekt=f"o{n}", netz="netz", investition_eur=1, pflicht="ja") for n in range(2)),
            massnahme("a2", objekt="o2", netz="netz", investition_eur=10000),
        ],
        objekte=[{"id": f"o{n}", "name": "MFH", "art": "wohngebaeude", "wohneinheiten": 4} for n in range(3)],
        programme=[programm("bew", **netz, netzgroesse={"gebaeude_mindestens": 3, "stelle": "2"})],
    )
    ergebnis = plane(fall, EXAKT)
    assert ergebnis.plan.schritt("a2") is not None
    assert summe(ergebnis) == Decimal("40000.00")


def test_der_sanierungsfahrplan_ist_eine_massnahme_und_muss_vor_dem_antrag_fertig_sein() -> None:
    # iSFP costs 4,000 and lets 480,000 in one application be funded with 52,350 instead of 22,950; it has to be
    # done (31.12.2027) before the application (31.12.2028), so the envelope is built in 2029
    fall = baue_fall(
        [
            massnahme("isfp", objekt="haus", investition_eur="4000", liefert="isfp", co2_t_a=0),
            huelle("huelle", "480000"),
        ],
        objekte=[MFH],
        programme=katalog("beg_em_huelle"),
        stadt=VERMIETER,
        projekt={"stichtag": "2026-11-22"},
    )
    ergebnis = plane(fall, EXAKT)
    assert summe(ergebnis) == Decimal("52350.00")
    (wahl,) = ergebnis.plan.schritt("huelle").foerderung  # type: ignore[union-attr]
    assert wahl.mit == ("isfp",)
    assert ergebnis.bilanz.massnahme("isfp").fertig < wahl.antrag_am.year  # type: ignore[union-attr]


def test_anschlusszwang_sperrt_spaetere_heizungsfoerderung_aber_nicht_fruehere() -> None:
    # the statute is in force at the end of 2027: whoever applies for a single heating before still gets it
    sperre = {"massnahmenarten": ["anschlusszwang"], "wo": "gebiet", "stelle": "5.3"}
    fall = baue_fall(
        [
            massnahme(
                "satzung", art="anschlusszwang", objekt="gebiet", investition_eur=1, pflicht="ja",
                spaetestes_ende=2027,
            ),
            massnahme("heizung", art="led", objekt="haus", pflicht="ja", fruehester_beginn=2029),
        ],
        objekte=[
            {**MFH, "gebiete": "sued"},
            {"id": "gebiet", "name": "Süd", "art": "flaeche", "gebiete": "sued"},
        ],
        programme=[programm("p", sperren=[sperre])],
    )  # fmt: skip
    (antrag,) = plane(fall, EXAKT).bilanz.massnahme("heizung").antraege  # type: ignore[union-attr]
    assert antrag.zuschuss_eur == 40000
    assert antrag.antrag_am.isoformat() <= "2027-12-31"


def test_einzelmassnahme_und_effizienzhaus_schliessen_sich_am_gebaeude_aus() -> None:
    # either 40 % of 100,000 or 50 % of 60,000: the first is more, the second goes without
    em = programm("em", kumulierung={"ausgeschlossen_am_objekt": [{"programme": ["eh"], "stelle": "8.6"}]})
    eh = programm("eh", satz={"grund": "0.5", "stelle": "1"})
    eh["fassungen"][0]["filter"] = {"antragsteller": ["kommune"], "massnahmenarten": ["komplett"]}
    fall = baue_fall(
        [
            massnahme("a", art="led", objekt="haus", pflicht="ja"),
            massnahme("b", art="komplett", objekt="haus", investition_eur="60000", pflicht="ja"),
        ],
        objekte=[MFH],
        programme=[em, eh],
    )
    assert list(zuschuesse(plane(fall, EXAKT))) == ["a"]


def test_nur_drei_antraege_mit_bonus() -> None:
    # 5 % bonus on 100,000, 200,000, 300,000 and 400,000, at most three times: the smallest goes without
    bonus = {"wenn": {"merkmale": "wpb"}, "punkte": "5 %", "stelle": "8.4",
             "kontingent": {"name": "wpb", "anzahl": 3, "je": "antragsteller"}}  # fmt: skip
    fall = baue_fall(
        [
            massnahme(f"m{n}", art="led", investition_eur=100000 * n, merkmale="wpb", pflicht="ja")
            for n in range(1, 5)
        ],
        programme=[programm("p", satz={"grund": "15 %", "boni": [bonus], "stelle": "1"})],
    )
    ergebnis = plane(fall, EXAKT)
    assert summe(ergebnis) == Decimal(15000 + 40000 + 60000 + 80000)
    (ohne,) = (w for s in ergebnis.plan.schritte for w in s.foerderung if w.ohne)
    assert (ohne.ohne, ergebnis.plan.schritt("m1").foerderung) == (("wpb",), (ohne,))  # type: ignore[union-attr]


def test_betriebsfoerderung_fliesst_in_den_laufenden_haushalt_und_zaehlt_bis_zum_planende() -> None:
    # 1,000 MWh × 1 ct = 10,000 EUR a year for 10 years, from the year after completion (2027): 2028 … 2030 count
    regel = programm("bew4")
    regel["fassungen"][0].pop("satz")
    regel["fassungen"][0]["betrieb"] = {
        "jahre": 10, "menge": "waerme_mwh_a", "zonen": [{"ct_kwh": "1"}], "stelle": "Modul 4",
    }  # fmt: skip
    fall = baue_fall(
        [massnahme("solar", art="led", pflicht="ja", kennwerte={"waerme_mwh_a": 1000}, spaetestes_ende=2027)],
        programme=[regel],
    )
    ergebnis = plane(fall, EXAKT)
    laufend = {h.jahr: h.zuschuesse_eur for h in ergebnis.bilanz.haushalt if h.art == "konsumtiv"}
    assert laufend == {2027: 0, 2028: 10000, 2029: 10000, 2030: 10000}
    assert ergebnis.bilanz.zielwerte["kosten"] == 100000 - 30000
    assert ergebnis.bilanz.massnahmen[0].zuschuss_eur == 0


def test_fachplanung_gibt_es_nur_neben_einer_gefoerderten_massnahme_am_gebaeude() -> None:
    # planning 8,000 (12 dwellings: cap 20,000), 50 % = 4,000, only beside the funded envelope of the same building
    def plan(objekt: str) -> Ergebnis:
        fall = baue_fall(
            [
                huelle("huelle", "100000", spaetestes_ende=2027),
                massnahme("fp", art="fachplanung", objekt=objekt, investition_eur=8000, co2_t_a=0, pflicht="ja"),
            ],
            objekte=[MFH, {**MFH, "id": "nebenan"}],
            programme=katalog("beg_em_huelle", "beg_em_fachplanung"),
            stadt=VERMIETER,
            projekt={"stichtag": "2026-11-22"},
        )
        return plane(fall, EXAKT)

    assert plan("haus").bilanz.massnahme("fp").zuschuss_eur == 4000  # type: ignore[union-attr]
    assert plan("nebenan").bilanz.massnahme("fp").zuschuss_eur == 0  # type: ignore[union-attr]
