"""Measures whose state is reported: what is contracted is no question, what is given up stays with its reason."""

from dataclasses import replace
from decimal import Decimal

import massnahmenplan as mp
from massnahmenplan.bericht.erklaerung import konsole, saetze
from massnahmenplan.ergebnis.erklaerung import Abstand, Gegenprobe, Grenzauskunft, Schritt, Warumnicht
from massnahmenplan.ergebnis.nichtwahl import Nichtwahl
from tests.fallbau import ansaetze, baue_fall, massnahme


def test_vergebenes_ist_nicht_mehr_zu_entscheiden() -> None:
    fall = baue_fall(
        [massnahme("A", co2_t_a=0), massnahme("B")],
        projekt={"stichtag": "2027-03-01"},
        staende=[{"massnahme": "A", "phase": "vergeben", "datum": "2027-02-01", "beginn": 2027}],
    )
    (grund,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)), "A").warum
    assert saetze.warum(fall, grund).startswith("Sie ist vergeben (Stand vom 01.02.2027)")
    assert (grund.ohne.moeglich, grund.frueher, grund.spaeter) == (False, None, None)


def test_verworfenes_hat_keinen_weg_und_behaelt_seinen_grund() -> None:
    verworfen = {"massnahme": "A", "phase": "idee", "lage": "verworfen", "datum": "2026-02-01", "grund": "Denkmal"}
    fall = baue_fall([massnahme("A"), massnahme("B")], staende=[verworfen])
    (nicht,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)), "A").warum_nicht
    assert (nicht.nichtwahl.grund, nicht.waehlbar, nicht.mehrgeld) == ("verworfen", False, None)
    assert "Denkmal" in saetze.warum_nicht(fall, nicht)


def test_vergangene_jahre_sind_keine_grenzen_mehr() -> None:
    """Day of planning in 2029: more money in 2027 or 2028 is of no use to anybody, for B neither."""
    fall = baue_fall(
        [massnahme("A", fruehester_beginn=2029), massnahme("B", fruehester_beginn=2029, investition_eur="60000")],
        projekt={"stichtag": "2029-03-01"},
        haushalt=ansaetze([0, 0, 100_000, 0], range(2027, 2031)),
        ressourcen=[{"id": "leute", "name": "Leute", "einheit": "Stellen", "menge": 1}],
        ziele=[{"id": "z", "art": "minderung_jahr", "jahr": 2028, "wert": 0}],
        stadt={"uebertrag_anteil": 1},
    )
    erklaerung = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)))
    assert {g.zeit for g in erklaerung.grenzen} == {"2029", "2030"}
    (b,) = erklaerung.warum_nicht
    assert b.mehrgeld is not None
    assert [(betrag.jahr, betrag.menge) for betrag in b.mehrgeld.betraege] == [(2030, Decimal(60_000))]


def _grenze(zeit: str, frei: int, **felder: object) -> Grenzauskunft:
    menge, frei_eur = Decimal(100_000), Decimal(frei)
    return Grenzauskunft("kasse", "Haushalt Stadt", "EUR", menge, menge - frei_eur, frei_eur, zeit, **felder)  # type: ignore[arg-type]


def _schritt(gewinn_t: int, bis_t: int) -> Schritt:
    """Return a step with which so much is gained, and more than ``bis_t`` is ruled out."""
    abstand = Abstand("co2", "t CO2e", Decimal(100), Decimal(100 + gewinn_t), Decimal(100 + bis_t))
    return Schritt(Decimal(10_000), abstand)


def test_nur_was_knapp_ist_steht_unter_den_grenzen_an_die_der_plan_stoesst() -> None:
    """Nothing is left, or a step more is known to bring something; slack that may be worth something is apart."""
    preis = Decimal("0.0001")
    grenzen = (
        _grenze("2028", 0),
        _grenze("2029", 90_000, preis=preis, schritt=_schritt(30, 30)),
        _grenze("2030", 81_000, preis=preis, schritt=_schritt(0, 0)),
        _grenze("2031", 35_508, preis=preis, schritt=_schritt(0, 5)),
        _grenze("2032", 20_000),
    )
    leer = mp.erklaere(mp.plane(baue_fall([massnahme("A")]), mp.Vorgaben(luecke=0)), "A")
    zeilen = konsole.text(replace(leer, warum=(), grenzen=grenzen)).splitlines()
    knapp = zeilen.index("Grenzen, an die der Plan stößt")
    moeglich = zeilen.index("Grenzen mit Spielraum, bei denen mehr trotzdem etwas bringen kann")
    genannt = {jahr: n for n, zeile in enumerate(zeilen) for jahr in range(2028, 2033) if f" {jahr}: " in zeile}
    assert set(genannt) == {2028, 2029, 2031}
    assert knapp < genannt[2028] < genannt[2029] < moeglich < genannt[2031]
    assert zeilen[-1] == "  2 weitere Grenzen sind nicht knapp; --json nennt alle."


def test_was_gleich_gut_ist_heisst_so() -> None:
    """Its value at the end is what it costs, at no discount: for the aim it is all the same."""
    fall = baue_fall([massnahme("rad", investition_eur="60000", nutzungsdauer_a=15)], projekt={"ende": 2027})
    erklaerung = mp.erklaere(mp.plane(fall, mp.Vorgaben(["kosten"], luecke=0)), "rad")
    (nicht,) = erklaerung.warum_nicht
    assert saetze.grund(nicht) == (
        "bringt dem Ziel zu wenig. Bringt über den Plan so viel an Energie, Erträgen, Zuschüssen und Restwert, "
        "wie sie kostet (Barwert auf dem besten Weg 0 €): Für das Ziel ist es gleich, ob sie im Plan steht."
    )
    assert saetze.was_sich_aendern_muesste(fall, nicht) == (
        "Nichts: Für Kapitalwert ist ein Plan mit ihr so gut wie dieser. Wer sie will, legt sie fest („muss“)."
    )


def test_gleich_gut_gilt_nicht_wenn_ein_ziel_verfehlt_wird() -> None:
    abstand = Abstand("co2", "t CO2e", Decimal(100), Decimal(100), Decimal(100), grenze=Decimal(100))
    nicht = Warumnicht(Nichtwahl("rad", "offen", ""), True, Gegenprobe(True, abstand), None, (), None, None)
    assert "nicht in einer Zahl sagen" in saetze.was_sich_aendern_muesste(baue_fall([massnahme("rad")]), nicht)
