"""Ceilings on changes that were asked for: what they keep out says so, in the list of changes and beside it."""

from typing import Any

import pytest

import massnahmenplan as mp
from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsvorgaben
from massnahmenplan.bericht.erklaerung import saetze
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.fortschreibung import schreibe_fort, vergleiche
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, falldaten, massnahme

EXAKT = Vorgaben(["co2"], luecke=0.0)
JAHRE = range(2027, 2031)


def _fall(betraege: list[int], massnahmen: str = "ab", **abschnitte: Any) -> Planungsfall:
    wirkung = {"a": 12, "b": 10, "c": 5}
    zeilen = [massnahme(kennung, co2_t_a=wirkung[kennung]) for kennung in massnahmen]
    return Planungsfall.model_validate(falldaten(zeilen, haushalt=ansaetze(betraege, JAHRE), **abschnitte))


@pytest.fixture(scope="module")
def alt() -> Ergebnis:
    ergebnis = plane(_fall([100_000, 100_000, 0, 0]), EXAKT)
    assert [(s.massnahme, s.beginn) for s in ergebnis.plan.schritte] == [("a", 2027), ("b", 2028)]
    return ergebnis


def test_gestrichenes_nennt_die_obergrenze_fuers_verschieben(alt: Ergebnis) -> None:
    """The money of 2028 comes in 2029: b would be built a year later, and may not move; so it goes."""
    fall = _fall([100_000, 0, 100_000, 0])
    frei = schreibe_fort(alt, fall, vorgaben=EXAKT)
    assert [(a.massnahme, a.art, a.unterschied) for a in frei.aenderungen] == [("b", "verschoben", 1)]
    neu = schreibe_fort(alt, fall, vorgaben=EXAKT, aenderung=Aenderungsvorgaben({}, {"verschoben": 0}))
    (aenderung,) = neu.aenderungen
    assert (aenderung.massnahme, aenderung.art, aenderung.ursache.art) == ("b", "gestrichen", "obergrenze")
    assert aenderung.ursache.text == (
        "Fände Platz (Beginn 2029), überschritte aber die Obergrenze für Änderungen: verschoben 1 Jahr, verlangt "
        "ist höchstens 0. Ursache: Haushalt Stadt (investiv) 2028: Betrag 100.000 € → 0 € (−100 %); "
        "sonst fehlten 100.000 € im Haushalt Stadt (investiv) 2028"
    )
    (nicht,) = neu.nicht_gewaehlt
    assert (nicht.massnahme, nicht.grund) == ("b", "obergrenze")
    assert vergleiche(alt, neu).entscheidungen == neu.aenderungen
    gerechnet = rechne_nach(lies(schreibe(neu)))
    assert (gerechnet.verstoesse, gerechnet.abweichungen) == ((), ())


def test_neues_nennt_die_obergrenze_fuer_neues(alt: Ergebnis) -> None:
    """c is new in the case, and there is money for it in 2029; nothing new was asked for."""
    fall = _fall([100_000, 100_000, 100_000, 0], "abc")
    assert [a.massnahme for a in schreibe_fort(alt, fall, vorgaben=EXAKT).aenderungen] == ["c"]
    neu = schreibe_fort(alt, fall, vorgaben=EXAKT, aenderung=Aenderungsvorgaben({}, {"neu": 0}))
    assert neu.aenderungen == ()
    assert [(n.massnahme, n.grund, n.text) for n in neu.nicht_gewaehlt] == [
        (
            "c",
            "obergrenze",
            "Fände Platz (Beginn 2029), überschritte aber die Obergrenze für Änderungen: neu 1-mal, verlangt ist "
            "höchstens 0.",
        )
    ]


def test_ohne_platz_ist_nicht_die_obergrenze_schuld(alt: Ergebnis) -> None:
    """There is no money for b in any year: the ceiling changes nothing, and is no reason."""
    neu = schreibe_fort(
        alt, _fall([100_000, 0, 0, 0]), vorgaben=EXAKT, aenderung=Aenderungsvorgaben({}, {"verschoben": 0})
    )
    assert [(a.massnahme, a.art, a.ursache.art) for a in neu.aenderungen] == [("b", "gestrichen", "vorgabe")]
    assert [n.grund for n in neu.nicht_gewaehlt] == ["haushalt"]


def test_erklaeren_nennt_die_grenzen_ohne_die_es_erklaert(alt: Ergebnis) -> None:
    """With b, a year later, there are 10 t more in 2030; only the ceiling keeps it out."""
    fall = _fall([100_000, 0, 100_000, 0])
    grenzen = Aenderungsvorgaben({}, {"verschoben": 0, "neu": 1}, 2027)
    neu = schreibe_fort(alt, fall, vorgaben=EXAKT, aenderung=grenzen)
    erklaerung = mp.erklaere(lies(schreibe(neu)), massnahme="b")
    verlangt = "höchstens neu 1, verschoben 0; festgeschrieben bis 2027"
    assert saetze.kopf(erklaerung).startswith(
        f"Der Plan ist eine Fortschreibung mit Grenzen für Änderungen ({verlangt}). Erklärt wird er ohne diese "
        "Grenzen, ein Beweis gilt nur mit ihnen. Gewinn und Verlust gelten für "
    )
    (nicht,) = erklaerung.warum_nicht
    satz = saetze.warum_nicht(fall, nicht)
    assert (
        "hätte ein gefundener Plan 10,0 t mehr CO2-Minderung, wenn mehr Änderungen erlaubt wären "
        f"(verlangt waren {verlangt})"
    ) in satz
    assert "nicht der beste" not in satz


def test_erklaeren_nennt_nur_verlangte_preise(alt: Ergebnis) -> None:
    """Small prices that nobody has stated only choose among plans of equal worth."""
    fall = _fall([100_000, 0, 100_000, 0])
    ohne = mp.erklaere(schreibe_fort(alt, fall, vorgaben=EXAKT), massnahme="b")
    assert ohne.ohne_grenzen == ""
    assert "Fortschreibung" not in saetze.kopf(ohne)
    preise = Aenderungsvorgaben({"verschoben": 30})
    mit = mp.erklaere(schreibe_fort(alt, fall, vorgaben=EXAKT, aenderung=preise), massnahme="b")
    assert mit.ohne_grenzen == "Preis je verschoben 30,0 t CO2e"
