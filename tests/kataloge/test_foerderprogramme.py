"""What holds for every entry of the catalogue, and the schedules that follow a table of the guideline."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from massnahmenplan.foerderung.bedingung import bedingungen_in
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.regelarten.hoechstgrenze import Hoechstgrenze
from massnahmenplan.kataloge import lade_massnahmenarten, lade_merkmale, lade_stammdaten

PROGRAMME = tuple(lade_stammdaten().programme.values())
KONTEN = tuple(lade_stammdaten().foerderkonten.values())
FASSUNGEN = [(programm, fassung) for programm in PROGRAMME for fassung in programm.fassungen]
NAMEN = [f"{programm.id}-{fassung.gilt_ab}" for programm, fassung in FASSUNGEN]
EIN_TAG = timedelta(days=1)
KOPF = {"gilt_ab", "gilt_bis", "nach_pause", "rechtsgrundlage", "quelle", "stand", "pruefen_bis", "hinweis"}
IN_KONTEN = {"P35"}  # De-minimis is no programme: foerderkonten


def test_jeder_eintrag_des_verzeichnisses_ist_da() -> None:
    genannt = {teil.strip() for programm in PROGRAMME for teil in (programm.katalognummer or "").split(",")}
    assert genannt == {f"P{nummer:02d}" for nummer in range(1, 38)} - IN_KONTEN
    assert {"de_minimis"} <= {konto.id for konto in KONTEN}


@pytest.mark.parametrize(("programm", "fassung"), FASSUNGEN, ids=NAMEN)
def test_nur_bekannte_massnahmenarten_und_merkmale(programm: Programm, fassung: Fassung) -> None:
    for bedingung in bedingungen_in(fassung):
        assert set(bedingung.massnahmenarten) <= set(lade_massnahmenarten())
    for sperre in fassung.sperren:
        assert set(sperre.massnahmenarten) <= set(lade_massnahmenarten())
    assert fassung.genannte_merkmale <= set(lade_merkmale())
    saetze = (*fassung.satz.klassen, *fassung.satz.boni) if fassung.satz is not None else ()
    for klasse in saetze if fassung.filter.massnahmenarten else ():
        assert set(klasse.wenn.massnahmenarten) <= set(fassung.filter.massnahmenarten)


def test_jedes_merkmal_des_verzeichnisses_wird_von_einem_programm_gefragt() -> None:
    assert {merkmal for _, fassung in FASSUNGEN for merkmal in fassung.genannte_merkmale} == set(lade_merkmale())


@pytest.mark.parametrize(("programm", "fassung"), FASSUNGEN, ids=NAMEN)
def test_jede_fassung_ist_belegt_und_wird_wieder_geprueft(programm: Programm, fassung: Fassung) -> None:
    assert fassung.hinweis
    assert fassung.pruefen_bis is not None
    assert fassung.stand < fassung.pruefen_bis <= fassung.stand + timedelta(days=90)
    text = fassung.model_dump_json()
    assert "/work" not in text
    assert "foerderung.md" not in text


@pytest.mark.parametrize("konto", KONTEN, ids=lambda konto: konto.id)
def test_jedes_konto_ist_belegt_und_wird_wieder_geprueft(konto) -> None:
    assert konto.pruefen_bis is not None
    assert konto.stand < konto.pruefen_bis <= konto.stand + timedelta(days=90)


@pytest.mark.parametrize("programm", PROGRAMME, ids=lambda programm: programm.id)
def test_an_jedem_tag_gilt_unter_einer_lesart_hoechstens_eine_fassung(programm: Programm) -> None:
    gelesen = programm.gelesen()
    assert gelesen.fassungen
    for frueher, spaeter in pairwise(gelesen.fassungen):
        assert frueher.gilt_bis is not None
        assert spaeter.gilt_ab == frueher.gilt_bis + EIN_TAG or spaeter.nach_pause
    for fassung in gelesen.fassungen:
        assert gelesen.fassung_am(fassung.gilt_ab) is fassung
        assert fassung.gilt_bis is None or gelesen.fassung_am(fassung.gilt_bis) is fassung
    assert gelesen.fassung_am(gelesen.fassungen[0].gilt_ab - EIN_TAG) is None
    ende = gelesen.fassungen[-1].gilt_bis
    assert ende is None or gelesen.fassung_am(ende + EIN_TAG) is None


@pytest.mark.parametrize("programm", PROGRAMME, ids=lambda programm: programm.id)
def test_aufeinander_folgende_fassungen_unterscheiden_sich_in_einer_regel(programm: Programm) -> None:
    for frueher, spaeter in pairwise(programm.fassungen):
        unterschied = frueher.model_dump(exclude=KOPF) != spaeter.model_dump(exclude=KOPF)
        assert unterschied or spaeter.nach_pause, spaeter.gilt_ab


@pytest.mark.parametrize("programm", PROGRAMME, ids=lambda programm: programm.id)
def test_programm_bleibt_durch_json_unveraendert(programm: Programm) -> None:
    assert Programm.model_validate_json(programm.model_dump_json()) == programm


def heizung(tag: date, lesart: str = "A") -> tuple[Fassung, Hoechstgrenze, Hoechstgrenze]:
    """Return the version of the day, and its caps for dwellings and for other buildings."""
    programm = lade_stammdaten().programme["beg_em_heizung"].gelesen({"nwg_grenze": lesart})
    fassung = programm.fassung_am(tag)
    assert fassung is not None
    (wohnen,) = (g for g in fassung.hoechstgrenzen if g.wenn.objektarten == ("wohngebaeude",))
    (anderes,) = (g for g in fassung.hoechstgrenzen if g.wenn.objektarten == ("nichtwohngebaeude",))
    return fassung, wohnen, anderes


@pytest.mark.parametrize(
    ("tag", "erste_we", "satz_waermepumpe", "herkunftsbonus"),
    [
        (date(2026, 7, 20), 30_000, "0.3", "0"),  # old guideline
        (date(2026, 7, 21), 28_000, "0.3", "0"),  # new guideline
        (date(2026, 12, 31), 28_000, "0.3", "0"),
        (date(2027, 1, 1), 28_000, "0.15", "0.15"),  # „ab Quartal 1 2027“
        (date(2027, 1, 31), 28_000, "0.15", "0.15"),
        (date(2027, 2, 1), 27_250, "0.15", "0.15"),  # 750 less each half year
        (date(2027, 8, 1), 26_500, "0.15", "0.15"),
        (date(2028, 2, 1), 25_750, "0.15", "0.15"),
        (date(2028, 8, 1), 25_000, "0.15", "0.15"),
        (date(2029, 2, 1), 24_250, "0.15", "0.15"),
        (date(2029, 8, 1), 23_500, "0.15", "0.15"),
        (date(2030, 2, 1), 22_750, "0.15", "0.15"),
        (date(2030, 8, 1), 22_000, "0.15", "0.15"),
    ],
)
def test_beg_heizung_faellt_nach_dem_fahrplan(
    tag: date, erste_we: int, satz_waermepumpe: str, herkunftsbonus: str
) -> None:
    fassung, wohnen, anderes = heizung(tag)
    assert [stufe.eur for stufe in wohnen.stufen] == [erste_we, 15_000, 8_000]
    assert anderes.stufen[0].eur == erste_we
    assert fassung.satz is not None
    klassen = [klasse.satz for klasse in fassung.satz.klassen if "waermepumpe" in klasse.wenn.massnahmenarten]
    assert str((klassen or [fassung.satz.grund])[0]) == satz_waermepumpe
    punkte = [bonus.punkte for bonus in fassung.satz.boni if "eu_herkunft" in bonus.wenn.merkmale]
    assert str(sum(punkte)) == herkunftsbonus


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
@pytest.mark.parametrize("lesart", ["A", "B"])
def test_beg_heizung_zonen_der_nichtwohngebaeude(tag: date, zonen: list[int], lesart: str) -> None:
    _, _, anderes = heizung(tag, lesart)
    assert [stufe.eur for stufe in anderes.stufen[1:]] == zonen
    assert anderes.stufen[1].von_anfang is (lesart == "A")
