"""The housing quarter: what it is there to show does bind in its plans."""

from decimal import Decimal

import pytest

from massnahmenplan.ergebnis import Bilanz, Ergebnis
from massnahmenplan.planung import Vorgaben, lies_fall, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.beispiele.geloest import BEISPIELE, geloest

LISTEN = (
    "massnahmen", "varianten", "kostentraeger", "haushalt", "objekte", "beziehungen", "ressourcen",
    "energietraeger", "ziele", "kriterien", "kredite", "szenarien",
)  # fmt: skip


@pytest.fixture(scope="module")
def fall() -> Planungsfall:
    return lies_fall(BEISPIELE / "wohnquartier")


@pytest.fixture(scope="module")
def ergebnis() -> Ergebnis:
    return geloest("wohnquartier", "co2")


@pytest.fixture(scope="module")
def ohne_mietgrenzen(fall: Planungsfall) -> Ergebnis:
    """The plan of a case that differs in one thing: rents may rise as far as the law lets them."""
    frei = [
        objekt.model_copy(update={"warmmietenanstieg_hoechstens_eur_m2_monat": None}) for objekt in fall.objekte
    ]
    felder = {name: getattr(fall, name) for name in Planungsfall.model_fields}
    return plane(Planungsfall.model_validate(felder | {"objekte": frei}), Vorgaben(("co2",)))


def _hoechster_anstieg_je_m2(bilanz: Bilanz, objekt: str) -> Decimal:
    return max(miete.je_m2_monat(miete.anstieg_eur) for miete in bilanz.mieten if miete.objekt == objekt)


def test_sagt_dass_nichts_daran_wirklich_ist(fall: Planungsfall) -> None:
    assert "keine wirkliche Siedlung" in (fall.projekt.hinweis or "")
    assert all("illustrativ" in traeger.name for traeger in fall.kostentraeger)
    assert all("illustrativ" in festlegung.beschluss for festlegung in fall.festlegungen)
    assert all(objekt.breite is None and objekt.laenge is None for objekt in fall.objekte)


def test_nennt_zu_jeder_zeile_eine_quelle(fall: Planungsfall) -> None:
    for liste in LISTEN:
        zeilen = getattr(fall, liste)
        assert zeilen, liste
        assert [zeile for zeile in zeilen if not zeile.quelle] == [], liste


def test_groesse_und_traeger(fall: Planungsfall) -> None:
    gebaeude = [objekt for objekt in fall.objekte if objekt.art.endswith("gebaeude")]
    assert (len(gebaeude), len(fall.massnahmen), len(fall.varianten)) == (11, 24, 19)
    arten = ["kommune", "kommunales_unternehmen", "genossenschaft", "weg", "privat"]
    assert [traeger.art for traeger in fall.kostentraeger] == arten
    assert fall.projekt.zielfolge == ("co2", "nutzwert", "kosten")


def test_rechnet_kosten_und_waerme_von_hand_nach(fall: Planungsfall) -> None:
    # 24 Wohnungen x 60 m2 x 532 EUR x 1,508 = 1.155.248,64, auf 100 EUR; 10 % Planung
    assert fall.massnahme_mit_id["GS01"].investition_eur == {"planung": 115_500, "bau": 1_155_200}
    # 1.440 m2 x (120 + 15) kWh = 194.400 kWh; 150 kWh/m2 Gas x 0,9
    zeile = fall.objekt_mit_id["zeile_a"]
    assert (zeile.heizwaerme_kwh_a, zeile.warmwasser_kwh_a) == (172_800, 21_600)
    # 200 m x 1.692 EUR
    assert fall.massnahme_mit_id["EN02"].investition_eur["bau"] == 338_400


def test_massnahmen_sparen_zusammen_weniger_als_einzeln(ergebnis: Ergebnis) -> None:
    jahre = ergebnis.bilanz.emissionen
    einzeln, gemeinsam = (sum(getattr(jahr, name) for jahr in jahre) for name in ("einzelsumme_t", "minderung_t"))
    assert gemeinsam == ergebnis.bilanz.zielwerte["co2"]
    assert Decimal("0.85") * einzeln < gemeinsam < Decimal("0.95") * einzeln


def test_umbau_des_netzes_traegt_die_groesste_minderung(ergebnis: Ergebnis) -> None:
    umbau = ergebnis.bilanz.massnahme("EN01")
    assert umbau is not None
    assert umbau.variante == "grubenwasser"
    andere = [bilanz for bilanz in ergebnis.bilanz.massnahmen if bilanz.massnahme != "EN01"]
    assert sum(umbau.minderung_t.values()) > max(sum(bilanz.minderung_t.values()) for bilanz in andere)


def test_anschluss_mindert_nur_mit_dem_umbau_des_netzes(ergebnis: Ergebnis) -> None:
    anschluss = ergebnis.bilanz.massnahme("EN05")
    assert anschluss is not None
    assert (
        sum(anschluss.minderung_t.values()) < 0
    )  # 327 g aus dem Netz von heute, 250 / 0,9 = 278 g aus dem Kessel


def test_grenze_der_warmmiete_bindet(ergebnis: Ergebnis, ohne_mietgrenzen: Ergebnis) -> None:
    vermietet = [objekt for objekt in ergebnis.fall.objekte if objekt.warmmietenspielraum_eur_m2_monat is not None]
    assert len(vermietet) == 6
    for objekt in vermietet:
        anstieg = _hoechster_anstieg_je_m2(ergebnis.bilanz, objekt.id)
        assert anstieg <= objekt.warmmietenspielraum_eur_m2_monat, objekt.id
    teurer = {
        objekt.id
        for objekt in vermietet
        if _hoechster_anstieg_je_m2(ohne_mietgrenzen.bilanz, objekt.id) > objekt.warmmietenspielraum_eur_m2_monat
    }
    assert teurer >= {"zeile_c", "miethaus"}
    beste = ergebnis.nachweis.schranke
    assert beste is not None
    assert ohne_mietgrenzen.bilanz.zielwerte["co2"] > beste


def test_umlagen_fliessen(ergebnis: Ergebnis) -> None:
    assert sum(miete.umlage_eur for miete in ergebnis.bilanz.mieten) > 100_000


def test_strasse_wird_einmal_aufgegraben(ergebnis: Ergebnis) -> None:
    sparende = [bilanz for bilanz in ergebnis.bilanz.massnahmen if bilanz.buendel]
    assert {bilanz.massnahme for bilanz in sparende} >= {"EN02", "MO01"}
    assert len({ersparnis.jahr for bilanz in sparende for ersparnis in bilanz.buendel}) == 1
    assert sum(bilanz.buendelersparnis_eur for bilanz in sparende) > 50_000


def test_kosten_sind_geteilt(ergebnis: Ergebnis) -> None:
    station = ergebnis.bilanz.massnahme("MO02")
    assert station is not None
    anteile = {traeger: teil.investition_eur for traeger, teil in station.anteile.items()}
    assert set(anteile) == {"stadt", "stadtwerke"}
    assert sum(anteile.values()) == station.investition_eur
    assert abs(anteile["stadt"] - Decimal("0.6") * station.investition_eur) < 1


def test_foerderkredit_und_bankdarlehen_werden_aufgenommen(ergebnis: Ergebnis) -> None:
    aufgenommen = {kredit.kredit for kredit in ergebnis.bilanz.kredite if kredit.betrag_eur > 0}
    assert aufgenommen >= {"kfw_270", "hausbank", "kommunaldarlehen"}
    for kredit in ergebnis.bilanz.kredite:
        assert sum(jahr.abruf_eur for jahr in kredit.jahre) == kredit.betrag_eur
        assert kredit.jahre[-1].rest_eur == 0, kredit.kredit


def test_ohne_kredite_wird_weniger_gemindert(fall: Planungsfall, ergebnis: Ergebnis) -> None:
    felder = {name: getattr(fall, name) for name in Planungsfall.model_fields}
    programme = [programm for programm in fall.programme if programm.id != "kfw_270"]
    ohne = Planungsfall.model_validate(felder | {"kredite": [], "programme": programme})
    bestes = plane(ohne, Vorgaben(("co2",))).nachweis.schranke
    assert bestes is not None
    assert bestes < ergebnis.bilanz.zielwerte["co2"]
