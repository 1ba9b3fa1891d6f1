"""Measures and variants: cost parts, and what a variant leaves as it is."""

from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import ValidationError

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.begriffe.massnahme import Massnahme, Variante, gesamtkosten
from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.grundlagen.zeit import Zeitachse
from tests.fallbau import massnahme


def test_eine_zahl_ist_der_bau() -> None:
    eine = Massnahme.model_validate(massnahme("A", investition_eur="1.234,50"))
    assert eine.investition_eur == {"bau": Decimal("1234.50")}
    geteilt = Massnahme.model_validate(massnahme("A", investition_eur={"planung": 10, "bau": 90}))
    assert gesamtkosten(geteilt) == 100


def test_variante_aendert_nur_was_sie_nennt() -> None:
    basis = Massnahme.model_validate(massnahme("A", dauer_planung=1, ertrag_eur_a=5, bedarf={"leitung": 2}))
    variante = Variante.model_validate(
        {"massnahme": "A", "id": "gross", "investition_eur": 200, "ertrag_eur_a": 0, "dauer_planung": None}
    )
    neu = variante.angewandt_auf(basis)
    assert neu.investition_eur == {"bau": 200}
    assert neu.ertrag_eur_a == 0  # stated as 0 is stated
    assert neu.dauer_planung == 1  # an empty cell is not
    assert (neu.id, neu.name, neu.bedarf) == ("A", "Maßnahme A", {"leitung": 2})


@pytest.mark.parametrize(
    ("basis", "variante", "co2_t_a", "endenergie_kwh_a"),
    [
        ({"co2_t_a": 10}, {"endenergie_kwh_a": {"strom": 1000}}, None, {"strom": 1000}),
        ({"endenergie_kwh_a": {"strom": 1000}}, {"co2_t_a": 3}, 3, {}),
        ({"endenergie_kwh_a": {"strom": 1000}}, {"co2_t_a": 0}, 0, {}),
        ({"co2_t_a": 10}, {"endenergie_kwh_a": {}}, 10, {}),
        ({"co2_t_a": 10}, {"endenergie_kwh_a": {"strom": 1}, "co2_t_a": 3}, 3, {"strom": 1}),
    ],
    ids=["Energie statt Tonnen", "Tonnen statt Energie", "auch 0 Tonnen", "leer ersetzt nichts", "beides bleibt"],
)
def test_wirkung_einer_variante_ersetzt_die_der_massnahme(
    basis: dict[str, Any], variante: dict[str, Any], co2_t_a: int | None, endenergie_kwh_a: dict[str, int]
) -> None:
    daten = massnahme("A", **basis)
    neu = Variante.model_validate({"massnahme": "A", "id": "v"} | variante).angewandt_auf(
        Massnahme.model_validate(daten)
    )
    assert (neu.co2_t_a, neu.endenergie_kwh_a) == (co2_t_a, endenergie_kwh_a)


def test_variante_und_massnahme_haben_dieselben_feldtypen() -> None:
    def arten(klasse: type) -> dict[str, set[Any]]:
        typen = get_type_hints(klasse, include_extras=True)
        vereint = (Union, UnionType)
        teile = {name: get_args(typ) if get_origin(typ) in vereint else (typ,) for name, typ in typen.items()}
        return {name: set(arten) - {NoneType} for name, arten in teile.items()}

    variante, basis = arten(Variante), arten(Massnahme)
    gemeinsame = set(Variante.model_fields) & set(Massnahme.model_fields)
    assert set(Variante.model_fields) - gemeinsame == {"massnahme"}
    assert {feld: variante[feld] for feld in gemeinsame} == {feld: basis[feld] for feld in gemeinsame}


@pytest.mark.parametrize(
    ("felder", "jahre"),
    [
        ({}, [2027, 2028, 2029, 2030]),
        ({"dauer_planung": 1}, [2027, 2028, 2029]),
        ({"fruehester_beginn": 2028, "spaetestes_ende": 2029}, [2028, 2029]),
        ({"fruehester_beginn": 2020, "spaetestes_ende": 2040, "dauer_bau": 4}, [2027]),
        ({"dauer_bau": 5}, []),
    ],
)
def test_beginne(felder: dict[str, Any], jahre: list[int]) -> None:
    eine = Massnahme.model_validate(massnahme("A", **felder))
    assert list(eine.beginne(Zeitachse(2027, 2030))) == jahre


@pytest.mark.parametrize(
    "feld", [{"dauer_bau": 0}, {"nutzungsdauer_a": 0}, {"investition_eur": -1}, {"unbekannt": 1}]
)
def test_unmoegliche_massnahme_wird_abgelehnt(feld: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Massnahme.model_validate(massnahme("A") | feld)


def test_kennungen_gleichen_sich_ohne_ruecksicht_auf_schreibung_und_unicode() -> None:
    assert normalform("Straße") == normalform("STRASSE")
    assert normalform("Mu\u0308hle") == normalform("Mühle")
    assert normalform(" a ") == "a"


def test_ziel_ist_hart_ohne_preis_und_weich_mit() -> None:
    hart = Ziel.model_validate({"id": "Z", "art": "co2_jahr", "wert": 1})
    weich = Ziel.model_validate({"id": "Z", "art": "co2_jahr", "wert": 1, "ueberschreitungspreis": 50})
    beides = Ziel.model_validate(
        {"id": "Z", "art": "co2_jahr", "wert": 1, "ueberschreitungspreis": 50, "hart": "ja"}
    )
    assert (hart.ist_hart, hart.preis_eur) == (True, 0)
    assert (weich.ist_hart, weich.preis_eur) == (False, 50)
    assert beides.ist_hart
