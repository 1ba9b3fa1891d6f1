"""BEG EM heating (P03, P04): the worked cases and the schedule, to the cent."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.kataloge.begfaelle import (
    ANFANG_2027,
    EFH,
    EIN_TAG,
    ENDE_2026,
    MFH_8,
    MFH_12,
    MFH_24,
    erwarte,
    nwg,
    programm,
    projekt,
    rechne,
)


@pytest.mark.parametrize(
    ("fall", "tag", "eu", "grenze", "betrag"),
    [
        ("F02-1", date(2026, 12, 15), False, "119000", "38080"),  # 30 % + 16 % auf 1/8
        ("F02-2", date(2027, 1, 15), False, "119000", "20230"),  # 15 % + 16 % auf 1/8
        ("F02-2e", date(2027, 1, 15), True, "119000", "38080"),
        ("F02-3", date(2027, 2, 10), False, "118250", "19511.25"),  # 12 % auf 1/8
        ("F02-3e", date(2027, 2, 10), True, "118250", "37248.75"),
        ("F02-4", date(2027, 8, 2), False, "117500", "18800"),  # 8 % auf 1/8
        ("F02-4e", date(2027, 8, 2), True, "117500", "36425"),
        ("F02-5", date(2028, 8, 1), False, "116000", "17400"),  # kein Geschwindigkeitsbonus mehr
        ("F02-5e", date(2028, 8, 1), True, "116000", "34800"),
    ],
)
def test_f02_waermepumpe_mit_einer_selbst_genutzten_wohnung_von_acht(
    fall: str, tag: date, eu: bool, grenze: str, betrag: str
) -> None:
    merkmale = ["fossile_altanlage", *(["eu_herkunft"] if eu else [])]
    vorhaben = projekt(160_000, tag, "waermepumpe", "privat", MFH_8, *merkmale)
    erwarte(rechne("beg_em_heizung_privat", tag, vorhaben), grenze, betrag)


def test_f02b_einkommensbonus_mit_kind_bis_zum_hoechstsatz_von_80_prozent() -> None:
    vorhaben = projekt(
        160_000, ENDE_2026, "waermepumpe", "privat", MFH_8, "fossile_altanlage", k_einkommen_eur=38_000, k_kinder=1
    )
    # 38.000 - 10.000 = 28.000: 30 + 16 + 40 = 86, höchstens 80 % auf 14.875; 30 % auf 7 × 14.875
    erwarte(rechne("beg_em_heizung_privat", ENDE_2026, vorhaben), "119000", "43137.50")


@pytest.mark.parametrize(
    ("einkommen", "kinder", "betrag"),
    [
        # Einfamilienhaus, 28.000 gefördert, ohne fossile Altanlage
        (30_000, 0, "19600"),  # 30 + 40 = 70 %
        (30_001, 0, "16800"),  # 30 + 30 = 60 %
        (40_000, 1, "19600"),  # mit Kind wie 30.000
        (40_001, 0, "11200"),  # 30 + 10 = 40 %
        (50_000, 0, "11200"),
        (50_001, 0, "8400"),  # 30 %
        (60_000, 3, "11200"),  # der Abzug gilt einmal, nicht je Kind
    ],
)
def test_stufen_des_einkommensbonus(einkommen: int, kinder: int, betrag: str) -> None:
    vorhaben = projekt(32_000, ENDE_2026, "waermepumpe", "privat", EFH, k_einkommen_eur=einkommen, k_kinder=kinder)
    erwarte(rechne("beg_em_heizung_privat", ENDE_2026, vorhaben), "28000", betrag)


def test_f02c_weg_mit_fuenf_von_acht_selbst_genutzten_wohnungen() -> None:
    haus = MFH_8 | {"selbstgenutzte_wohneinheiten": 5}
    vorhaben = projekt(160_000, ENDE_2026, "waermepumpe", "weg", haus, "fossile_altanlage")
    # 30 % × 119.000 = 35.700; 16 % auf 5/8 = 11.900
    erwarte(rechne("beg_em_heizung_privat", ENDE_2026, vorhaben), "119000", "47600")


@pytest.mark.parametrize(
    ("fall", "tag", "merkmale", "grenze", "betrag"),
    [
        ("F03", date(2026, 12, 15), [], "247000", "74100"),
        ("F03b", date(2027, 1, 15), [], "247000", "37050"),
        ("F03b EU", date(2027, 1, 15), ["eu_herkunft"], "247000", "74100"),
        ("F03c", date(2027, 2, 10), [], "246250", "36937.50"),
        ("F03c EU", date(2027, 2, 10), ["eu_herkunft"], "246250", "73875"),
        ("kein Bonus für Vermieter", date(2026, 12, 15), ["fossile_altanlage"], "247000", "74100"),
    ],
)
def test_f03_waermepumpe_einer_genossenschaft(
    fall: str, tag: date, merkmale: list[str], grenze: str, betrag: str
) -> None:
    vorhaben = projekt(310_000, tag, "waermepumpe", "genossenschaft", MFH_24, *merkmale)
    erwarte(rechne("beg_em_heizung", tag, vorhaben), grenze, betrag)


def test_andere_heiztechnik_behaelt_2027_den_satz_von_30_prozent() -> None:
    tag = date(2027, 1, 15)
    vorhaben = projekt(310_000, tag, "biomasse", "genossenschaft", MFH_24)
    erwarte(rechne("beg_em_heizung", tag, vorhaben), "247000", "74100")


@pytest.mark.parametrize(
    ("lesart", "m2", "grenze", "betrag"),
    [
        ("A", 2400, "260200", "78060"),  # F04A: 400×197 + 600×118 + 1.400×79
        ("B", 2400, "258650", "77595"),  # F04B: 28.000 + 250×197 + 600×118 + 1.400×79
        ("A", 151, "29747", "8924.10"),  # 151×197: Sprung bei 150 m²
        ("B", 151, "28197", "8459.10"),  # 28.000 + 197
        ("A", 150, "28000", "8400"),
        ("B", 150, "28000", "8400"),
    ],
)
def test_f04_zwei_lesarten_der_grenze_fuer_nichtwohngebaeude(
    lesart: str, m2: int, grenze: str, betrag: str
) -> None:
    vorhaben = projekt(340_000, ENDE_2026, "waermepumpe", "unternehmen", nwg(m2))
    erwarte(rechne("beg_em_heizung", ENDE_2026, vorhaben, {"nwg_grenze": lesart}), grenze, betrag)


def test_ohne_wahl_gilt_der_wortlaut() -> None:
    vorhaben = projekt(340_000, ENDE_2026, "waermepumpe", "unternehmen", nwg(2400))
    erwarte(rechne("beg_em_heizung", ENDE_2026, vorhaben), "260200", "78060")


FAHRPLAN = [
    # Antrag ab, erste WE, NWG bis 400 / bis 1.000 / darüber, Geschwindigkeitsbonus, Grundsatz Wärmepumpe
    (date(2026, 7, 21), 28_000, (197, 118, 79), "0.16", "0.30"),
    (date(2027, 1, 1), 28_000, (197, 118, 79), "0.16", "0.15"),
    (date(2027, 2, 1), 27_250, (194, 116, 78), "0.12", "0.15"),
    (date(2027, 8, 1), 26_500, (191, 114, 77), "0.08", "0.15"),
    (date(2028, 2, 1), 25_750, (188, 112, 76), "0.04", "0.15"),
    (date(2028, 8, 1), 25_000, (185, 110, 75), "0", "0.15"),
    (date(2029, 2, 1), 24_250, (182, 108, 74), "0", "0.15"),
    (date(2029, 8, 1), 23_500, (179, 106, 73), "0", "0.15"),
    (date(2030, 2, 1), 22_750, (176, 104, 72), "0", "0.15"),
    (date(2030, 8, 1), 22_000, (173, 102, 71), "0", "0.15"),
]
ENDEN = [*(ab - EIN_TAG for ab, *_ in FAHRPLAN[1:]), date(2030, 12, 31)]


@pytest.mark.parametrize(
    ("schritt", "ende"), list(zip(FAHRPLAN, ENDEN, strict=True)), ids=[str(s[0]) for s in FAHRPLAN]
)
def test_fahrplan_der_heizungsfoerderung_am_ersten_und_am_letzten_tag(schritt: Any, ende: date) -> None:
    ab, erste, (bis_400, bis_1000, darueber), tempo, waermepumpe = schritt
    for tag in (ab, ende):
        efh = projekt(100_000, tag, "waermepumpe", "privat", EFH, "fossile_altanlage")
        privat = rechne("beg_em_heizung_privat", tag, efh)
        assert privat.foerderfaehig_eur == erste
        assert privat.satz == Decimal(waermepumpe) + Decimal(tempo)
        for kennung, art in (
            ("beg_em_heizung", "biomasse"),
            ("beg_em_netzanschluss", "netzanschluss"),
            ("beg_em_gebaeudenetz", "gebaeudenetz"),
        ):
            mfh = rechne(kennung, tag, projekt(900_000, tag, art, "genossenschaft", MFH_8))
            erwarte(mfh, str(erste + 5 * 15_000 + 2 * 8_000), str((erste + 91_000) * Decimal("0.30")))
            halle = rechne(kennung, tag, projekt(900_000, tag, art, "unternehmen", nwg(1100)))
            assert halle.foerderfaehig_eur == 400 * bis_400 + 600 * bis_1000 + 100 * darueber
            kiosk = rechne(kennung, tag, projekt(900_000, tag, art, "unternehmen", nwg(150)))
            assert kiosk.foerderfaehig_eur == erste


def test_f17_ersatz_einer_ee_anlage_von_vor_2008_zaehlt_ab_2027_zu_einem_viertel() -> None:
    tag = date(2027, 2, 10)
    objekt = EFH | {"selbstgenutzte_wohneinheiten": 0}
    nicht_eu = projekt(60_000, tag, "waermepumpe", "privat", objekt, "alte_ee_anlage")
    erwarte(rechne("beg_em_heizung_privat", tag, nicht_eu), "15000", "2250")  # F17a: 15 %
    eu = projekt(60_000, tag, "waermepumpe", "privat", objekt, "alte_ee_anlage", "eu_herkunft")
    erwarte(rechne("beg_em_heizung_privat", tag, eu), "15000", "4500")  # F17b: 30 %
    vorher = projekt(60_000, ENDE_2026, "waermepumpe", "privat", objekt, "alte_ee_anlage")
    erwarte(rechne("beg_em_heizung_privat", ENDE_2026, vorher), "28000", "8400")


def test_f18_zwei_antraege_teilen_die_grenze_des_gebaeudes_auf_dauer() -> None:
    haus = MFH_8 | {"selbstgenutzte_wohneinheiten": 0}
    erster = projekt(70_000, ENDE_2026, "waermepumpe", "privat", haus, betroffene_wohneinheiten=4)
    erwarte(rechne("beg_em_heizung_privat", ENDE_2026, erster), "59500", "17850")  # 4/8 × 119.000, 30 %
    tag = date(2027, 9, 15)
    zweiter = projekt(70_000, tag, "waermepumpe", "privat", haus, betroffene_wohneinheiten=4)
    # Grenze 117.500 - 59.500 = 58.000 < 4/8 × 117.500 = 58.750
    erwarte(rechne("beg_em_heizung_privat", tag, zweiter, belegt="59500"), "58000", "8700")
    eu = projekt(70_000, tag, "waermepumpe", "privat", haus, "eu_herkunft", betroffene_wohneinheiten=4)
    erwarte(rechne("beg_em_heizung_privat", tag, eu, belegt="59500"), "58000", "17400")


def test_alle_heizungsprogramme_teilen_dieselbe_grenze_auf_dauer() -> None:
    for kennung in ("beg_em_heizung_privat", "beg_em_heizung", "beg_em_netzanschluss", "beg_em_gebaeudenetz"):
        for fassung in programm(kennung).fassungen:
            geteilt = {(g.geteilt.name, g.geteilt.je) for g in fassung.hoechstgrenzen if g.geteilt is not None}
            assert geteilt == {("beg_em_heizung", "objekt")}
            assert all(g.geteilt is not None for g in fassung.hoechstgrenzen)


def test_f09e_anschluss_eines_mehrfamilienhauses_an_ein_waermenetz() -> None:
    vorhaben = projekt(38_000, ENDE_2026, "netzanschluss", "wohnungsunternehmen", MFH_12)
    erwarte(rechne("beg_em_netzanschluss", ENDE_2026, vorhaben), "38000", "11400")  # Grenze 151.000 greift nicht


@pytest.mark.parametrize("merkmal", ["am_waermenetz", "ee_anlage_seit_2008"])
@pytest.mark.parametrize(
    ("kennung", "art"), [("beg_em_heizung", "waermepumpe"), ("beg_em_netzanschluss", "netzanschluss")]
)
def test_versorgtes_gebaeude_ist_ab_2027_ausgeschlossen(kennung: str, art: str, merkmal: str) -> None:
    for tag, ausgeschlossen in ((date(2026, 12, 31), False), (date(2027, 1, 1), True)):
        vorhaben = projekt(38_000, tag, art, "kommune", MFH_12 | {"merkmale": [merkmal]})
        fassung = programm(kennung).fassung_am(tag)
        assert fassung is not None
        assert (fassung.filter.pruefe(vorhaben) is not None) is ausgeschlossen


def test_anschlusszwang_schliesst_die_einzelheizung_aus_aber_nicht_den_anschluss() -> None:
    gesperrt = {}
    for kennung in ("beg_em_heizung_privat", "beg_em_heizung", "beg_em_netzanschluss", "beg_em_gebaeudenetz"):
        fassung = programm(kennung).fassung_am(ANFANG_2027)
        assert fassung is not None
        orte = {sperre.wo for sperre in fassung.sperren if "anschlusszwang" in sperre.massnahmenarten}
        gesperrt[kennung] = (orte, "anschlusszwang" in fassung.filter.ohne_merkmale)
    assert gesperrt == {
        "beg_em_heizung_privat": ({"gebiet"}, True),
        "beg_em_heizung": ({"gebiet"}, True),
        "beg_em_netzanschluss": (set(), False),
        "beg_em_gebaeudenetz": ({"gebiet"}, True),
    }


@pytest.mark.parametrize("kennung", ["beg_em_heizung_privat", "beg_em_heizung", "beg_em_netzanschluss"])
def test_fruehere_heizung_am_selben_gebaeude_sperrt_ab_2027(kennung: str) -> None:
    am_objekt = []
    for tag in (date(2026, 12, 31), date(2027, 1, 1)):
        fassung = programm(kennung).fassung_am(tag)
        assert fassung is not None
        am_objekt.append({art for s in fassung.sperren if s.wo == "objekt" for art in s.massnahmenarten})
    assert am_objekt[0] == set()
    assert {"waermepumpe", "biomasse", "netzanschluss"} <= am_objekt[1]
    assert "solarthermie" not in am_objekt[1]  # bivalent: der Ersatz des fossilen Kessels bleibt förderfähig
