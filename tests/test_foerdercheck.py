"""Packages of a measure for a day, by hand: amounts, present values, dates, refusals, apply now or wait."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.ergebnis.foerderauskunft import Massnahmenauskunft
from massnahmenplan.foerdercheck import pruefe_foerderung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.kataloge import lade_stammdaten
from tests.fallbau import baue_fall, massnahme, programm

DEZEMBER = date(2026, 12, 15)
HEIZUNG = lade_stammdaten().programme["beg_em_heizung"].gelesen()
LED = {"art": "led"}


def auskunft(
    tag: date, *programme: Any, mit_verlauf: bool = False, m: dict[str, Any] | None = None, **abschnitte: Any
) -> Massnahmenauskunft:
    """Ask for the first measure of a case."""
    massnahmen = [massnahme("A", **(LED | (m or {}))), *abschnitte.pop("weitere", [])]
    fall = baue_fall(massnahmen, programme=list(programme), **abschnitte)
    return pruefe_foerderung(fall, tag, {"A"}, mit_verlauf=mit_verlauf).massnahmen[0]


def summen(ergebnis: Massnahmenauskunft) -> dict[str, str]:
    """Programmes of each package -> grants, in the order of the packages."""
    return {
        "+".join(e.antrag.programm for e in paket.antraege) or "ohne": str(paket.zuschuss_eur)
        for paket in ergebnis.pakete
    }


def heizung_der_genossenschaft(tag: date, **weiteres: Any) -> Massnahmenauskunft:
    """F03: 310,000 EUR for 24 dwellings; cap 28,000 + 5 × 15,000 + 18 × 8,000 = 247,000."""
    return auskunft(
        tag, HEIZUNG, stadt={"art": "genossenschaft"},
        objekte=[{"id": "o", "name": "Block", "art": "wohngebaeude", "wohneinheiten": 24}],
        m={"art": "waermepumpe", "objekt": "o", "investition_eur": 310000}, **weiteres,
    )  # fmt: skip


def test_f03_warten_kostet_37050_euro() -> None:
    jetzt = heizung_der_genossenschaft(DEZEMBER, mit_verlauf=True)
    spaeter = heizung_der_genossenschaft(date(2027, 1, 15))
    assert (jetzt.bestes.zuschuss_eur, jetzt.bestes.eigenmittel_eur) == (74100, 235900)  # 30 % of 247,000
    assert (spaeter.bestes.zuschuss_eur, spaeter.bestes.eigenmittel_eur) == (37050, 272950)  # 15 %
    heute, danach = jetzt.verlauf[:2]
    assert (heute.ab, heute.bis, heute.unterschied_eur) == (DEZEMBER, date(2026, 12, 31), 0)
    assert (danach.ab, danach.unterschied_eur) == (date(2027, 1, 1), 37050)
    assert danach.anlaesse == ("beg_em_heizung in neuer Fassung",)


def test_verlauf_reicht_24_monate_ohne_luecke() -> None:
    verlauf = heizung_der_genossenschaft(DEZEMBER, mit_verlauf=True).verlauf
    # the versions of the schedule within 24 months begin on these days
    beginne = [(2027, 1, 1), (2027, 2, 1), (2027, 8, 1), (2028, 2, 1), (2028, 8, 1)]
    assert [abschnitt.ab for abschnitt in verlauf] == [DEZEMBER, *(date(*tag) for tag in beginne)]
    assert verlauf[-1].bis == date(2028, 12, 15)
    assert all((n.ab - v.bis).days == 1 for v, n in pairwise(verlauf))


def test_f07_zusammen_gibt_es_weniger_als_allein() -> None:
    """80 % of 28,000 alone; with 1,000 of the city 60 % of 28,000 = 16,800 for both together."""
    grenze = [{"je": "wohneinheit", "stufen": [{"bis": 1, "eur": 28000}], "stelle": "8.3.1"}]
    beg = programm(
        "beg", satz={"grund": "0.8", "stelle": "8.4"}, hoechstgrenzen=grenze,
        kumulierung={"quote": "0.6", "quote_kommune": "0.6", "stelle": "8.6"},
    )  # fmt: skip
    ergebnis = auskunft(
        DEZEMBER, beg, programm("stadt_1000", satz={"grund": "0.03125", "stelle": "Beschluss"}),
        objekte=[{"id": "o", "name": "Haus", "art": "wohngebaeude", "wohneinheiten": 1}],
        m={"objekt": "o", "investition_eur": 32000},
    )  # fmt: skip
    assert list(summen(ergebnis).items()) == [
        ("beg", "22400.00"),
        ("beg+stadt_1000", "16800.00"),
        ("stadt_1000", "1000.00"),
        ("ohne", "0"),
    ]
    assert [str(e.antrag.zuschuss_eur) for e in ergebnis.pakete[1].antraege] == ["15800.00", "1000.00"]


def test_barwert_zinst_kosten_und_zuschuss_je_jahr_auf_den_ersten_januar_ab() -> None:
    """100,000 at the end of 2027, 40,000 half a year after it, to 1.1.2026 with 3 %.

    100,000 / 1.03² - 40,000 / 1.03³ = 94,259.59 - 36,605.67
    """
    zahlweise = {"art": "nach_nachweis", "verzug_monate": 6}
    ergebnis = auskunft(DEZEMBER, programm("p", auszahlung=zahlweise), projekt={"diskontsatz": "3 %"})
    assert {k: str(p.barwert_eur) for k, p in zip(summen(ergebnis), ergebnis.pakete, strict=True)} == {
        "p": "57653.92",
        "ohne": "94259.59",
    }


def test_betriebsfoerderung_zaehlt_im_barwert_und_steht_daneben() -> None:
    """10 MWh × 5 ct = 500 EUR in 2028 and 2029: 500 / 1.1³ + 500 / 1.1⁴ = 375.66 + 341.51 to 1.1.2026."""
    strom = {"satz": None, "betrieb": {"jahre": 2, "menge": "mwh", "zonen": [{"ct_kwh": 5}], "stelle": "1"}}
    ergebnis = auskunft(
        DEZEMBER, programm("eeg", **strom), m={"kennwerte": {"mwh": 10}}, projekt={"diskontsatz": "10 %"}
    )
    bestes = ergebnis.bestes
    assert (bestes.zuschuss_eur, bestes.betriebsfoerderung_eur) == (0, 1000)
    assert (bestes.eigenmittel_eur, bestes.nettokosten_eur) == (100000, 99000)
    assert str(bestes.barwert_ohne_betrieb_eur) == "82644.63"  # 100,000 / 1.1²
    assert str(bestes.barwert_eur) == "81927.46"  # less 717.16(8)


def kredit(**felder: Any) -> dict[str, Any]:
    return {"laufzeit_jahre": 2, "tilgung": "raten", "stelle": "Merkblatt"} | felder


def test_kredit_ohne_zins_ist_neutral_bis_auf_den_tilgungszuschuss() -> None:
    ergebnis = auskunft(DEZEMBER, programm("kfw", kredit=kredit()), projekt={"diskontsatz": "10 %"})
    (eintrag,) = ergebnis.bestes.antraege
    assert eintrag.kredit is not None
    assert (eintrag.kredit.hoechstens_eur, eintrag.kredit.zurueckzuzahlen_eur) == (100000, 60000)  # 40 % grant
    assert eintrag.kredit.vorteil_eur is None
    assert str(ergebnis.bestes.barwert_eur) == "49586.78"  # 60,000 / 1.1²


def test_kredit_mit_bekanntem_zins_zaehlt_gegen_den_diskontsatz() -> None:
    """60,000 at 0 %, paid back in 2028 and 2029, against 10 %, to 1.1.2026.

    60,000 / 1.1² = 49,586.78; 30,000 / 1.1³ + 30,000 / 1.1⁴ = 22,539.44 + 20,490.40; 6,556.93 saved
    """
    ergebnis = auskunft(DEZEMBER, programm("kfw", kredit=kredit(sollzins="0")), projekt={"diskontsatz": "10 %"})
    (eintrag,) = ergebnis.bestes.antraege
    assert eintrag.kredit is not None
    assert str(eintrag.kredit.vorteil_eur) == "6556.93"
    assert str(ergebnis.bestes.barwert_eur) == "43029.85"  # 49,586.78 - 6,556.93


def test_bau_beginnt_am_ersten_des_monats_nach_antrag_oder_bewilligung() -> None:
    sperre = {"startsperre": "bewilligung", "vorlauf_monate": 6}
    nur_antrag = auskunft(DEZEMBER, programm("a")).bestes.vorhaben
    mit_vorlauf = auskunft(DEZEMBER, programm("a"), programm("b", fristen=sperre)).bestes.vorhaben
    assert (nur_antrag.baubeginn, nur_antrag.fertigstellung) == (date(2027, 1, 1), date(2027, 12, 31))
    assert (mit_vorlauf.baubeginn, mit_vorlauf.fertigstellung) == (date(2027, 7, 1), date(2028, 6, 30))


def test_wer_keinen_monat_zu_verschenken_hat_baut_am_tag_der_bewilligung() -> None:
    """Approval on 15.06.2027, twelve months from then; from 1 July on building would end on 30.06.2028."""
    fristen = {"startsperre": "bewilligung", "vorlauf_monate": 6, "bewilligungszeitraum_monate": 12}
    bestes = auskunft(DEZEMBER, programm("p", fristen=fristen)).bestes
    assert bestes.antraege[0].antrag.fertig_bis == date(2028, 6, 15)
    assert (bestes.vorhaben.baubeginn, bestes.vorhaben.fertigstellung) == (date(2027, 6, 15), date(2028, 6, 14))


def test_ein_langsames_programm_verdraengt_kein_schnelles() -> None:
    """Waiting for b until 1.1.2028 would leave a's two years; each has its own dates, at the same prices."""
    a = programm("a", fristen={"startsperre": "antrag", "bewilligungszeitraum_monate": 24})
    b = programm("b", fristen={"startsperre": "bewilligung", "vorlauf_monate": 12})
    ergebnis = auskunft(DEZEMBER, a, b, m={"dauer_bau": 2}, projekt={"preissteigerung": "10 %"})
    assert set(summen(ergebnis)) == {"a", "b", "ohne"}  # together they are late
    assert {p.kosten_eur for p in ergebnis.pakete} == {Decimal("115500.00")}  # 50,000 × 1.1 + 50,000 × 1.1²
    baubeginn = {p.antraege[0].antrag.programm: p.vorhaben.baubeginn for p in ergebnis.pakete if p.antraege}
    assert baubeginn == {"a": date(2026, 12, 16), "b": date(2028, 1, 1)}


def test_nachrangiges_bleibt_nachrangig_auch_wenn_der_bau_frueher_beginnen_koennte() -> None:
    """Without waiting for b's approval a could stand alone; but b can be had, and excludes a."""
    a = programm("a", kumulierung={"nachrangig_zu": ["b"]})
    b = programm(
        "b", fristen={"startsperre": "bewilligung", "vorlauf_monate": 12}, kumulierung={"ausgeschlossen": ["a"]}
    )
    ergebnis = auskunft(DEZEMBER, a, b)
    assert summen(ergebnis) == {"b": "40000.00", "ohne": "0"}
    (ablehnung,) = ergebnis.ablehnungen
    assert (ablehnung.programm, ablehnung.grund) == ("a", "Nachrangig: zuerst ist „b“ in Anspruch zu nehmen.")


def test_planungskosten_fallen_mit_dem_bau_an() -> None:
    ergebnis = auskunft(DEZEMBER, m={"investition_eur": {"planung": 10000, "bau": 90000}, "dauer_planung": 2})
    assert [(z.jahr, z.betrag_eur) for z in ergebnis.bestes.vorhaben.zahlungen] == [(2027, 100000)]


def test_ohne_passendes_programm_bleibt_nur_ohne_foerderung() -> None:
    ergebnis = auskunft(DEZEMBER, programm("p"), mit_verlauf=True, m={"art": "radweg"})
    assert summen(ergebnis) == {"ohne": "0"}
    assert (ergebnis.ablehnungen, ergebnis.andere_programme) == ((), 1)
    assert ergebnis.bestes.sicherheit is None
    (abschnitt,) = ergebnis.verlauf
    assert (abschnitt.ab, abschnitt.bis) == (DEZEMBER, date(2028, 12, 15))


def test_zu_unsichere_fassung_wird_mit_grund_abgelehnt() -> None:
    roh = Programm.model_validate(programm("p", sicherheit="V3"))
    ergebnis = auskunft(DEZEMBER, roh.gelesen(sicher_ab=Sicherheit.V2))
    assert summen(ergebnis) == {"ohne": "0"}
    (ablehnung,) = ergebnis.ablehnungen
    assert "haben nur die Sicherheit V3, verlangt ist V2" in ablehnung.grund
    assert auskunft(DEZEMBER, roh.gelesen(sicher_ab=Sicherheit.V3)).bestes.sicherheit is Sicherheit.V3


def test_sicherheit_eines_pakets_ist_die_seines_schwaechsten_teils() -> None:
    ergebnis = auskunft(DEZEMBER, programm("a", sicherheit="V1"), programm("b", sicherheit="offen"))
    assert {k: p.sicherheit for k, p in zip(summen(ergebnis), ergebnis.pakete, strict=True)} == {
        "a": Sicherheit.V1,
        "b": Sicherheit.OFFEN,
        "a+b": Sicherheit.OFFEN,
        "ohne": None,
    }


def test_beendetes_programm_nennt_ende_und_nachfolger() -> None:
    altes = programm("alt", gilt_bis="2026-06-30") | {"nachfolger": ["neu"]}
    kommendes = programm("neu", gilt_ab="2027-03-01")
    ergebnis = auskunft(DEZEMBER, altes, kommendes, mit_verlauf=True)
    assert {a.programm: a.grund for a in ergebnis.ablehnungen} == {
        "alt": "Am 15.12.2026 gilt keine Fassung. Anträge waren bis 30.06.2026 möglich. Nachfolger: neu.",
        "neu": "Am 15.12.2026 gilt keine Fassung. Anträge sind erst ab 01.03.2027 möglich.",
    }
    assert [(a.ab, a.anlaesse, a.unterschied_eur) for a in ergebnis.verlauf] == [
        (DEZEMBER, (), 0),
        (date(2027, 3, 1), ("neu möglich",), -40000),
    ]


def test_de_minimis_wird_frei_wenn_eine_alte_beihilfe_aus_dem_fenster_faellt() -> None:
    """F12: 90,000 + 90,000 of 300,000 are used; 160,000 go only once the first award is three years old."""
    konto = {
        "id": "de_minimis", "name": "De-minimis", "grenze_eur": 300000, "fenster_monate": 36,
        "rechtsgrundlage": "VO", "quelle": "VO", "stand": "2026-01-01", "sicherheit": "V1",
    }  # fmt: skip
    frueher = [
        {"kostentraeger": "stadt", "datum": tag, "betrag_eur": 90000} for tag in ("2024-03-10", "2025-09-01")
    ]
    angaben: dict[str, Any] = {"foerderkonten": [konto], "beihilfen": frueher, "m": {"investition_eur": 400000}}
    ergebnis = auskunft(DEZEMBER, programm("p", konten=["de_minimis"]), mit_verlauf=True, **angaben)
    assert summen(ergebnis) == {"ohne": "0"}
    assert "noch 120.000 € frei, beantragt sind 160.000 €" in ergebnis.ablehnungen[0].grund
    assert [(a.ab, a.unterschied_eur) for a in ergebnis.verlauf] == [
        (DEZEMBER, 0),
        (date(2027, 3, 11), -160000),
        (date(2028, 9, 2), -160000),
    ]


def test_kuerzendes_konto_kuerzt_im_rechenweg() -> None:
    konto = {
        "id": "k", "name": "Konto", "grenze_eur": 25000, "bei_ueberschreitung": "kuerzen",
        "rechtsgrundlage": "VO", "quelle": "VO", "stand": "2026-01-01", "sicherheit": "V1",
    }  # fmt: skip
    ergebnis = auskunft(DEZEMBER, programm("p", konten=["k"]), foerderkonten=[konto])
    assert summen(ergebnis) == {"p": "25000.00", "ohne": "0"}
    assert ergebnis.bestes.antraege[0].antrag.rechenweg[-1].text == "Zuschuss nach Kürzung"


def test_leerer_topf_lehnt_ab() -> None:
    ergebnis = auskunft(DEZEMBER, programm("p"), toepfe={"p": {2026: 39999, 2027: 40000}})
    assert summen(ergebnis) == {"ohne": "0"}
    assert ergebnis.ablehnungen[0].grund == (
        "Der Topf für Bewilligungen 2026 enthält 39.999 €, der Zuschuss wäre 40.000 €."
    )
    assert summen(auskunft(date(2027, 1, 15), programm("p"), toepfe={"p": {2027: 40000}})) == {
        "p": "40000.00",
        "ohne": "0",
    }


def test_angabe_des_traegers_aendert_sich_im_verlauf() -> None:
    bonus = {
        "grund": "0.4",
        "boni": [{"wenn": {"merkmale": "arm"}, "punkte": "0.1", "stelle": "2"}],
        "stelle": "1",
    }
    stadt = {"merkmale": ["arm"], "merkmale_bis": {"arm": "2027-05-31"}}
    ergebnis = auskunft(DEZEMBER, programm("p", satz=bonus), stadt=stadt, mit_verlauf=True)
    assert [(a.ab, a.anlaesse, a.unterschied_eur) for a in ergebnis.verlauf] == [
        (DEZEMBER, (), 0),
        (date(2027, 6, 1), ("„arm“ gilt nicht mehr",), 10000),
    ]


def test_preissteigerung_ist_kein_grund_nicht_zu_warten() -> None:
    bald = programm("p", gilt_ab="2028-01-01")
    ergebnis = auskunft(DEZEMBER, bald, mit_verlauf=True, projekt={"preissteigerung": "5 %"})
    assert [str(a.unterschied_eur) for a in ergebnis.verlauf] == ["0.00", "-40000.00"]


def test_inbetriebnahme_waehlt_die_fassung_und_die_degression() -> None:
    """Completion a year after the first of the next month; 10 ct, 1 % less per half-year from 2028-02-01 on."""
    strom = {
        "satz": None, "fristen": {"startsperre": "keine", "massgeblich": "inbetriebnahme"},
        "betrieb": {
            "jahre": 1, "menge": "mwh", "zonen": [{"ct_kwh": 10}], "stelle": "1",
            "degression": {"ab": "2028-02-01", "monate": 6, "faktor": "0.99"},
        },
    }  # fmt: skip
    ergebnis = auskunft(DEZEMBER, programm("eeg", **strom), m={"kennwerte": {"mwh": 10}}, mit_verlauf=True)
    (eintrag,) = ergebnis.bestes.antraege
    assert (eintrag.antrag.antrag_am, eintrag.nach_inbetriebnahme) == (date(2027, 12, 31), True)
    # applied for from 1 February 2027 on, building begins on 1 March and ends on 29 February 2028
    assert [(a.ab, str(a.unterschied_eur)) for a in ergebnis.verlauf[:2]] == [
        (DEZEMBER, "0.00"),
        (date(2027, 2, 1), "10.00"),
    ]
    assert ergebnis.verlauf[1].anlaesse == ("eeg: anderer Betrag je Jahr",)


def test_angabe_einer_anderen_massnahme_ist_eine_bedingung_und_nicht_das_beste() -> None:
    bonus = {
        "grund": "0.4",
        "boni": [{"wenn": {"merkmale": "isfp"}, "punkte": "0.05", "stelle": "2"}],
        "stelle": "1",
    }
    ergebnis = auskunft(
        DEZEMBER, programm("p", satz=bonus), m={"objekt": "o"},
        objekte=[{"id": "o", "name": "Haus", "art": "wohngebaeude"}],
        weitere=[massnahme("PLAN", art="isfp", objekt="o", liefert=["isfp"])],
    )  # fmt: skip
    erstes = ergebnis.pakete[0]
    assert (erstes.zuschuss_eur, erstes.ist_bedingt) == (45000, True)
    assert erstes.antraege[0].bedingungen[0] == "Vor dem Antrag muss fertig sein: PLAN (liefert „isfp“)."
    assert ergebnis.bestes.zuschuss_eur == 40000


def test_geteilte_grenze_steht_ganz_da_mit_dem_hinweis_auf_andere() -> None:
    grenze = {
        "je": "massnahme", "stufen": [{"eur": 50000}], "stelle": "3",
        "geteilt": {"name": "g", "je": "objekt_jahr"},
    }  # fmt: skip
    objekte = [{"id": "o", "name": "Haus", "art": "wohngebaeude"}]
    p = programm("p", hoechstgrenzen=[grenze])
    allein = auskunft(DEZEMBER, p, m={"objekt": "o"}, objekte=objekte)
    zu_zweit = auskunft(
        DEZEMBER, p, m={"objekt": "o"}, objekte=objekte, weitere=[massnahme("B", **LED, objekt="o")]
    )
    for ergebnis, wer in ((allein, "Jeder weitere Antrag"), (zu_zweit, "Andere Maßnahmen dieses Falls")):
        (eintrag,) = ergebnis.bestes.antraege
        assert eintrag.antrag.zuschuss_eur == 20000  # 40 % of the whole 50,000
        (hinweis,) = eintrag.hinweise
        assert "von 50.000 €: gemeinsam für alle Anträge aus dem Jahr 2026" in hinweis
        assert wer in hinweis


def test_zu_kleiner_antrag_nennt_den_sammelantrag() -> None:
    """F08d: 40 % of 12,000 are 4,800, at least 5,000 are needed."""
    for sammelantrag in (True, False):
        minimum = {"zuschuss_eur": 5000, "sammelantrag": sammelantrag}
        ergebnis = auskunft(DEZEMBER, programm("p", minimum=minimum), m={"investition_eur": 12000})
        (ablehnung,) = ergebnis.ablehnungen
        assert ablehnung.grund.startswith("Der Zuschuss von 4.800 € liegt unter dem Mindestzuschuss von 5.000 €.")
        assert ("Sammelantrag" in ablehnung.grund) is sammelantrag


def test_jede_variante_bekommt_ihre_auskunft() -> None:
    fall = baue_fall(
        [massnahme("A", **LED), massnahme("B")],
        varianten=[{"massnahme": "A", "id": "gross", "investition_eur": 200000}],
        programme=[programm("p")],
    )
    alle = pruefe_foerderung(fall, DEZEMBER)
    assert [(a.massnahme.id, a.variante, str(a.bestes.zuschuss_eur)) for a in alle.massnahmen] == [
        ("A", "basis", "40000.00"),
        ("A", "gross", "80000.00"),
        ("B", "basis", "0"),
    ]
    assert all(a.verlauf == () for a in alle.massnahmen)


@pytest.mark.parametrize(("tag", "frist"), [(DEZEMBER, date(2026, 12, 31)), (date(2028, 8, 1), date(2029, 1, 31))])
def test_frist_ist_das_ende_der_fassung(tag: date, frist: date) -> None:
    assert heizung_der_genossenschaft(tag).bestes.frist == frist


BONUS_ARM = {
    "grund": "0.4",
    "boni": [{"wenn": {"merkmale": "arm"}, "punkte": "0.1", "stelle": "2"}],
    "stelle": "1",
}


@pytest.mark.parametrize(
    ("stadt", "regeln", "frist"),
    [
        ({"merkmale": ["arm"], "merkmale_bis": {"arm": "2027-05-31"}}, {"satz": BONUS_ARM}, date(2027, 5, 31)),
        ({"merkmale": ["arm"], "merkmale_ab": {"arm": "2027-03-01"}}, {"satz": BONUS_ARM}, date(2027, 2, 28)),
        ({"merkmale": ["arm"], "merkmale_bis": {"arm": "9999-12-31"}}, {"satz": BONUS_ARM}, None),
        # over before the application, or of no interest to the programme
        ({"merkmale": ["arm"], "merkmale_bis": {"arm": "2026-05-31"}}, {"satz": BONUS_ARM}, None),
        ({"merkmale": ["arm"], "merkmale_bis": {"arm": "2027-05-31"}}, {}, None),
        # the version ends first
        (
            {"merkmale": ["arm"], "merkmale_bis": {"arm": "2027-05-31"}},
            {"satz": BONUS_ARM, "gilt_bis": "2027-04-30"},
            date(2027, 4, 30),
        ),
        (
            {"finanzschwach": True, "merkmale_bis": {"finanzschwach": "2027-06-30"}},
            {"satz": {"grund": "0.4", "finanzschwach": "0.6", "stelle": "1"}},
            date(2027, 6, 30),
        ),
        ({"finanzschwach": True, "merkmale_bis": {"finanzschwach": "2027-06-30"}}, {}, None),
    ],
)
def test_frist_endet_auch_wo_eine_angabe_des_traegers_wechselt(
    stadt: dict[str, Any], regeln: dict[str, Any], frist: date | None
) -> None:
    bestes = auskunft(DEZEMBER, programm("p", **regeln), stadt=stadt).bestes
    assert (bestes.frist, bestes.antraege[0].so_bis) == (frist, frist)


@pytest.mark.parametrize(
    ("objekt", "art", "da"), [("o", "led", True), ("anderes", "led", False), ("o", "radweg", False)]
)
def test_massnahme_die_das_programm_verschliesst_steht_als_hinweis_da(objekt: str, art: str, da: bool) -> None:
    sperren = [{"massnahmenarten": ["led"], "stelle": "Nr. 7"}]
    ergebnis = auskunft(
        DEZEMBER, programm("p", sperren=sperren), m={"objekt": "o"},
        objekte=[{"id": k, "name": k, "art": "wohngebaeude"} for k in ("o", "anderes")],
        weitere=[massnahme("B", art=art, objekt=objekt)],
    )  # fmt: skip
    hinweis = "Vorher beantragen: Ist B fertig, gibt es diese Förderung nicht mehr [Nr. 7]."
    assert ergebnis.bestes.antraege[0].hinweise == ((hinweis,) if da else ())


@pytest.mark.parametrize(
    ("regel", "kennwerte", "anschluesse", "offen"),
    [
        ({"gebaeude_mindestens": 17}, {}, 0, True),
        ({"gebaeude_mindestens": 17}, {"angeschlossene_gebaeude": 17}, 0, False),
        ({"gebaeude_mindestens": 17}, {"angeschlossene_gebaeude": 16}, 0, True),
        # one more building may connect: enough only if it does, or too much if it does
        ({"gebaeude_mindestens": 17}, {"angeschlossene_gebaeude": 16}, 1, True),
        ({"gebaeude_hoechstens": 16}, {"angeschlossene_gebaeude": 16}, 1, True),
        ({"gebaeude_hoechstens": 16}, {"angeschlossene_gebaeude": 15}, 1, False),
        # dwellings are not stated: they may be too many, or the buildings alone are enough
        (
            {"gebaeude_hoechstens": 16, "wohneinheiten_hoechstens": 100},
            {"angeschlossene_gebaeude": 3},
            0,
            True,
        ),
        (
            {"gebaeude_mindestens": 17, "wohneinheiten_mindestens": 101, "mindestens": "eines"},
            {"angeschlossene_gebaeude": 17},
            0,
            False,
        ),
    ],
)
def test_netzgroesse_ist_nur_bedingung_wo_der_fall_sie_offen_laesst(
    regel: dict[str, Any], kennwerte: dict[str, int], anschluesse: int, offen: bool
) -> None:
    objekte = [
        {"id": f"o{n}", "name": "Haus", "art": "wohngebaeude", "wohneinheiten": 5} for n in range(anschluesse)
    ]
    ergebnis = auskunft(
        DEZEMBER, programm("p", netzgroesse=regel | {"stelle": "1"}), m={"kennwerte": kennwerte}, objekte=objekte,
        weitere=[massnahme(f"B{n}", objekt=f"o{n}", netz="A") for n in range(anschluesse)],
    )  # fmt: skip
    bedingungen = ergebnis.bestes.antraege[0].bedingungen
    assert any(bedingung.startswith("Netzgröße: ") for bedingung in bedingungen) is offen


def test_ablehnung_nennt_die_angabe_die_null_ist() -> None:
    grenze = [{"je": "wohneinheit", "stufen": [{"eur": 28000}], "stelle": "3"}]
    ergebnis = auskunft(
        DEZEMBER, programm("p", hoechstgrenzen=grenze), m={"objekt": "o"},
        objekte=[{"id": "o", "name": "Haus", "art": "wohngebaeude", "wohneinheiten": 0}],
    )  # fmt: skip
    (ablehnung,) = ergebnis.ablehnungen
    assert ablehnung.grund == "Es bleibt kein Zuschuss übrig. Mit 0 angegeben: wohneinheiten von o."
