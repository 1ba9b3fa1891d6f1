"""Marks on the map: at their place, or beside it so that none covers another one, and never off the sheet."""

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from massnahmenplan.bericht.karte.stellen import RADIUS, Belegung, Punkt, Stelle

BREITE, HOEHE = 960, 600
orte = st.tuples(st.floats(0, BREITE), st.floats(0, HOEHE)).map(lambda o: (round(o[0], 1), round(o[1], 1)))


def _belegt(*plaetze: Punkt) -> list[Stelle]:
    belegung = Belegung(BREITE, HOEHE)
    return [belegung.belege([platz]) for platz in plaetze]


def test_wo_platz_ist_steht_die_marke_am_ort() -> None:
    assert _belegt((100, 100), (120, 100), (100, 130)) == [Stelle(100, 100), Stelle(120, 100), Stelle(100, 130)]


def test_wer_eine_andere_verdeckte_rueckt_nach_rechts_und_behaelt_seinen_ort() -> None:
    erste, zweite, dritte = _belegt((100, 100), (101, 100), (100, 100))
    assert (erste.mitte, zweite.mitte) == ((100, 100), (121, 100))
    assert (zweite.x, zweite.y, zweite.rechts) == (101, 100, 20)
    assert dritte.mitte == (100, 80)  # right is taken, so above


def test_von_mehreren_orten_gilt_der_erste_freie() -> None:
    belegung = Belegung(BREITE, HOEHE)
    belegung.belege([(100, 100)])
    assert belegung.belege([(105, 100), (300, 300), (400, 400)]) == Stelle(300, 300)


def test_am_rand_bleibt_sie_auf_dem_blatt() -> None:
    assert [stelle.mitte for stelle in _belegt((950, 300), (950, 300))] == [(950, 300), (950, 280)]


@given(st.lists(orte, max_size=60))
def test_keine_verdeckt_eine_andere_solange_platz_ist(plaetze: list[Punkt]) -> None:
    stellen = _belegt(*plaetze)
    am_ort = [stelle for stelle in stellen if not (RADIUS <= stelle.mitte[0] <= BREITE - RADIUS)]
    assert am_ort == [] or all(stelle.rechts == stelle.unten == 0 for stelle in am_ort)
    for a, b in combinations(stellen, 2):
        assert math.dist(a.mitte, b.mitte) >= 2 * RADIUS


def test_zweitausend_marken_auf_vollem_blatt_bleiben_auf_ihm() -> None:
    stellen = _belegt(*((RADIUS + 37 * i % 940, RADIUS + 101 * i % 580) for i in range(2000)))
    assert all(RADIUS <= s.mitte[0] <= BREITE - RADIUS and RADIUS <= s.mitte[1] <= HOEHE - RADIUS for s in stellen)
    assert max(math.hypot(s.rechts, s.unten) for s in stellen) <= 120 * math.sqrt(2)
