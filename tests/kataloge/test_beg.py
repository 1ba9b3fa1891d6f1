"""BEG beyond envelope and heating, energy consultancies, § 35c EStG: worked cases and rules for all."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.paket import Leistungsart
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.zuschuss import berechne_zuschuss
from massnahmenplan.kataloge import lade_massnahmenarten, lade_merkmale, lade_stammdaten
from tests.kataloge.begfaelle import (
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

# --- P05, P06, P07 ---


@pytest.mark.parametrize(
    ("gebaeude", "wohneinheiten", "moeglich"),
    [(14, 86, True), (16, 100, True), (17, 60, False), (15, 104, False), (1, 10, False), (2, 0, True)],
)
def test_f24_groesse_des_gebaeudenetzes(gebaeude: int, wohneinheiten: int, moeglich: bool) -> None:
    fassung = programm("beg_em_gebaeudenetz").fassung_am(ENDE_2026)
    assert fassung is not None
    assert fassung.netzgroesse is not None
    assert fassung.netzgroesse.erfuellt(gebaeude, wohneinheiten) is moeglich


@pytest.mark.parametrize(
    ("kosten", "objekt", "foerderfaehig", "betrag"),
    [
        (24_000, nwg(1800), "9000", "4500"),  # F19b: 5 × 1.800
        (30_000, MFH_12, "20000", "10000"),  # F19d: 12 × 2.000, höchstens 20.000
        (30_000, {"wohneinheiten": 3}, "6000", "3000"),  # 3 × 2.000: mehr als für zwei Wohneinheiten
        (30_000, {"wohneinheiten": 2}, "5000", "2500"),
        (30_000, {"wohneinheiten": 1}, "5000", "2500"),
    ],
)
def test_f19_fachplanung_zu_einzelmassnahmen(
    kosten: int, objekt: dict[str, Any], foerderfaehig: str, betrag: str
) -> None:
    vorhaben = projekt(kosten, ENDE_2026, "fachplanung", "wohnungsunternehmen", objekt)
    erwarte(rechne("beg_em_fachplanung", ENDE_2026, vorhaben), foerderfaehig, betrag)


@pytest.mark.parametrize(
    ("traeger", "kennung"), [("genossenschaft", "beg_eg_fachplanung"), ("kommune", "beg_eg_fachplanung_kommune")]
)
@pytest.mark.parametrize(
    ("objekt", "betrag"),
    [
        (MFH_12, "20000"),  # F06c: 12 × 4.000, höchstens 40.000, davon 50 %
        ({"wohneinheiten": 3}, "6000"),  # 3 × 4.000
        ({"wohneinheiten": 2}, "5000"),
        (nwg(1800), "9000"),  # 10 × 1.800
        (nwg(5000), "20000"),
    ],
)
def test_f06c_baubegleitung_zum_effizienzhaus(
    traeger: str, kennung: str, objekt: dict[str, Any], betrag: str
) -> None:
    vorhaben = projekt(60_000, ENDE_2026, "fachplanung", traeger, objekt, "eh_55_ee")
    zuschuss = rechne(kennung, ENDE_2026, vorhaben)
    assert zuschuss.betrag_eur == Decimal(betrag)
    assert zuschuss.art is (Leistungsart.ZUSCHUSS if traeger == "kommune" else Leistungsart.KREDIT)


def test_fachplanung_gehoert_nach_der_stufe_zu_em_oder_eg() -> None:
    einzeln = projekt(60_000, ENDE_2026, "fachplanung", "genossenschaft", MFH_12)
    zum_effizienzhaus = projekt(60_000, ENDE_2026, "fachplanung", "genossenschaft", MFH_12, "eh_55_ee")
    em, eg = (programm(k).fassung_am(ENDE_2026) for k in ("beg_em_fachplanung", "beg_eg_fachplanung"))
    assert em is not None
    assert eg is not None
    assert [f.filter.pruefe(einzeln) is None for f in (em, eg)] == [True, False]
    assert [f.filter.pruefe(zum_effizienzhaus) is None for f in (em, eg)] == [False, True]


@pytest.mark.parametrize(
    ("kosten", "objekt", "darlehen"),
    [(2_000_000, MFH_12, "1440000"), (427_650, MFH_12, "427650"), (9_000_000, nwg(12_000), "5000000")],
)
def test_ergaenzungskredit_ohne_tilgungszuschuss(kosten: int, objekt: dict[str, Any], darlehen: str) -> None:
    vorhaben = projekt(kosten, ENDE_2026, "gebaeudehuelle", "wohnungsunternehmen", objekt)
    zuschuss = rechne("beg_ergaenzungskredit", ENDE_2026, vorhaben)
    erwarte(zuschuss, darlehen, "0")  # 120.000 je Wohneinheit; 500 je m², höchstens 5 Mio.
    assert zuschuss.art is Leistungsart.KREDIT
    assert "Der Kredit setzt die Zusage von „BEG Einzelmaßnahmen“ voraus." in zuschuss.bedingungen


# --- P08, P09, P10 Effizienzhaus ---


@pytest.mark.parametrize(
    ("stufe", "boni", "satz"),
    [
        ("eh_55_ee", ["wpb", "sersan"], "0.30"),  # F06a: 5 + 10 + 15
        ("eh_55_ee", [], "0.05"),
        ("eh_40_ee", [], "0.10"),
        ("eh_40_ee", ["nh_klasse", "wpb", "sersan"], "0.40"),  # 10 + 5 + 10 + 15
        ("denkmal_ee", ["nh_klasse", "wpb", "sersan"], "0.10"),  # nur NH
        ("eh_70_ee", [], "0"),  # F06d
        ("eh_70_ee", ["nh_klasse", "wpb", "sersan"], "0.20"),  # 5 + 10 + 5, Boni allein
    ],
)
@pytest.mark.parametrize(
    ("kennung", "traeger", "objekt"),
    [
        ("beg_wg_kredit", "wohnungsunternehmen", MFH_12),
        ("beg_nwg_kredit", "unternehmen", nwg(3200)),
        ("beg_kommunen_kredit", "kommune", MFH_12),
        ("beg_kommunen_kredit", "kommune", nwg(3200)),
    ],
)
def test_f06_tilgungszuschuss_auf_den_kredit(
    kennung: str, traeger: str, objekt: dict[str, Any], stufe: str, boni: list[str], satz: str
) -> None:
    vorhaben = projekt(1_650_000, ENDE_2026, "komplettsanierung", traeger, objekt, stufe, *boni)
    zuschuss = rechne(kennung, ENDE_2026, vorhaben)
    assert zuschuss.art is Leistungsart.KREDIT
    assert zuschuss.satz == Decimal(satz)
    erwarte(zuschuss, "1650000", str(1_650_000 * Decimal(satz)))  # F06a: 495.000


def test_boni_bei_70_ee_haengen_an_der_lesart() -> None:
    vorhaben = projekt(1_000_000, ENDE_2026, "komplettsanierung", "privat", MFH_12, "eh_70_ee", "wpb", "nh_klasse")
    assert rechne("beg_wg_kredit", ENDE_2026, vorhaben).betrag_eur == Decimal(150_000)
    ohne = rechne("beg_wg_kredit", ENDE_2026, vorhaben, {"boni_70_ee": "nein"})
    assert ohne.betrag_eur == 0
    andere_stufe = projekt(
        1_000_000, ENDE_2026, "komplettsanierung", "privat", MFH_12, "eh_55_ee", "wpb", "nh_klasse"
    )
    gleich = rechne("beg_wg_kredit", ENDE_2026, andere_stufe, {"boni_70_ee": "nein"})
    assert gleich.betrag_eur == Decimal(200_000)  # 5 + 10 + 5 % unter beiden Lesarten


@pytest.mark.parametrize(
    ("kosten", "objekt", "stufe", "boni", "foerderfaehig", "betrag"),
    [
        (4_800_000, nwg(3200), "eh_55_ee", [], "4800000", "960000"),  # F05a: 20 %, Grenze 6.400.000
        (4_800_000, nwg(3200), "eh_55_ee", ["nh_klasse", "wpb"], "4800000", "1680000"),  # F05b: 35 %
        (4_800_000, nwg(3200), "eh_40_ee", [], "4800000", "1200000"),
        (4_800_000, nwg(3200), "eh_70_ee", ["sersan"], "4800000", "960000"),  # 15 + 5
        (4_800_000, nwg(3200), "denkmal_ee", [], "4800000", "480000"),
        (4_800_000, nwg(3200), "eh_85_ee", ["nh_klasse"], "4800000", "0"),  # gibt es nur beim Wohngebäude
        (2_000_000, MFH_12, "eh_85_ee", ["nh_klasse"], "1800000", "270000"),  # 150.000 × 12; 10 + 5
        (30_000_000, nwg(9000), "eh_55_ee", ["sersan"], "10000000", "3500000"),  # höchstens 10 Mio.
    ],
)
def test_f05_zuschuss_fuer_kommunen(
    kosten: int, objekt: dict[str, Any], stufe: str, boni: list[str], foerderfaehig: str, betrag: str
) -> None:
    vorhaben = projekt(kosten, ENDE_2026, "komplettsanierung", "kommune", objekt, stufe, *boni)
    erwarte(rechne("beg_kommunen_effizienzgebaeude", ENDE_2026, vorhaben), foerderfaehig, betrag)


@pytest.mark.parametrize("kennung", ["beg_wg_kredit", "beg_nwg_kredit", "beg_kommunen_effizienzgebaeude"])
def test_alte_saetze_der_effizienzhaeuser_sind_nur_auskunft(kennung: str) -> None:
    fassung = programm(kennung).fassung_am(date(2026, 7, 20))
    assert fassung is not None
    assert fassung.nur_auskunft


# --- P11, P32 ---


@pytest.mark.parametrize(
    ("kennung", "traeger", "objekt", "kosten", "merkmale", "betrag"),
    [
        ("ebw_isfp", "privat", {"wohneinheiten": 1}, 1_200, [], "600"),  # 50 %
        ("ebw_isfp", "privat", {"wohneinheiten": 2}, 2_000, [], "650"),
        ("ebw_isfp", "weg", {"wohneinheiten": 3}, 2_000, [], "850"),
        ("ebn_beratung", "kommune", nwg(199), 10_000, [], "850"),
        ("ebn_beratung", "kommune", nwg(200), 10_000, [], "2500"),
        ("ebn_beratung", "kommune", nwg(500), 10_000, [], "2500"),
        ("ebn_beratung", "kommune", nwg(501), 10_000, [], "4000"),
        ("ebn_beratung", "kmu", nwg(501), 10_000, ["energieaudit"], "3000"),
    ],
)
def test_energieberatung(
    kennung: str, traeger: str, objekt: dict[str, Any], kosten: int, merkmale: list[str], betrag: str
) -> None:
    vorhaben = projekt(kosten, ENDE_2026, "energieberatung", traeger, objekt, *merkmale)
    assert rechne(kennung, ENDE_2026, vorhaben).betrag_eur == Decimal(betrag)


def test_f13_steuerermaessigung_gegen_zuschuss() -> None:
    vorhaben = projekt(60_000, ENDE_2026, "gebaeudehuelle", "privat", EFH, "isfp")
    steuer = rechne("estg_35c", ENDE_2026, vorhaben)
    assert steuer.art is Leistungsart.STEUER
    assert steuer.raten_eur == (Decimal(4200), Decimal(4200), Decimal(3600))
    assert steuer.betrag_eur == Decimal(12_000)
    erwarte(rechne("beg_em_huelle", ENDE_2026, vorhaben), "60000", "10500")  # 15 % × 60.000 + 5 % × 30.000


def test_steuerermaessigung_endet_bei_40000_euro_je_objekt() -> None:
    vorhaben = projekt(350_000, ENDE_2026, "gebaeudehuelle", "privat", EFH)
    assert rechne("estg_35c", ENDE_2026, vorhaben).raten_eur == (14_000, 14_000, 12_000)
    rest = rechne("estg_35c", ENDE_2026, vorhaben, belegt="150000")
    assert rest.betrag_eur == Decimal(10_000)  # 20 % der letzten 50.000


@pytest.mark.parametrize(
    "objekt", [MFH_8, EFH | {"selbstgenutzte_wohneinheiten": 0}], ids=["mehrere Wohnungen", "vermietet"]
)
def test_steuerermaessigung_nur_fuer_die_selbst_bewohnte_wohnung(objekt: dict[str, Any]) -> None:
    vorhaben = projekt(60_000, ENDE_2026, "gebaeudehuelle", "privat", objekt)
    fassung = fassung_fuer("estg_35c", ENDE_2026, vorhaben)
    assert isinstance(berechne_zuschuss(vorhaben, fassung), Hindernis)


# --- Regeln für alle ---

FAMILIEN = ("beg_em", "beg_eg", "ebw", "ebn")
OHNE_FAMILIE = ("beg_ergaenzungskredit", "estg_35c")
MEINE = [p for p in lade_stammdaten().programme.values() if p.familie in FAMILIEN or p.id in OHNE_FAMILIE]
EM = [p.id for p in MEINE if p.familie == "beg_em"]
EG = [p.id for p in MEINE if p.familie == "beg_eg"]


def test_familien_sind_vollstaendig() -> None:
    assert {p.id: p.familie for p in MEINE} == {
        "beg_em_huelle": "beg_em", "beg_em_heizung_privat": "beg_em", "beg_em_heizung": "beg_em",
        "beg_em_netzanschluss": "beg_em", "beg_em_gebaeudenetz": "beg_em", "beg_em_fachplanung": "beg_em",
        "beg_ergaenzungskredit": None, "beg_eg_fachplanung": "beg_eg", "beg_eg_fachplanung_kommune": "beg_eg",
        "beg_wg_kredit": "beg_eg", "beg_nwg_kredit": "beg_eg", "beg_kommunen_kredit": "beg_eg",
        "beg_kommunen_effizienzgebaeude": "beg_eg", "ebw_isfp": "ebw", "ebn_beratung": "ebn", "estg_35c": None,
    }  # fmt: skip


@pytest.mark.parametrize(("eine", "andere"), [(EM, "beg_eg"), (EG, "beg_em")], ids=["EM", "EG"])
def test_em_und_eg_schliessen_sich_am_gebaeude_aus(eine: list[str], andere: str) -> None:
    for kennung in eine:
        wartezeiten = {}
        for antwort in ("richtlinie", "merkblatt"):
            fassung = programm(kennung, {"em_und_eg": antwort}).fassung_am(ENDE_2026)
            assert fassung is not None
            (ausschluss,) = fassung.kumulierung.ausgeschlossen_am_objekt
            assert ausschluss.programme == (andere,)
            wartezeiten[antwort] = ausschluss.wartezeit_monate
        assert wartezeiten == {"richtlinie": None, "merkblatt": 36}


@pytest.mark.parametrize("kennung", EM + EG)
def test_beg_ist_mit_den_genannten_programmen_unvereinbar_und_sonst_begrenzt(kennung: str) -> None:
    fassung = programm(kennung).fassung_am(ENDE_2026)
    assert fassung is not None
    regel = fassung.kumulierung
    for familie in ("krl", "bew", "kwkg", "eeg", "estg_35c"):
        assert not regel.vertraegt((familie,))
    assert regel.vertraegt(("ein_stadtprogramm", "kommunal"))
    assert regel.quote == Decimal("0.60")
    kommunal = any(art == "kommune" for art in fassung.filter.antragsteller)
    assert regel.quote_kommune == (Decimal("0.90") if kommunal else None)


@pytest.mark.parametrize("kennung", EM + EG)
def test_beg_fristen_ab_juli_2026(kennung: str) -> None:
    fassung = programm(kennung).fassung_am(ENDE_2026)
    assert fassung is not None
    fristen = fassung.fristen
    assert fristen.startsperre == "antrag"
    assert fristen.bewilligungszeitraum_monate == (36 if kennung in EM else 48)
    assert fristen.nachweis_nach_ende_monate == 6
    assert fristen.nachweis_monate == (6 if kennung in EM else None)
    assert fristen.zweckbindung_jahre == 10
    assert fassung.gilt_bis is not None
    letzte = programm(kennung).fassungen[-1]
    assert letzte.gilt_bis == date(2030, 12, 31)


def test_f23_nachweis_sechs_monate_nach_fertigstellung() -> None:
    fassung = programm("beg_em_huelle").fassung_am(date(2027, 1, 20))
    assert fassung is not None
    ende = fassung.fristen.fertig_bis(date(2027, 1, 20))
    assert ende == date(2030, 1, 20)
    assert fassung.fristen.nachweis_bis(date(2029, 11, 30), ende) == date(2030, 5, 30)


@pytest.mark.parametrize("eines", MEINE, ids=lambda p: p.id)
def test_nennt_nur_bekannte_arten_und_merkmale(eines: Programm) -> None:
    for fassung in eines.fassungen:
        assert fassung.genannte_merkmale <= set(lade_merkmale())
        assert set(fassung.filter.massnahmenarten) <= set(lade_massnahmenarten())
        for sperre in fassung.sperren:
            assert set(sperre.massnahmenarten) <= set(lade_massnahmenarten())
