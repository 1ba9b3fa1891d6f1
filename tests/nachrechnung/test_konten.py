"""Use of pots in years of approval, and of resources in years of planning or building, with windows."""

import pytest

from massnahmenplan.ergebnis import Bilanz
from tests.fallbau import baue_fall, massnahme, programm
from tests.nachrechnung.rechnen import bilanz, schritt


def staende(bilanz: Bilanz, konto: str) -> dict[int, tuple[int, int]]:
    return {k.jahr: (int(k.verbrauch), int(k.menge)) for k in bilanz.konten if k.konto == konto}


def test_topf_wird_im_jahr_der_bewilligung_belastet() -> None:
    fall = baue_fall(
        [massnahme("A", art="led"), massnahme("B", art="led", investition_eur=50_000)],
        programme=[programm("neu", fristen={"startsperre": "antrag", "vorlauf_monate": 6})],
        toepfe={"neu": {2027: 30_000, 2028: 45_000}},
    )
    # A applies in December 2027, is approved in June 2028; B in March 2027, approved in September 2027.
    rechnung = bilanz(fall, schritt("A", 2028, ("neu", "2027-12-31")), schritt("B", 2028, ("neu", "2027-03-15")))
    assert staende(rechnung, "topf:neu") == {2027: (20_000, 30_000), 2028: (40_000, 45_000)}


def test_topf_ohne_angabe_fuer_das_jahr_ist_leer() -> None:
    fall = baue_fall([massnahme("A", art="led")], programme=[programm("neu")], toepfe={"neu": {2029: 1}})
    assert staende(bilanz(fall, schritt("A", 2028, ("neu", "2027-12-31"))), "topf:neu") == {2027: (40_000, 0)}


@pytest.mark.parametrize(
    ("phase", "verbrauch"),
    [("planung", [2, 0, 0, 0]), ("bau", [0, 2, 2, 0]), ("planung_und_bau", [2, 2, 2, 0])],
)
def test_ressource_wird_in_ihrer_phase_gebraucht(phase: str, verbrauch: list[int]) -> None:
    fall = baue_fall(
        [massnahme("A", dauer_planung=1, dauer_bau=2, bedarf={"leitung": 2})],
        ressourcen=[{"id": "leitung", "einheit": "VZÄ", "menge": 3, "phase": phase}],
    )
    stand = staende(bilanz(fall, schritt("A", 2027)), "ressource:leitung")
    assert [stand[jahr][0] for jahr in range(2027, 2031)] == verbrauch


def test_fenster_zaehlt_die_letzten_jahre_zusammen() -> None:
    fall = baue_fall(
        [massnahme("A", bedarf={"leitung": 1}), massnahme("B", bedarf={"leitung": 2})],
        ressourcen=[{"id": "leitung", "einheit": "VZÄ", "menge": 3, "fenster": 2}],
    )
    # A builds in 2027, B in 2028; windows of two years: 1, 1+2, 2+0, 0.
    stand = staende(bilanz(fall, schritt("A", 2027), schritt("B", 2028)), "ressource:leitung")
    assert [stand[jahr][0] for jahr in range(2027, 2031)] == [1, 3, 2, 0]
