"""Facts that contradict each other, and circles of own programmes. The number in a name is the finding's code."""

from datetime import date, timedelta

import pytest

from tests.eingabe.test_formen import EIGENES
from tests.eingabe.werkbank import Werkbank

HAUS = "objekte:\n  - {{id: haus, name: Haus, art: wohngebaeude, wohneinheiten: {alle}{weiteres}}}\n"
AM_HAUS = ("co2_t_a: 8\n", "co2_t_a: 8\n    objekt: haus\n    betroffene_wohneinheiten: {}\n")


def am_haus(betroffene: int) -> tuple[str, str]:
    return AM_HAUS[0], AM_HAUS[1].format(betroffene)


def test_217_mehr_selbstgenutzte_als_alle_wohneinheiten(bank: Werkbank) -> None:
    bank.fall(dazu=HAUS.format(alle=2, weiteres=", selbstgenutzte_wohneinheiten: 3"))
    befund = bank.befund("E217")
    assert (befund.feld, befund.wert) == ("objekte[haus].selbstgenutzte_wohneinheiten", "3")
    assert befund.text == "sind mehr als die 2 Wohneinheiten des Objekts"
    bank.fall(dazu=HAUS.format(alle=3, weiteres=", selbstgenutzte_wohneinheiten: 3"))
    bank.lies()


@pytest.mark.parametrize(
    ("alle", "betroffene", "text"),
    [
        (2, 3, "sind mehr als die 2 Wohneinheiten des Objekts haus"),
        (2, 0, "0 heißt, dass keine Wohneinheit etwas davon hat: Zuschüsse je Wohneinheit entfallen"),
    ],
)
def test_217_betroffene_wohneinheiten(bank: Werkbank, alle: int, betroffene: int, text: str) -> None:
    bank.fall(am_haus(betroffene), dazu=HAUS.format(alle=alle, weiteres=""))
    befund = bank.befund("E217")
    assert (befund.feld, befund.text) == ("massnahmen[licht].betroffene_wohneinheiten", text)
    assert befund.stelle is not None
    assert befund.stelle.zeile == 30  # of fall.yaml


@pytest.mark.parametrize(("alle", "betroffene"), [(2, 2), (2, 1), (0, 0)])
def test_moegliche_betroffene_wohneinheiten(bank: Werkbank, alle: int, betroffene: int) -> None:
    bank.fall(am_haus(betroffene), dazu=HAUS.format(alle=alle, weiteres=""))
    bank.lies()


def test_217_auch_eine_variante_kann_zu_viele_wohneinheiten_nennen(bank: Werkbank) -> None:
    variante = "varianten:\n  - {massnahme: licht, id: v, betroffene_wohneinheiten: 5}\n"
    bank.fall(am_haus(1), dazu=HAUS.format(alle=2, weiteres="") + variante)
    assert bank.befund("E217").feld == "varianten[v].betroffene_wohneinheiten"


def test_217_merkmal_endet_vor_seinem_beginn(bank: Werkbank) -> None:
    tage = "    merkmale: [klein]\n    merkmale_ab: {{klein: 2027-06-01}}\n    merkmale_bis: {{klein: {}}}\n"
    bank.fall(("    art: kommune\n", "    art: kommune\n" + tage.format("2027-05-31")))
    befund = bank.befund("E217")
    assert befund.feld == "kostentraeger[stadt].merkmale_bis.klein"
    assert befund.text == "liegt vor dem ersten Tag (01.06.2027): „klein“ gälte nie"
    bank.fall(("    art: kommune\n", "    art: kommune\n" + tage.format("2027-06-01")))
    bank.lies()


# networks


def test_64_netz_ist_nicht_die_massnahme_selbst(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 8", "co2_t_a: 8\n    netz: licht"))
    befund = bank.befund("E064")
    assert (befund.feld, befund.wert) == ("massnahmen[licht].netz", "licht")


@pytest.mark.parametrize(
    ("art", "gemeldet"), [("photovoltaik", True), ("waermenetz", False), ("gebaeudenetz", False)]
)
def test_226_netz_ist_seiner_art_nach_keines(bank: Werkbank, art: str, gemeldet: bool) -> None:
    bank.fall(("co2_t_a: 12,5", f"co2_t_a: 12,5\n    art: {art}"), ("co2_t_a: 8", "co2_t_a: 8\n    netz: pv"))
    texte = [hinweis.text for hinweis in bank.lies().hinweise if hinweis.kennung == "W226"]
    assert texte == (["pv ist nach seiner Art kein Netz (photovoltaik)"] if gemeldet else [])


def test_227_objekt_wird_zweimal_angeschlossen_ausser_es_ist_ein_entweder_oder(bank: Werkbank) -> None:
    netz = (
        "  - {id: netz, name: Netz, handlungsfeld: x, kostentraeger: stadt, art: waermenetz, investition_eur: 9,"
        " co2_t_a: 1}\n"
    )
    anschluss = "co2_t_a: {0}\n    objekt: haus\n    netz: netz"
    ersetzungen = (
        ("massnahmen:\n", "massnahmen:\n" + netz),
        ("co2_t_a: 12,5", anschluss.format("12,5")),
        ("co2_t_a: 8", anschluss.format("8")),
    )
    haus = HAUS.format(alle=2, weiteres="")
    bank.fall(*ersetzungen, dazu=haus)
    hinweis = bank.hinweis("W227")
    assert hinweis.feld == "massnahmen[licht].netz"
    assert hinweis.text == "auch pv schließt dieses Objekt an das Netz an; gezählt wird es einmal"
    bank.fall(*ersetzungen, dazu=haus + "beziehungen:\n  - {art: ausschluss, mitglieder: [pv, licht]}\n")
    assert not [h for h in bank.lies().hinweise if h.kennung == "W227"]


# own programmes


@pytest.mark.parametrize(("tage", "gemeldet"), [(1, True), (0, False)])
def test_228_stand_in_der_zukunft(bank: Werkbank, tage: int, gemeldet: bool) -> None:
    stand = date.today() + timedelta(days=tage)
    eigenes = EIGENES.format(kennung="fonds", art="photovoltaik").replace("stand: 2026-01-01", f"stand: {stand}")
    bank.fall(dazu=eigenes)
    gefunden = [(h.feld, h.wert) for h in bank.lies().hinweise if h.kennung == "W228"]
    assert gefunden == ([("foerderprogramme[fonds].stand", f"{stand:%d.%m.%Y}")] if gemeldet else [])


def eigene(*nachrang: tuple[str, str]) -> str:
    """Own programmes, each subordinate to another one."""
    kopf = "foerderprogramme:\n"
    zeilen = (
        EIGENES.format(kennung=kennung, art="photovoltaik").removeprefix(kopf)
        + f"        kumulierung: {{nachrangig_zu: [{anderes}]}}\n"
        for kennung, anderes in nachrang
    )
    return kopf + "".join(zeilen)


def test_222_kreis_im_nachrang_eigener_programme(bank: Werkbank) -> None:
    bank.fall(dazu=eigene(("a", "b"), ("b", "c"), ("c", "a")))
    befund = bank.befund("E222")
    kreise = [" steht zurück hinter ".join(kreis) for kreis in ("abca", "bcab", "cabc")]
    assert befund.text in [f"ist ein Kreis: {kreis}" for kreis in kreise]
    assert befund.feld == f"foerderprogramme[{befund.text[15]}].nachrangig_zu"
    assert befund.stelle is not None
    zeile = (bank.ordner / "fall.yaml").read_text(encoding="utf-8").splitlines()[(befund.stelle.zeile or 0) - 1]
    assert "nachrangig_zu" in zeile


def test_nachrang_ohne_kreis_ist_erlaubt(bank: Werkbank) -> None:
    bank.fall(dazu=eigene(("a", "b"), ("b", "krl")))
    bank.lies()


@pytest.mark.parametrize(
    ("alt", "neu", "feld", "wert", "gemeint"),
    [
        ("[photovoltaik]", "[photovoltiak]", "massnahmenarten", "photovoltiak", "photovoltaik"),
        ("antragsteller: [kommune]", "antragsteller: [], merkmale: [kleinn]", "merkmale", "kleinn", "klein"),
        (
            "antragsteller: [kommune]",
            "antragsteller: [], ohne_merkmale: [kleinn]",
            "ohne_merkmale",
            "kleinn",
            "klein",
        ),
    ],
)
def test_61_vertippte_bedingung_eines_eigenen_programms(
    bank: Werkbank, alt: str, neu: str, feld: str, wert: str, gemeint: str
) -> None:
    eigenes = EIGENES.format(kennung="fonds", art="photovoltaik")
    assert alt in eigenes
    bank.fall(
        ("    art: kommune\n", "    art: kommune\n    merkmale: [klein]\n"),
        ("co2_t_a: 12,5", "co2_t_a: 12,5\n    art: photovoltaik"),
        dazu=eigenes.replace(alt, neu),
    )
    (hinweis,) = (h for h in bank.lies().hinweise if h.kennung == "W061" and "fonds" in str(h.feld))
    assert (hinweis.feld, hinweis.wert) == (f"foerderprogramme[fonds].{feld}", wert)
    assert hinweis.abhilfe == f"Meinten Sie „{gemeint}“?"


def test_55_steueranteile_ergeben_zusammen_mehr_als_die_kosten(bank: Werkbank) -> None:
    steuer = "steuer: {{jahre: [{{anteil: 60 %}}, {{anteil: {} %}}], stelle: § 1}}"
    eigenes = EIGENES.format(kennung="fonds", art="photovoltaik")
    bank.fall(dazu=eigenes.replace("satz: {grund: 10 %, stelle: § 1}", steuer.format(41)))
    befund = bank.befund("E055")
    assert (befund.feld, befund.text) == (
        "foerderprogramme[fonds].fassungen[1].steuer", "die Jahre ergeben zusammen 101 %",
    )  # fmt: skip
    bank.fall(dazu=eigenes.replace("satz: {grund: 10 %, stelle: § 1}", steuer.format(40)))
    bank.lies()


def test_203_nennt_die_erlaubten_einmal(bank: Werkbank) -> None:
    bank.fall(("    art: kommune", "    art: quatsch"))
    abhilfe = str(bank.befund("E203").abhilfe)
    assert abhilfe.startswith("Erlaubt: kommune, ")
    assert abhilfe.count("kommunales_unternehmen") == 1
