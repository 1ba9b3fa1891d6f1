"""Loans in a case: bad terms, years, ceilings and payers. The number in a name is that of the finding's code."""

from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.programm import Programm
from tests.eingabe.werkbank import Werkbank, programm

KREDIT = "kredite:\n  - {id: bank, name: Bank, kostentraeger: stadt, sollzins: 3 %, laufzeit_jahre: 10"


def darlehensprogramm(**kredit: Any) -> Programm:
    bedingungen = {"laufzeit_jahre": 20, "stelle": "Nr. 2"} | kredit
    return programm("kfw", regeln={"kredit": bedingungen, "satz": {"grund": 0, "stelle": "Nr. 1"}})


def test_kredit_wird_gelesen(bank: Werkbank) -> None:
    bank.fall(dazu=f"{KREDIT}, hoechstens_eur: 50000.50}}\n")
    (kredit,) = bank.lies().fall.kredite
    assert (kredit.sollzins, kredit.laufzeit_jahre, kredit.tilgung) == (Decimal("0.03"), 10, "annuitaet")
    assert kredit.hoechstens_eur == Decimal("50000.50")


def test_kredite_als_tabelle(bank: Werkbank) -> None:
    bank.fall()
    bank.schreibe("kredite.csv", "id;name;kostentraeger;sollzins;laufzeit_jahre\nbank;Bank;stadt;3 %;10\n")
    assert [kredit.id for kredit in bank.lies().fall.kredite] == ["bank"]


@pytest.mark.parametrize(
    ("angaben", "kennung", "feld"),
    [
        (", tilgungsfrei_jahre: 10", "E280", ""),
        (", anschlusszins: 4 %", "E280", ""),
        (", ab_jahr: 2031", "E280", "bis_jahr"),
        (", hoechstens_eur: 0", None, "hoechstens_eur"),
        (", hoechstens_eur_a: 0", None, "hoechstens_eur_a"),
        (", tilgung: gar_nicht", None, "tilgung"),
        (", auszahlung_anteil: 0", None, "auszahlung_anteil"),
    ],
)
def test_280_widersinnige_bedingungen(bank: Werkbank, angaben: str, kennung: str | None, feld: str) -> None:
    bank.fall(dazu=f"{KREDIT}{angaben}}}\n")
    (befund,) = bank.befunde()
    assert kennung is None or befund.kennung == kennung
    assert befund.feld is not None
    assert befund.feld.startswith("kredite[bank]")
    assert befund.feld.endswith(feld)


@pytest.mark.parametrize("zins", ["-1 %", "3", "120 %"])
def test_zins_ausserhalb_des_bereichs(bank: Werkbank, zins: str) -> None:
    bank.fall(dazu=f"{KREDIT}}}\n".replace("3 %", zins))
    (befund,) = bank.befunde()
    assert befund.feld == "kredite[bank].sollzins"


def test_61_unbekannter_kostentraeger(bank: Werkbank) -> None:
    bank.fall(dazu=f"{KREDIT}}}\n".replace("kostentraeger: stadt", "kostentraeger: satdt"))
    befund = bank.befund("E061")
    assert (befund.feld, befund.abhilfe) == ("kredite[bank].kostentraeger", "Meinten Sie „stadt“?")


def test_280_kredit_laeuft_laenger_als_alles_was_er_bezahlt(bank: Werkbank) -> None:
    kurz = (("    co2_t_a: 12,5\n", "    co2_t_a: 12,5\n    nutzungsdauer_a: 8\n"),
            ("    co2_t_a: 8\n", "    co2_t_a: 8\n    nutzungsdauer_a: 9\n"))  # fmt: skip
    bank.fall(*kurz, dazu=f"{KREDIT}}}\n")
    befund = bank.befund("E280")
    assert befund.feld == "kredite[bank].laufzeit_jahre"
    assert befund.text == "10 Jahre Laufzeit sind länger als die Nutzungsdauer von licht (9 Jahre), pv (8 Jahre)"
    bank.fall(kurz[0], dazu=f"{KREDIT}}}\n")
    assert "pv (8 Jahre)" in bank.hinweis("W280").text


def test_280_foerderkredit_laeuft_laenger_als_die_massnahme(bank: Werkbank) -> None:
    bank.kennt(darlehensprogramm())
    kurz = ("    co2_t_a: 8\n", "    co2_t_a: 8\n    nutzungsdauer_a: 15\n")
    bank.fall(kurz, dazu="foerderprogramme:\n  - {id: kfw, kredit: {sollzins: 2 %}}\n")
    befund = bank.befund("E280")
    assert befund.feld == "foerderprogramme[kfw].kredit.laufzeit_jahre"
    assert "licht (15 Jahre)" in befund.text
    bank.fall(kurz, dazu="foerderprogramme:\n  - {id: kfw, kredit: {sollzins: 2 %, laufzeit_jahre: 15}}\n")
    fassung = bank.lies().fall.programme[0].fassungen[0]
    assert fassung.kredit is not None
    assert (fassung.kredit.sollzins, fassung.kredit.laufzeit_jahre) == (Decimal("0.02"), 15)


def test_280_bedingungen_passen_nicht_zu_denen_des_katalogs(bank: Werkbank) -> None:
    bank.kennt(darlehensprogramm(tilgungsfrei_jahre=3))
    bank.fall(dazu="foerderprogramme:\n  - {id: kfw, kredit: {laufzeit_jahre: 3}}\n")
    befund = bank.befund("E280")
    assert (befund.feld, befund.text) == (
        "foerderprogramme[kfw].kredit",
        "tilgungsfrei_jahre muss unter laufzeit_jahre liegen",
    )


def test_280_kreditbedingungen_bei_einem_zuschuss(bank: Werkbank) -> None:
    bank.fall(dazu="foerderprogramme:\n  - {id: krl, kredit: {sollzins: 2 %}}\n")
    assert bank.befund("E280").text == "krl ist kein Kredit"


def test_281_schuldengrenze_ohne_kredite(bank: Werkbank) -> None:
    grenze = ("    art: kommune\n", "    art: kommune\n    schuldengrenze_eur: 100000\n")
    bank.fall(grenze)
    assert bank.hinweis("W281").feld == "kostentraeger[stadt].schuldengrenze_eur"
    bank.fall(grenze, dazu=f"{KREDIT}}}\n")
    assert not [hinweis for hinweis in bank.lies().hinweise if hinweis.kennung == "W281"]


def test_282_foerderkredit_und_geteilte_kosten(bank: Werkbank) -> None:
    bank.kennt(darlehensprogramm())
    werk = ("haushalt:\n", "  - {id: werk, name: Werk, art: kmu}\nhaushalt:\n")
    geteilt = ("    co2_t_a: 8\n", "    co2_t_a: 8\n    kostenanteile: {stadt: 60 %, werk: 40 %}\n")
    programm = "foerderprogramme:\n  - {id: kfw, kredit: {sollzins: 2 %}}\n"
    bank.fall(werk, geteilt, dazu=programm)
    hinweis = bank.hinweis("W282")
    assert hinweis.feld == "massnahmen[licht].kostenanteile"
    assert hinweis.text == "Kredite (kfw) bekommt nur stadt, bis zu seinem Teil der Kosten"
    bank.fall(werk, dazu=programm)
    assert not [hinweis for hinweis in bank.lies().hinweise if hinweis.kennung == "W282"]


def test_nutzungsdauer_von_einem_jahr_in_der_einzahl(bank: Werkbank) -> None:
    bank.fall(("    co2_t_a: 8\n", "    co2_t_a: 8\n    nutzungsdauer_a: 1\n"), dazu=f"{KREDIT}}}\n")
    assert bank.hinweis("W280").text.endswith("von licht (1 Jahr)")
