"""Shares of several payers in the input: as YAML, in one cell, in columns; and what can be wrong with them."""

from decimal import Decimal

import pytest

from tests.eingabe.werkbank import Werkbank

WERK = ("    art: kommune\n", "    art: kommune\n  - {id: werk, name: Werk, art: unternehmen}\n")
AM_LICHT = "dauer_planung: 1\n"


def mit(zeile: str) -> tuple[str, str]:
    return AM_LICHT, f"{AM_LICHT}    {zeile}\n"


def test_als_zuordnung_und_als_text(bank: Werkbank) -> None:
    for zeile in ("kostenanteile: {stadt: 60 %, werk: 40 %}", "kostenanteile: 'stadt: 60 % | werk: 0,4'"):
        bank.fall(WERK, mit(zeile))
        licht = bank.lies().fall.massnahme_mit_id["licht"]
        assert licht.kostenanteile == {"stadt": Decimal("0.6"), "werk": Decimal("0.4")}


def test_in_tabellen_als_zelle_oder_als_spalten(bank: Werkbank) -> None:
    bank.fall(WERK)
    fall = (bank.ordner / "fall.yaml").read_text()
    bank.schreibe("fall.yaml", fall[: fall.index("massnahmen:")])
    kopf = "id;name;handlungsfeld;kostentraeger;investition_eur"
    zelle = f"{kopf};kostenanteile\na;A;gruen;stadt;10;stadt: 60,5 % | werk: 39,5 %\n"
    spalten = f"{kopf};kostenanteile.stadt;kostenanteile.werk\na;A;gruen;stadt;10;60,5 %;39,5 %\n"
    for tabelle in (zelle, spalten):
        bank.schreibe("massnahmen.csv", tabelle)
        (eine,) = bank.lies().fall.massnahmen
        assert eine.kostenanteile == {"stadt": Decimal("0.605"), "werk": Decimal("0.395")}


def test_055_anteile_ergeben_nicht_alles(bank: Werkbank) -> None:
    bank.fall(WERK, mit("kostenanteile: {stadt: 60 %, werk: 39.99 %}"))
    befund = bank.befund("E055")
    assert (befund.feld, befund.text) == ("massnahmen[licht].kostenanteile", "ergibt zusammen 99,99 % statt 100 %")
    assert befund.abhilfe == "Die Anteile so angeben, dass sie zusammen 100 % ergeben."


@pytest.mark.parametrize("feld", ["kostenanteile", "betriebsanteile"])
def test_061_unbekannter_traeger(bank: Werkbank, feld: str) -> None:
    bank.fall(WERK, mit(f"{feld}: {{stadt: 60 %, wrek: 40 %}}"))
    befund = bank.befund("E061")
    assert (befund.feld, befund.wert) == (f"massnahmen[licht].{feld}.wrek", "wrek")
    assert befund.abhilfe == "Meinten Sie „werk“?"


def test_061_unbekannter_traeger_und_teil_in_einer_variante(bank: Werkbank) -> None:
    variante = "varianten:\n  - {massnahme: licht, id: v, kostenanteile_je_teil: {bauu: {stadt: 1}}}\n"
    bank.fall(WERK, dazu=variante)
    befund = bank.befund("E061")
    assert (befund.feld, befund.text) == (
        "varianten[v].kostenanteile_je_teil.bauu", "bauu ist kein Teil von investition_eur",
    )  # fmt: skip
    assert befund.abhilfe == "Meinten Sie „bau“?"


def test_207_keine_aufteilung(bank: Werkbank) -> None:
    bank.fall(WERK, mit("kostenanteile: stadt und werk"))
    assert bank.befund("E207").feld == "massnahmen[licht].kostenanteile"


def test_hinweise_auf_kassen_ohne_grenze_und_angaben_ohne_wirkung(bank: Werkbank) -> None:
    bank.fall(WERK, mit("kostenanteile: {stadt: 60 %, werk: 40 %}"))
    assert {h.feld for h in bank.lies().hinweise if h.kennung == "W073"} == {"kostentraeger[werk].id"}
    bank.fall(WERK, mit("zuschuss_an: antragsteller"))
    assert [h.feld for h in bank.lies().hinweise if h.kennung == "W217"] == ["massnahmen[licht].zuschuss_an"]
