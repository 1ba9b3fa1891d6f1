"""Every variant, begin and package that law and dates allow, and no other."""

from typing import Any

import pytest

from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.aufbereitung.optionen import zaehle_optionen_auf
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import baue_fall, massnahme, programm


def wege(fall: Planungsfall) -> list[tuple[str, str, int, str]]:
    return [(o.massnahme, o.variante, o.beginn, o.paket.kennung) for o in zaehle_optionen_auf(fall).optionen]


@pytest.mark.parametrize(
    ("felder", "beginne"),
    [
        ({}, [2027, 2028, 2029, 2030]),
        ({"dauer_planung": 1, "dauer_bau": 2}, [2027, 2028]),
        ({"fruehester_beginn": 2029}, [2029, 2030]),
        ({"spaetestes_ende": 2028}, [2027, 2028]),
        ({"fruehester_beginn": 2020, "spaetestes_ende": 2040}, [2027, 2028, 2029, 2030]),
        ({"dauer_bau": 4}, [2027]),
        ({"dauer_bau": 5}, []),
        ({"fruehester_beginn": 2029, "spaetestes_ende": 2028}, []),
    ],
)
def test_beginnt_nur_wenn_sie_rechtzeitig_fertig_wird(felder: dict[str, Any], beginne: list[int]) -> None:
    assert [weg[2] for weg in wege(baue_fall([massnahme("A", **felder)]))] == beginne


def mit_festlegungen(*festlegungen: tuple[str, str | None]) -> Planungsfall:
    return baue_fall(
        [massnahme("A", art="led", spaetestes_ende=2028)],
        varianten=[{"massnahme": "A", "id": "gross", "investition_eur": 200_000}],
        programme=[programm("alt")],
        toepfe={"alt": 1_000_000},
        festlegungen=[
            {"massnahme": "A", "art": art, "wert": wert, "beschluss": "BV 1"} for art, wert in festlegungen
        ],
    )


def test_ohne_festlegung_alle_wege_sortiert() -> None:
    gefoerdert = {2027: ["alt@2026-12-31"], 2028: ["alt@2027-12-31", "alt@2026-12-31"]}
    assert wege(mit_festlegungen()) == [
        ("A", variante, beginn, paket)
        for variante in ("basis", "gross")
        for beginn in (2027, 2028)
        for paket in (*gefoerdert[beginn], "ohne")
    ]


@pytest.mark.parametrize(
    ("festlegung", "bleibt"),
    [
        (("muss", None), lambda weg: True),
        (("darf_nicht", None), lambda weg: False),
        (("jahr", "2028"), lambda weg: weg[2] == 2028),
        (("nicht_vor", "2028"), lambda weg: weg[2] >= 2028),
        (("variante", "gross"), lambda weg: weg[1] == "gross"),
        (("variante", "basis"), lambda weg: weg[1] == "basis"),
        (("foerderung", "keine"), lambda weg: weg[3] == "ohne"),
        (("foerderung", "alt"), lambda weg: weg[3].startswith("alt")),
    ],
)
def test_festlegung_laesst_nur_passende_wege(festlegung: tuple[str, str | None], bleibt: Any) -> None:
    assert wege(mit_festlegungen(festlegung)) == [weg for weg in wege(mit_festlegungen()) if bleibt(weg)]


def test_mehrere_festlegungen_gelten_zusammen() -> None:
    fall = mit_festlegungen(("jahr", "2027"), ("variante", "gross"), ("foerderung", "keine"))
    assert wege(fall) == [("A", "gross", 2027, "ohne")]
    assert wege(mit_festlegungen(("jahr", "2027"), ("nicht_vor", "2028"))) == []


def test_reihenfolge_haengt_nicht_von_der_eingabe_ab() -> None:
    eine, andere = massnahme("B"), massnahme("A")
    assert wege(baue_fall([eine, andere])) == wege(baue_fall([andere, eine]))


def test_abgelehnte_programme_werden_mit_grund_gemerkt() -> None:
    im_gebiet = {"antragsteller": ["kommune"], "massnahmenarten": ["led"], "gebiete": ["sued"]}
    fall = baue_fall(
        [massnahme("A", art="radweg"), massnahme("B", art="led")],
        programme=[programm("alt"), programm("gebiet", filter=im_gebiet)],
    )
    ablehnungen = zaehle_optionen_auf(fall).ablehnungen
    assert [a.programm for a in ablehnungen["B"]] == ["gebiet"]
    assert ablehnungen["A"] == ()  # neither is meant for bicycle roads


def test_ein_verlangtes_programm_wird_auch_dann_abgelehnt_wenn_es_nicht_fuer_die_massnahme_gedacht_ist() -> None:
    fall = baue_fall(
        [massnahme("A", art="radweg")],
        programme=[programm("alt"), programm("neu")],
        festlegungen=[{"massnahme": "A", "art": "foerderung", "wert": "neu", "beschluss": "BV 1"}],
    )
    liste = zaehle_optionen_auf(fall)
    assert liste.optionen == ()
    assert [a.programm for a in liste.ablehnungen["A"]] == ["neu"]


def test_lage_der_optionen_in_perioden() -> None:
    fall = baue_fall(
        [massnahme("A", dauer_planung=1, dauer_bau=2, nutzungsdauer_a=1), massnahme("B", dauer_bau=2)]
    )
    optionen = bereite_auf(fall, "co2").daten.optionen
    # A begun in 2027 (0): done at the end of 2029 (2), works in 2030 (3); begun in 2028: done in 2030.
    # B begun in 2027 … 2029: works to the end of the plan.
    assert optionen.massnahme.tolist() == [0, 0, 1, 1, 1]
    assert optionen.beginn.tolist() == [0, 1, 0, 1, 2]
    assert optionen.fertig.tolist() == [2, 3, 1, 2, 3]
    assert optionen.betrieb_bis.tolist() == [3, 3, 3, 3, 3]
