from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.foerderung.angebot import Angebot, bindungen
from massnahmenplan.foerderung.angebote import pruefe_angebot, sammle_angebote
from massnahmenplan.foerderung.paket import Ablehnung, Leistungsart
from massnahmenplan.foerderung.umfeld import FUER_SICH, Umfeld
from tests.foerderung.bausteine import baue_programm, baue_vorhaben

TAG = date(2027, 6, 1)
FILTER = {"antragsteller": ["kommune"], "massnahmenarten": ["waermepumpe"]}
DECKEL = {
    "je": "massnahme", "stufen": [{"eur": 60_000}], "geteilt": {"name": "deckel", "je": "objekt_jahr"},
    "stelle": "§ 3",
}  # fmt: skip
WPB = {"name": "wpb", "anzahl": 3, "je": "objekt"}


def betraege(felder: dict[str, Any], umfeld: Umfeld = FUER_SICH, **projekt: Any) -> dict[str, str]:
    gefunden = sammle_angebote(baue_vorhaben(**projekt), baue_programm("p", **felder), umfeld)
    assert not isinstance(gefunden, Ablehnung), gefunden
    return {angebot.kennung: str(angebot.zuschuss.betrag_eur) for angebot in gefunden}


@pytest.mark.parametrize(
    ("belegt", "betrag", "angesetzt"),
    [("0", "18000.00", 60_000), ("45000", "4500.00", 15_000), ("60000", "0.00", 0), ("70000", "0.00", 0)],
)
def test_frueher_belegtes_mindert_den_eigenen_anteil_an_der_geteilten_grenze(
    belegt: str, betrag: str, angesetzt: int
) -> None:
    programm = baue_programm("p", hoechstgrenzen=[DECKEL])
    angebot = pruefe_angebot(baue_vorhaben(objekt={}), programm, TAG, Decimal(belegt))
    assert isinstance(angebot, Angebot)
    assert str(angebot.zuschuss.betrag_eur) == betrag
    assert angebot.geteilt is not None
    assert angebot.geteilt.schluessel == "deckel:o:2027"
    assert angebot.geteilt.angesetzt_eur == angesetzt
    assert angebot.geteilt.wunsch_eur == angebot.geteilt.grenze_eur == 60_000


@pytest.mark.parametrize(
    ("programm", "grund"),
    [
        ({"gilt_ab": "2027-06-02"}, "Am 01.06.2027 gilt keine Fassung."),
        ({"sicherheit": "G"}, "Die Angaben zur Fassung ab 01.01.2026 haben nur die Sicherheit G, verlangt ist V2 "
         "(mindestsicherheit)."),
        ({"satz": None, "nur_auskunft": "Rahmen"}, "Nur zur Auskunft im Katalog: Rahmen"),
        ({"filter": FILTER | {"merkmale": ["a"]}},
         "Verlangtes Merkmal „a“ fehlt bei Maßnahme, Kostenträger und Objekt."),
        ({"fristen": {"startsperre": "bewilligung", "vorlauf_monate": 12}},
         "Vor dem Baubeginn am 01.01.2028 muss die Bewilligung liegen: Antrag spätestens am 01.01.2027, nicht am "
         "01.06.2027 (Vorlauf bis zur Bewilligung: 12 Monate)."),
        ({"minimum": {"kosten_eur": 100_001}},
         "Förderfähige Kosten von 100.000 € liegen unter dem Mindestbetrag von 100.001 €."),
    ],
)  # fmt: skip
def test_ein_bestimmter_antrag_wird_mit_grund_abgelehnt(programm: dict[str, Any], grund: str) -> None:
    sicher = baue_programm("p", **({"sicherheit": "V2"} | programm)).gelesen(sicher_ab=Sicherheit.V2)
    ablehnung = pruefe_angebot(baue_vorhaben(), sicher, TAG)
    assert isinstance(ablehnung, Ablehnung)
    assert ablehnung.grund == grund


def test_ein_kredit_ohne_bekannten_zins_gehoert_nicht_in_einen_plan() -> None:
    kredit = baue_programm("p", kredit={"laufzeit_jahre": 10, "stelle": "§"})
    angebot = pruefe_angebot(baue_vorhaben(), kredit, TAG)
    assert isinstance(angebot, Angebot)
    assert angebot.zuschuss.art is Leistungsart.KREDIT
    absage = pruefe_angebot(baue_vorhaben(), kredit, TAG, auch_ohne_zins=False)
    assert isinstance(absage, Ablehnung)
    assert "Der Zins des Kredits ist nicht bekannt" in absage.grund


def test_tatsachen_des_tages_entscheiden_ueber_den_satz() -> None:
    # finanzschwach ab 01.04.2027: 40 % statt 25 %
    felder = {"satz": {"grund": "25 %", "finanzschwach": "40 %", "stelle": "§"}}
    traeger = {"finanzschwach": "ja", "merkmale_ab": {"finanzschwach": "2027-04-01"}}
    assert betraege(felder, traeger=traeger) == {"p@2027-12-31": "40000.00", "p@2027-03-31": "25000.00"}


def test_abschnitt_ohne_anspruch_faellt_weg() -> None:
    traeger = {"merkmale": "klein", "merkmale_bis": {"klein": "2027-03-31"}}
    assert betraege({"filter": FILTER | {"merkmale": ["klein"]}}, traeger=traeger) == {"p@2027-03-31": "30000.00"}
    # ein Haus von 2022 ist erst 2027 fünf Jahre alt
    jung = {"filter": FILTER | {"mindestalter_jahre": 5}}
    assert list(betraege(jung, objekt={"baujahr": 2022})) == ["p@2027-12-31"]


def test_tatsache_ohne_folge_macht_kein_zweites_angebot() -> None:
    # b steht nur in einer Grenze, die nicht greift: mit und ohne b dasselbe
    weit = {"je": "massnahme", "stufen": [{"eur": 500_000}], "wenn": {"merkmale": "b"}, "stelle": "§"}
    umfeld = Umfeld(planmerkmale=frozenset({"b"}))
    assert betraege({"hoechstgrenzen": [weit]}, umfeld) == {"p@2027-12-31": "30000.00"}
    eng = weit | {"stufen": [{"eur": 50_000}]}
    assert betraege({"hoechstgrenzen": [eng]}, umfeld) == {
        "p@2027-12-31": "30000.00",
        "p@2027-12-31+b": "15000.00",
    }


@pytest.mark.parametrize(
    ("felder", "umfeld", "bindung"),
    [
        ({"hoechstgrenzen": [DECKEL]}, Umfeld(geteilt=frozenset({"deckel:o"})), "geteilt:p@2027-12-31 frei"),
        ({"konten": ["de_minimis"]}, Umfeld(konten=frozenset({"de_minimis"})), "konto:de_minimis:p@2027-12-31"),
        ({}, Umfeld(sammelantraege=frozenset({"p"})), "sammel:p@2027-12-31"),
        ({"filter": FILTER | {"merkmale": ["isfp"]}}, Umfeld(planmerkmale=frozenset({"isfp"})),
         "merkmal:isfp:p@2027-12-31+isfp"),
        ({"satz": {"grund": "1 %", "stelle": "§", "boni": [{"punkte": "5 %", "kontingent": WPB, "stelle": "§"}]}},
         FUER_SICH, "kontingent:wpb:o"),
        ({"netzgroesse": {"gebaeude_hoechstens": 16, "stelle": "§"}}, Umfeld(netz=True),
         "netzgroesse:p@2027-12-31"),
        ({}, Umfeld(am_objekt_unvereinbar=frozenset({"p"})), "objekt:p@2027-12-31"),
        ({}, Umfeld(am_objekt_verlangt=frozenset({"p"})), "verlangt:p"),
        ({"kumulierung": {"nur_neben_am_objekt": ["beg"]}}, FUER_SICH, "neben:p@2027-12-31"),
        ({"sperren": [{"massnahmenarten": ["netzanschluss"], "stelle": "§"}]},
         Umfeld(arten_am_ort=frozenset({"netzanschluss"})), "sperre:p@2027-12-31"),
    ],
)  # fmt: skip
def test_jede_verbindung_zu_anderen_massnahmen_hat_einen_namen(
    felder: dict[str, Any], umfeld: Umfeld, bindung: str
) -> None:
    gefunden = sammle_angebote(baue_vorhaben(objekt={}), baue_programm("p", **felder), umfeld)
    assert not isinstance(gefunden, Ablehnung), gefunden
    assert set(bindungen(gefunden[0], umfeld)) == {bindung}


def test_kontingent_gilt_je_objekt_oder_je_antragsteller() -> None:
    for je, objekt, wessen in (("objekt", {}, "o"), ("antragsteller", {}, "k"), ("objekt", None, "k")):
        bonus = {"punkte": "5 %", "kontingent": WPB | {"je": je}, "stelle": "§"}
        programm = baue_programm("p", satz={"grund": "1 %", "boni": [bonus], "stelle": "§"})
        angebot = pruefe_angebot(baue_vorhaben(objekt=objekt), programm, TAG)
        assert isinstance(angebot, Angebot)
        assert angebot.kontingente == ((f"wpb:{wessen}", 3),)


@pytest.mark.parametrize(("traeger", "konten"), [("kmu", ("de_minimis",)), ("kommune", ())])
def test_konto_gilt_nur_fuer_wen_die_fassung_es_will(traeger: str, konten: tuple[str, ...]) -> None:
    wer = FILTER | {"antragsteller": ["kmu", "kommune"]}
    programm = baue_programm("p", filter=wer, konten=["de_minimis"], konten_wenn={"antragsteller": ["kmu"]})
    angebot = pruefe_angebot(baue_vorhaben(traeger={"art": traeger}), programm, TAG)
    assert isinstance(angebot, Angebot)
    assert angebot.konten == konten
