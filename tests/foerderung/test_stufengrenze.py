from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.stufengrenze import Stufengrenze
from tests.foerderung.bausteine import baue_vorhaben

WOHNEN = {
    "je": "wohneinheit",
    "stufen": [{"bis": 1, "eur": 30_000}, {"bis": 6, "eur": 15_000}, {"eur": 8_000}],
}
MIT_ISFP = {
    "je": "wohneinheit",
    "stufen": [{"bis": 1, "eur": 60_000}, {"bis": 6, "eur": 30_000}, {"eur": 15_000}],
}
# Nr. 8.3.2, Lesart B: die Pauschale deckt die ersten 150 m², erst darüber zählt der Quadratmeter
LESART_B = {
    "je": "m2",
    "stufen": [{"bis": 150, "eur": 28_000, "pauschal": "ja"}, {"bis": 400, "eur": 197}, {"bis": 1000, "eur": 118},
               {"eur": 79}],
}  # fmt: skip
# Lesart A: ist das Gebäude größer als 150 m², zählt der Quadratmeter vom ersten an
LESART_A = {
    "je": "m2",
    "stufen": [{"bis": 150, "eur": 28_000, "pauschal": "ja"}, {"bis": 400, "eur": 197, "von_anfang": "ja"},
               {"bis": 1000, "eur": 118}, {"eur": 79}],
}  # fmt: skip
JE_STUECK = {"je": "menge", "stufen": [{"eur": 40}], "hoechstens_eur": 20_000}
JE_ANTRAG = {"je": "massnahme", "stufen": [{"eur": 200_000}]}
OFFEN_NACH_OBEN = {"je": "menge", "stufen": [{"bis": 10, "eur": 100}]}
ZWEI_PAUSCHALEN = {
    "je": "wohneinheit",
    "stufen": [{"bis": 2, "eur": 650, "pauschal": "ja"}, {"eur": 850, "pauschal": "ja", "von_anfang": "ja"}],
}


def rechne(regel: dict[str, Any], einheiten: str, einheit: str | None = None) -> tuple[Decimal, str] | str:
    groesse = "wohneinheiten" if regel["je"] == "wohneinheit" else "nettogrundflaeche_m2"
    projekt = baue_vorhaben(massnahme={"menge": einheiten, "einheit": einheit}, objekt={groesse: einheiten})
    return Stufengrenze.model_validate(regel).rechne(projekt)


@pytest.mark.parametrize(
    ("regel", "einheiten", "grenze", "warum"),
    [
        (WOHNEN, "0", "0", "ohne Wohneinheit bleibt nichts"),
        (WOHNEN, "1", "30000", "nur die erste Wohneinheit"),
        (WOHNEN, "2", "45000", "30.000 + 15.000"),
        (WOHNEN, "6", "105000", "30.000 + 5 × 15.000: die sechste gehört noch zur zweiten Stufe"),
        (WOHNEN, "7", "113000", "ab der siebten 8.000"),
        (WOHNEN, "12", "153000", "105.000 + 6 × 8.000 (Fall F01a)"),
        (WOHNEN, "24", "249000", "30.000 + 75.000 + 18 × 8.000"),
        (MIT_ISFP, "12", "300000", "60.000 + 5 × 30.000 + 6 × 15.000 (Fall F01)"),
        (LESART_B, "0", "0", "eine Pauschale für nichts gibt es nicht"),
        (LESART_B, "0,01", "28000", "die Pauschale gilt ab der ersten Einheit ganz"),
        (LESART_B, "150", "28000", "Pauschale bis 150 m²"),
        (LESART_B, "151", "28197", "28.000 + 1 × 197"),
        (LESART_B, "400", "77250", "28.000 + 250 × 197"),
        (LESART_B, "2400", "258650", "28.000 + 250 × 197 + 600 × 118 + 1.400 × 79 (Fall F04B)"),
        (LESART_B, "150,555", "28109.33", "0,555 × 197 = 109,335: eine Grenze wird abgerundet"),
        (LESART_A, "150", "28000", "bis 150 m² gleich"),
        (LESART_A, "150,01", "29551.97", "150,01 × 197: die Pauschale entfällt, die Grenze springt"),
        (LESART_A, "400", "78800", "400 × 197"),
        (LESART_A, "1000", "149600", "78.800 + 600 × 118"),
        (LESART_A, "2400", "260200", "78.800 + 70.800 + 1.400 × 79 (Fall F04A)"),
        (JE_STUECK, "0", "0", "keine Menge, kein Betrag"),
        (JE_STUECK, "325", "13000", "325 × 40"),
        (JE_STUECK, "500", "20000", "500 × 40 schöpft die äußere Grenze genau aus"),
        (JE_STUECK, "650", "20000", "650 × 40 = 26.000, höchstens 20.000 (Fall F22)"),
        (JE_ANTRAG, "0", "200000", "fester Betrag je Maßnahme, die Menge spielt keine Rolle"),
        (OFFEN_NACH_OBEN, "10", "1000", "10 × 100"),
        (OFFEN_NACH_OBEN, "25", "1000", "über die letzte Stufe hinaus kommt nichts mehr dazu"),
        (ZWEI_PAUSCHALEN, "2", "650", "Pauschale für ein und zwei Wohneinheiten"),
        (ZWEI_PAUSCHALEN, "3", "850", "ab drei ersetzt die höhere Pauschale die kleinere"),
    ],
)
def test_grenze_in_stufen(regel: dict[str, Any], einheiten: str, grenze: str, warum: str) -> None:
    ergebnis = rechne(regel, einheiten)
    assert not isinstance(ergebnis, str)
    assert ergebnis[0] == Decimal(grenze), warum


@pytest.mark.parametrize(
    ("regel", "einheiten", "einheit", "rechnung"),
    [
        (WOHNEN, "0", None, "für 0 Wohneinheiten: 0 €"),
        (WOHNEN, "1", None, "für 1 Wohneinheit: 30.000 €"),
        (WOHNEN, "7", None, "für 7 Wohneinheiten: 30.000 € + 5 × 15.000 € + 8.000 €"),
        (LESART_B, "2400", None, "für 2.400 m²: 28.000 € + 250 × 197 € + 600 × 118 € + 1.400 × 79 €"),
        (LESART_A, "2400", None, "für 2.400 m²: 400 × 197 € + 600 × 118 € + 1.400 × 79 €"),
        (JE_STUECK, "500", None, "für 500 Mengeneinheiten: 500 × 40 €"),
        (JE_STUECK, "650", None, "für 650 Mengeneinheiten: 650 × 40 €, höchstens 20.000 €"),
        (JE_STUECK, "12,5", "m²", "für 12,5 m²: 12,5 × 40 €"),
        (JE_ANTRAG, "7", None, "200.000 €"),
    ],
)
def test_rechnung_in_worten(regel: dict[str, Any], einheiten: str, einheit: str | None, rechnung: str) -> None:
    ergebnis = rechne(regel, einheiten, einheit)
    assert not isinstance(ergebnis, str)
    assert ergebnis[1] == rechnung


def test_genaue_rechnung_behaelt_bruchteile_eines_cents() -> None:
    projekt = baue_vorhaben(objekt={"nettogrundflaeche_m2": "150,555"})
    genau = Stufengrenze.model_validate(LESART_B).rechne_genau(projekt)
    assert not isinstance(genau, str)
    assert genau[0] == Decimal("28109.335")  # 28.000 + 0,555 × 197


@pytest.mark.parametrize(
    ("je", "grund"),
    [
        ("wohneinheit", "das Objekt nennt keine Wohneinheiten (wohneinheiten)"),
        ("m2", "das Objekt nennt keine Nettogrundfläche (nettogrundflaeche_m2)"),
        ("menge", "die Maßnahme nennt keine Menge (menge)"),
    ],
)
def test_fehlende_bezugsgroesse_wird_benannt_und_nicht_geraten(je: str, grund: str) -> None:
    regel = Stufengrenze.model_validate({"je": je, "stufen": [{"eur": 1}]})
    assert regel.rechne(baue_vorhaben()) == grund
    assert regel.rechne(baue_vorhaben(objekt={})) == grund


@pytest.mark.parametrize(
    "stufen",
    [
        [{"bis": 6, "eur": 1}, {"bis": 6, "eur": 2}],
        [{"bis": 6, "eur": 1}, {"bis": 5, "eur": 2}],
        [{"eur": 1}, {"bis": 6, "eur": 2}],
        [{"eur": 1}, {"eur": 2}],
    ],
)
def test_ungeordnete_stufen_sind_ein_fehler(stufen: list[dict[str, int]]) -> None:
    with pytest.raises(ValidationError, match="aufsteigen"):
        Stufengrenze.model_validate({"je": "menge", "stufen": stufen})


def test_ohne_stufen_gibt_es_keine_grenze() -> None:
    with pytest.raises(ValidationError):
        Stufengrenze.model_validate({"je": "menge", "stufen": []})
