from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.programm import Fassung, Programm
from massnahmenplan.kataloge import lade_massnahmenarten, lade_merkmale, lade_stammdaten

PROGRAMME = tuple(lade_stammdaten().programme.values())
FASSUNGEN = [(programm, fassung) for programm in PROGRAMME for fassung in programm.fassungen]
NAMEN = [f"{programm.id}-{fassung.gilt_ab}" for programm, fassung in FASSUNGEN]
EIN_TAG = timedelta(days=1)


def bedingungen(fassung: Fassung) -> Iterator[Bedingung]:
    yield fassung.filter
    yield from (grenze.wenn for grenze in fassung.hoechstgrenzen)
    yield from (klasse.wenn for klasse in fassung.satz.klassen)
    yield from (bonus.wenn for bonus in fassung.satz.boni)


def merkmale(bedingung: Bedingung) -> set[str]:
    return {*bedingung.merkmale, *bedingung.eines_der_merkmale, *bedingung.ohne_merkmale}


def test_katalog_hat_die_erwarteten_programme() -> None:
    assert {programm.id for programm in PROGRAMME} == {
        "beg_em_heizung", "beg_em_huelle", "beg_kommunen_effizienzgebaeude", "bew_modul_1", "bew_modul_2",
        "eew_modul_1", "eew_modul_2", "eew_modul_4", "efre_nis_sachsen", "kfw_432_konzept", "kfw_432_management",
        "kfw_444", "krl_aussenbeleuchtung", "krl_aussenbeleuchtung_adaptiv", "krl_innenbeleuchtung",
        "krl_mobilitaet", "stadt_und_land", "staedtebau_sachsen",
    }  # fmt: skip


@pytest.mark.parametrize(("programm", "fassung"), FASSUNGEN, ids=NAMEN)
def test_nur_bekannte_massnahmenarten_und_merkmale(programm: Programm, fassung: Fassung) -> None:
    for bedingung in bedingungen(fassung):
        assert set(bedingung.massnahmenarten) <= set(lade_massnahmenarten())
        assert merkmale(bedingung) <= set(lade_merkmale())
    for klasse in (*fassung.satz.klassen, *fassung.satz.boni):
        assert set(klasse.wenn.massnahmenarten) <= set(fassung.filter.massnahmenarten)


def test_jedes_merkmal_des_verzeichnisses_wird_von_einem_programm_gefragt() -> None:
    gefragt = {m for _, fassung in FASSUNGEN for bedingung in bedingungen(fassung) for m in merkmale(bedingung)}
    assert gefragt == set(lade_merkmale())


@pytest.mark.parametrize(("programm", "fassung"), FASSUNGEN, ids=NAMEN)
def test_jede_fassung_ist_belegt_und_wird_wieder_geprueft(programm: Programm, fassung: Fassung) -> None:
    assert fassung.hinweis
    assert fassung.pruefen_bis is not None
    assert fassung.stand < fassung.pruefen_bis <= fassung.stand + timedelta(days=90)
    assert fassung.gilt_bis is not None, "kein Programm gilt ohne bekanntes Ende"
    text = fassung.model_dump_json()
    assert "/work" not in text
    assert "foerderung.md" not in text


@pytest.mark.parametrize("programm", PROGRAMME, ids=lambda programm: programm.id)
def test_fassungen_folgen_ohne_luecke_und_enden(programm: Programm) -> None:
    for frueher, spaeter in pairwise(programm.fassungen):
        assert frueher.gilt_bis is not None
        assert spaeter.gilt_ab == frueher.gilt_bis + EIN_TAG
    for fassung in programm.fassungen:
        assert programm.fassung_am(fassung.gilt_ab) is fassung
        assert fassung.gilt_bis is not None
        assert programm.fassung_am(fassung.gilt_bis) is fassung
    assert programm.fassung_am(programm.fassungen[0].gilt_ab - EIN_TAG) is None
    ende = programm.fassungen[-1].gilt_bis
    assert ende is not None
    assert programm.fassung_am(ende + EIN_TAG) is None


@pytest.mark.parametrize("programm", PROGRAMME, ids=lambda programm: programm.id)
def test_aufeinander_folgende_fassungen_unterscheiden_sich_in_einer_regel(programm: Programm) -> None:
    regeln = {"filter", "satz", "hoechstgrenzen", "minimum", "kumulierung", "fristen", "auszahlung"}
    for frueher, spaeter in pairwise(programm.fassungen):
        assert frueher.model_dump(include=regeln) != spaeter.model_dump(include=regeln)


def test_ausgeschlossene_programme_gibt_es() -> None:
    ids = {programm.id for programm in PROGRAMME}
    for programm, fassung in FASSUNGEN:
        assert set(fassung.kumulierung.ausgeschlossen) <= ids - {programm.id}


@pytest.mark.parametrize("programm", PROGRAMME, ids=lambda programm: programm.id)
def test_programm_bleibt_durch_json_unveraendert(programm: Programm) -> None:
    assert Programm.model_validate_json(programm.model_dump_json()) == programm


@pytest.mark.parametrize(
    ("tag", "erste_we", "satz_waermepumpe"),
    [
        (date(2026, 7, 20), 30_000, "0.30"),  # alte Richtlinie
        (date(2026, 7, 21), 28_000, "0.30"),  # neue Richtlinie
        (date(2026, 12, 31), 28_000, "0.30"),
        (date(2027, 1, 1), 28_000, "0.15"),  # „ab Quartal 1 2027“
        (date(2027, 1, 31), 28_000, "0.15"),
        (date(2027, 2, 1), 27_250, "0.15"),  # je Halbjahr 750 weniger
        (date(2027, 8, 1), 26_500, "0.15"),
        (date(2028, 2, 1), 25_750, "0.15"),
        (date(2028, 8, 1), 25_000, "0.15"),
        (date(2029, 2, 1), 24_250, "0.15"),
        (date(2029, 8, 1), 23_500, "0.15"),
        (date(2030, 2, 1), 22_750, "0.15"),
        (date(2030, 8, 1), 22_000, "0.15"),
    ],
)
def test_beg_heizung_faellt_nach_dem_fahrplan(tag: date, erste_we: int, satz_waermepumpe: str) -> None:
    fassung = lade_stammdaten().programme["beg_em_heizung"].fassung_am(tag)
    assert fassung is not None
    wohnen, gewerbe = fassung.hoechstgrenzen
    assert wohnen.stufen[0].eur == erste_we
    assert gewerbe.stufen[0].eur == erste_we
    assert [stufe.eur for stufe in wohnen.stufen[1:]] == [15_000, 8_000]
    waermepumpe = fassung.satz.klassen[0].satz if fassung.satz.klassen else fassung.satz.grund
    assert str(waermepumpe) in {satz_waermepumpe, satz_waermepumpe.rstrip("0")}


@pytest.mark.parametrize(
    ("tag", "zonen"),
    [
        (date(2026, 7, 21), [197, 118, 79]),
        (date(2027, 2, 1), [194, 116, 78]),
        (date(2027, 8, 1), [191, 114, 77]),
        (date(2028, 2, 1), [188, 112, 76]),
        (date(2028, 8, 1), [185, 110, 75]),
        (date(2029, 2, 1), [182, 108, 74]),
        (date(2029, 8, 1), [179, 106, 73]),
        (date(2030, 2, 1), [176, 104, 72]),
        (date(2030, 8, 1), [173, 102, 71]),
    ],
)
def test_beg_heizung_zonen_der_nichtwohngebaeude(tag: date, zonen: list[int]) -> None:
    fassung = lade_stammdaten().programme["beg_em_heizung"].fassung_am(tag)
    assert fassung is not None
    assert [stufe.eur for stufe in fassung.hoechstgrenzen[1].stufen[1:]] == zonen
