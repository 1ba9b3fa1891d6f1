"""What a plan claims about itself, against what follows from its decisions."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from massnahmenplan.bericht.json import Planinhalt, lies, schreibe
from massnahmenplan.ergebnis import Status
from massnahmenplan.nachpruefung import Nachrechnung, als_ergebnis, rechne_nach
from massnahmenplan.nachpruefung.unterschiede import unterschiede
from massnahmenplan.planung import Vorgaben, plane
from tests.fallbau import ansaetze, baue_fall, massnahme

JAHRE = range(2027, 2031)


@cache
def geschrieben(ziel: str = "co2") -> Planinhalt:
    """Return: B (12 t a year from 2028 on: 36 t) for 100,000 EUR; with the aim kosten B has to be built."""
    fall = baue_fall(
        [massnahme("A"), massnahme("B", co2_t_a=12, pflicht=ziel == "kosten")],
        haushalt=ansaetze(["100000", "0", "0", "0"], JAHRE),
    )
    return lies(schreibe(plane(fall, Vorgaben(ziel=ziel, luecke=0.001))))


def nachgerechnet(ziel: str = "co2", ohne: tuple[str, ...] = (), **angaben: Any) -> Nachrechnung:
    inhalt = geschrieben(ziel)
    nachweis = {feld: wert for feld, wert in (inhalt.nachweis | angaben).items() if feld not in ohne}
    return rechne_nach(replace(inhalt, nachweis=nachweis))


@pytest.mark.parametrize("ziel", ["co2", "kosten"])
def test_geschriebener_plan_ist_ohne_beanstandung_und_vollstaendig(ziel: str) -> None:
    gerechnet = nachgerechnet(ziel)
    assert gerechnet.abweichungen == ()
    assert (gerechnet.bestanden, gerechnet.vollstaendig, gerechnet.geaendert) == (True, True, False)
    assert any("Schranke selbst" in satz for satz in gerechnet.nicht_geprueft)


@pytest.mark.parametrize(
    ("ziel", "angaben", "felder"),
    [
        ("co2", {"zielwert": Decimal("36.00001")}, {"zielwert"}),
        ("co2", {"einheit": "kg"}, {"einheit"}),
        ("kosten", {"einheit": "t CO2e"}, {"einheit"}),
        # 30 t cannot be the best possible when the plan reduces 36; gap 6 of 36.
        ("co2", {"schranke": 30}, {"schranke", "luecke", "luecke_absolut", "status"}),
        # 40 t are possible, but then the stated gap of 0 and the status are wrong.
        ("co2", {"schranke": 40}, {"luecke", "luecke_absolut", "status"}),
        ("co2", {"schranke": 40, "luecke": Decimal("0.11111111"), "luecke_absolut": 4}, {"status"}),
        ("co2", {"luecke": Decimal("-0.001")}, {"luecke"}),
        ("co2", {"luecke_absolut": 1}, {"luecke_absolut"}),
        ("co2", {"status": "zeitlimit"}, {"status"}),
        ("co2", {"status": "von_hand"}, {"status"}),
        ("co2", {"schranke": None}, {"luecke", "luecke_absolut", "status"}),
        # 100,000 EUR spent, so no bound above is a bound; below it the gap must be stated.
        ("kosten", {"schranke": 200_000}, {"schranke", "luecke", "luecke_absolut", "status"}),
        ("kosten", {"schranke": 50_000}, {"luecke", "luecke_absolut", "status"}),
    ],
)
def test_erfundener_nachweis_widerspricht_sich(ziel: str, angaben: dict[str, Any], felder: set[str]) -> None:
    gerechnet = nachgerechnet(ziel, **angaben)
    assert {satz.partition(":")[0] for satz in gerechnet.abweichungen} == felder
    assert not gerechnet.bestanden
    assert gerechnet.verstoesse == ()


def test_ehrlich_offene_luecke_ist_stimmig() -> None:
    # Bound 40 t, value 36 t: 4 t = 11.1 %, asked 0.1 %.
    offen = {"schranke": 40, "luecke": Decimal("0.11111111"), "luecke_absolut": 4}
    assert nachgerechnet(status="zeitlimit", **offen).abweichungen == ()
    verlangt = nachgerechnet(status="zeitlimit", verlangte_luecke=Decimal("0.2"), **offen)
    assert [satz.partition(":")[0] for satz in verlangt.abweichungen] == ["status"]


@pytest.mark.parametrize("feld", ["zielwert", "status", "einheit", "luecke", "verlangte_luecke", "ziel"])
def test_fehlende_angabe_wird_genannt_und_nicht_beanstandet(feld: str) -> None:
    gerechnet = nachgerechnet(ohne=(feld,))
    assert gerechnet.bestanden
    assert not gerechnet.vollstaendig
    assert f"{feld} (nicht angegeben, daher nicht verglichen)" in gerechnet.nicht_geprueft


def test_ausgeraeumter_teil_der_bilanz_wird_genannt() -> None:
    inhalt = geschrieben()
    bilanz = {teil: zahlen for teil, zahlen in inhalt.bilanz.items() if teil != "haushalt"}
    gerechnet = rechne_nach(replace(inhalt, bilanz=bilanz))
    assert gerechnet.bestanden
    assert "bilanz.haushalt (nicht angegeben, daher nicht verglichen)" in gerechnet.nicht_geprueft


def test_leere_liste_in_der_bilanz_ist_eine_falsche_zahl() -> None:
    inhalt = geschrieben()
    gerechnet = rechne_nach(replace(inhalt, bilanz={**inhalt.bilanz, "haushalt": []}))
    assert gerechnet.abweichungen == ("bilanz.haushalt: angegeben sind 0 Einträge, nachgerechnet 4",)
    assert not gerechnet.geaendert


def test_anderes_jahr_macht_zahlen_veraltet() -> None:
    inhalt = geschrieben()
    (schritt,) = inhalt.plan.schritte
    gerechnet = rechne_nach(replace(inhalt, plan=replace(inhalt.plan, schritte=(replace(schritt, beginn=2028),))))
    assert gerechnet.geaendert
    # The budget of 2027 is lost at its end: 100,000 EUR are missing in 2028.
    assert [verstoss.grenze for verstoss in gerechnet.verstoesse] == ["haushalt:stadt:investiv:2028"]
    with pytest.raises(ValueError, match="Grenzen verletzt"):
        als_ergebnis(gerechnet)


def test_ergebnis_von_hand_beweist_nichts() -> None:
    ergebnis = als_ergebnis(nachgerechnet())
    assert ergebnis.nachweis.status is Status.VON_HAND
    assert (ergebnis.nachweis.schranke, ergebnis.nachweis.luecke, ergebnis.nachweis.zielwert) == (None, None, 36)
    assert [eintrag.massnahme for eintrag in ergebnis.nicht_gewaehlt] == ["A"]
    zurueck = rechne_nach(lies(schreibe(ergebnis)))
    assert (zurueck.abweichungen, zurueck.vollstaendig) == ((), True)


@pytest.mark.parametrize(
    ("angegeben", "berechnet", "saetze"),
    [
        ({"a": "1.0"}, {"a": "1.000"}, []),
        ({"a": 1}, {"a": "1.000"}, []),
        ({"a": "1.001"}, {"a": "1.000"}, ["x.a: angegeben 1.001, nachgerechnet 1.000"]),
        ({"a": True}, {"a": 1}, ["x.a: angegeben True, nachgerechnet 1"]),
        ({"a": "nan"}, {"a": "nan"}, []),
        ({"a": "NaN"}, {"a": "0"}, ["x.a: angegeben NaN, nachgerechnet 0"]),
        ({"a": None}, {"a": "0"}, ["x.a: angegeben nichts, nachgerechnet 0"]),
        ({"a": None}, {"a": [1]}, ["x.a: angegeben nichts, nachgerechnet 1 Eintrag"]),
        ({"a": "text"}, {"a": {"b": 1}}, ["x.a: angegeben text, nachgerechnet einen Eintrag"]),
        ({"a": 1, "b": 2}, {"a": 1}, ["x.b: angegeben 2, nachgerechnet nichts"]),
        ({}, {"a": 1}, ["x.a: nicht angegeben, daher nicht verglichen"]),
    ],
)
def test_unterschiede(angegeben: Any, berechnet: Any, saetze: list[str]) -> None:
    gefunden = list(unterschiede("x", angegeben, berechnet))
    assert [unterschied.satz for unterschied in gefunden] == saetze
    assert [unterschied.fehlt for unterschied in gefunden] == ["nicht angegeben" in satz for satz in saetze]
