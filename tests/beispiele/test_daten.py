"""Facts about the example cases: counts, sums against the printed ones, sources, hand calculations."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.massnahme import gesamtkosten
from massnahmenplan.begriffe.ziel import Zielart
from massnahmenplan.eingabe import lies
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.einzelwirkung import minderung_t

BEISPIELE = Path(__file__).parents[2] / "beispiele"

# Printed sums of the report, pages 23, 29, 33, 37, 42, 45: number of measures, EUR, t/a.
GEDRUCKTE_SUMMEN = {
    "arbeiten_wirtschaften": (6, 3_152_000, 26_536),
    "bauen_sanieren": (9, 10_316_000, 44_646),
    "energie_erneuerbare": (8, 1_251_000, 41_816),
    "klimaschonende_entscheidungen": (7, 1_448_000, 64_293),
    "mobilitaet": (7, 844_000, 66_002),
    "koordination": (6, 1_235_000, 10_250),
}


@pytest.fixture(scope="module")
def altchemnitz() -> Planungsfall:
    return lies(BEISPIELE / "altchemnitz", lade_stammdaten()).fall


@pytest.fixture(scope="module")
def muenster() -> Planungsfall:
    return lies(BEISPIELE / "muenster2030", lade_stammdaten()).fall


def _investition_eur(fall: Planungsfall) -> Decimal:
    return sum((gesamtkosten(massnahme) for massnahme in fall.massnahmen), Decimal(0))


@pytest.mark.parametrize("feld", GEDRUCKTE_SUMMEN)
def test_muenster_trifft_die_gedruckten_feldsummen(muenster: Planungsfall, feld: str) -> None:
    im_feld = [massnahme for massnahme in muenster.massnahmen if massnahme.handlungsfeld == feld]
    kosten = sum(gesamtkosten(massnahme) for massnahme in im_feld)
    tonnen = sum(massnahme.co2_t_a or 0 for massnahme in im_feld)
    assert (len(im_feld), kosten, tonnen) == GEDRUCKTE_SUMMEN[feld]


def test_muenster_hat_43_massnahmen_mit_der_summe_des_berichts(muenster: Planungsfall) -> None:
    assert len(muenster.massnahmen) == 43
    assert _investition_eur(muenster) == 18_246_000
    assert sum(massnahme.co2_t_a or 0 for massnahme in muenster.massnahmen) == 253_543


def test_muenster_nennt_je_zeile_beide_seiten_des_berichts(muenster: Planungsfall) -> None:
    for massnahme in muenster.massnahmen:
        assert "Übersicht S. " in (massnahme.quelle or ""), massnahme.id
        assert "Steckbrief S. " in (massnahme.quelle or ""), massnahme.id


def test_muenster_nennt_die_widersprueche_im_bericht(muenster: Planungsfall) -> None:
    genannt = {massnahme.id for massnahme in muenster.massnahmen if "Widerspruch" in (massnahme.quelle or "")}
    assert genannt == {"BS3", "BS5", "BS9", "MOB2", "MOB7"}


def test_muenster_behaelt_massnahmen_ohne_wirkung_und_ohne_kosten(muenster: Planungsfall) -> None:
    assert {m.id for m in muenster.massnahmen if m.co2_t_a == 0} == {"KP1", "KP2", "KP4", "KP5"}
    assert {m.id for m in muenster.massnahmen if gesamtkosten(m) == 0} == {"BS7"}


def test_muenster_darf_jede_massnahme_um_hoechstens_zwei_jahre_verschieben(muenster: Planungsfall) -> None:
    for massnahme in muenster.massnahmen:
        assert massnahme.hochlauf
        assert massnahme.dauer_planung == 0
        assert massnahme.fruehester_beginn is not None
        letztes_jahr = massnahme.fruehester_beginn + massnahme.dauer_bau - 1
        assert letztes_jahr <= 2030
        assert massnahme.spaetestes_ende == letztes_jahr + 2


def test_muenster_haushalt_deckt_nur_einen_teil_der_kosten(muenster: Planungsfall) -> None:
    bis_2030 = sum(ansatz.betrag_eur for ansatz in muenster.haushalt if ansatz.jahr <= 2030)
    assert {ansatz.jahr for ansatz in muenster.haushalt} == set(range(2021, 2033))
    assert bis_2030 == 10_000_000  # 600.000 + 800.000 + 8 x 1.075.000; 54,8 % von 18,246 Mio. EUR
    assert "Anschubkosten" in (muenster.projekt.hinweis or "")


def test_altchemnitz_hat_25_massnahmen_in_fuenf_handlungsfeldern(altchemnitz: Planungsfall) -> None:
    je_feld = Counter(massnahme.handlungsfeld for massnahme in altchemnitz.massnahmen)
    assert je_feld == {
        "energieversorgung": 8,
        "gebaeudesanierung": 6,
        "beleuchtung": 4,
        "mobilitaet": 4,
        "gruen": 3,
    }


def test_altchemnitz_sagt_dass_der_satz_illustrativ_ist(altchemnitz: Planungsfall) -> None:
    assert (altchemnitz.projekt.hinweis or "").startswith("Illustrativer Maßnahmensatz.")
    assert all("illustrativ" in festlegung.beschluss for festlegung in altchemnitz.festlegungen)


def test_altchemnitz_nennt_zu_jeder_zeile_eine_quelle(altchemnitz: Planungsfall) -> None:
    listen = (
        "massnahmen",
        "varianten",
        "kostentraeger",
        "haushalt",
        "objekte",
        "beziehungen",
        "ressourcen",
        "energietraeger",
        "ziele",
        "kriterien",
        "kredite",
    )
    for liste in listen:
        zeilen = getattr(altchemnitz, liste)
        assert zeilen, liste
        assert [zeile for zeile in zeilen if not zeile.quelle] == [], liste


def test_altchemnitz_zeigt_wie_die_kosten_gerechnet_sind(altchemnitz: Planungsfall) -> None:
    for massnahme in altchemnitz.massnahmen:
        assert "Wirkung" in (massnahme.quelle or ""), massnahme.id
        if massnahme.id != "EV01":  # the study has a lump sum
            assert " × " in (massnahme.quelle or ""), massnahme.id


def test_altchemnitz_liegt_in_der_erwarteten_groessenordnung(altchemnitz: Planungsfall) -> None:
    tonnen = sum(minderung_t(m, 2030, altchemnitz.emissionsfaktoren) for m in altchemnitz.massnahmen)
    assert 20_000_000 < _investition_eur(altchemnitz) < 40_000_000
    assert 2_000 < tonnen < 5_000


def test_altchemnitz_rechnet_investition_und_wirkung_von_hand_nach(altchemnitz: Planungsfall) -> None:
    massnahme = altchemnitz.massnahme_mit_id
    # Strassenbeleuchtung: 270 x 379 EUR x 1,508 = 154.311,64, auf 100 EUR; 270 x 429 kWh x 0,7 = 81.081 kWh
    assert massnahme["BL02"].investition_eur == {"bau": 154_300}
    assert massnahme["BL02"].endenergie_kwh_a == {"strom": 81_100}
    # Sanierungsmanagement: 4 x 112.000 x 1,194 = 534.912; 21.413 t x 0,56 x 0,006 x 4 / 2 = 144 t
    assert massnahme["GS06"].investition_eur == {"bau": 535_000}
    assert massnahme["GS06"].co2_t_a == 144
    # Anschluss: 3 x 15.675 + 20.000 EUR; 48 Wohnungen x 60 m2 x 150 kWh Gas x 0,9 = 388.800 kWh Waerme
    block = altchemnitz.objekt_mit_id["wohnblock_a"]
    assert block.heizwaerme_kwh_a + block.warmwasser_kwh_a == 388_800
    assert massnahme["EV03"].investition_eur == {"bau": 67_000}


def test_altchemnitz_hat_sechs_kostentraeger_mit_eigenem_haushalt(altchemnitz: Planungsfall) -> None:
    arten = Counter(traeger.art for traeger in altchemnitz.kostentraeger)
    assert arten == {
        "kommune": 1,
        "kommunales_unternehmen": 1,
        "genossenschaft": 1,
        "kmu": 2,
        "unternehmen": 1,
    }
    jahre = set(altchemnitz.projekt.zeitachse.jahre)
    for traeger in altchemnitz.kostentraeger:
        investiv = {a.jahr for a in altchemnitz.haushalt if (a.kostentraeger, a.art) == (traeger.id, "investiv")}
        assert investiv == jahre, traeger.id


def test_altchemnitz_nutzt_varianten_beziehungen_ressourcen_und_ziele(altchemnitz: Planungsfall) -> None:
    assert len({variante.massnahme for variante in altchemnitz.varianten}) >= 5
    arten = {beziehung.art for beziehung in altchemnitz.beziehungen}
    art = Beziehungsart
    assert arten >= {
        art.VORGAENGER,
        art.ANFANGSFOLGE,
        art.VORAUSSETZUNG,
        art.AUSSCHLUSS,
        art.GRUPPE_MINDESTENS,
        art.UEBERLAPPUNG,
    }
    assert any(ressource.fenster > 1 for ressource in altchemnitz.ressourcen)
    ziele = {(ziel.jahr, ziel.ist_hart) for ziel in altchemnitz.ziele if ziel.art is Zielart.MINDERUNG_JAHR}
    assert ziele >= {(2030, True), (2040, True), (2040, False)}


def test_altchemnitz_liegt_mit_allen_objekten_im_quartier(altchemnitz: Planungsfall) -> None:
    for objekt in altchemnitz.objekte:
        assert objekt.breite is not None, objekt.id
        assert objekt.laenge is not None, objekt.id
        assert Decimal("50.80") <= objekt.breite <= Decimal("50.82"), objekt.id
        assert Decimal("12.90") <= objekt.laenge <= Decimal("12.93"), objekt.id
        assert "ungefähr" in (objekt.quelle or ""), objekt.id


def test_altchemnitz_hat_umrisse_verlaeufe_und_punkte_die_als_erfunden_gekennzeichnet_sind(
    altchemnitz: Planungsfall,
) -> None:
    orte = [objekt.geometrie for objekt in altchemnitz.objekte if objekt.geometrie is not None]
    assert len(orte) == len(altchemnitz.objekte)
    assert any(ort.punkte for ort in orte)
    assert any(ort.linien for ort in orte)
    assert any(ort.flaechen for ort in orte)
    for laenge, breite in (punkt for ort in orte for punkt in ort.orte):
        assert Decimal("50.80") <= breite <= Decimal("50.82")
        assert Decimal("12.90") <= laenge <= Decimal("12.93")
    datei = json.loads((BEISPIELE / "altchemnitz" / "objekte.geojson").read_text(encoding="utf-8"))
    assert {feature["properties"]["hinweis"] for feature in datei["features"]} == {"erfunden (illustrativ)"}


def test_altchemnitz_nutzt_jedes_genannte_programm_und_jeden_energietraeger(altchemnitz: Planungsfall) -> None:
    arten = {massnahme.art for massnahme in altchemnitz.massnahmen}
    for programm in altchemnitz.programme:
        gemeint = {art for fassung in programm.fassungen for art in fassung.filter.massnahmenarten}
        assert arten & gemeint, programm.id
    genannt = {traeger for m in altchemnitz.massnahmen for traeger in m.endenergie_kwh_a}
    genutzt = genannt | {objekt.waermetraeger for objekt in altchemnitz.objekte if objekt.waermetraeger}
    assert genutzt == {traeger.id for traeger in altchemnitz.energietraeger}


def test_altchemnitz_mischt_keine_emissionssysteme(altchemnitz: Planungsfall) -> None:
    assert altchemnitz.projekt.emissionssystem == "iinas"
    assert {reihe.system for reihe in altchemnitz.emissionsreihen} == {"iinas"}
