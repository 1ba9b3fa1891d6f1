"""Loans in plan.json, plan.xlsx and on the console: everything can be read back and found."""

import io
import json
from decimal import Decimal
from functools import cache

import openpyxl
import pytest

from massnahmenplan.bericht import konsole, xlsx
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.planung import plane
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, massnahme, programm


@cache
def ergebnis() -> Ergebnis:
    """100,000 EUR with no money in 2027: 80,000 of a programme with 10 % repayment grant, the rest of the bank."""
    kfw = programm(
        "kfw", kredit={"laufzeit_jahre": 4, "tilgungsfrei_jahre": 1, "sollzins": "0.01", "stelle": "1"},
        satz={"grund": "0.1", "stelle": "1"},
        hoechstgrenzen=[{"je": "massnahme", "stufen": [{"eur": 80_000}], "stelle": "1"}],
    )  # fmt: skip
    bank = {
        "id": "bank", "name": "Hausbank", "kostentraeger": "stadt", "sollzins": "0.05", "laufzeit_jahre": 2,
        "tilgung": "raten",
    }  # fmt: skip
    fall = baue_fall(
        [massnahme("a", art="led", pflicht="ja", spaetestes_ende=2027)], programme=[kfw], kredite=[bank],
        haushalt=ansaetze([0, 50_000, 50_000, 50_000], range(2027, 2031)), projekt={"diskontsatz": "0.03"},
        stadt={"schuldengrenze_eur": 95_000},
    )  # fmt: skip
    return plane(fall, Vorgaben(ziel=["kosten"], luecke=0))


def test_plan_json_gibt_die_betraege_wieder_und_haelt_der_nachrechnung_stand() -> None:
    text = schreibe(ergebnis())
    daten = json.loads(text)
    (entscheidung,) = daten["entscheidungen"]
    assert entscheidung["foerderung"][0]["darlehen_eur"] == "80000.00"
    assert daten["kreditaufnahmen"] == [{"kredit": "bank", "jahr": 2027, "betrag_eur": "20000.00"}]
    assert daten["bilanz"]["kredite"][0]["tilgungsplan"]["2028"]["zins_eur"] == "720.00"  # 1 % von 72.000
    inhalt = lies(text)
    assert inhalt.plan == ergebnis().plan
    gerechnet = rechne_nach(inhalt)
    assert (gerechnet.verstoesse, gerechnet.abweichungen) == ((), ())


def test_ein_von_hand_geaenderter_betrag_wird_neu_gerechnet() -> None:
    daten = json.loads(schreibe(ergebnis()))
    daten["entscheidungen"][0]["foerderung"][0]["darlehen_eur"] = "70000.00"
    gerechnet = rechne_nach(lies(json.dumps(daten)))
    assert gerechnet.geaendert
    assert [v.grenze for v in gerechnet.verstoesse] == ["haushalt:stadt:investiv:2027"]
    assert gerechnet.verstoesse[0].betrag == Decimal(10_000)


def test_ohne_kredite_nennt_plan_json_keine_und_ein_hinzugefuegter_faellt_auf() -> None:
    bank = {"id": "bank", "name": "Bank", "kostentraeger": "stadt", "sollzins": "0.05", "laufzeit_jahre": 2}
    geplant = plane(baue_fall([massnahme("a")], kredite=[bank]), Vorgaben(ziel=["kosten"], luecke=0))
    daten = json.loads(schreibe(geplant))
    assert not {"kredite", "schulden"} & daten["bilanz"].keys()
    daten["bilanz"] |= {"kredite": [], "schulden": []}  # as a file of another hand may say it
    gerechnet = rechne_nach(lies(json.dumps(daten)))
    assert (gerechnet.bestanden, gerechnet.vollstaendig, gerechnet.geaendert) == (True, True, False)
    del daten["bilanz"]["kredite"], daten["bilanz"]["schulden"]
    daten["kreditaufnahmen"] = [{"kredit": "bank", "jahr": 2027, "betrag_eur": "10.00"}]
    gerechnet = rechne_nach(lies(json.dumps(daten)))
    assert gerechnet.geaendert
    assert "bilanz.kredite: angegeben sind 0 Einträge, nachgerechnet 1" in gerechnet.abweichungen


def test_vorbehalt_ohne_zuschuss_ist_ein_kredit() -> None:
    """A loan at a good rate of interest and nothing else: no grant of 0 EUR stands under the reservations."""
    kfw = programm(
        "kfw",
        kredit={"laufzeit_jahre": 4, "sollzins": "0.01", "stelle": "1"},
        sicherheit="V2",
        satz={"grund": "0", "stelle": "1"},
    )
    fall = baue_fall([massnahme("a", art="led", pflicht="ja")], programme=[kfw], projekt={"diskontsatz": "0.03"})
    text = konsole.zusammenfassung(plane(fall, Vorgaben(ziel=["kosten"], luecke=0)))
    assert "nur Kredit  V2    kfw" in text
    assert "0 €  V2" not in text
    assert "Vorbehalte: Bedingungen siehe Blatt Fördermittel" in text


def test_unbekannter_oder_doppelter_kredit_in_plan_json() -> None:
    daten = json.loads(schreibe(ergebnis()))
    daten["kreditaufnahmen"] *= 2
    daten["kreditaufnahmen"].append({"kredit": "bnak", "jahr": 2027, "betrag_eur": "1"})
    with pytest.raises(EingabeFehler) as fehler:
        lies(json.dumps(daten))
    assert [(b.kennung, b.feld) for b in fehler.value.befunde] == [
        ("E062", "kreditaufnahmen[1].jahr"),
        ("E061", "kreditaufnahmen[2].kredit"),
    ]


def test_blatt_kredite_nennt_betrag_bedingungen_verlauf_und_schulden() -> None:
    mappe = openpyxl.load_workbook(io.BytesIO(xlsx.schreibe(ergebnis())))
    alle = mappe["Kredite"].iter_rows(values_only=True)
    zeilen = [[zelle for zelle in zeile if zelle is not None] for zeile in alle]
    assert ["kfw", "Stadt", "Maßnahme a", 80000, 80000, 8000, 2164.77, 0.01, 4, 1, "Annuität"] in zeilen
    assert ["Hausbank", "Stadt", 2028, 0, 1000, 10000, 0, 10000] in zeilen  # 5 % von 20.000
    assert ["Stadt", 95000, 2027, 92000, 0] in zeilen  # 80.000 + 20.000 − 8.000
    haushalt = [zeile for zeile in mappe["Haushalt"].iter_rows(values_only=True) if zeile[2] == "Kreditaufnahme"]
    assert haushalt[0][3] == 100000


def test_konsole_nennt_jeden_kredit() -> None:
    text = konsole.zusammenfassung(ergebnis())
    assert "Kredite\n      80.000 €  kfw, Maßnahme a" in text
    assert "      20.000 €  Hausbank, Stadt" in text


def test_tabelle_der_kredite() -> None:
    tabelle = ergebnis().tabelle("kredite")
    assert tabelle["Restschuld [€]"].tolist()[:2] == [72000.0, 72000.0]
    assert len(tabelle) == 5 + 3
