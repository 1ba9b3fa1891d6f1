from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.rechenweg import Hindernis, Schritt
from massnahmenplan.foerderung.regelarten.hoechstgrenze import Hoechstgrenze
from tests.foerderung.bausteine import baue_vorhaben

WOHNEN = {
    "je": "wohneinheit", "stelle": "§",
    "stufen": [{"bis": 1, "eur": 30_000}, {"bis": 6, "eur": 15_000}, {"eur": 8_000}],
}  # fmt: skip
# Fall F18: eine Heizungsgrenze je Gebäude auf Dauer, Etagenheizungen zählen anteilig
HEIZUNG = {
    "je": "wohneinheit", "anteilig": "ja", "geteilt": {"name": "heizung", "je": "objekt"}, "stelle": "§",
    "stufen": [{"bis": 1, "eur": 28_000}, {"bis": 6, "eur": 15_000}, {"eur": 8_000}],
}  # fmt: skip
SPAETER = HEIZUNG | {"stufen": [{"bis": 1, "eur": 26_500}, {"bis": 6, "eur": 15_000}, {"eur": 8_000}]}
JE_ANTRAG = {"je": "massnahme", "wovon": "zuschuss", "stufen": [{"eur": 200_000}], "stelle": "§"}


def begrenze(regel: dict[str, Any], betrag: str, einheiten: int, **weiteres: Any) -> Schritt | Hindernis:
    belegt = Decimal(weiteres.pop("belegt", 0))
    projekt = baue_vorhaben(objekt={"wohneinheiten": einheiten}, massnahme=weiteres)
    return Hoechstgrenze.model_validate(regel).begrenze(Decimal(betrag), projekt, belegt)


@pytest.mark.parametrize(
    ("regel", "betrag", "erwartet", "warum"),
    [
        (WOHNEN, "0", "0", "nichts bleibt nichts"),
        (WOHNEN, "112999.99", "112999.99", "einen Cent unter der Grenze"),
        (WOHNEN, "113000.00", "113000.00", "genau ausgeschöpft"),
        (WOHNEN, "113000.01", "113000", "einen Cent darüber"),
        (JE_ANTRAG, "200000.00", "200000.00", "Zuschuss genau an der Grenze"),
        (JE_ANTRAG, "225000", "200000", "900.000 × 25 % = 225.000 -> 200.000 (Fall F25)"),
    ],
)
def test_betrag_in_der_grenze(regel: dict[str, Any], betrag: str, erwartet: str, warum: str) -> None:
    schritt = begrenze(regel, betrag, 7)
    assert isinstance(schritt, Schritt)
    assert schritt.wert == Decimal(erwartet), warum
    assert [zeile.betrag_eur for zeile in schritt.zeilen] == (
        [Decimal(erwartet)] if Decimal(betrag) > Decimal(erwartet) else []
    )


@pytest.mark.parametrize(
    ("regel", "belegt", "betroffen", "erwartet", "warum"),
    [
        (HEIZUNG, 0, None, "70000", "alle acht betroffen: 119.000 reichen"),
        (HEIZUNG, 0, 8, "70000", "acht von acht ist das ganze Gebäude"),
        (HEIZUNG, 0, 9, "70000", "mehr Wohneinheiten als das Gebäude hat, heben die Grenze nicht"),
        (HEIZUNG, 0, 4, "59500", "4/8 × 119.000"),
        (HEIZUNG, 0, 3, "44625", "3/8 × 119.000"),
        (HEIZUNG, 0, 0, "0", "keine betroffen, nichts förderfähig"),
        (SPAETER, "59500", 4, "58000", "117.500 − 59.500 belegt < 4/8 × 117.500 = 58.750"),
        (SPAETER, "58750", 4, "58750", "Rest genau gleich dem eigenen Anteil"),
        (HEIZUNG, "49000", None, "70000", "119.000 − 49.000 = 70.000 passt genau"),
        (HEIZUNG, "49000.01", None, "69999.99", "ein Cent mehr belegt, ein Cent weniger frei"),
        (HEIZUNG, "119000", None, "0", "alles belegt"),
        (SPAETER, "119000", None, "0", "die gefallene Grenze ist überschritten: kein Rest, aber auch kein Abzug"),
    ],
)
def test_anteil_und_rest_einer_geteilten_grenze(
    regel: dict[str, Any], belegt: str, betroffen: int | None, erwartet: str, warum: str
) -> None:
    schritt = begrenze(regel, "70000", 8, belegt=belegt, betroffene_wohneinheiten=betroffen)
    assert isinstance(schritt, Schritt)
    assert schritt.wert == Decimal(erwartet), warum


def test_drittel_einer_grenze_verliert_nur_bruchteile_eines_cents() -> None:
    # 3 Wohneinheiten: 28.000 + 2 × 15.000 = 58.000; ein Drittel 19.333,33…, dreimal 57.999,99
    schritt = begrenze(HEIZUNG, "20000", 3, betroffene_wohneinheiten=1)
    assert isinstance(schritt, Schritt)
    assert schritt.wert == Decimal("19333.33")
    zwei = begrenze(HEIZUNG, "60000", 3, betroffene_wohneinheiten=2)
    assert isinstance(zwei, Schritt)
    assert zwei.wert == Decimal("38666.66")
    # 6 von 12: 151.000 / 2 ohne jeden Rest
    haelfte = begrenze(HEIZUNG, "99999", 12, betroffene_wohneinheiten=6)
    assert isinstance(haelfte, Schritt)
    assert haelfte.wert == 75_500


def test_anteil_ohne_anteilig_ist_die_ganze_grenze() -> None:
    assert begrenze(HEIZUNG | {"anteilig": "nein"}, "70000", 8, betroffene_wohneinheiten=1) == Schritt(
        Decimal(70_000)
    )


@pytest.mark.parametrize(
    ("regel", "belegt", "betroffen", "text"),
    [
        (WOHNEN, 0, None,
         "Höchstgrenze der förderfähigen Kosten für 7 Wohneinheiten: 30.000 € + 5 × 15.000 € + 8.000 €"),
        (JE_ANTRAG, 0, None, "Höchstgrenze des Zuschusses: 200.000 €"),
        (HEIZUNG, 0, 4,
         "Höchstgrenze der förderfähigen Kosten je Objekt auf Dauer für 4 von 7 Wohneinheiten: 4/7 × 111.000 €"),
        (HEIZUNG, 0, 7,
         "Höchstgrenze der förderfähigen Kosten je Objekt auf Dauer für 7 Wohneinheiten: "
         "28.000 € + 5 × 15.000 € + 8.000 €"),
        (HEIZUNG, "110000", None,
         "Höchstgrenze der förderfähigen Kosten je Objekt auf Dauer für 7 Wohneinheiten: "
         "28.000 € + 5 × 15.000 € + 8.000 €; davon haben frühere Anträge 110.000 € belegt"),
    ],
)  # fmt: skip
def test_zeile_nennt_rechnung_anteil_und_belegtes(
    regel: dict[str, Any], belegt: str, betroffen: int | None, text: str
) -> None:
    schritt = begrenze(regel, "1000000", 7, belegt=belegt, betroffene_wohneinheiten=betroffen)
    assert isinstance(schritt, Schritt)
    assert [zeile.text for zeile in schritt.zeilen] == [text]


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
    ("je", "inhaber", "erneuert_sich"),
    [
        ("objekt", "heizung:o", False),
        ("objekt_jahr", "heizung:o", True),
        ("antragsteller", "heizung:k", False),
        ("antragsteller_jahr", "heizung:k", True),
    ],
)
def test_wem_eine_geteilte_grenze_gehoert(je: str, inhaber: str, erneuert_sich: bool) -> None:
    regel = Hoechstgrenze.model_validate(HEIZUNG | {"geteilt": {"name": "heizung", "je": je}})
    assert regel.inhaber(baue_vorhaben(objekt={})) == inhaber
    assert regel.erneuert_sich is erneuert_sich


def test_ohne_objekt_teilt_niemand_eine_grenze_je_objekt() -> None:
    assert Hoechstgrenze.model_validate(HEIZUNG).inhaber(baue_vorhaben()) is None
    assert Hoechstgrenze.model_validate(WOHNEN).inhaber(baue_vorhaben(objekt={})) is None
