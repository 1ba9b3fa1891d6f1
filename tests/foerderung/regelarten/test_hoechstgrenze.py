from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.paket import Hindernis, Schritt
from massnahmenplan.foerderung.regelarten.hoechstgrenze import Hoechstgrenze
from tests.foerderung.bausteine import baue_vorhaben

WOHNEN = {
    "je": "wohneinheit", "stelle": "§",
    "stufen": [{"bis": 1, "eur": 30_000}, {"bis": 6, "eur": 15_000}, {"eur": 8_000}],
}  # fmt: skip
FLAECHE = {
    "je": "m2", "stelle": "§",
    "stufen": [{"bis": 150, "eur": 28_000, "pauschal": "ja"}, {"bis": 400, "eur": 197}, {"bis": 1000, "eur": 118},
               {"eur": 79}],
}  # fmt: skip
JE_STUECK = {"je": "menge", "stufen": [{"eur": 40}], "hoechstens_eur": 20_000, "stelle": "§"}
JE_ANTRAG = {"je": "massnahme", "wovon": "zuschuss", "stufen": [{"eur": 200_000}], "stelle": "§"}
OFFEN_NACH_OBEN = {"je": "menge", "stufen": [{"bis": 10, "eur": 100}], "stelle": "§"}


def begrenze(regel: dict[str, Any], betrag: str, einheiten: str) -> Schritt | Hindernis:
    projekt = baue_vorhaben(
        massnahme={"menge": einheiten}, objekt={"wohneinheiten": 0, "nettogrundflaeche_m2": einheiten}
    )
    if regel["je"] == "wohneinheit":
        projekt = baue_vorhaben(objekt={"wohneinheiten": einheiten})
    return Hoechstgrenze.model_validate(regel).begrenze(Decimal(betrag), projekt)


@pytest.mark.parametrize(
    ("regel", "einheiten", "grenze", "warum"),
    [
        (WOHNEN, "1", "30000", "nur die erste Wohneinheit"),
        (WOHNEN, "2", "45000", "30.000 + 15.000"),
        (WOHNEN, "6", "105000", "30.000 + 5 × 15.000: die sechste gehört noch zur zweiten Stufe"),
        (WOHNEN, "7", "113000", "ab der siebten 8.000"),
        (WOHNEN, "24", "249000", "30.000 + 75.000 + 18 × 8.000"),
        (WOHNEN, "0", "0", "ohne Wohneinheit keine förderfähigen Kosten"),
        (FLAECHE, "150", "28000", "Pauschale bis 150 m²"),
        (FLAECHE, "151", "28197", "28.000 + 1 × 197"),
        (FLAECHE, "2400", "258650", "28.000 + 250 × 197 + 600 × 118 + 1.400 × 79"),
        (FLAECHE, "150,555", "28109.33", "0,555 × 197 = 109,335: eine Grenze wird abgerundet"),
        (JE_STUECK, "650", "20000", "650 × 40 = 26.000, höchstens 20.000"),
        (JE_STUECK, "325", "13000", "325 × 40"),
        (JE_ANTRAG, "1", "200000", "fester Betrag je Maßnahme"),
        (OFFEN_NACH_OBEN, "25", "1000", "über die letzte Stufe hinaus kommt nichts mehr dazu"),
    ],
)
def test_grenze(regel: dict[str, Any], einheiten: str, grenze: str, warum: str) -> None:
    darueber = begrenze(regel, "99999999", einheiten)
    assert isinstance(darueber, Schritt)
    assert darueber.wert == Decimal(grenze), warum
    assert [zeile.betrag_eur for zeile in darueber.zeilen] == [Decimal(grenze)]


def test_genau_ausgeschoepfte_grenze_greift_nicht_ein_cent_mehr_schon() -> None:
    assert begrenze(WOHNEN, "113000.00", "7") == Schritt(Decimal("113000.00"))
    darueber = begrenze(WOHNEN, "113000.01", "7")
    assert isinstance(darueber, Schritt)
    assert darueber.wert == 113_000
    assert darueber.zeilen[0].text == (
        "Höchstgrenze der förderfähigen Kosten für 7 Wohneinheiten: 30.000 € + 5 × 15.000 € + 8.000 €"
    )


@pytest.mark.parametrize("feld", ["wohneinheit", "m2", "menge"])
def test_fehlende_bezugsgroesse_wird_abgelehnt_und_nicht_geraten(feld: str) -> None:
    regel = Hoechstgrenze.model_validate({"je": feld, "stufen": [{"eur": 1}], "stelle": "§ 8"})
    for projekt in (baue_vorhaben(), baue_vorhaben(objekt={})):
        hindernis = regel.begrenze(Decimal(1), projekt)
        assert isinstance(hindernis, Hindernis)
        assert "nicht bestimmbar" in hindernis.grund
        assert hindernis.stelle == "§ 8"


def test_grenze_gilt_nur_wenn_ihre_bedingung_gilt() -> None:
    wenn = {"objektarten": ["wohngebaeude"], "ohne_merkmale": "isfp"}
    regel = Hoechstgrenze.model_validate(WOHNEN | {"wenn": wenn})
    betrag = Decimal(1_000_000)
    haus = {"wohneinheiten": 1}
    assert regel.begrenze(betrag, baue_vorhaben(objekt=haus)) != Schritt(betrag)
    assert regel.begrenze(betrag, baue_vorhaben(objekt=haus, massnahme={"merkmale": "isfp"})) == Schritt(betrag)
    assert regel.begrenze(betrag, baue_vorhaben(objekt=haus | {"art": "platz"})) == Schritt(betrag)


@pytest.mark.parametrize(
    "stufen", [[{"bis": 6, "eur": 1}, {"bis": 6, "eur": 2}], [{"eur": 1}, {"bis": 6, "eur": 2}]]
)
def test_ungeordnete_stufen_sind_ein_fehler(stufen: list[dict[str, int]]) -> None:
    with pytest.raises(ValidationError, match="aufsteigen"):
        Hoechstgrenze.model_validate({"je": "menge", "stufen": stufen, "stelle": "§"})
