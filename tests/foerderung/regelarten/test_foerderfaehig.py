from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.regelarten.foerderfaehig import Foerderfaehig
from tests.foerderung.bausteine import baue_vorhaben

SACHKOSTEN = {"teil": "material", "anteil": "30 %", "bezugsteile": "personal", "stelle": "Nr. 8"}
VOM_REST = {"teil": "material", "anteil": "30 %", "stelle": "Nr. 8"}
VOM_GANZEN = {"teil": "entsiegelung", "anteil": "20 %", "von": "gesamt", "stelle": "Nr. 8"}
VOM_GEFOERDERTEN = {"teil": "entsiegelung", "anteil": "20 %", "von": "gefoerdert", "stelle": "Nr. 8"}
PERSONAL = {"teil": "personal", "hoechstens_eur": 72_000, "stelle": "Nr. 9"}
STADT: dict[str, int | str] = {"baeume": 228_000, "entsiegelung": 165_000}


def bestimme(regel: dict[str, Any], teile: dict[str, int | str], **massnahme: Any) -> Decimal:
    schritt = Foerderfaehig.model_validate(regel).bestimme(baue_vorhaben(teile=teile, massnahme=massnahme))
    assert schritt.zeilen[-1].betrag_eur == schritt.wert
    return schritt.wert


@pytest.mark.parametrize(
    ("regel", "teile", "erwartet", "warum"),
    [
        ({}, STADT, "393000", "ohne Regel zählt alles"),
        ({"ohne_teile": "planung"}, STADT | {"planung": 7000}, "393000", "der Kostenteil zählt gar nicht"),
        ({"ohne_teile": "planung"}, STADT, "393000", "was nicht anfällt, wird nicht abgezogen"),
        ({"ohne_teile": "baeume, entsiegelung"}, STADT, "0", "nichts bleibt übrig"),
        ({"anteilsgrenzen": [VOM_GANZEN]}, STADT, "306600.00",
         "20 % von 393.000 = 78.600; 228.000 + 78.600 (Fall F11)"),
        ({"anteilsgrenzen": [VOM_GEFOERDERTEN]}, STADT, "285000.00",
         "x = 0,2·(228.000 + x) -> 57.000; 228.000 + 57.000 (Fall F11)"),
        ({"anteilsgrenzen": [VOM_REST | {"teil": "entsiegelung"}]}, STADT, "296400.00",
         "30 % von 228.000 = 68.400"),
        ({"anteilsgrenzen": [VOM_GEFOERDERTEN | {"anteil": "30 %"}]}, {"entsiegelung": 50, "baeume": 70}, "100.00",
         "x = 0,3·(70 + x) -> genau 30: die Division verliert keinen Cent"),
        ({"anteilsgrenzen": [VOM_GEFOERDERTEN]}, {"baeume": 228_000, "entsiegelung": 57_000}, "285000",
         "genau 20 % der geförderten Kosten"),
        ({"anteilsgrenzen": [VOM_GEFOERDERTEN]}, {"baeume": 228_000, "entsiegelung": "57000.01"}, "285000.00",
         "ein Cent mehr"),
        ({"anteilsgrenzen": [SACHKOSTEN]}, {"personal": 475_000, "material": 142_500}, "617500",
         "30 % von 475.000 genau ausgeschöpft (Fall F14)"),
        ({"anteilsgrenzen": [SACHKOSTEN]}, {"personal": 475_000, "material": 180_000}, "617500.00",
         "142.500 statt 180.000 (Fall F14)"),
        ({"anteilsgrenzen": [SACHKOSTEN]}, {"personal": 475_000, "material": 180_000, "reisen": 100_000},
         "717500.00",
         "Bezug ist nur das Personal, nicht die Reisen"),
        ({"anteilsgrenzen": [VOM_REST]}, {"personal": 475_000, "material": 180_000, "reisen": 100_000},
         "747500.00",
         "ohne bezugsteile zählt alles andere: 30 % von 575.000 = 172.500"),
        ({"anteilsgrenzen": [SACHKOSTEN]}, {"material": 180_000}, "0.00", "ohne Personal keine Sachkosten"),
        ({"anteilsgrenzen": [PERSONAL]}, {"personal": 72_000, "bau": 1}, "72001",
         "Höchstbetrag genau ausgeschöpft"),
        ({"anteilsgrenzen": [PERSONAL]}, {"personal": "72000.01", "bau": 1}, "72001", "ein Cent darüber"),
        ({"anteilsgrenzen": [VOM_REST | {"hoechstens_eur": 100_000}]}, {"personal": 475_000, "material": 180_000},
         "575000", "die kleinere von zwei Grenzen: 142.500 und 100.000"),
        ({"anteilsgrenzen": [PERSONAL, SACHKOSTEN]}, {"personal": 100_000, "material": 30_000}, "93600.00",
         "der Reihe nach: Personal 72.000, davon 30 % = 21.600"),
        ({"anteilsgrenzen": [VOM_GANZEN, VOM_GANZEN | {"teil": "baeume", "anteil": "50 %"}]}, STADT, "275100.00",
         "beide Grenzen vom selben Ganzen: 78.600 + 196.500"),
        ({"ohne_teile": "planung", "anteilsgrenzen": [VOM_GANZEN]}, STADT | {"planung": 100_000}, "306600.00",
         "was gar nicht zählt, vergrößert auch den Bezug nicht"),
        ({"anteilsgrenzen": [VOM_REST | {"anteil": "33,33 %"}]}, {"material": 1, "personal": "1.00"}, "1.33",
         "0,3333 € werden abgerundet"),
        ({"anteilsgrenzen": [VOM_REST | {"anteil": 1}]}, {"material": 11, "personal": 10}, "20.00",
         "bis zur Höhe des Rests"),
    ],
)  # fmt: skip
def test_foerderfaehige_kosten(
    regel: dict[str, Any], teile: dict[str, int | str], erwartet: str, warum: str
) -> None:
    assert bestimme(regel, teile) == Decimal(erwartet), warum


def test_foerderfaehiger_anteil_gilt_vor_den_grenzen_einzelner_teile() -> None:
    # 80 % von 90.000 und 10.000: Personal 72.000 schöpft die Grenze genau aus, dazu 8.000
    assert (
        bestimme({"anteilsgrenzen": [PERSONAL]}, {"personal": 90_000, "bau": 10_000}, foerderfaehig_anteil="0,8")
        == 80_000
    )
    # 10,01 € zur Hälfte: 5,005 -> 5,01 = Material 2,51 + Personal 2,50; Material höchstens so viel wie Personal
    regel = {"anteilsgrenzen": [VOM_REST | {"anteil": 1}]}
    assert bestimme(regel, {"material": "5.01", "personal": "5.00"}, foerderfaehig_anteil="0,5") == 5


def test_foerderfaehiger_anteil_null_laesst_nichts_uebrig() -> None:
    assert bestimme({"anteilsgrenzen": [VOM_REST]}, {"material": 5, "personal": 5}, foerderfaehig_anteil=0) == 0


@pytest.mark.parametrize(
    ("merkmale", "erwartet", "warum"),
    [
        ("", "60000", "ohne alte Anlage zählen die ganzen Kosten"),
        ("ersetzt_vor_2008", "15000.00", "60.000 × 25 % (Fall F17)"),
        ("sonderfall", "30000.00", "die zweite Pauschale"),
        ("ersetzt_vor_2008, sonderfall", "15000.00", "nur die erste, deren Bedingung gilt"),
    ],
)
def test_pauschale(merkmale: str, erwartet: str, warum: str) -> None:
    regel = {
        "pauschalen": [
            {"wenn": {"merkmale": "ersetzt_vor_2008"}, "anteil": "25 %", "stelle": "8.3.3"},
            {"wenn": {"merkmale": "sonderfall"}, "anteil": "50 %", "stelle": "8.3.4"},
        ]
    }
    assert bestimme(regel, {"bau": 60_000}, merkmale=merkmale) == Decimal(erwartet), warum


def test_zeilen_nennen_jeden_abzug_mit_stelle() -> None:
    regel = Foerderfaehig.model_validate(
        {
            "ohne_teile": "planung", "anteilsgrenzen": [VOM_GANZEN, SACHKOSTEN], "stelle": "Nr. 7",
            "pauschalen": [{"wenn": {}, "anteil": "50 %", "stelle": "Nr. 10"}],
        }
    )  # fmt: skip
    teile: dict[str, int | str] = STADT | {"planung": 7000, "material": 1000, "personal": 2000}
    zeilen = regel.bestimme(baue_vorhaben(teile=teile)).zeilen
    # 393.000 + 3.000 = 396.000; 20 % = 79.200, also 85.800 weniger; Material 600 statt 1.000; die Hälfte
    assert [(zeile.text, zeile.betrag_eur, zeile.stelle) for zeile in zeilen] == [
        ("Investition (nominal)", Decimal(403_000), "Planungsfall"),
        ("ohne Kostenteil „planung“ (7.000 €)", Decimal(396_000), "Nr. 7"),
        ("Kostenteil „entsiegelung“ höchstens 20 % der gesamten Kosten = 79.200 € statt 165.000 €",
         Decimal(310_200), "Nr. 8"),
        ("Kostenteil „material“ höchstens 30 % von „personal“ = 600 € statt 1.000 €", Decimal(309_800), "Nr. 8"),
        ("davon pauschal förderfähig 50 %", Decimal(154_900), "Nr. 10"),
    ]  # fmt: skip


def test_genau_ausgeschoepfte_anteilsgrenze_bekommt_keine_zeile() -> None:
    regel = Foerderfaehig.model_validate({"anteilsgrenzen": [SACHKOSTEN]})
    projekt = baue_vorhaben(teile={"personal": 475_000, "material": 142_500})
    assert len(regel.bestimme(projekt).zeilen) == 1


def test_nicht_ausgewiesener_kostenteil_ist_eine_bedingung() -> None:
    regel = Foerderfaehig.model_validate({"anteilsgrenzen": [SACHKOSTEN]})
    assert list(regel.bedingungen(baue_vorhaben(teile={"bau": 100}))) == [
        "Der Kostenteil „material“ ist nicht ausgewiesen (investition_eur); er zählt nur begrenzt (Nr. 8)."
    ]
    assert list(regel.bedingungen(baue_vorhaben(teile={"personal": 100, "material": 0}))) == []


@pytest.mark.parametrize(
    ("regel", "fehler"),
    [
        ({"teil": "a", "stelle": "§"}, "anteil oder hoechstens_eur"),
        ({"teil": "a", "anteil": 1, "von": "gefoerdert", "stelle": "§"}, "keine Grenze"),
        ({"teil": "a", "anteil": "0,3", "von": "gesamt", "bezugsteile": "b", "stelle": "§"}, "bezugsteile"),
        ({"teil": "a", "anteil": "0,3", "bezugsteile": "a, b", "stelle": "§"}, "bezugsteile"),
    ],
)
def test_widersinnige_anteilsgrenzen_sind_ein_fehler(regel: dict[str, Any], fehler: str) -> None:
    with pytest.raises(ValidationError, match=fehler):
        Foerderfaehig.model_validate({"anteilsgrenzen": [regel]})
