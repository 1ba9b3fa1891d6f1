"""What the reader is told because the case does not say it."""

from typing import Any

import pytest

from massnahmenplan.annahmen import annahmen
from massnahmenplan.foerderung.programm import Programm
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.teilung.mietfall import am_haus, mietfall

JAHRE = range(2027, 2031)


def genannt(*massnahmen: dict[str, Any], **abschnitte: Any) -> str:
    return "\n".join(annahmen(baue_fall(list(massnahmen) or [massnahme("A")], **abschnitte)))


INVESTIV = "Für Stadt ist kein Haushalt (investiv) genannt: sein Geld für Investitionen ist nicht begrenzt."
KONSUMTIV = "Für Stadt ist kein Haushalt (konsumtiv) genannt: sein Geld für laufende Kosten ist nicht begrenzt."


@pytest.mark.parametrize(
    ("felder", "haushalt", "erwartet"),
    [
        ({}, [], {INVESTIV}),
        ({"betriebskosten_eur_a": 5}, [], {INVESTIV, KONSUMTIV}),
        ({"ertrag_eur_a": 5}, ansaetze("1", JAHRE), {KONSUMTIV}),
        ({"betriebskosten_eur_a": 5}, ansaetze("1", JAHRE, art="konsumtiv"), {INVESTIV}),
        ({}, ansaetze("1", JAHRE), set()),
        ({"investition_eur": 0}, [], set()),
    ],
)
def test_jede_kasse_ohne_ansatz_in_der_sich_etwas_bewegen_kann(
    felder: dict[str, Any], haushalt: list[Any], erwartet: set[str]
) -> None:
    saetze = set(genannt(massnahme("A", **felder), haushalt=haushalt).splitlines())
    assert saetze & {INVESTIV, KONSUMTIV} == erwartet


def test_auch_was_nur_eine_variante_kostet_zaehlt() -> None:
    variante = {"massnahme": "A", "id": "v", "betriebskosten_eur_a": 9}
    assert KONSUMTIV in genannt(massnahme("A"), varianten=[variante])


@pytest.mark.parametrize(("projekt", "da"), [({}, True), ({"basisjahr": 2026}, False)])
def test_basisjahr(projekt: dict[str, Any], da: bool) -> None:
    assert ("Basisjahr nicht genannt: Investitionen sind in Preisen von 2027" in genannt(projekt=projekt)) is da


@pytest.mark.parametrize(("preis", "da"), [({}, True), ({"preis_ct_kwh": 30}, False)])
def test_energietraeger_ohne_preis_nur_wenn_er_gebraucht_wird(preis: dict[str, Any], da: bool) -> None:
    traeger = [
        {"id": "strom", "name": "Strom", "emissionsfaktor_g_kwh": 300} | preis,
        {"id": "oel", "emissionsfaktor_g_kwh": 300},
    ]
    text = genannt(massnahme("A", endenergie_kwh_a={"strom": 1000}), energietraeger=traeger)
    assert ("Energieträger ohne Preis, deren Einsparung nicht in Geld zählt: Strom." in text) is da


@pytest.mark.parametrize(
    ("stadt", "da"),
    [
        ({"liquiditaetslinie_eur": 5}, True),
        ({"liquiditaetslinie_eur": 5, "liquiditaetszins": "0.04"}, False),
        ({}, False),
    ],
)
def test_liquiditaetslinie_ohne_zins(stadt: dict[str, Any], da: bool) -> None:
    assert ("Die Liquiditätslinie von Stadt ist ohne Zins gerechnet." in genannt(stadt=stadt)) is da


def test_programme_ohne_topf_gelten_als_unbegrenzt() -> None:
    text = genannt(programme=[programm("eins"), programm("zwei")], toepfe={"zwei": 5})
    assert "Förderprogramme ohne bekannten Topf, deren Mittel als unbegrenzt gelten: eins." in text


def test_angaben_die_noch_keine_regel_nutzt() -> None:
    text = genannt(stadt={"vorsteuerabzug": True, "unternehmensverbund": "holding"})
    assert "Vorsteuerabzug ist genannt, wird aber noch nicht gerechnet (Stadt)" in text
    assert "Unternehmensverbund" not in text  # De-minimis counts the whole group
    assert "noch nicht gerechnet" not in genannt()


def test_offene_lesarten_stehen_mit_der_gewaehlten_antwort_da() -> None:
    antworten = {"a": "Antwort A", "b": "Antwort B"}
    lesarten = {"frage": {"frage": "A oder B?", "standard": "a", "antworten": antworten}}
    eins = Programm.model_validate(programm("eins") | {"lesarten": lesarten}).gelesen({"frage": "b"})
    text = genannt(programme=[eins.model_dump(mode="json")])
    assert "Offene Lesart (eins): A oder B? Gerechnet wird mit der Antwort: Antwort B" in text


def test_kredite_ohne_zins_gehen_nicht_in_den_plan_ein() -> None:
    kredit = {"laufzeit_jahre": 10, "stelle": "1"}
    text = genannt(programme=[programm("darlehen", kredit=kredit), programm("zuschuss")])
    assert "nicht in den Plan eingehen (der Befehl foerdercheck zeigt sie): darlehen." in text
    assert "Kredite werden zum Jahresende" not in text
    mit_zins = genannt(programme=[programm("darlehen", kredit=kredit | {"sollzins": "0.03"})])
    assert "nicht in den Plan eingehen" not in mit_zins
    assert "Auszahlung und Tilgung stehen im investiven, Zinsen im konsumtiven Haushalt" in mit_zins


def test_sicherheit_nur_von_fassungen_die_noch_gelten() -> None:
    """Day of planning is 1.3.2026."""
    (alt,) = programm("p", gilt_bis="2026-02-28", sicherheit="G")["fassungen"]
    (neu,) = programm("p", gilt_ab="2026-03-01", sicherheit="V2")["fassungen"]
    p = programm("p") | {"fassungen": [alt, neu]}
    assert "V3 dünn belegt, G ungeprüft, offen): p (V2)." in genannt(programme=[p])
    am_letzten_tag = programm("p") | {"fassungen": [alt | {"gilt_bis": "2026-03-01"}]}
    assert "offen): p (G)." in genannt(programme=[am_letzten_tag])


@pytest.mark.parametrize(("umlage", "da"), [({}, False), ({"umlage": True}, True)])
def test_umlagen_neben_buendeln(umlage: dict[str, Any], da: bool) -> None:
    haus = am_haus("A", **umlage) | ({} if umlage else {"umlage": False})
    buendel = {"art": "buendel", "mitglieder": "A, B", "anteil": "0.1"}
    fall = mietfall([haus, massnahme("B")], beziehungen=[buendel])
    if not umlage:
        fall = fall.model_copy(update={"mietrecht": ()})  # a case without levies carries no law on rents
    assert any("ohne das aus, was Bündel sparen" in satz for satz in annahmen(fall)) is da
