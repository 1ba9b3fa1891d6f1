from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.angebot import Angebot
from massnahmenplan.foerderung.angebote import pruefe_angebot
from massnahmenplan.foerderung.kumulierung import kuerze
from massnahmenplan.foerderung.paket import Paket
from massnahmenplan.foerderung.pakete import bilde_paket
from tests.foerderung.bausteine import baue_programm, baue_vorhaben

TAG = date(2027, 6, 1)


def satz(anteil: str) -> dict[str, str]:
    return {"grund": anteil, "stelle": "§ Satz"}


def verbinde(projekt: dict[str, Any], **programme: dict[str, Any]) -> dict[str, str] | list[tuple[str, str]]:
    """Return the grant per programme, or the refusals."""
    wahl = [(baue_programm(kennung, **felder), TAG) for kennung, felder in programme.items()]
    paket = bilde_paket(baue_vorhaben(**projekt), wahl)
    if isinstance(paket, Paket):
        return {antrag.programm: str(antrag.zuschuss_eur) for antrag in paket.antraege}
    return [(ablehnung.programm, ablehnung.grund) for ablehnung in paket]


BEG = {"satz": satz("46 %"), "kumulierung": {"quote": "60 %", "quote_kommune": "90 %", "stelle": "Nr. 8.6"}}


@pytest.mark.parametrize(
    ("programme", "betraege", "warum"),
    [
        ({"beg": BEG}, {"beg": "46000.00"}, "allein gibt es keine Quote"),
        ({"beg": BEG, "stadt": {"satz": satz("14 %")}}, {"beg": "46000.00", "stadt": "14000.00"},
         "zusammen genau 60 %: keine Kürzung"),
        ({"beg": BEG, "stadt": {"satz": satz("20 %")}}, {"beg": "40000.00", "stadt": "20000.00"},
         "gekürzt wird das Programm, das die Quote setzt, nicht die Stadt"),
        ({"beg": BEG | {"satz": satz("80 %")}, "stadt": {"satz": satz("1 %")}},
         {"beg": "59000.00", "stadt": "1000.00"},
         "kombinieren schadet: 60.000 statt 80.000 allein"),
        ({"a": {"satz": satz("50 %"), "kumulierung": {"quote": "70 %"}},
          "b": {"satz": satz("40 %"), "kumulierung": {"quote": "60 %"}}}, {"a": "30000.00", "b": "30000.00"},
         "nach Kennung: erst a auf 70 % (50 - 20), dann b auf 60 % (40 - 10)"),
    ],
)  # fmt: skip
def test_quote_nur_bei_kombination(
    programme: dict[str, dict[str, Any]], betraege: dict[str, str], warum: str
) -> None:
    assert verbinde({"traeger": {"art": "privat"}}, **programme) == betraege, warum


def test_quote_der_kommune_ist_hoeher() -> None:
    # 46 + 50 = 96 % > 90 %: 6 Punkte weniger für die BEG
    assert verbinde({}, beg=BEG, land={"satz": satz("50 %")}) == {"beg": "40000.00", "land": "50000.00"}


def test_quote_bezieht_sich_auf_die_begrenzten_kosten() -> None:
    # Höchstgrenze 28.000; 46 % = 12.880; dazu 5.000: höchstens 60 % × 28.000 = 16.800 (Fall F07a)
    grenze = {"je": "massnahme", "stufen": [{"eur": 28_000}], "stelle": "§"}
    stadt = {"satz": satz("15,625 %")}
    projekt = {"kosten": 32_000, "traeger": {"art": "privat"}}
    assert verbinde(projekt, beg=BEG | {"hoechstgrenzen": [grenze]}, stadt=stadt) == {
        "beg": "11800.00",
        "stadt": "5000.00",
    }


@pytest.mark.parametrize(
    ("programme", "betraege", "warum"),
    [
        ({"a": {"satz": satz("95 %"), "minimum": {"eigenanteil": "10 %"}}}, {"a": "90000.00"},
         "der Eigenanteil begrenzt auch ein einzelnes Programm"),
        ({"a": {"satz": satz("60 %")}, "b": {"satz": satz("50 %"), "minimum": {"eigenanteil": "15 %"}}},
         {"a": "60000.00", "b": "25000.00"}, "alle zusammen höchstens 85 %; gekürzt wird b, das ihn verlangt"),
        ({"a": {"satz": satz("60 %")}, "b": {"satz": satz("50 %")}}, {"a": "50000.00", "b": "50000.00"},
         "auch ohne verlangten Eigenanteil nie mehr als die Kosten"),
        ({"a": {"satz": satz("60 %"), "minimum": {"eigenanteil": "10 %"}},
          "b": {"satz": satz("50 %"), "minimum": {"eigenanteil": "20 %"}}}, {"a": "60000.00", "b": "20000.00"},
         "der größere Eigenanteil kürzt zuerst, dann ist der kleinere gewahrt"),
        ({"a": {"satz": satz("50 %"), "kumulierung": {"quote": "80 %"}},
          "b": {"satz": satz("50 %"), "minimum": {"eigenanteil": "25 %"}}}, {"a": "30000.00", "b": "45000.00"},
         "erst die Quote (100 -> 80), dann der Eigenanteil (80 -> 75)"),
    ],
)  # fmt: skip
def test_eigenanteil_begrenzt_die_summe(
    programme: dict[str, dict[str, Any]], betraege: dict[str, str], warum: str
) -> None:
    assert verbinde({}, **programme) == betraege, warum


def test_eigenanteil_rechnet_mit_den_ganzen_kosten_auch_den_nicht_foerderfaehigen() -> None:
    # förderfähig 50.000, davon 95 % = 47.500; Grenze 90 % von 100.000
    projekt = {"massnahme": {"foerderfaehig_anteil": "0,5"}}
    assert verbinde(projekt, a={"satz": satz("95 %"), "minimum": {"eigenanteil": "10 %"}}) == {"a": "47500.00"}


def test_eine_grenze_wird_nie_aufgerundet() -> None:
    # 60 % von 0,11 = 0,066: höchstens 6 Cent zusammen
    programme = {"a": {"satz": satz("60 %"), "kumulierung": {"quote": "60 %"}}, "b": {"satz": satz("20 %")}}
    assert verbinde({"kosten": "0.11"}, **programme) == {"a": "0.04", "b": "0.02"}


def test_minimum_wird_nach_der_kuerzung_geprueft() -> None:
    knapp = BEG | {"minimum": {"zuschuss_eur": 40_000, "stelle": "Nr. 9"}}
    projekt = {"traeger": {"art": "privat"}}
    assert verbinde(projekt, beg=knapp, stadt={"satz": satz("20 %")}) == {"beg": "40000.00", "stadt": "20000.00"}
    assert verbinde(projekt, beg=knapp, stadt={"satz": satz("20,001 %")}) == [
        ("beg", "Der Zuschuss von 39.999 € liegt unter dem Mindestzuschuss von 40.000 €.")
    ]


def test_wer_auf_null_gekuerzt_wird_faellt_heraus() -> None:
    assert verbinde({"traeger": {"art": "privat"}}, beg=BEG, stadt={"satz": satz("60 %")}) == [
        ("beg", "Es bleibt kein Zuschuss übrig.")
    ]


def test_gekuerzt_wird_hoechstens_auf_null_nie_darunter() -> None:
    # Stadt 90 % + BEG 46 % = 136 %, Quote 60 %: 76.000 zu viel, die BEG kann nur ihre 46.000 hergeben
    projekt = baue_vorhaben(traeger={"art": "privat"})
    beg, stadt = baue_programm("beg", **BEG), baue_programm("stadt", satz=satz("90 %"))
    angebote = [a for p in (beg, stadt) if isinstance(a := pruefe_angebot(projekt, p, TAG), Angebot)]
    assert [schritt.wert for schritt in kuerze(angebote, projekt)] == [0, 90_000]


@pytest.mark.parametrize(
    ("a", "b", "erwartet"),
    [
        ({"ausgeschlossen": ["b"]}, {}, [("a", "Nicht zusammen mit „b“ möglich.")]),
        ({}, {"ausgeschlossen": ["a"]}, [("b", "Nicht zusammen mit „a“ möglich.")]),
        ({"allein": True}, {}, [("a", "Nicht zusammen mit „b“ möglich.")]),
        ({"ausgeschlossen": ["b"]}, {"allein": True},
         [("a", "Nicht zusammen mit „b“ möglich."), ("b", "Nicht zusammen mit „a“ möglich.")]),
    ],
)  # fmt: skip
def test_es_genuegt_wenn_eines_das_andere_ausschliesst(
    a: dict[str, Any], b: dict[str, Any], erwartet: list[tuple[str, str]]
) -> None:
    assert verbinde({}, a={"kumulierung": a}, b={"kumulierung": b}) == erwartet


def test_kuerzung_steht_mit_stelle_im_rechenweg_der_mit_dem_betrag_endet() -> None:
    wahl = [(baue_programm("beg", **BEG), TAG), (baue_programm("stadt", satz=satz("20 %")), TAG)]
    paket = bilde_paket(baue_vorhaben(traeger={"art": "privat"}), wahl)
    assert isinstance(paket, Paket)
    text = "Kürzung: alle Zuschüsse zusammen höchstens 60 % von 100.000 € = 60.000 €; zusammen 66.000 €"
    assert [(z.text, z.betrag_eur, z.stelle) for z in paket.antraege[0].rechenweg[-3:]] == [
        ("Zuschuss", Decimal(46_000), "Testrichtlinie"),
        (text, Decimal(-6_000), "Nr. 8.6"),
        ("Zuschuss nach Kürzung", Decimal(40_000), "Nr. 8.6"),
    ]


DECKEL = {"je": "massnahme", "stufen": [{"eur": 80_000}], "geteilt": {"name": "d", "je": "objekt"}, "stelle": "§"}


@pytest.mark.parametrize(
    ("beg", "stadt", "stand", "warum"),
    [
        ({}, None, "frei", "allein begrenzt nur die geteilte Grenze"),
        ({}, {}, "frei", "30 % + 30 % bleiben unter den Kosten"),
        ({"kumulierung": {"quote": "60 %"}}, None, "frei", "allein gibt es keine Quote"),
        ({"kumulierung": {"quote": "90 %"}}, {}, "ungekuerzt",
         "24.000 + 30.000 ≤ 72.000, mit weniger Kosten sinkt aber die Quote"),
        ({"kumulierung": {"quote": "60 %"}}, {}, "erster", "24.000 + 30.000 > 48.000: die Quote kürzt"),
        ({}, {"kumulierung": {"quote": "60 %"}}, "frei", "54.000 ≤ 60.000, gleich was von der Grenze bleibt"),
        ({}, {"kumulierung": {"quote": "50 %"}}, "erster", "54.000 > 50.000: gekürzt wird das andere"),
        ({}, {"satz": satz("80 %")}, "erster", "zusammen mehr als die Kosten"),
        ({"minimum": {"eigenanteil": "80 %"}}, None, "erster", "schon allein über dem Eigenanteil"),
    ],
)  # fmt: skip
def test_was_eine_geteilte_grenze_neben_anderen_noch_begrenzt(
    beg: dict[str, Any], stadt: dict[str, Any] | None, stand: str, warum: str
) -> None:
    wahl = [(baue_programm("beg", hoechstgrenzen=[DECKEL], **beg), TAG)]
    wahl += [] if stadt is None else [(baue_programm("stadt", **stadt), TAG)]
    paket = bilde_paket(baue_vorhaben(traeger={"art": "privat"}, objekt={}), wahl)
    assert isinstance(paket, Paket)
    geteilt = paket.antraege[0].geteilt
    assert geteilt is not None
    assert geteilt.art == stand, warum


def test_nur_neben_nennt_was_fehlt() -> None:
    betrieb = {"kumulierung": {"nur_neben": ["modul_2", "modul_3"]}}
    assert verbinde({}, betrieb=betrieb) == [("betrieb", "Nur zusammen mit „modul_2 oder modul_3“ möglich.")]
    assert verbinde({}, betrieb=betrieb, modul_3={}) == {"betrieb": "30000.00", "modul_3": "30000.00"}
