"""Reference cases of the catalogue outside BEG, advice and tax: KfW, BEW, KRL, Länder, cities, EEW, EEG, accounts.

Amounts to the cent, straight from the version in force; rules of packages and of the plan are tested elsewhere.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
import yaml

from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.foerderung.zuschuss import Zuschuss, berechne_zuschuss
from massnahmenplan.kataloge import lade_stammdaten
from tests.foerderung.bausteine import baue_vorhaben

ENDE_2026 = date(2026, 12, 15)
KLEIN = {"art": "kmu", "merkmale": "klein"}
MITTEL = {"art": "kmu", "merkmale": "mittel, ueberregionaler_absatz"}
FINANZSCHWACH = {"finanzschwach": True}
NRW = {"art": "nichtwohngebaeude", "gebiete": "nordrhein_westfalen"}


def lies_fassung(kennung: str, tag: date, **lesarten: str) -> Fassung:
    fassung = lade_stammdaten().programme[kennung].gelesen(lesarten).fassung_am(tag)
    assert fassung is not None
    return fassung


def lies_zuschuss(
    kennung: str, vorhaben: Vorhaben, tag: date = ENDE_2026, belegt: str = "0", **lesarten: str
) -> Zuschuss:
    """Compute one application; the filter must let the project pass."""
    fassung = lies_fassung(kennung, tag, **lesarten)
    assert fassung.filter.pruefe(vorhaben.am(tag)) is None
    zuschuss = berechne_zuschuss(vorhaben.am(tag), fassung, Decimal(belegt))
    assert isinstance(zuschuss, Zuschuss), zuschuss
    return zuschuss


def betrag(kennung: str, vorhaben: Vorhaben, tag: date = ENDE_2026, belegt: str = "0", **lesarten: str) -> str:
    return str(lies_zuschuss(kennung, vorhaben, tag, belegt, **lesarten).betrag_eur)


def projekt(kosten: int, art: str, traeger: dict[str, Any] | None = None, **weitere: Any) -> Vorhaben:
    massnahme = {"art": art} | weitere.pop("massnahme", {})
    return baue_vorhaben(kosten, massnahme=massnahme, traeger=traeger, **weitere)


def in_teilen(art: str, traeger: dict[str, Any] | None = None, **teile: int) -> Vorhaben:
    """A project whose cost is stated by parts."""
    ganz = projekt(sum(teile.values()), art, traeger)
    return replace(ganz, teile=tuple((name, Decimal(wert)) for name, wert in teile.items()))


# --- KfW 432 (F14)


@pytest.mark.parametrize(
    ("kosten", "traeger", "erwartet"),
    [
        (140_000, {}, "105000.00"),  # 75 %
        (140_000, FINANZSCHWACH, "126000.00"),  # 90 %
        (260_000, FINANZSCHWACH, "200000.00"),  # 234.000, höchstens 200.000
    ],
)
def test_f14_quartierskonzept(kosten: int, traeger: dict[str, Any], erwartet: str) -> None:
    assert betrag("kfw_432_konzept", projekt(kosten, "quartierskonzept", traeger)) == erwartet


def test_f14_hoechstbetrag_gilt_je_quartier() -> None:
    vorhaben = projekt(140_000, "quartierskonzept", objekt={"art": "flaeche"})
    # von 200.000 sind 150.000 belegt
    assert betrag("kfw_432_konzept", vorhaben, belegt="150000") == "50000.00"


@pytest.mark.parametrize(
    ("material", "foerderfaehig", "erwartet"),
    [
        (142_500, "617500", "400000.00"),  # genau 30 % von 475.000; 75 % = 463.125, höchstens 400.000
        (180_000, "617500.00", "400000.00"),  # nur 142.500 vom Material zählen
    ],
)
def test_f14_sachkosten_hoechstens_30_prozent_der_personalkosten(
    material: int, foerderfaehig: str, erwartet: str
) -> None:
    vorhaben = in_teilen("sanierungsmanagement", personal=475_000, sachkosten=material)
    zuschuss = lies_zuschuss("kfw_432_management", vorhaben)
    assert str(zuschuss.foerderfaehig_eur) == foerderfaehig
    assert str(zuschuss.betrag_eur) == erwartet


def test_sachkosten_grenze_wirkt_auf_den_betrag() -> None:
    # 100.000 + 30.000 = 130.000; 75 %
    vorhaben = in_teilen("sanierungsmanagement", personal=100_000, sachkosten=50_000)
    assert betrag("kfw_432_management", vorhaben) == "97500.00"


def test_kfw_432_war_gestoppt_und_endet() -> None:
    programm = lade_stammdaten().programme["kfw_432_konzept"]
    for tag in (date(2023, 11, 23), date(2025, 11, 25), date(2027, 1, 1)):
        assert programm.fassung_am(tag) is None
    neustart = programm.fassung_am(date(2025, 11, 26))
    assert neustart is not None
    assert neustart.nach_pause is not None


# --- Kommunalrichtlinie (F08)


@pytest.mark.parametrize(
    ("kennung", "kosten", "traeger", "merkmale", "erwartet"),
    [
        ("krl_aussenbeleuchtung", 468_000, FINANZSCHWACH, "", "187200.00"),  # F08a: 600 × 780; 40 %
        ("krl_aussenbeleuchtung", 468_000, {}, "", "117000.00"),  # F08b: 25 %
        ("krl_aussenbeleuchtung", 468_000, {"merkmale": "braunkohlerevier"}, "", "187200.00"),
        ("krl_aussenbeleuchtung_adaptiv", 468_000, FINANZSCHWACH, "adaptiv", "257400.00"),  # F08c: 55 %
        ("krl_aussenbeleuchtung", 12_000, FINANZSCHWACH, "", "4800.00"),  # F08d: vor der Mindestzuwendung
        ("krl_aussenbeleuchtung", 480_000, FINANZSCHWACH, "", "192000.00"),  # gebündelt
    ],
)
def test_f08_strassenbeleuchtung(
    kennung: str, kosten: int, traeger: dict[str, Any], merkmale: str, erwartet: str
) -> None:
    vorhaben = projekt(kosten, "strassenbeleuchtung", traeger, massnahme={"merkmale": merkmale})
    assert betrag(kennung, vorhaben) == erwartet


def test_f08d_scheitert_allein_am_mindestzuschuss_gebuendelt_nicht() -> None:
    minimum = lies_fassung("krl_aussenbeleuchtung", ENDE_2026).minimum
    hindernis = minimum.pruefe_zuschuss(Decimal("4800.00"))
    assert isinstance(hindernis, Hindernis)
    assert "unter dem Mindestzuschuss von 5.000 €" in hindernis.grund
    assert minimum.pruefe_zuschuss(Decimal("4800.00"), gemeinsam=True) is None


@pytest.mark.parametrize("kennung", ["krl_aussenbeleuchtung", "kfw_444"])
def test_gesetzliche_pflicht_wird_nicht_gefoerdert(kennung: str) -> None:
    fassung = lies_fassung(kennung, ENDE_2026)
    art = fassung.filter.massnahmenarten[0]
    vorhaben = projekt(468_000, art, massnahme={"merkmale": "gesetzliche_pflicht"})
    hindernis = fassung.filter.pruefe(vorhaben)
    assert hindernis is not None
    assert "gesetzliche_pflicht" in hindernis.grund


@pytest.mark.parametrize(
    ("kennung", "art", "traeger", "erwartet"),
    [
        ("krl_klimaschutzkonzept", "klimaschutzkonzept", {}, "70000.00"),
        ("krl_klimaschutzkonzept", "klimaschutzkonzept", FINANZSCHWACH, "90000.00"),
        ("krl_klimaschutzmanagement", "klimaschutzmanagement", FINANZSCHWACH, "40000.00"),
        ("krl_mobilitaet", "mobilitaetsstation", {}, "50000.00"),
        ("krl_mobilitaet", "mobilitaetsstation", FINANZSCHWACH, "65000.00"),
    ],
)
def test_kommunalrichtlinie_konzept_und_mobilitaet(
    kennung: str, art: str, traeger: dict[str, Any], erwartet: str
) -> None:
    assert betrag(kennung, projekt(100_000, art, traeger)) == erwartet


# --- BEW (F09)

VERSORGER = {"art": "kommunales_unternehmen"}


def netz(luecke: int | None = None, **weitere: Any) -> Vorhaben:
    massnahme = {"merkmale": "bew_netz", "wirtschaftlichkeitsluecke_eur": luecke, **weitere}
    return projekt(4_200_000, "waermenetz", VERSORGER, massnahme=massnahme)


def test_f09a_ohne_genannte_luecke_gilt_der_satz_und_die_luecke_ist_nachzuweisen() -> None:
    zuschuss = lies_zuschuss("bew_modul_2", netz())
    assert str(zuschuss.betrag_eur) == "1680000.00"  # 40 %
    assert any("1.680.000 €" in satz for satz in zuschuss.bedingungen)


def test_f09b_die_wirtschaftlichkeitsluecke_begrenzt() -> None:
    assert betrag("bew_modul_2", netz(luecke=1_450_000)) == "1450000.00"
    assert betrag("bew_modul_2", netz(luecke=1_680_000)) == "1680000.00"


def test_f09c_machbarkeitsstudie() -> None:
    studie = projekt(120_000, "machbarkeitsstudie", VERSORGER, massnahme={"merkmale": "bew_netz"})
    assert betrag("bew_modul_1", studie) == "60000.00"  # 50 %


@pytest.mark.parametrize(
    ("strompreis", "im_jahr"),
    [
        # (5,5 − (6,8 − 17/3,2)·0,75) · 3,2/2,2 ct je kWh Umweltwärme; je MWh Wärme × 2,2/3,2: 43,84375 €
        (180, "263062.50"),  # F09d1: 6.000 × 43,84375; 90 % von 1.875 MWh × 180 = 303.750 greift nicht
        (150, "253125.00"),  # F09d2: 90 % von 1.875 MWh × 150
    ],
)
def test_f09d_betriebsfoerderung_der_waermepumpe(strompreis: int, im_jahr: str) -> None:
    kennwerte = {"waerme_mwh_a": 6000, "scop": "3,2", "strompreis_eur_mwh": strompreis}
    zuschuss = lies_zuschuss("bew_modul_4_waermepumpe", netz(kennwerte=kennwerte))
    assert [str(rate) for rate in zuschuss.raten_eur] == [im_jahr] * 10


def test_waermepumpe_unter_scop_2_5_erhaelt_keine_betriebsfoerderung() -> None:
    kennwerte = {"waerme_mwh_a": 6000, "scop": "2,4", "strompreis_eur_mwh": 180}
    fassung = lies_fassung("bew_modul_4_waermepumpe", ENDE_2026)
    assert isinstance(berechne_zuschuss(netz(kennwerte=kennwerte), fassung), Hindernis)


def test_solarthermie_im_netz_ein_cent_je_kwh() -> None:
    massnahme = {"merkmale": "bew_netz", "kennwerte": {"waerme_mwh_a": 500}}
    vorhaben = projekt(1_000_000, "solarthermie_netz", VERSORGER, massnahme=massnahme)
    assert lies_zuschuss("bew_modul_4_solarthermie", vorhaben).raten_eur == (Decimal("5000.00"),) * 10


def test_betriebsfoerderung_steht_neben_modul_2_und_sonst_nichts() -> None:
    regel = lies_fassung("bew_modul_2", ENDE_2026).kumulierung
    assert regel.vertraegt(("bew_modul_4_waermepumpe", "bew"))
    assert not regel.vertraegt(("bew_modul_3", "bew"))
    assert not regel.vertraegt(("stadt_eigenes",))


@pytest.mark.parametrize(
    ("gebaeude", "wohneinheiten", "offen"),
    [(14, 86, False), (16, 100, False), (17, 60, True), (15, 104, True)],  # F24
)
def test_f24_groesse_des_netzes(gebaeude: int, wohneinheiten: int, offen: bool) -> None:
    regel = lies_fassung("bew_modul_2", ENDE_2026).netzgroesse
    assert regel is not None
    assert regel.erfuellt(gebaeude, wohneinheiten) is offen


def test_umbau_eines_bestandsnetzes_hat_einen_eigenen_eintrag() -> None:
    umbau = projekt(4_200_000, "waermenetz", VERSORGER, massnahme={"merkmale": "bew_netz, bestandsnetz"})
    assert betrag("bew_modul_2_bestandsnetz", umbau) == "1680000.00"
    assert betrag("bew_modul_3", umbau) == "1680000.00"
    assert lies_fassung("bew_modul_2", ENDE_2026).filter.pruefe(umbau) is not None


def test_transformationsplaene_enden_am_31_maerz_2026() -> None:
    programm = lade_stammdaten().programme["bew_modul_1_transformationsplan"]
    assert programm.fassung_am(date(2026, 3, 31)) is not None
    assert programm.fassung_am(date(2026, 4, 1)) is None


# --- cycling, green (F10, F11, F27)


def test_f10_radweg() -> None:
    assert betrag("stadt_und_land", projekt(900_000, "radweg")) == "675000.00"
    assert betrag("stadt_und_land", projekt(900_000, "radweg", FINANZSCHWACH)) == "810000.00"  # F10b
    strukturschwach = {"merkmale": "strukturschwach"}
    assert betrag("stadt_und_land", projekt(900_000, "radweg", strukturschwach)) == "810000.00"


@pytest.mark.parametrize(
    ("jahr", "traeger", "lesart", "erwartet"),
    [
        (2025, {}, "keine", "314400.00"),  # F11: 228.000 + 165.000 = 393.000; 80 %
        (2025, FINANZSCHWACH, "keine", "353700.00"),  # 90 %
        (2026, {}, "keine", "196500.00"),  # F11b: 50 %
        (2026, FINANZSCHWACH, "keine", "314400.00"),  # 80 %
        (2025, {}, "gesamt", "245280.00"),  # 20 % × 393.000 = 78.600; 306.600 × 80 %
        (2025, {}, "gefoerdert", "228000.00"),  # x = 0,2·(228.000 + x) = 57.000; 285.000 × 80 %
    ],
)
def test_f11_baeume_und_entsiegelung(jahr: int, traeger: dict[str, Any], lesart: str, erwartet: str) -> None:
    vorhaben = in_teilen("entsiegelung", traeger, baumpflanzung=228_000, entsiegelung=165_000)
    assert betrag("kfw_444", vorhaben, date(jahr, 11, 30), entsiegelung=lesart) == erwartet


def test_kfw_444_personal_hoechstens_72000() -> None:
    vorhaben = in_teilen("gruenflaeche", personal=100_000, bau=50_000)
    assert betrag("kfw_444", vorhaben, date(2025, 11, 30)) == "97600.00"  # (72.000 + 50.000) × 80 %


@pytest.mark.parametrize(
    ("kosten", "vorher", "reicht"), [(650_000, "487500.00", False), (700_000, "525000.00", True)]
)
def test_f27_anpassung_mindestzuschuss(kosten: int, vorher: str, reicht: bool) -> None:
    tag = date(2023, 9, 15)
    assert betrag("anpassung_urbaner_raeume", projekt(kosten, "gruenflaeche"), tag) == vorher  # 75 %
    minimum = lies_fassung("anpassung_urbaner_raeume", tag).minimum
    assert (minimum.pruefe_zuschuss(Decimal(vorher)) is None) is reicht


# --- EU, Länder, Städtebau (F15, F16)


@pytest.mark.parametrize(
    ("kosten", "erwartet", "reicht"),
    [
        (5_500_000, "4400000.00", True),  # 80 %
        (11_000_000, "8000000.00", True),  # 8.800.000, höchstens 8 Mio.
        (240_000, "192000.00", False),  # unter 200.000
    ],
)
def test_f15_efre_nrw(kosten: int, erwartet: str, reicht: bool) -> None:
    assert betrag("efre_nrw_gebaeude", projekt(kosten, "komplettsanierung", objekt=NRW)) == erwartet
    minimum = lies_fassung("efre_nrw_gebaeude", ENDE_2026).minimum
    assert (minimum.pruefe_zuschuss(Decimal(erwartet)) is None) is reicht


def test_f15_mindesteinsparung_und_haushaltssicherung() -> None:
    arm = {"merkmale": "haushaltssicherung"}
    assert betrag("efre_nrw_gebaeude", projekt(1_000_000, "komplettsanierung", arm, objekt=NRW)) == "900000.00"
    massnahme = {"kennwerte": {"minderung_primaerenergie_prozent": 49}}
    wenig = projekt(5_500_000, "komplettsanierung", objekt=NRW, massnahme=massnahme)
    assert isinstance(berechne_zuschuss(wenig, lies_fassung("efre_nrw_gebaeude", ENDE_2026)), Hindernis)


def test_f16_staedtebau_drittel() -> None:
    vorhaben = projekt(1_500_000, "gruenflaeche", objekt={"art": "platz", "gebiete": "staedtebau"})
    assert betrag("staedtebau_sachsen", vorhaben) == "1000000.00"  # Bund 500.000 + Land 500.000
    fassung = lies_fassung("staedtebau_sachsen", ENDE_2026)
    eigen = fassung.minimum.verlangter_eigenanteil(vorhaben) * vorhaben.kosten_eur
    assert round(eigen, 2) == Decimal("500000.00")
    assert fassung.kumulierung.steht_zurueck(("krl_mobilitaet", "krl"))


@pytest.mark.parametrize(
    ("kennung", "art", "merkmale", "menge", "erwartet"),
    [
        ("progres_nrw_erdsonde_bestand", "erdsonde", "", 100, "5000.00"),  # 100 m × 50
        ("progres_nrw_erdsonde_neubau", "erdsonde", "neubau", 100, "3500.00"),  # 100 m × 35
        ("progres_nrw_erdkollektor_bestand", "erdkollektor", "", 100, "3500.00"),  # 100 m² × 35
        ("progres_nrw_erdkollektor_neubau", "erdkollektor", "neubau", 100, "1500.00"),  # 100 m² × 15
        ("progres_nrw_brunnen", "waermebrunnen", "", 1000, "5000.00"),  # 1.000 l/h × 5
    ],
)
def test_festbetraege_von_progres_nrw(kennung: str, art: str, merkmale: str, menge: int, erwartet: str) -> None:
    massnahme = {"menge": menge, "merkmale": merkmale}
    vorhaben = projekt(20_000, art, {"art": "privat"}, objekt=NRW, massnahme=massnahme)
    assert betrag(kennung, vorhaben, date(2025, 6, 1)) == erwartet


@pytest.mark.parametrize(("lesart", "erwartet"), [("niedriger", "8000.00"), ("hoeher", "12000.00")])
def test_hoechstbetrag_von_progres_nrw_ist_eine_lesart(lesart: str, erwartet: str) -> None:
    vorhaben = projekt(40_000, "erdsonde", {"art": "privat"}, objekt=NRW, massnahme={"menge": 300})
    tag = date(2025, 6, 1)  # 300 m × 50 = 15.000
    assert betrag("progres_nrw_erdsonde_bestand", vorhaben, tag, hoechstbetrag=lesart) == erwartet


# --- cities (F20, F22)


@pytest.mark.parametrize(("merkmale", "erwartet"), [("chemnitz_fassade_75", "5000.00"), ("", "2500.00")])
def test_f20_fassade_chemnitz(merkmale: str, erwartet: str) -> None:
    objekt = {"gebiete": "chemnitz", "merkmale": merkmale}
    vorhaben = projekt(9_000, "fassadenbegruenung", {"art": "privat"}, objekt=objekt)
    # 75 % = 6.750, höchstens 5.000; 50 % = 4.500, höchstens 2.500
    assert betrag("chemnitz_fassade", vorhaben, date(2022, 6, 1)) == erwartet


def koelner_hof(m2: int) -> Vorhaben:
    massnahme = {"menge": m2}
    return projekt(80_000, "entsiegelung", {"art": "privat"}, objekt={"gebiete": "koeln"}, massnahme=massnahme)


def test_f22_koeln_je_objekt_und_jahr() -> None:
    assert betrag("koeln_gruen", koelner_hof(650)) == "20000.00"  # 26.000, höchstens 20.000
    assert betrag("koeln_gruen", koelner_hof(325)) == "13000.00"  # F22b: in zwei Jahren zusammen 26.000
    assert betrag("koeln_gruen", koelner_hof(325), belegt="13000") == "7000.00"  # im selben Jahr zusammen 20.000


def test_koelner_teile_teilen_sich_den_hoechstbetrag_im_kalenderjahr() -> None:
    kennungen = ("koeln_gruen", "koeln_schottergarten")
    (eine,), (andere,) = (lies_fassung(kennung, ENDE_2026).hoechstgrenzen for kennung in kennungen)
    assert eine == andere
    assert eine.geteilt is not None
    assert eine.geteilt.je == "objekt_jahr"


# --- companies (F25, F26)


@pytest.mark.parametrize(
    ("kennung", "kosten", "art", "traeger", "erwartet"),
    [
        ("eew_modul_1", 900_000, "querschnittstechnik", KLEIN, "200000.00"),  # F25a: 25 % = 225.000, gedeckelt
        ("eew_modul_2", 350_000, "prozesswaerme", KLEIN, "210000.00"),  # F25b: 60 %
        ("eew_modul_2_biomasse", 350_000, "prozesswaerme_biomasse", KLEIN, "140000.00"),  # 40 %
        ("eew_modul_5", 130_000, "transformationsplan_unternehmen", KLEIN, "60000.00"),  # F25c: 60 % = 78.000
        ("eew_modul_5", 130_000, "transformationsplan_unternehmen", MITTEL, "60000.00"),  # 50 % = 65.000
    ],
)
def test_f25_eew(kennung: str, kosten: int, art: str, traeger: dict[str, Any], erwartet: str) -> None:
    assert betrag(kennung, projekt(kosten, art, traeger)) == erwartet


def test_transformationsplan_im_netzwerk_hat_den_hoeheren_hoechstbetrag() -> None:
    vorhaben = projekt(130_000, "transformationsplan_unternehmen", KLEIN, massnahme={"merkmale": "eew_netzwerk"})
    assert betrag("eew_modul_5", vorhaben) == "78000.00"  # 60 %, unter 90.000


def test_f26_grw_chemnitz_fuenf_punkte_weniger() -> None:
    for gebiet, erwartet in (("grw_chemnitz", "240000.00"), ("grw_sachsen", "300000.00")):  # 20 % und 25 %
        objekt = {"art": "nichtwohngebaeude", "gebiete": gebiet}
        assert betrag(gebiet, projekt(1_200_000, "energieoptimierung", MITTEL, objekt=objekt)) == erwartet


# --- EEG (F21)


def pv(kwp: int, merkmale: str = "mieterstrom", **kennwerte: int) -> Vorhaben:
    massnahme = {"kennwerte": {"leistung_kwp": kwp, **kennwerte}, "merkmale": merkmale}
    return projekt(60_000, "photovoltaik", massnahme=massnahme, fertig=date(2026, 10, 15), objekt={})


def test_f21_verguetung_mischt_die_zonen() -> None:
    oktober = date(2026, 10, 15)
    betrieb = lies_fassung("eeg_teileinspeisung", oktober).betrieb
    assert betrieb is not None
    assert betrieb.ct_kwh(Decimal(40), oktober) == Decimal("6.92")  # (10 × 7,70 + 30 × 6,66) / 40
    zuschuss = lies_zuschuss("eeg_teileinspeisung", pv(40, einspeisung_mwh_a=30), oktober)
    assert [str(rate) for rate in zuschuss.raten_eur] == ["2076.00"] * 20  # 30.000 kWh × 6,92 ct
    voll = lies_zuschuss("eeg_volleinspeisung", pv(40, "volleinspeisung", einspeisung_mwh_a=40), oktober)
    assert str(voll.raten_eur[0]) == "4294.00"  # (10 × 12,22 + 30 × 10,24) / 40 = 10,735 ct × 40.000 kWh


@pytest.mark.parametrize(
    ("tag", "faktor"), [(date(2027, 2, 1), "0.99"), (date(2027, 7, 31), "0.99"), (date(2027, 8, 1), "0.9801")]
)
def test_eeg_sinkt_je_halbjahr_um_ein_prozent(tag: date, faktor: str) -> None:
    betrieb = lies_fassung("eeg_teileinspeisung", tag).betrieb
    assert betrieb is not None
    assert betrieb.ct_kwh(Decimal(10), tag) == Decimal("7.70") * Decimal(faktor)


@pytest.mark.parametrize(("lesarten", "im_jahr"), [({}, "466.00"), ({"mieterstromsatz": "gemeldet"}, "472.00")])
def test_mieterstromzuschlag_in_beiden_lesarten(lesarten: dict[str, str], im_jahr: str) -> None:
    zuschuss = lies_zuschuss("eeg_mieterstrom", pv(40, mieterstrom_mwh_a=20), date(2026, 10, 15), **lesarten)
    assert [str(rate) for rate in zuschuss.raten_eur] == [im_jahr] * 20  # 20.000 kWh × 2,33 oder 2,36 ct


def test_ueber_40_kwp_wird_nichts_erfunden() -> None:
    fassung = lies_fassung("eeg_teileinspeisung", date(2026, 10, 15))
    assert isinstance(berechne_zuschuss(pv(41, einspeisung_mwh_a=30), fassung), Hindernis)


# --- accounts (F12)


def lies_konto(name: str, **felder: Any) -> Foerderkonto:
    datei = files("massnahmenplan.kataloge") / "foerderkonten" / f"{name}.yaml"
    return Foerderkonto.model_validate(yaml.safe_load(datei.read_text(encoding="utf-8")) | felder)


FRUEHERE = [(date(2024, 3, 10), Decimal(90_000)), (date(2025, 9, 1), Decimal(90_000))]


@pytest.mark.parametrize(
    ("tag", "frei"),
    [
        (date(2026, 12, 15), 120_000),  # Fenster ab 15.12.2023: beide zählen, 300.000 − 180.000
        (date(2027, 3, 10), 120_000),
        (date(2027, 3, 11), 210_000),  # die erste fällt heraus: 160.000 gehen ganz
    ],
)
def test_f12_de_minimis_rollt_ueber_drei_jahre(tag: date, frei: int) -> None:
    assert lies_konto("de_minimis").frei_eur(tag, FRUEHERE) == frei


def test_f12_ein_konto_je_verbund_und_ablehnung_statt_kuerzung() -> None:
    konto = lies_konto("de_minimis")
    assert konto.bei_ueberschreitung == "ablehnen"
    assert lies_konto("de_minimis", bei_ueberschreitung="kuerzen").bei_ueberschreitung == "kuerzen"
    firma = {"name": "GmbH", "art": "kmu", "unternehmensverbund": "gruppe"}
    toechter = [Kostentraeger.model_validate({"id": kennung} | firma) for kennung in "ab"]
    assert {konto.inhaber(tochter) for tochter in toechter} == {"gruppe"}
    assert lies_konto("dawi_de_minimis").frei_eur(date(2026, 12, 15), FRUEHERE) == 570_000


# --- the whole


@pytest.mark.parametrize(
    ("kennung", "nachfolger"),
    [("kfw_201", {"kfw_208", "kfw_267"}), ("kfw_202", {"kfw_148", "kfw_268", "kfw_269", "kfw_270"})],
)
def test_geschlossene_programme_nennen_ihre_nachfolger(kennung: str, nachfolger: set[str]) -> None:
    programm = lade_stammdaten().programme[kennung]
    assert set(programm.nachfolger) == nachfolger
    assert programm.fassung_am(ENDE_2026) is None
    assert all(lade_stammdaten().programme[n].fassung_am(ENDE_2026) for n in nachfolger)


@pytest.mark.parametrize("kennung", ["agvo", "lukifg", "krl_fokuskonzept", "euk_sachsen_modul_1", "kwkg_zuschlag"])
def test_nur_auskunft_rechnet_nichts(kennung: str) -> None:
    fassungen = lade_stammdaten().programme[kennung].fassungen
    assert all(fassung.nur_auskunft for fassung in fassungen)


@pytest.mark.parametrize("kennung", ["kfw_148", "kfw_208", "kfw_267", "kfw_268", "kfw_269", "kfw_270"])
def test_kommunalkredite_haben_keinen_tilgungszuschuss(kennung: str) -> None:
    fassung = lies_fassung(kennung, ENDE_2026)
    assert fassung.kredit is not None
    assert fassung.satz is not None
    assert fassung.satz.grund == 0
    assert fassung.kredit.sollzins is None  # der Zins folgt dem Markt


def test_f28_verlauf_eines_kommunalkredits() -> None:
    kredit = lies_fassung("kfw_208", ENDE_2026).kredit
    assert kredit is not None
    jahre = list(kredit.verlauf(Decimal(2_000_000), Decimal("0.03")))
    assert [jahr.rate_eur for jahr in jahre[:3]] == [60_000] * 3
    assert str(jahre[3].rate_eur) == "151905.06"
    assert jahre[-1].rest_eur == 0


NUMMERN = {"P01", *(f"P{n}" for n in range(12, 38))} - {"P32", "P35"}
"""Records of the catalogue that are tested here; P35 are the accounts."""
MEINE = [programm for programm in lade_stammdaten().programme.values() if programm.katalognummer in NUMMERN]


def test_jeder_satz_des_verzeichnisses_ist_erfasst() -> None:
    assert {programm.katalognummer for programm in MEINE} == NUMMERN


@pytest.mark.parametrize("programm", MEINE, ids=lambda programm: programm.id)
def test_jede_lesart_aendert_etwas(programm: Programm) -> None:
    assert programm.familie
    for lesart in programm.lesarten:
        antworten = programm.lesarten[lesart].antworten
        gelesene = [programm.gelesen({lesart: antwort}).fassungen for antwort in antworten]
        assert all(eine != andere for eine, andere in pairwise(gelesene))
