"""BEG EM envelope (P02): the worked cases, to the cent."""

from datetime import date
from decimal import Decimal

import pytest

from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.zuschuss import berechne_zuschuss, geteilt_am
from tests.kataloge.begfaelle import (
    ANFANG_2027,
    EFH,
    ENDE_2026,
    MFH_8,
    MFH_12,
    erwarte,
    fassung_fuer,
    nwg,
    programm,
    projekt,
    rechne,
)


@pytest.mark.parametrize(
    ("fall", "tag", "merkmale", "foerderfaehig", "betrag"),
    [
        # Grenze ohne iSFP 30.000 + 5×15.000 + 6×8.000 = 153.000, mit iSFP 300.000
        ("F01", ENDE_2026, ["isfp"], "300000", "52350"),  # 15 % × 300.000 + 5 % × 147.000
        ("F01a", ENDE_2026, [], "153000", "22950"),  # 15 % × 153.000
        ("F01b", ANFANG_2027, ["isfp", "wpb"], "300000", "67350"),  # 52.350 + 5 % × 300.000
        ("F01c", ENDE_2026, ["nicht_ebw_berechtigt"], "300000", "45000"),  # höhere Grenze, kein Bonus
        ("F01c2", ANFANG_2027, ["nicht_ebw_berechtigt", "wpb"], "300000", "60000"),  # 20 % × 300.000
        ("WPB gibt es 2026 noch nicht", ENDE_2026, ["isfp", "wpb"], "300000", "52350"),
        ("WPB nur mit Sanierungsfahrplan", ANFANG_2027, ["wpb"], "153000", "22950"),
    ],
)
def test_f01_huelle_eines_mehrfamilienhauses(
    fall: str, tag: date, merkmale: list[str], foerderfaehig: str, betrag: str
) -> None:
    vorhaben = projekt(480_000, tag, "gebaeudehuelle", "wohnungsunternehmen", MFH_12, *merkmale)
    erwarte(rechne("beg_em_huelle", tag, vorhaben), foerderfaehig, betrag)


def test_f01d_zwei_kalenderjahre_bringen_80700_statt_52350() -> None:
    erster = projekt(200_000, ENDE_2026, "gebaeudehuelle", "wohnungsunternehmen", MFH_12, "isfp")
    zweiter = projekt(280_000, ANFANG_2027, "gebaeudehuelle", "wohnungsunternehmen", MFH_12, "isfp")
    # 15 % × 200.000 + 5 % × 47.000 und 15 % × 280.000 + 5 % × 127.000; jedes Jahr von vorn
    betraege = [
        rechne("beg_em_huelle", ENDE_2026, erster).betrag_eur,
        rechne("beg_em_huelle", ANFANG_2027, zweiter).betrag_eur,
    ]
    assert betraege == [Decimal(32_350), Decimal(48_350)]
    schluessel = []
    for tag, vorhaben in ((ENDE_2026, erster), (ANFANG_2027, zweiter)):
        fassung = fassung_fuer("beg_em_huelle", tag, vorhaben)
        geteilt = geteilt_am(rechne("beg_em_huelle", tag, vorhaben), vorhaben, fassung, tag)
        assert geteilt is not None
        schluessel.append(geteilt.schluessel)
    assert schluessel == ["beg_em_huelle:o:2026", "beg_em_huelle:o:2027"]


def test_zwei_antraege_im_selben_jahr_bringen_zusammen_so_viel_wie_einer() -> None:
    zweiter = projekt(280_000, ENDE_2026, "fenster", "wohnungsunternehmen", MFH_12, "isfp")
    # 200.000 sind belegt, bleiben 100.000 ganz über der Schwelle: 20 % = 20.000; 32.350 + 20.000 = 52.350
    erwarte(rechne("beg_em_huelle", ENDE_2026, zweiter, belegt="200000"), "100000", "20000")


def test_isfp_bonus_braucht_30000_euro_kosten() -> None:
    knapp = projekt(29_999, ENDE_2026, "gebaeudehuelle", "privat", EFH, "isfp")
    erwarte(rechne("beg_em_huelle", ENDE_2026, knapp), "29999", "4499.85")  # 15 %
    erwarte(rechne("beg_em_huelle", ENDE_2026, knapp, belegt="20000"), "10000", "1500")  # nicht die höhere Grenze
    genau = projekt(30_000, ENDE_2026, "gebaeudehuelle", "privat", EFH, "isfp")
    erwarte(rechne("beg_em_huelle", ENDE_2026, genau, belegt="30000"), "30000", "6000")  # 20 %


@pytest.mark.parametrize(
    ("kosten", "tag", "merkmale", "betrag"),
    [
        (620_000, ENDE_2026, [], "93000"),  # F19: Grenze 900.000 greift nicht, 15 %
        (1_000_000, ENDE_2026, [], "135000"),  # 15 % × 500 × 1.800
        (420_000, ANFANG_2027, [], "63000"),
        (420_000, ANFANG_2027, ["wpb", "energieberatung_nwg"], "84000"),  # WPB: + 5 % × 420.000 = + 21.000
    ],
)
def test_f19_huelle_eines_nichtwohngebaeudes(kosten: int, tag: date, merkmale: list[str], betrag: str) -> None:
    vorhaben = projekt(kosten, tag, "gebaeudehuelle", "unternehmen", nwg(1800), *merkmale)
    assert rechne("beg_em_huelle", tag, vorhaben).betrag_eur == Decimal(betrag)


def test_staubminderung_bekommt_50_prozent_und_keinen_isfp_bonus() -> None:
    # ohne iSFP-Bonus auch nicht die höhere Grenze (Nr. 8.3.1 a): 50 % von 30.000
    vorhaben = projekt(40_000, ENDE_2026, "staubminderung", "privat", EFH, "isfp")
    erwarte(rechne("beg_em_huelle", ENDE_2026, vorhaben), "30000.00", "15000.00")


def test_wpb_bonus_zaehlt_erst_ab_2027_gegen_drei_antraege() -> None:
    vorhaben = projekt(
        420_000, ENDE_2026, "gebaeudehuelle", "unternehmen", nwg(1800), "wpb", "energieberatung_nwg"
    )
    anzahlen = []
    for tag in (ENDE_2026, ANFANG_2027):
        satz = fassung_fuer("beg_em_huelle", tag, vorhaben).satz
        assert satz is not None
        anzahlen.append([kontingent.anzahl for kontingent in satz.kontingente(vorhaben)])
    assert anzahlen == [[], [3]]


@pytest.mark.parametrize(
    ("art", "merkmale", "kennwerte", "verlangt"),
    [
        ("gebaeudehuelle", [], {"u_wand": "0.21"}, "höchstens 0,2"),
        ("gebaeudehuelle", [], {"u_dach": "0.15"}, "höchstens 0,14"),
        ("gebaeudehuelle", [], {"u_keller": "0.26"}, "höchstens 0,25"),
        ("fenster", [], {"u_fenster": "0.96"}, "höchstens 0,95"),
        ("gebaeudehuelle", ["baudenkmal"], {"u_wand": "0.46"}, "höchstens 0,45"),
        ("fenster", ["baudenkmal"], {"u_fenster": "1.41"}, "höchstens 1,4"),
        ("heizungsoptimierung", [], {}, "höchstens 5"),  # das Haus hat 8 Wohneinheiten
    ],
)
def test_technische_mindestanforderung(
    art: str, merkmale: list[str], kennwerte: dict[str, str], verlangt: str
) -> None:
    vorhaben = projekt(50_000, ENDE_2026, art, "privat", MFH_8, *merkmale, kennwerte=kennwerte)
    hindernis = berechne_zuschuss(vorhaben, fassung_fuer("beg_em_huelle", ENDE_2026, vorhaben))
    assert isinstance(hindernis, Hindernis)
    assert verlangt in hindernis.grund


def test_neues_gebaeude_und_zu_kleine_investition_werden_nicht_gefoerdert() -> None:
    neu = projekt(50_000, ENDE_2026, "gebaeudehuelle", "privat", EFH | {"baujahr": 2022})
    fassung = programm("beg_em_huelle").fassung_am(ENDE_2026)
    assert fassung is not None
    assert fassung.filter.pruefe(neu) == Hindernis("Das Gebäude von 2022 ist 2026 noch keine 5 Jahre alt.")
    klein = projekt(299, ENDE_2026, "gebaeudehuelle", "privat", EFH)
    assert isinstance(berechne_zuschuss(klein, fassung), Hindernis)


def test_alte_fassung_gibt_fuenf_punkte_auf_alles_und_60000_je_wohneinheit() -> None:
    tag = date(2026, 7, 20)
    vorhaben = projekt(480_000, tag, "gebaeudehuelle", "wohnungsunternehmen", MFH_12, "isfp")
    erwarte(rechne("beg_em_huelle", tag, vorhaben), "480000", "96000")  # 20 %, Grenze 720.000
