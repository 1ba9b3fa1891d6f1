"""Reasons for measures that are left out: what they say must be shown by the plan."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.ergebnis import Nachweis, Nichtwahl, Plan, Planschritt, Status
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme

JAHRE = range(2027, 2031)
BEWIESEN = Nachweis(
    Status.OPTIMAL, "co2", "t CO2e", Decimal(36), Decimal(36), Decimal(0), Decimal(0), 1.0, 1, 0, 1, 1
)
OFFEN = replace(BEWIESEN, schranke=Decimal(40), luecke=Decimal(4) / 36)


def gruende(fall: Planungsfall, *schritte: Planschritt, nachweis: Nachweis = BEWIESEN) -> list[Nichtwahl]:
    aufbereitung = bereite_auf(fall, "kosten" if nachweis.ziel == "kosten" else "co2")
    return list(begruende_nichtwahl(fall, aufbereitung, Plan(schritte), nachweis))


def grund(fall: Planungsfall, *schritte: Planschritt, nachweis: Nachweis = BEWIESEN) -> Nichtwahl:
    (einer,) = gruende(fall, *schritte, nachweis=nachweis)
    return einer


def test_fehlbetrag_ist_die_summe_ueber_die_jahre_nicht_der_groesste() -> None:
    """A costs 100,000 EUR in each of two years; 30,000 a year are there: 70,000 + 70,000 are missing."""
    fall = baue_fall(
        [massnahme("A", investition_eur="200000", dauer_bau=2, fruehester_beginn=2028, spaetestes_ende=2029)],
        haushalt=ansaetze("30000", JAHRE),
    )
    einer = grund(fall)
    assert einer.grund == "haushalt"
    assert "Haushalt Stadt (investiv) 140.000 € (2028: 70.000 €, 2029: 70.000 €)" in einer.text


def test_bester_weg_ist_der_mit_dem_kleinsten_fehlbetrag_neben_dem_plan() -> None:
    """B takes 80,000 of 2028, so the cheapest year for A is 2027 or later: 2029 has the largest budget, 95,000."""
    fall = baue_fall(
        [massnahme("A"), massnahme("B", investition_eur="80000")],
        haushalt=ansaetze(["90000", "100000", "95000", "0"], JAHRE),
    )
    einer = grund(fall, Planschritt("B", "basis", 2028))
    assert "(Beginn 2029)" in einer.text
    assert "5.000 € (2029: 5.000 €)" in einer.text


def test_betrag_unter_einem_euro_steht_in_cent() -> None:
    fall = baue_fall([massnahme("A")], haushalt=ansaetze("99999.60", JAHRE))
    assert "0,40 € (2027: 0,40 €)" in grund(fall).text


def test_weitere_hindernisse_auf_dem_besten_weg_werden_genannt() -> None:
    """Money is short by 10,000 EUR everywhere, and of the building site nothing is free in 2027 … 2030."""
    fall = baue_fall(
        [
            massnahme("A", bedarf={"bau": 1}),
            massnahme("B", investition_eur="0", dauer_bau=4, bedarf={"bau": 1}),
        ],
        haushalt=ansaetze("90000", JAHRE),
        ressourcen=[{"id": "bau", "name": "Baustelle Nord", "einheit": "Stück", "menge": 1}],
    )
    einer = grund(fall, Planschritt("B", "basis", 2027))
    assert einer.grund == "haushalt"
    assert "10.000 € (2027: 10.000 €); Baustelle Nord (2027: 1 Stück)" in einer.text


def test_nur_das_konto_fehlt() -> None:
    fall = baue_fall(
        [massnahme("A", bedarf={"bau": "0.5"}), massnahme("B", dauer_bau=4, bedarf={"bau": "0.8"})],
        ressourcen=[{"id": "bau", "name": "Bauleitung", "einheit": "Stellen", "menge": 1}],
    )
    einer = grund(fall, Planschritt("B", "basis", 2027))
    assert einer.grund == "konto"
    assert einer.text.endswith("(Beginn 2027) fehlen: Bauleitung (2027: 0,3 Stellen).")


def test_verschiedene_wege_scheitern_an_verschiedenem() -> None:
    """2027 has the money but no site, every other year has the site but no money: no way is free."""
    fall = baue_fall(
        [massnahme("A", bedarf={"bau": 1})],
        haushalt=ansaetze(["100000", "0", "0", "0"], JAHRE),
        ressourcen=[{"id": "bau", "einheit": "Stück", "menge": {2027: 0, 2028: 1, 2029: 1, 2030: 1}}],
    )
    einer = grund(fall)
    assert einer.grund == "konto"
    assert "(Beginn 2027) fehlen: bau (2027: 1 Stück)" in einer.text


def test_bester_weg_haelt_die_reihenfolge_zum_plan() -> None:
    """A has to follow B (2028); the only year with enough money would be 2027."""
    fall = baue_fall(
        [massnahme("A"), massnahme("B", investition_eur="0")],
        haushalt=ansaetze(["100000", "0", "60000", "0"], JAHRE),
        beziehungen=[{"art": "vorgaenger", "mitglieder": ["B", "A"]}],
    )
    einer = grund(fall, Planschritt("B", "basis", 2028))
    assert "(Beginn 2029) fehlen: im Haushalt Stadt (investiv) 40.000 €" in einer.text


def test_reihenfolge_die_kein_weg_haelt() -> None:
    fall = baue_fall(
        [massnahme("A"), massnahme("B")], beziehungen=[{"art": "vorgaenger", "mitglieder": ["B", "A"]}]
    )
    einer = grund(fall, Planschritt("B", "basis", 2030))
    assert einer.grund == "reihenfolge"
    assert "„Maßnahme B“" in einer.text


@pytest.mark.parametrize(
    ("nachweis", "code", "text"),
    [
        (BEWIESEN, "zielwert", "bewiesen ist: kein Plan mit ihr hat eine größere Minderung"),
        (OFFEN, "offen", "in keinem gefundenen besseren Plan enthalten (offene Lücke 4,0 t CO2e)"),
        (replace(BEWIESEN, schranke=None, luecke=None), "offen", "(keine Schranke bewiesen)"),
    ],
)
def test_was_platz_faende_wird_nur_bei_luecke_null_als_bewiesen_begruendet(
    nachweis: Nachweis, code: str, text: str
) -> None:
    einer = grund(baue_fall([massnahme("A")]), nachweis=nachweis)
    assert (einer.grund, text in einer.text) == (code, True)


def test_ohne_minderung() -> None:
    assert grund(baue_fall([massnahme("A", co2_t_a=0)])).text == "Bringt über den Plan keine CO2-Minderung."


KOSTEN = replace(OFFEN, ziel="kosten", einheit="EUR")


@pytest.mark.parametrize(
    ("ertrag", "code", "text"),
    [
        # 100,000 EUR at begin 2027, revenue in 2028 … 2030.
        (30_000, "zielwert", "Barwert auch auf dem besten Weg 10.000 € Kosten"),
        (40_000, "offen", "in keinem gefundenen besseren Plan"),
    ],
)
def test_rechnet_sich_nicht_wird_nur_gesagt_wenn_es_stimmt(ertrag: int, code: str, text: str) -> None:
    einer = grund(baue_fall([massnahme("A", ertrag_eur_a=ertrag)]), nachweis=KOSTEN)
    assert (einer.grund, text in einer.text) == (code, True)


def test_rechnet_sich_aber_geld_fehlt() -> None:
    fall = baue_fall([massnahme("A", ertrag_eur_a=40_000)], haushalt=ansaetze("99000", JAHRE))
    einer = grund(fall, nachweis=KOSTEN)
    assert (einer.grund, "1.000 € (2027: 1.000 €)" in einer.text) == ("haushalt", True)


@pytest.mark.parametrize(("linie", "fehlt"), [("0", "40.000 €"), ("15000", "25.000 €")])
def test_liquiditaetslinie_verringert_den_fehlbetrag(linie: str, fehlt: str) -> None:
    """100,000 EUR in 2027, 40,000 come back in 2028; 60,000 are there, 15,000 can be bridged."""
    from tests.fallbau import programm

    fall = baue_fall(
        [massnahme("A", art="led", spaetestes_ende=2027)],
        stadt={"liquiditaetslinie_eur": linie},
        haushalt=ansaetze(["60000", "0", "0", "0"], JAHRE),
        programme=[programm("neu", auszahlung={"art": "nach_nachweis", "verzug_monate": 6})],
    )
    assert f"{fehlt} (2027: {fehlt})" in grund(fall).text


def test_alle_ausgelassenen_in_reihenfolge_der_kennungen() -> None:
    namen: list[Any] = [massnahme(kennung) for kennung in ("C", "A", "B")]
    assert [g.massnahme for g in gruende(baue_fall(namen), Planschritt("B", "basis", 2027))] == ["A", "C"]
