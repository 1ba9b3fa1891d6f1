from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.regelarten.schwelle import Schwelle
from tests.foerderung.bausteine import baue_vorhaben

U_WERT = {
    "kennwert": "u_wert",
    "name": "U-Wert der Außenwand in W/(m²K)",
    "hoechstens": "0,20",
    "stelle": "Anlage",
}
EINSPARUNG = {"kennwert": "einsparung_prozent", "name": "Einsparung in %", "mindestens": 50, "stelle": "Nr. 4"}
SPANNE = U_WERT | {"mindestens": "0,05"}
KLEIN = {
    "kennwert": "wohneinheiten", "von": "objekt", "name": "Wohneinheiten", "hoechstens": 5, "stelle": "5.4",
    "wenn": {"objektarten": ["wohngebaeude"]},
}  # fmt: skip
FLAECHE = {
    "kennwert": "nettogrundflaeche_m2", "von": "objekt", "name": "Nettogrundfläche in m²", "hoechstens": 1000,
    "stelle": "5.4",
}  # fmt: skip
SELBST = {"kennwert": "selbstgenutzte_wohneinheiten", "von": "objekt", "name": "Selbstgenutzte Wohneinheiten",
          "mindestens": 1, "stelle": "§ 35c"}  # fmt: skip


@pytest.mark.parametrize(
    ("regel", "projekt", "grund"),
    [
        (U_WERT, {"massnahme": {"kennwerte": {"u_wert": "0,20"}}}, None),
        (U_WERT, {"massnahme": {"kennwerte": {"u_wert": "0,2001"}}},
         "U-Wert der Außenwand in W/(m²K): 0,2001, verlangt ist höchstens 0,2."),
        (EINSPARUNG, {"massnahme": {"kennwerte": {"einsparung_prozent": 50}}}, None),
        (EINSPARUNG, {"massnahme": {"kennwerte": {"einsparung_prozent": "49,9"}}},
         "Einsparung in %: 49,9, verlangt ist mindestens 50."),
        (SPANNE, {"massnahme": {"kennwerte": {"u_wert": "0,04"}}},
         "U-Wert der Außenwand in W/(m²K): 0,04, verlangt ist mindestens 0,05 und höchstens 0,2."),
        (SPANNE, {"massnahme": {"kennwerte": {"u_wert": "0,05"}}}, None),
        (EINSPARUNG | {"hoechstens": 50}, {"massnahme": {"kennwerte": {"einsparung_prozent": 50}}}, None),
        (EINSPARUNG, {"massnahme": {"kennwerte": {"einsparung_prozent": 0}}},
         "Einsparung in %: 0, verlangt ist mindestens 50."),
        (KLEIN, {"objekt": {"wohneinheiten": 5}}, None),
        (KLEIN, {"objekt": {"wohneinheiten": 6}}, "Wohneinheiten: 6, verlangt ist höchstens 5."),
        (KLEIN, {"objekt": {"art": "nichtwohngebaeude", "wohneinheiten": 6}}, None),
        (FLAECHE, {"objekt": {"nettogrundflaeche_m2": "1000"}}, None),
        (FLAECHE, {"objekt": {"nettogrundflaeche_m2": "1000,5"}},
         "Nettogrundfläche in m²: 1.000,5, verlangt ist höchstens 1.000."),
        (SELBST, {"objekt": {"selbstgenutzte_wohneinheiten": 0}},
         "Selbstgenutzte Wohneinheiten: 0, verlangt ist mindestens 1."),
        (SELBST, {"objekt": {"selbstgenutzte_wohneinheiten": 1}}, None),
    ],
)  # fmt: skip
def test_schwelle(regel: dict[str, Any], projekt: dict[str, Any], grund: str | None) -> None:
    schwelle = Schwelle.model_validate(regel)
    erwartet = None if grund is None else Hindernis(grund, regel["stelle"])
    assert schwelle.pruefe(baue_vorhaben(**projekt)) == erwartet
    assert list(schwelle.bedingungen(baue_vorhaben(**projekt))) == []


@pytest.mark.parametrize(
    ("regel", "projekt", "bedingungen"),
    [
        (U_WERT, {}, ["U-Wert der Außenwand in W/(m²K): höchstens 0,2 ist nachzuweisen."]),
        (FLAECHE, {"objekt": {}}, ["Nettogrundfläche in m²: höchstens 1.000 ist nachzuweisen."]),
        (FLAECHE, {}, ["Nettogrundfläche in m²: höchstens 1.000 ist nachzuweisen."]),
        (KLEIN, {"objekt": {}}, ["Wohneinheiten: höchstens 5 ist nachzuweisen."]),
        (KLEIN, {"objekt": {"art": "nichtwohngebaeude"}}, []),
        (U_WERT | {"wenn": {"merkmale": "daemmung"}}, {}, []),
    ],
)
def test_was_nicht_angegeben_ist_wird_zur_bedingung(
    regel: dict[str, Any], projekt: dict[str, Any], bedingungen: list[str]
) -> None:
    schwelle = Schwelle.model_validate(regel)
    assert schwelle.pruefe(baue_vorhaben(**projekt)) is None
    assert list(schwelle.bedingungen(baue_vorhaben(**projekt))) == bedingungen


@pytest.mark.parametrize(
    ("regel", "fehler"),
    [
        ({"kennwert": "a"}, "mindestens oder hoechstens"),
        ({"kennwert": "a", "mindestens": 2, "hoechstens": 1}, "liegt über"),
        ({"kennwert": "baumbestand", "von": "objekt", "mindestens": 1}, "keine Größe baumbestand"),
    ],
)
def test_widersinnige_schwellen_sind_ein_fehler(regel: dict[str, Any], fehler: str) -> None:
    with pytest.raises(ValidationError, match=fehler):
        Schwelle.model_validate(regel | {"name": "a", "stelle": "§"})
