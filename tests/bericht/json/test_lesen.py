import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.bericht.json import bilanz_als_daten, lies, schreibe
from massnahmenplan.ergebnis import Foerderwahl, Planschritt
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall
from tests.bericht import beispiel


def _daten() -> dict[str, Any]:
    daten: dict[str, Any] = json.loads(schreibe(beispiel.ergebnis()))
    return daten


def _text(daten: dict[str, Any]) -> str:
    return json.dumps(daten, ensure_ascii=False, indent=2)


def _befunde(text: str) -> tuple[Befund, ...]:
    with pytest.raises(EingabeFehler) as fehler:
        lies(text)
    return fehler.value.befunde


def test_plan_und_fall_kommen_gleich_zurueck() -> None:
    inhalt = lies(schreibe(beispiel.ergebnis()))
    assert inhalt.fall == beispiel.fall()
    assert inhalt.plan == beispiel.plan()
    assert inhalt.bilanz == bilanz_als_daten(beispiel.ergebnis().bilanz, beispiel.fall().projekt.zeitachse)
    assert inhalt.nachweis == {
        "ziel": "co2",
        "status": "optimal",
        "zielwert": Decimal("380.0"),
        "einheit": "t CO2e",
        "schranke": Decimal("380.19"),
        "luecke": Decimal("0.0005"),
        "luecke_absolut": Decimal("0.19"),
        "verlangte_luecke": Decimal("0.001"),
        "dauer_s": Decimal("1.5"),
        "knoten": 7,
        "saat": 0,
        "zeilen": 120,
        "spalten": 300,
        "versuche": ["Toleranz verschärft"],
        "signalnummer": None,
    }


def test_pruefsumme_bleibt_beim_weg_durch_die_datei() -> None:
    """``45,125`` t has three decimals: as ``45.125`` it could be read as a thousand, and would be refused."""
    assert beispiel.fall().massnahme_mit_id["huelle"].co2_t_a == Decimal("45.125")
    zurueck = lies(schreibe(beispiel.ergebnis())).fall
    assert zurueck.massnahme_mit_id["huelle"].co2_t_a == Decimal("45.125")
    assert zurueck.pruefsumme() == beispiel.fall().pruefsumme()


def test_von_hand_geaenderte_entscheidungen_werden_gelesen() -> None:
    daten = _daten()
    huelle, led, pumpe = daten["entscheidungen"]
    huelle |= {"variante": "basis", "beginn": "2028", "foerderung": []}
    led["foerderung"] = [{"programm": "komm", "antrag_am": "30.11.2027", "mit": ["messung", "lichtkonzept"]}]
    del pumpe["variante"], pumpe["foerderung"], pumpe["name"], pumpe["kostentraeger"]
    daten["entscheidungen"] = [pumpe, {"massnahme": "radweg", "beginn": 2030, "foerderung": None}, led, huelle]
    assert lies("\ufeff" + _text(daten)).plan.schritte == (
        Planschritt("huelle", "basis", 2028),
        Planschritt("led", "basis", 2027, (Foerderwahl("komm", date(2027, 11, 30), ("lichtkonzept", "messung")),)),
        Planschritt("pumpe", "basis", 2029),
        Planschritt("radweg", "basis", 2030),
    )


def test_plan_ganz_von_hand_braucht_nur_fassung_entscheidungen_und_eingabe() -> None:
    voll = _daten()
    knapp = {feld: voll[feld] for feld in ("schema_version", "entscheidungen", "eingabe")}
    inhalt = lies(_text(knapp))
    assert inhalt.plan == beispiel.plan()
    assert (inhalt.nachweis, inhalt.bilanz) == ({}, {})


def test_alle_fehler_auf_einmal_mit_zeile_und_feld() -> None:
    daten = _daten()
    huelle, led, pumpe = daten["entscheidungen"]
    huelle["variante"] = "eh5"
    led["foerderung"][0]["programm"] = "kom"
    pumpe["massnahme"] = "pumpen"
    daten["entscheidungen"].append(dict(led, foerderung=[], name="Anders"))
    text = _text(daten)
    zeilen = text.splitlines()
    befunde = _befunde(text)
    assert [(b.kennung, b.feld, b.wert, b.abhilfe) for b in befunde] == [
        ("E061", "entscheidungen[0].variante", "eh5", "Meinten Sie „eh55“?"),
        ("E061", "entscheidungen[1].foerderung[0].programm", "kom", "Meinten Sie „komm“?"),
        ("E061", "entscheidungen[2].massnahme", "pumpen", "Meinten Sie „pumpe“?"),
        ("E062", "entscheidungen[3].massnahme", "led", "Einen der beiden Einträge löschen."),
        ("E111", "entscheidungen[3].name", "Anders", "Die Angabe hier löschen; geändert wird sie im Fall."),
    ]
    for befund in befunde:
        assert befund.stelle is not None
        assert befund.stelle.datei == "plan.json"
        assert befund.stelle.zeile is not None
        assert f'"{befund.wert}"' in zeilen[befund.stelle.zeile - 1]


@pytest.mark.parametrize(
    ("aenderung", "kennung", "feld", "text"),
    [
        ({"beginn": "bald"}, "E108", "entscheidungen[2].beginn", "ist weder ein Jahr noch eine Periode"),
        ({"beginn": 2030.5}, "E108", "entscheidungen[2].beginn", "ist keine ganze Zahl"),
        ({"begin": 2030}, "E026", "entscheidungen[2].begin", "ist hier unbekannt"),
        ({"kostentraeger": "stadt"}, "E111", "entscheidungen[2].kostentraeger", "ist hier nicht änderbar"),
        ({"foerderung": "komm"}, "E108", "entscheidungen[2].foerderung", "Liste in eckigen Klammern"),
        (
            {"foerderung": [{"programm": "komm"}]},
            "E108",
            "entscheidungen[2].foerderung[0].antrag_am",
            "fehlt",
        ),
        (
            {"foerderung": [{"programm": "komm", "antrag_am": "31.02.2027"}]},
            "E108",
            "entscheidungen[2].foerderung[0].antrag_am",
            "gibt es im Kalender nicht",
        ),
        (
            {"foerderung": [{"programm": "komm", "antrag_am": "2027-01-01"}] * 2},
            "E062",
            "entscheidungen[2].foerderung[1].programm",
            "schon gewählt",
        ),
    ],
)
def test_falsche_entscheidung(aenderung: dict[str, Any], kennung: str, feld: str, text: str) -> None:
    daten = _daten()
    daten["entscheidungen"][2] |= aenderung
    (befund,) = _befunde(_text(daten))
    assert (befund.kennung, befund.feld) == (kennung, feld)
    assert text in befund.text


def test_veraenderte_eingabe_faellt_auf() -> None:
    daten = _daten()
    daten["eingabe"]["massnahmen"][0]["co2_t_a"] = "4000"
    (befund,) = _befunde(_text(daten))
    assert (befund.kennung, befund.feld) == ("E108", "eingabe")
    assert "Prüfsumme" in befund.text


def test_kaputte_eingabe_nennt_jede_stelle() -> None:
    daten = _daten()
    daten["eingabe"]["massnahmen"][0]["co2_t_a"] = "viel"
    del daten["eingabe"]["projekt"]["name"]
    assert {befund.feld for befund in _befunde(_text(daten))} == {
        "eingabe",
        "eingabe.massnahmen[0].co2_t_a",
        "eingabe.projekt.name",
    }


@pytest.mark.parametrize(
    ("version", "text"),
    [
        (2, "stammt von einer neueren massnahmenplan-Fassung"),
        (0, "stammt von einer älteren massnahmenplan-Fassung und kann nicht mehr gelesen werden"),
        ("eins", "ist keine Fassungsnummer: die Datei ist kein Plan"),
        (True, "ist keine Fassungsnummer: die Datei ist kein Plan"),
    ],
)
def test_andere_schema_version(version: object, text: str) -> None:
    (befund,) = _befunde(_text(_daten() | {"schema_version": version}))
    assert (befund.kennung, befund.text, befund.wert) == ("E110", text, str(version))


def test_schreibfehler_nennt_zeile_und_spalte() -> None:
    (befund,) = _befunde('{\n  "schema_version": 1,\n  "entscheidungen": [,]\n}')
    assert befund.kennung == "E108"
    assert str(befund.stelle) == "plan.json:3:22"


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        ("[]", "oben muss { … } stehen"),
        ('{"schema_version": 1, "schema_version": 1}', "nennt „schema_version“ zweimal"),
        ('{"schema_version": NaN}', "enthält „NaN“ statt einer Zahl"),
        ("[" * 100_000, "zu tief verschachtelt"),
        ("", "kein lesbares JSON"),
        (f'{{"schema_version": {"9" * 5000}}}', "eine Zahl mit zu vielen Stellen"),
        ('{"schema_version": 1} Notiz', "kein lesbares JSON"),
    ],
)
def test_was_kein_plan_ist(text: str, meldung: str) -> None:
    (befund,) = _befunde(text)
    assert befund.kennung == "E108"
    assert meldung in befund.text
    assert befund.abhilfe


@pytest.mark.parametrize("weg", [1, 2, 40, 0.5, 0.99])
def test_abgeschnittene_datei_wird_abgelehnt(weg: float) -> None:
    """Cut in half, in a number or word, right behind a comma: the place is where the file ends."""
    text = schreibe(beispiel.ergebnis()).rstrip()
    rest = text[: -int(weg) if weg >= 1 else int(len(text) * weg)].rstrip()
    (befund,) = _befunde(rest)
    assert befund.text == "ist abgeschnitten: die Datei endet hier mitten im Plan"
    assert befund.stelle == Fundstelle("plan.json", rest.count("\n") + 1, len(rest.rsplit("\n", 1)[-1]) + 1)
    assert befund.abhilfe == "Die Datei noch einmal ganz kopieren, oder den Fall neu rechnen."


def test_fehlende_bloecke_werden_alle_genannt() -> None:
    assert [befund.feld for befund in _befunde('{"schema_version": 1}')] == ["eingabe", "entscheidungen"]


def test_einrueckung_mit_tabulator_wird_gelesen_und_fehler_nennen_dann_die_datei() -> None:
    daten = _daten()
    assert lies(json.dumps(daten, indent="\t")).plan == beispiel.plan()
    daten["entscheidungen"][0]["variante"] = "x"
    (befund,) = _befunde(json.dumps(daten, indent="\t"))
    assert befund.stelle is not None
    assert befund.stelle.datei == "plan.json"


def test_fall_ist_unveraendert_wenn_er_erneut_geprueft_wird() -> None:
    einmal = beispiel.fall().model_dump(mode="json")
    assert Planungsfall.model_validate(einmal).model_dump(mode="json") == einmal


@pytest.mark.parametrize(
    ("feld", "wert", "text"),
    [
        ("zielwert", "abc", "ist keine Zahl"),
        ("zielwert", True, "ist keine Zahl"),
        ("schranke", "380", "ist keine Zahl"),
        ("luecke", [], "ist keine Zahl"),
        ("luecke", 1e31, "ist keine endliche Zahl"),
        ("status", "bewiesen", "ist kein Status; erlaubt sind optimal"),
        ("ziel", "ruhm", "ist kein Ziel"),
        ("ziel", ["co2"], "ist kein Ziel"),
        ("einheit", 5, "muss Text in Anführungszeichen sein"),
        ("bilanz", [], "muss in geschweiften Klammern stehen"),
        ("nachweis", 7, "muss in geschweiften Klammern stehen"),
        ("eingabe_pruefsumme", {}, "muss Text in Anführungszeichen sein"),
        ("annahmen", "keine", "muss eine Liste in eckigen Klammern sein"),
        ("pruefungen", "alle", "muss eine Liste in eckigen Klammern sein"),
    ],
)
def test_angabe_von_falscher_art_ist_ein_befund_mit_stelle(feld: str, wert: object, text: str) -> None:
    befunde = [befund for befund in _befunde(_text(_daten() | {feld: wert})) if befund.feld == feld]
    assert befunde
    assert befunde[0].kennung == "E108"
    assert text in befunde[0].text
    assert befunde[0].stelle is not None
    assert befunde[0].stelle.zeile is not None


@pytest.mark.parametrize(
    ("feld", "wert"),
    [("verlangte_luecke", 1), ("verlangte_luecke", -0.1), ("knoten", -1), ("knoten", 1.5), ("versuche", [3])],
)
def test_falsche_angabe_zur_suche(feld: str, wert: object) -> None:
    daten = _daten()
    daten["nachweis"][feld] = wert
    (befund,) = _befunde(_text(daten))
    assert (befund.feld or "").startswith(f"nachweis.{feld}")


def test_angaben_spaeterer_fassungen_werden_uebergangen() -> None:
    daten = _daten()
    daten["nachweis"]["neu"] = 1
    daten["neu"] = {}
    assert lies(_text(daten)).plan == beispiel.plan()


@pytest.mark.parametrize(("genannt", "mit"), [({}, True), ({"eingabe_pruefsumme": None}, False)])
def test_ob_die_pruefsumme_genannt_ist_wird_gemerkt(genannt: dict[str, Any], mit: bool) -> None:
    assert lies(_text(_daten() | genannt)).mit_pruefsumme is mit
